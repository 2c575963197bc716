-- One row per row that stands: what became of it once names were matched, and whom it speaks of.
select
    p.*,
    r.municipality,
    r.municipality_column,
    coalesce(g.municipality_id, n.municipality_id) as municipality_id,
    case
        when r.outcome not in ('loaded', 'rejected') then null
        when r.outcome = 'rejected' and r.municipality is null and r.oktmo is null then null
        when g.row_id is not null then case when g.bound is not null then 'E305' end
        else n.code
    end as name_problem,
    case when starts_with(name_problem, 'E') then 'rejected' else r.outcome end as outcome,
    coalesce(n.value, r.municipality) as name_value,
    n.suggestion,
    n.other,
    coalesce(g.bound, n.bound) as bound
from placed_row p
join landing.row_reading r using (row_id)
-- a row whose columns name many speaks of nobody itself
left join name_match n on n.said = case when r.names_many is not true then said(p, r) end
left join register_match g using (row_id)
where p.stands
