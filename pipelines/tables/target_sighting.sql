-- One row per target of «Цели» that was ever seen in a cell: candidates for `settled`. A checkpoint is known by its name, else by its day.
select
    {
        'municipality_id': n.municipality_id,
        'indicator': r.indicator,
        'checkpoint': coalesce(lower(r.checkpoint), strftime(r.due_on, '%d.%m.%Y'))
    } as key,
    0 as rank,
    {'value': r.value, 'due_on': r.due_on, 'reason': r.reason} as value,
    {
        'checkpoint': coalesce(r.checkpoint, strftime(r.due_on, '%d.%m.%Y')),
        'source': p.source, 'book': p.book, 'tab': p.tab, 'cell': a1(p.row_number, r.column_number),
        'url': cell_url(p.url, p.gid, a1(p.row_number, r.column_number)), 'row_id': p.row_id, 'column_number': r.column_number
    } as place,
    p.seen_from,
    p.seen_until
from landing.record_target r
join placed_row p using (row_id)
join name_match n on n.source = p.source and n.municipality is not distinct from r.municipality and n.stands = p.stands
where r.value is not null and n.municipality_id is not null
