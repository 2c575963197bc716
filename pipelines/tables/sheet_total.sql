-- One row per sum that stands in a sheet («ИТОГО»), beside the sum of what was loaded from the same rows or columns.
select
    s.label, s.role, s.indicator, s.day, s.value, s.ours, s.value - s.ours as difference,
    o.source, o.book, o.tab, a1(o.row_number, s.column_number) as cell, cell_url(o.url, o.gid, a1(o.row_number, s.column_number)) as url
from _sheet_sum s
join _row_outcome o using (row_id)
order by o.place, o.book, o.tab, o.row_number, s.column_number
