-- One row per indicator: the region at the end of as_of. Sums go over the municipalities that have a figure (reported of
-- municipalities) or a target (with_target); share is sum by sum, never a mean of percentages, and the figures of those
-- without a target (actual less actual_towards_target) do not pass for somebody else's; reached of with_target have reached their own.
-- ends_on: the last due date of anyone; needed_per_day: what is missing to the sum of targets over the days left until then,
-- null afterwards; recent_per_day: the sum of the municipalities' paces, recent_per_day_towards_target of those who have a target: the
-- one to hold against what is needed.
-- forecast_*, chance: of that sum at ends_on, the chance to reach the sum of targets; null without a forecast.
-- change_7d: the sum now less the sum of figures dated a week ago or earlier; null where there was none.
create or replace macro region_progress(as_of) as table
with week_ago as (
    select municipality_id, indicator, arg_max(value, on_date) as actual
    from actual_as_known(as_of)
    where on_date <= as_of::date - 7
    group by all
), summed as (
    select
        p.indicator,
        sum(p.actual)::bigint as actual,
        count(p.actual) as reported,
        count(*) as municipalities,
        sum(p.final_target)::bigint as final_target,
        count(p.final_target) as with_target,
        count(*) filter (p.actual >= p.final_target) as reached,
        (sum(p.actual) filter (p.final_target is not null))::bigint as actual_towards_target,
        actual_towards_target / nullif(sum(p.final_target), 0) as share,
        sum(w.actual)::bigint as actual_week_ago,
        (sum(p.actual) - sum(w.actual))::bigint as change_7d,
        sum(p.recent_per_day) as recent_per_day,
        sum(p.recent_per_day) filter (p.final_target is not null) as recent_per_day_towards_target
    from progress(as_of) p
    left join week_ago w using (municipality_id, indicator)
    group by p.indicator
), ending as (
    select indicator, max(due_on) as ends_on from target_as_known(as_of) group by indicator
), dated as (
    select *, ends_on - as_of::date as days_left from summed left join ending using (indicator)
)
select
    d.* exclude (days_left),
    case when days_left >= 0 and actual is not null
        then greatest(final_target - coalesce(actual_towards_target, 0), 0) / greatest(days_left, 1) end as needed_per_day,
    f.low as forecast_low, f.middle as forecast_mid, f.high as forecast_high, f.chance, f.reason as forecast_reason
from dated d
left join forecast_as_known(as_of) f on f.municipality_id is null and f.indicator = d.indicator and f.due_on = d.ends_on
order by d.indicator;
