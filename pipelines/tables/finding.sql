-- One row per open finding, errors first, in the order of the sheets. covers: the row that was left out because of it.
select
    f.code, w.severity, f.source, f.book, f.tab, f.cell, w.value, w.message_ru, w.message_en, w.suggestion,
    cell_url(f.url, f.gid, f.cell) as url, f.covers, f.municipality_id, f.seen_from, f.row_number, f.column_number
from found f
join worded w using (code, params)
order by case w.severity when 'error' then 1 when 'warning' then 2 else 3 end, f.place, f.book, f.tab, f.row_number, f.column_number, f.code
