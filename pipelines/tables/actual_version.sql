-- One row per municipality, indicator, day reported and version of its cumulative figure, also replaced and removed ones.
select
    key.municipality_id, key.indicator, key.on_date, value, place.is_approximate, seen_from, seen_until,
    place.source, place.book, place.tab, place.cell, place.url
from _actual_settled
order by all
