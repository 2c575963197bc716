-- One row per figure of «Факт» that was ever seen in a cell and whose municipality is known: candidates for `settled`.
-- direction and organisation are '' for the whole; series differ by them folded, but keep them as written.
select
    {
        'municipality_id': n.municipality_id,
        'indicator': r.indicator,
        'direction': coalesce(lower(r.direction), ''),
        'organisation': coalesce(lower(r.organisation), ''),
        'on_date': r.on_date,
        'is_increment': coalesce(r.is_increment, p.is_increment)
    } as key,
    0 as rank,
    r.value,
    {
        'source': p.source, 'book': p.book, 'tab': p.tab, 'cell': a1(p.row_number, r.column_number),
        'url': cell_url(p.url, p.gid, a1(p.row_number, r.column_number)),
        'direction': r.direction, 'organisation': r.organisation, 'row_id': p.row_id, 'column_number': r.column_number
    } as place,
    p.seen_from,
    p.seen_until
from landing.record_actual r
join placed_row p using (row_id)
join name_match n on n.source = p.source and n.municipality is not distinct from r.municipality and n.stands = p.stands
where r.value is not null and n.municipality_id is not null
