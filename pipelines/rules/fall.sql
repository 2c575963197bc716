-- W401: a cumulative figure is less than the one before it.
select
    'W401' as code,
    json_object('value', value::varchar, 'before', before.value::varchar, 'before_on', strftime(before.on_date, '%d.%m.%Y'))::varchar as params,
    place.row_id as row_id,
    place.column_number as column_number,
    false as whole_row
from (
    select *, lag({'value': value, 'on_date': on_date}) over (
        partition by municipality_id, indicator, direction, organisation order by on_date
    ) as before
    from _series_version
    where seen_until is null and not is_increment
)
where value < before.value
