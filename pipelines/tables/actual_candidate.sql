-- Candidates for a municipality's figure of a day: its own total first, else the sum of its parts.
select
    {'municipality_id': municipality_id, 'indicator': indicator, 'on_date': on_date} as key,
    1 as rank, value, place, seen_from, seen_until
from _series_version
where not is_part
union all by name
select
    {'municipality_id': municipality_id, 'indicator': indicator, 'on_date': on_date} as key,
    2 as rank,
    value,
    -- the cells reported for that day; the link opens the first
    {
        'source': places[1].source, 'book': places[1].book, 'tab': places[1].tab,
        'cell': list_aggregate(list_transform(places, lambda place: place.cell), 'string_agg', ', '),
        'url': places[1].url, 'direction': null::varchar, 'organisation': null::varchar, 'row_id': places[1].row_id, 'column_number': places[1].column_number
    } as place,
    seen_from,
    seen_until
from (
    select *, changed_at as seen_from, lead(changed_at) over (partition by municipality_id, indicator, on_date order by changed_at) as seen_until
    from _part_total
)
where is_reported
