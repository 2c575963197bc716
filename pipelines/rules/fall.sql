-- W401: a cumulative figure is less than the one before it, of a municipality or of one of its parts. A day to come waits for its day.
with figure as (
    select
        {'municipality_id': municipality_id, 'indicator': indicator, 'direction': direction, 'organisation': organisation} as series,
        on_date, value, place.row_id as row_id, place.column_number as column_number
    from _series_version
    where seen_until is null and is_part and not is_increment
    union all
    select
        {'municipality_id': key.municipality_id, 'indicator': key.indicator, 'direction': null, 'organisation': null},
        key.on_date, value, place.row_id, place.column_number
    from _actual_settled
    where seen_until is null
)
select distinct
    'W401' as code,
    json_object('value', value::varchar, 'before', before.value::varchar, 'before_on', strftime(before.on_date, '%d.%m.%Y'))::varchar as params,
    row_id,
    column_number,
    false as whole_row
from (
    select *, lag({'value': value, 'on_date': on_date}) over (partition by series order by on_date) as before
    from figure, warehouse.marathon
    where on_date <= (built_at at time zone timezone)::date
)
where value < before.value
