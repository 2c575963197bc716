-- W403: a figure or a due date outside the marathon's season; of meetings, assignments and what was told, months outside.
with apart as (
    select on_date as day, row_id, on_date_column as column_number from landing.record_outreach
    union all
    select on_date, row_id, on_date_column from landing.record_consultation
    union all
    select on_date, row_id, on_date_column from landing.record_meeting
    union all
    select due_on, row_id, due_on_column from landing.record_assignment
), dated as (
    select key.on_date as day, place.row_id as row_id, place.column_number as column_number from _sighting where seen_until is null
    union all
    select value.due_on, place.row_id, place.column_number from _target_sighting where seen_until is null
    union all
    select day, row_id, column_number
    from apart
    join _row_outcome using (row_id), warehouse.marathon
    where day not between starts_on - 92 and ends_on + 92
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
