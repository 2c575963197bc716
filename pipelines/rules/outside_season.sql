-- W403: a figure or a due date outside the marathon's season.
with dated as (
    select key.on_date as day, place.row_id as row_id, place.column_number as column_number from _sighting where seen_until is null
    union all
    select value.due_on, place.row_id, place.column_number from _target_sighting where seen_until is null
)
select
    'W403' as code,
    json_object(
        'value', strftime(day, '%d.%m.%Y'), 'starts', strftime(starts_on, '%d.%m.%Y'), 'ends', strftime(ends_on, '%d.%m.%Y')
    )::varchar as params,
    row_id,
    min(column_number) as column_number,
    false as whole_row
from dated, warehouse.marathon
where day not between starts_on and ends_on
group by row_id, day, starts_on, ends_on
