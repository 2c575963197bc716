-- One row per municipality, indicator, checkpoint and day a forecast was made; without a municipality_id the region's. The 80 %
-- range low … high, its middle and the chance to reach the target; without a range `reason` says why.
select
    -- a municipality whose ОКТМО came later is the same one
    coalesce(n.municipality_id, f.municipality_id) as municipality_id,
    f.indicator, f.checkpoint, coalesce(f.checkpoint_key, lower(f.checkpoint)) as checkpoint_key,
    f.made_on, f.made_at, f.due_on, f.target, f.low, f.middle, f.high, f.chance, f.reason, f.beta, f.scale
from landing.forecast_made f
left join former_id n on n.former_id = f.municipality_id
order by made_on, indicator, municipality_id nulls first, due_on, checkpoint_key
