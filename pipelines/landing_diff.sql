-- A book as it stands now (`incoming`: tab, row_number, header_id, content, nth) against what stood before.
-- Rows that only moved keep their version; a row that comes back after having been replaced is a new one.

create or replace temp table new_row as
select
    md5(concat_ws(chr(31), $source, $book, i.tab, i.header_id, i.content, i.nth, epoch_us($now::timestamptz))) as row_id,
    i.*
from incoming i
anti join (select * from landing.row_version where source = $source and book = $book and seen_until is null) v
    on v.tab = i.tab and v.header_id = i.header_id and v.content = i.content and v.nth = i.nth;

update landing.row_version as v
set seen_until = $now::timestamptz
where v.source = $source and v.book = $book and v.seen_until is null
    and not exists (
        select 1 from incoming i
        where i.tab = v.tab and i.header_id = v.header_id and i.content = v.content and i.nth = v.nth
    );

update landing.row_version as v
set row_number = i.row_number
from incoming i
where v.source = $source and v.book = $book and v.seen_until is null
    and i.tab = v.tab and i.header_id = v.header_id and i.content = v.content and i.nth = v.nth
    and i.row_number <> v.row_number;

insert into landing.row_version
select row_id, $source, $book, tab, header_id, content, nth, row_number, $now::timestamptz, null from new_row;
