-- Words that the tables and rules share. All of it is temporary: nothing here is stored in the warehouse.

-- Row 17, column 4 → «D17». Spreadsheets have up to three letters.
create or replace temp macro a1(row_number, column_number) as
    case when column_number > 702 then chr((64 + (column_number - 703) // 676 + 1)::integer) else '' end
    || case when column_number > 26 then chr((65 + (column_number - 27) // 26 % 26)::integer) else '' end
    || chr((65 + (column_number - 1) % 26)::integer)
    || row_number;

-- A link that opens the cell in the shared sheet; null for local workbooks.
create or replace temp macro cell_url(url, gid, cell) as url || '?gid=' || gid || '#gid=' || gid || '&range=' || cell;

-- Every row that was ever seen in a source that the settings name, with where it stands or stood last.
create or replace temp view placed_row as
select
    v.row_id, v.source, s.place, s.is_increment,
    v.book as book_key, coalesce(b.title, v.book) as book,
    v.tab as tab_key, coalesce(t.title, v.tab) as tab,
    v.row_number, v.seen_from, v.seen_until, v.seen_until is null as stands, b.url, t.gid
from landing.row_version v
join configured_source s using (source)
left join landing.book b using (source, book)
left join landing.tab t using (source, book, tab);

-- Rows of the register, standing ones and former ones.
create or replace temp view registered_row as
select p.source, p.row_id, p.stands, r.municipality as name, r.kind, r.oktmo, p.place, p.book, p.row_number
from landing.record_municipality r
join placed_row p using (row_id)
where r.municipality is not null;

-- What a row or a figure says of its municipality, and where: p the place, r whatever has municipality and oktmo. One value,
-- so that joining it with `name_match` cannot begin with all rows of all places that have a name in common.
create or replace temp macro said(p, r) as
    concat_ws(chr(31), p.source, p.book, p.stands, coalesce(r.municipality, chr(30)), coalesce(r.oktmo, chr(30)));

-- Whom rows and figures speak of, in the words of the sheet: in a transposed table each figure has the name of its column.
create or replace temp view named_row as
select p.row_id, p.source, p.book, r.municipality, r.oktmo, p.stands
from landing.row_reading r
join placed_row p using (row_id)
where r.outcome in ('loaded', 'rejected') and r.names_many is not true
union all
select p.row_id, p.source, p.book, r.municipality, r.oktmo, p.stands
from (
    select row_id, municipality, oktmo from landing.record_actual
    union all
    select row_id, municipality, oktmo from landing.record_target
) r
join placed_row p using (row_id)
union all
select null, c.source, coalesce(b.title, c.book), c.municipality, null, true
from landing.column_name c
join configured_source s using (source)
left join landing.book b using (source, book);

-- Where a candidate stands: equal ones are told apart in the order of the settings and of the sheet.
create or replace temp macro placed(p, column_number) as {
    'place': p.place, 'source': p.source, 'book': p.book, 'tab': p.tab, 'row_number': p.row_number,
    'column_number': column_number, 'row_id': p.row_id,
    'cell': a1(p.row_number, column_number), 'url': cell_url(p.url, p.gid, a1(p.row_number, column_number))
};

-- Versions of what candidates say, settled among those that stand at the same time: the lowest rank speaks; where those
-- of one rank disagree, the last good value stays. Candidates have: key, rank, value, place, seen_from, seen_until.
create or replace temp macro settled(candidates) as table
with candidate as materialized (
    -- numbers in the place of keys and places: the steps below sort and carry them many times
    select
        key, rank, value, place, seen_from, seen_until,
        dense_rank() over (order by key) as series, row_number() over (order by value, place) as number
    from query_table(candidates)
), moment as (
    select series, seen_from as changed_at from candidate
    union
    select series, seen_until from candidate where seen_until is not null
), held as (
    select m.series, m.changed_at, c.value, c.number
    from moment m
    join candidate c
        on c.series = m.series and c.seen_from <= m.changed_at and (c.seen_until is null or c.seen_until > m.changed_at)
    qualify c.rank = min(c.rank) over (partition by m.series, m.changed_at)
), state as (
    select m.series, m.changed_at, count(distinct h.value) as voices, min({'value': h.value, 'number': h.number}) as good
    from moment m
    left join held h using (series, changed_at)
    group by m.series, m.changed_at
), gapped as (
    -- what was removed is not carried over the gap
    select *, count(*) filter (voices = 0) over (partition by series order by changed_at) as stretch from state
), carried as (
    select
        series, changed_at,
        case voices
            when 0 then null
            when 1 then good
            else last_value(case when voices = 1 then good end ignore nulls) over so_far
        end as good
    from gapped
    window so_far as (partition by series, stretch order by changed_at rows between unbounded preceding and current row)
), marked as (
    select *, good.value is distinct from lag(good.value) over (partition by series order by changed_at) as is_new from carried
), counted as (
    select *, count_if(is_new) over (partition by series order by changed_at) as version from marked
), version as (
    select
        series, version, any_value(good.value) as value, arg_max(good.number, changed_at) as number, min(changed_at) as seen_from,
        lead(min(changed_at)) over (partition by series order by min(changed_at)) as seen_until
    from counted
    group by series, version
)
select c.key, v.value, c.place, v.seen_from, v.seen_until
from version v
join candidate c using (number)
where v.value is not null;
