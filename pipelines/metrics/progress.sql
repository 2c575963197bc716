-- One row per municipality and indicator, also for those that never reported: where it stands at the end of as_of.
-- The formulas are explained in docs/method.md. No data is null. forecast_* and chance are the last forecast's made by then for that
-- checkpoint, not older than stale_after_days; null without one, forecast_reason says why.
create or replace macro progress(as_of) as table
with figure as (
    select * from actual_as_known(as_of)
), last_figure as (
    select municipality_id, indicator, max(on_date) as actual_on, arg_max(value, on_date) as actual, count(*) as figures,
        -- the last figure at least 14 days old, else the first one
        coalesce(max(on_date) filter (on_date <= as_of::date - 14), min(on_date)) as base_on,
        coalesce(arg_max(value, on_date) filter (on_date <= as_of::date - 14), arg_min(value, on_date)) as base
    from figure
    group by municipality_id, indicator
), pace as (
    select *,
        case when figures >= 2 then (actual - base) / least(14, as_of::date - base_on) end as recent_per_day
    from last_figure
), goal as (
    select municipality_id, indicator, max(value) filter (is_final) as final_target,
        -- the nearest to come, else the last; of several that are due on one day the highest target
        arg_min(
            {'checkpoint': checkpoint, 'key': checkpoint_key, 'due_on': due_on, 'value': value},
            {'is_over': due_on < as_of::date, 'away': abs(due_on - as_of::date), 'less': -value, 'checkpoint': checkpoint}
        ) as next
    from target_as_known(as_of)
    group by municipality_id, indicator
), missed as (
    select municipality_id, indicator, count(*) as missed_checkpoints
    from checkpoint_result(as_of)
    where is_settled and not met
    group by municipality_id, indicator
), joined as (
    select
        m.municipality_id, m.name, m.kind, m.peer_group, i.indicator,
        p.actual, p.actual_on, g.final_target,
        p.actual / nullif(g.final_target, 0) as share,
        g.next.checkpoint as checkpoint, g.next.key as checkpoint_key, g.next.due_on as due_on, g.next.value as target,
        p.actual / nullif(g.next.value, 0) as share_of_checkpoint,
        g.next.due_on - as_of::date as days_left,
        p.recent_per_day,
        coalesce(x.missed_checkpoints, 0) as missed_checkpoints
    from municipality m
    cross join (select unnest(['registered_users', 'submitted_initiatives']) as indicator) i
    left join pace p using (municipality_id, indicator)
    left join goal g using (municipality_id, indicator)
    left join missed x using (municipality_id, indicator)
), needed as (
    -- greatest() of DuckDB passes over nulls, so a missing figure has to be asked for
    select *,
        case when actual is not null and days_left >= 0 then greatest(target - actual, 0) / greatest(days_left, 1) end as needed_per_day
    from joined
)
select
    n.municipality_id, n.name, n.kind, n.peer_group, n.indicator, n.actual, n.actual_on, n.final_target, n.share,
    n.checkpoint, n.due_on, n.target, n.share_of_checkpoint, n.days_left, n.needed_per_day, n.recent_per_day,
    f.low as forecast_low, f.middle as forecast_mid, f.high as forecast_high, f.chance, f.reason as forecast_reason,
    n.missed_checkpoints,
    case
        when n.actual is null then 'no_data'
        when n.final_target is null then 'no_target'
        when n.actual >= n.final_target then 'reached'
        when as_of::date - n.actual_on > s.stale_after_days then 'silent'
        when n.days_left < 0 then 'behind'
        when n.needed_per_day = 0 then 'on_track'
        when f.chance >= s.thresholds.on_track then 'on_track'
        when f.chance >= s.thresholds.at_risk then 'at_risk'
        when f.chance is not null then 'behind'
        -- too little for a forecast: the pace has to do
        when n.recent_per_day is null then 'at_risk'
        when n.recent_per_day >= n.needed_per_day then 'on_track'
        when n.recent_per_day >= n.needed_per_day / 2 then 'at_risk'
        else 'behind'
    end as status
from needed n
cross join marathon s
left join forecast_as_known(as_of) f
    on f.municipality_id = n.municipality_id and f.indicator = n.indicator
    and f.checkpoint_key = n.checkpoint_key and f.due_on = n.due_on
order by n.name, n.municipality_id, n.indicator;
