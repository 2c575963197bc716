-- E306: a municipality stands in the register twice, with different data.
select
    'E306' as code,
    json_object('value', r.municipality, 'other', m.tab || '!' || m.cell)::varchar as params,
    g.row_id,
    r.column_number,
    false as whole_row
from register_match g
join landing.record_municipality r using (row_id)
join _row_outcome o using (row_id)
join warehouse.municipality m on m.municipality_id = g.municipality_id
where g.bound is null
    and (o.source, o.book, o.tab, a1(o.row_number, r.column_number)) is distinct from (m.source, m.book, m.tab, m.cell)
    and (r.oktmo, r.kind, r.population, r.employees, r.responsible, r.hotline, r.latitude, r.longitude)
        is distinct from (m.oktmo, m.kind, m.population, m.employees, m.responsible, m.hotline, m.latitude, m.longitude)
