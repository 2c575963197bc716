-- One row per row of the tabs beside figures that was ever seen: whom it speaks of, where it stands, since when and until when.
-- known_from: since when it counts; null where its book held it when it was first read, so that nobody knows since when.
with told as (
    select row_id, column_number from landing.record_unit
    union all
    select row_id, column_number from landing.record_outreach
    union all
    select row_id, column_number from landing.record_consultation
    union all
    select row_id, column_number from landing.record_meeting
    union all
    select row_id, column_number from landing.record_assignment
    union all
    select row_id, column_number from landing.record_contact
), connected as (
    select source, book_key, min(seen_from) as connected_at from placed_row group by source, book_key
)
select
    p.row_id, t.column_number, n.municipality_id, r.names_many as speaks_of_region,
    nullif(p.seen_from, c.connected_at) as known_from, p.seen_from, p.seen_until,
    p.source, p.book, p.tab, a1(p.row_number, t.column_number) as cell, cell_url(p.url, p.gid, a1(p.row_number, t.column_number)) as url
from told t
join placed_row p using (row_id)
join landing.row_reading r using (row_id)
join connected c using (source, book_key)
left join name_match n on n.said = case when r.names_many is not true then said(p, r) end
