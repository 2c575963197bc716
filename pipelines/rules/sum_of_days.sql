-- W417: the sheet adds up figures of several days, which makes sense for increments only; they were read as cumulative.
select
    'W417' as code,
    json_object('value', value::varchar, 'label', label)::varchar as params,
    row_id,
    column_number,
    false as whole_row
from _sheet_sum
where role = 'actual' and value = of_days
