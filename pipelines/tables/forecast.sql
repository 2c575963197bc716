-- One row per municipality, indicator, checkpoint and day a forecast was made; without a municipality_id the region's. The 80 %
-- range low … high, its middle and the chance to reach the target; without a range `reason` says why.
select
    municipality_id, indicator, checkpoint, made_on, made_at, due_on, target, low, middle, high, chance, reason, beta, scale
from landing.forecast_made
order by made_on, indicator, municipality_id nulls first, due_on
