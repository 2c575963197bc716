-- One row per indicator: how the forecasts made so far have held, of municipalities and of checkpoints settled before as_of.
-- Each counts once per day it was made. covered: the share of results inside the 80 % range, 0.8 if the ranges are right;
-- error: mean distance of the middle from the result, as a share of the mean result; brier: mean squared distance of the
-- chance from what happened (1 where the target of that forecast was reached, 0 where not), 0.25 for always saying half.
create or replace macro forecast_score(as_of) as table
with scored as (
    select f.indicator, f.low, f.middle, f.high, f.chance, r.value, (r.value >= f.target)::integer as reached
    from forecast f
    join checkpoint_result(as_of) r using (municipality_id, indicator, checkpoint_key, due_on)
    where f.low is not null and f.made_on < f.due_on and r.is_settled and r.value is not null
)
select
    i.indicator,
    count(s.low) as forecasts,
    avg((s.value between s.low and s.high)::integer) as covered,
    avg(abs(s.value - s.middle)) / nullif(avg(s.value), 0) as error,
    avg((s.chance - s.reached) ^ 2) as brier
from (select unnest(['registered_users', 'submitted_initiatives']) as indicator) i
left join scored s using (indicator)
group by i.indicator
order by i.indicator;
