-- W410: a sum of the sheet is not the sum of what was loaded: a row was left out, or the sheet adds up wrongly. Where it is
-- greater and a cell or row that it sums could not be read, that is said already.
select
    'W410' as code,
    json_object('value', value::varchar, 'total', ours::varchar, 'label', label)::varchar as params,
    row_id,
    column_number,
    false as whole_row
from _sheet_sum
where value <> ours and not (value > ours and exists (
    select 1
    from _row_outcome total
    join _row_outcome o on o.source = total.source and o.book_key = total.book_key and o.tab_key = total.tab_key
    left join landing.row_problem p on p.row_id = o.row_id
    where total.row_id = _sheet_sum.row_id and case
        when _sheet_sum.across then o.row_id = total.row_id and starts_with(p.code, 'E')
        else o.outcome = 'rejected' or (starts_with(p.code, 'E') and p.column_number = _sheet_sum.column_number)
    end
))
