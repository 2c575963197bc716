-- One row per figure of «Факт» that was ever seen in a cell and whose municipality is known: candidates for `settled`.
-- direction and organisation are '' for the whole; quotes, spaces and case do not make another organisation.
select
    {
        'municipality_id': n.municipality_id,
        'indicator': r.indicator,
        'direction': coalesce(r.direction_key, ''),
        'organisation': coalesce(r.organisation_key, ''),
        'on_date': r.on_date,
        'is_increment': coalesce(r.is_increment, p.is_increment)
    } as key,
    0 as rank,
    r.value,
    struct_insert(
        placed(p, r.column_number), is_approximate := r.is_approximate, direction := r.direction, organisation := r.organisation
    ) as place,
    p.seen_from,
    p.seen_until
from landing.record_actual r
join placed_row p using (row_id)
join name_match n on n.said = said(p, r)
where r.value is not null and n.municipality_id is not null
