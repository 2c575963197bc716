-- One row per question to ask, none where there is nothing to ask: who stands so far off what is usual that somebody should
-- look, as known at the end of as_of. A question is no accusation; docs/method.md computes an example by hand.
-- bulk_before_checkpoint: a figure dated within the 3 days up to a due day at least doubled the last one before them, and
-- what of its growth falls to 3 days is at least 10 and at least 5 times the usual. The growth since the figure before is
-- spread over the days between, so that a week's report is held against weeks. Usual: the pace from the municipality's first
-- figure to the last one before the 3 days; with fewer than 7 days between the two nobody knows it, and nothing is asked.
-- initiatives_per_user: above the 99.8 % limit of funnel. low_target: the final target per 1,000 of what funnel counts by is
-- below half the median of the group, of which at least five have targets.
create or replace macro alarm(as_of) as table
with rated as (
    select municipality_id, name, kind, peer_group, rate, base, on_date, value, group_mean, high_998, outside from funnel(as_of)
), target as (
    select municipality_id, indicator, checkpoint, due_on, value, is_final from target_as_known(as_of)
), result as (
    -- a due day that was frozen stays one, wherever it is moved afterwards
    select municipality_id, indicator, checkpoint, due_on from checkpoint_result(as_of)
), due as (
    select municipality_id, indicator, due_on from result
    union
    select municipality_id, indicator, due_on
    from target
    anti join result using (municipality_id, indicator, checkpoint)
    where due_on = as_of::date
), grown as (
    select municipality_id, indicator, due_on,
        max(on_date) as last_on,
        arg_max(f.value, on_date) as last,
        max(on_date) filter (on_date <= due_on - 3) as base_on,
        arg_max(f.value, on_date) filter (on_date <= due_on - 3) as base,
        min(on_date) as first_on,
        arg_min(f.value, on_date) as first
    from due
    join actual_as_known(as_of) f using (municipality_id, indicator)
    where on_date <= due_on
    group by municipality_id, indicator, due_on
), bulk as (
    -- greatest() of DuckDB passes over nulls, so an unknown pace must not come here. Each is one division: ties are exact.
    select municipality_id, indicator, due_on,
        3 * (last - base) / greatest(last_on - base_on, 3) as value,
        3 * (base - first) / (base_on - first_on) as usual,
        greatest(10, 5 * 3 * (base - first) / (base_on - first_on)) as threshold
    from grown
    where base_on - first_on >= 7 and last - base >= base
), final as (
    select municipality_id, indicator, max(due_on) as on_date, max(value) as final_target
    from target
    where is_final
    group by municipality_id, indicator
), intensity as (
    select r.municipality_id, r.name, r.kind, r.peer_group, t.indicator, t.on_date, 1000 * t.final_target / r.base as value
    from final t
    join rated r using (municipality_id)
    where r.rate = 'initiatives_per_1000'
), usual_intensity as (
    select peer_group, indicator, median(value) as usual
    from intensity
    group by peer_group, indicator
    having count(value) >= 5
), asked as (
    select m.municipality_id, m.name, m.kind, m.peer_group, b.indicator, 'bulk_before_checkpoint' as alarm,
        b.due_on as on_date, b.value, b.usual, b.threshold::double as threshold
    from bulk b
    join municipality m using (municipality_id)
    where b.value >= b.threshold
    union all
    select municipality_id, name, kind, peer_group, 'submitted_initiatives', 'initiatives_per_user',
        on_date, value, group_mean, high_998
    from rated
    where rate = 'initiatives_per_user' and outside = 'above_998'
    union all
    select municipality_id, name, kind, peer_group, indicator, 'low_target', on_date, value, usual, usual / 2
    from intensity
    join usual_intensity using (peer_group, indicator)
    where value < usual / 2
)
from asked
order by alarm, name, municipality_id, indicator, on_date;
