-- The same by organisation and direction, where reported. is_increment: value is for the period, not cumulative.
select
    municipality_id, indicator, on_date, place.direction, place.organisation, value, place.is_approximate, is_increment, seen_from as seen_at,
    place.source, place.book, place.tab, place.cell, place.url
from _series_version
where is_part and seen_until is null
order by all
