-- W402: a figure for a day that is still to come, or something told on one. It counts from that day on.
select
    'W402' as code,
    json_object('value', strftime(day, '%d.%m.%Y'))::varchar as params,
    row_id,
    min(column_number) as column_number,
    false as whole_row
from (
    select key.on_date as day, place.row_id as row_id, place.column_number as column_number from _sighting where seen_until is null
    union all
    select on_date, row_id, on_date_column from landing.record_outreach join _row_outcome using (row_id)
    union all
    select on_date, row_id, on_date_column from landing.record_consultation join _row_outcome using (row_id)
), warehouse.marathon
where day > (built_at at time zone timezone)::date
group by row_id, day
