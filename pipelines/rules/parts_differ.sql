-- W406: two answers to one question: a municipality's own figure and the sum of its parts of that day, a direction's own
-- figure and the sum of its organisations. The first one counts. Increments beside totals are no parts of them: they may
-- have begun later, or be of another period.
with figure as (
    -- by series and day, increments added up
    select
        municipality_id, indicator, direction, organisation, is_increment, on_date, place,
        case when is_increment then sum(value) over series else value end::bigint as value
    from _series_version
    where seen_until is null and is_part
    window series as (partition by municipality_id, indicator, direction, organisation, is_increment order by on_date)
), spoken as (
    -- whoever reports totals and increments speaks by the totals
    select * from figure
    qualify rank() over (partition by municipality_id, indicator, direction, organisation order by is_increment) = 1
), of_direction as (
    select * from spoken where direction <> '' and organisation = ''
), step as (
    select
        municipality_id, indicator, direction, on_date,
        value - coalesce(lag(value) over (partition by municipality_id, indicator, direction, organisation order by on_date), 0) as step
    from spoken
    semi join of_direction using (municipality_id, indicator, direction)
    where organisation <> ''
), organisations as (
    -- on days on which one of them was reported, each with its last figure
    select
        municipality_id, indicator, direction, on_date,
        sum(sum(step)) over (partition by municipality_id, indicator, direction order by on_date)::bigint as value
    from step
    group by municipality_id, indicator, direction, on_date
), compared as (
    select own.place, own.value, parts.value as total
    from _series_version own
    join (
        select * from _part_total
        qualify row_number() over (partition by municipality_id, indicator, on_date order by changed_at desc) = 1
    ) parts using (municipality_id, indicator, on_date)
    anti join (
        select * from _series_version
        where is_increment and direction = '' and organisation = '' and seen_until is null
    ) increment
        on increment.municipality_id = own.municipality_id and increment.indicator = own.indicator
    where own.seen_until is null and not own.is_part and parts.is_reported
    union all
    select own.place, own.value, parts.value
    from of_direction own
    join organisations parts using (municipality_id, indicator, direction, on_date)
)
select
    'W406' as code,
    json_object('value', value::varchar, 'total', total::varchar)::varchar as params,
    place.row_id as row_id,
    place.column_number as column_number,
    false as whole_row
from compared
where value <> total
