-- What the reader could not read in a row that stands.
select p.code, p.params, p.row_id, coalesce(p.column_number, 1) as column_number, coalesce(p.whole_row, false) as whole_row
from landing.row_problem p
join _row_outcome using (row_id)
