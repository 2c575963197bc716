-- W410: a sum of the sheet is not the sum of what was loaded: a row was left out, or the sheet adds up wrongly.
select
    'W410' as code,
    json_object('value', value::varchar, 'total', ours::varchar, 'label', label)::varchar as params,
    row_id,
    column_number,
    false as whole_row
from _sheet_sum
where value <> ours
