-- The truth: every row that was ever seen, once, with the interval in which it stood there. Moments are TIMESTAMPTZ.
-- No keys, indexes or sequences: the same statements run on DuckLake.

create table if not exists row_version (
    row_id       varchar not null,      -- hash of the place, the header, the content and the moment it was first seen
    source       varchar not null,
    book         varchar not null,      -- key of the spreadsheet or file within the source
    tab          varchar not null,      -- folded title
    header_id    varchar not null,      -- hash of the headers and titles it stood under; «above …» where it stood above them
    content      varchar not null,      -- the cells, JSON
    nth          integer not null,      -- which of several equal rows
    row_number   integer not null,      -- where it stands now, or stood last
    seen_from    timestamptz not null,
    seen_until   timestamptz            -- null: it still stands
);

-- What each tab was at its last good refresh.
create table if not exists tab (
    source varchar, book varchar, tab varchar, title varchar, gid bigint,
    rows_all bigint, rows_blank bigint, seen_at timestamptz
);

create table if not exists book (source varchar, book varchar, title varchar, url varchar, stamp varchar, seen_at timestamptz);

create table if not exists refresh (refresh_id varchar, started_at timestamptz, finished_at timestamptz, published boolean);

create table if not exists source_try (
    refresh_id varchar, source varchar, tried_at timestamptz, status varchar, error varchar, requests bigint
);

-- What was foretold, by the day it was foretold: never made anew for a past day. Without a municipality_id the region's.
create table if not exists forecast_made (
    made_on date, made_at timestamptz, municipality_id varchar, indicator varchar, checkpoint varchar, due_on date, target bigint,
    low double, middle double, high double, chance double, reason varchar, beta double, scale double
);

alter table forecast_made add column if not exists checkpoint_key varchar;

-- Derived from the rows above by the parser of this version; thrown away and read again when the parser changes.
create table if not exists parser (version varchar);

-- names_many: the row speaks of several municipalities, its columns name them; or of all of them, or of none
create table if not exists row_reading (
    row_id varchar, outcome varchar, municipality varchar, municipality_column integer, oktmo varchar, names_many boolean
);

create table if not exists row_problem (row_id varchar, code varchar, column_number integer, params varchar, whole_row boolean);

create table if not exists tab_problem (
    source varchar, book varchar, tab varchar, code varchar, row_number integer, column_number integer, params varchar, seen_from timestamptz
);

-- Municipalities that stand in the headers of columns, where a table has them across.
create table if not exists column_name (
    source varchar, book varchar, tab varchar, row_number integer, column_number integer, municipality varchar, seen_from timestamptz
);

-- Notes that were put on cells of the shared sheets; whatever reads otherwise is somebody else's.
create table if not exists note_written (source varchar, book varchar, gid bigint, row_number integer, column_number integer, text varchar);
