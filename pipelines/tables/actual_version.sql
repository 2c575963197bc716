-- One row per municipality, indicator, day reported and version of its cumulative figure, also replaced and removed ones.
-- absent_at: when the book of the day's first figure was last read without it; null where that was the book's first reading.
with reading as (
    select distinct source, tried_at from landing.source_try where status in ('ok', 'unchanged')
), connected as (
    select source, book, min(seen_from) as connected_at from placed_row group by source, book
), first_figure as (
    select key, min(seen_from) as first_seen, arg_min({'source': place.source, 'book': place.book}, seen_from) as place
    from _actual_settled
    group by key
), absent as (
    select f.source, f.book, f.first_seen, r.tried_at as absent_at
    from (select distinct place.source, place.book, first_seen from first_figure) f
    asof join reading r on f.source = r.source and f.first_seen > r.tried_at
    join connected c on c.source = f.source and c.book = f.book and c.connected_at <= r.tried_at
)
select
    key.municipality_id, key.indicator, key.on_date, value, place.is_approximate, seen_from, seen_until,
    place.source, place.book, place.tab, place.cell, place.url, absent_at
from _actual_settled
join (
    select f.key, a.absent_at
    from first_figure f
    left join absent a on a.source = f.place.source and a.book = f.place.book and a.first_seen = f.first_seen
) using (key)
order by all
