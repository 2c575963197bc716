-- One row per target of «Цели» that was ever seen in a cell: candidates for `settled`. A checkpoint is known by its name, else by its day.
select
    {
        'municipality_id': n.municipality_id,
        'indicator': r.indicator,
        'checkpoint': coalesce(r.checkpoint_key, strftime(r.due_on, '%d.%m.%Y'))
    } as key,
    0 as rank,
    {'value': r.value, 'due_on': r.due_on, 'reason': r.reason} as value,
    struct_insert(
        placed(p, r.column_number), is_approximate := r.is_approximate, checkpoint := coalesce(r.checkpoint, strftime(r.due_on, '%d.%m.%Y'))
    ) as place,
    p.seen_from,
    p.seen_until
from landing.record_target r
join placed_row p using (row_id)
join name_match n on n.said = said(p, r)
where r.value is not null and n.municipality_id is not null
