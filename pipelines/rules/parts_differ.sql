-- W406: the municipality's own figure is not the sum of its organisations and directions of that day.
select
    'W406' as code,
    json_object('value', own.value::varchar, 'total', parts.value::varchar)::varchar as params,
    own.place.row_id as row_id,
    own.place.column_number as column_number,
    false as whole_row
from _series_version own
join (
    select * from _part_total qualify row_number() over (partition by municipality_id, indicator, on_date order by changed_at desc) = 1
) parts using (municipality_id, indicator, on_date)
where own.seen_until is null and not own.is_part and parts.is_reported and parts.value <> own.value
