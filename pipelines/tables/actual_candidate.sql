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
    -- the cells reported for that day, those of other sheets with their sheet's name; the link opens the first
    struct_update(
        places[1],
        cell := list_aggregate(
            list_transform(places, lambda one: case
                when (one.source, one.book, one.tab) = (places[1].source, places[1].book, places[1].tab) then one.cell
                else one.book || ' ' || one.tab || '!' || one.cell end),
            'string_agg', ', '
        ),
        is_approximate := list_bool_or(list_transform(places, lambda one: one.is_approximate)),
        direction := null::varchar,
        organisation := null::varchar
    ) as place,
    seen_from,
    seen_until
from (
    select *, changed_at as seen_from, lead(changed_at) over (partition by municipality_id, indicator, on_date order by changed_at) as seen_until
    from _part_total
)
where is_reported
