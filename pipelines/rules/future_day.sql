-- W402: a figure for a day that is still to come. It counts from that day on.
select
    'W402' as code,
    json_object('value', strftime(key.on_date, '%d.%m.%Y'))::varchar as params,
    place.row_id as row_id,
    min(place.column_number) as column_number,
    false as whole_row
from _sighting, warehouse.marathon
where seen_until is null and key.on_date > (built_at at time zone timezone)::date
group by place.row_id, key.on_date
