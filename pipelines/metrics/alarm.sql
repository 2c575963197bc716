-- One row per question to ask, none where there is nothing to ask: who stands so far off what is usual that somebody should
-- look, as known at the end of as_of. A question is no accusation; docs/method.md computes an example by hand.
-- bulk_before_checkpoint: the last figure dated up to a due day is at least double the last one that was known before the 3
-- days up to it, and what of its growth falls to 3 days is at least 10 and at least 5 times the usual. Known before: dated
-- before them, and seen by then or within grace_days of its own day; else growth entered in one go, under earlier days, would
-- hide itself. Of a book that was first read later nobody knows when it was typed, so there the date alone counts.
-- The growth is spread over the days between the two, so that a week's report is held against weeks. Usual: the rises between
-- the figures known before (a fall is moderation, no pace); with fewer than 7 days from the first to the last of them nobody
-- knows it, and nothing is asked.
-- initiatives_per_user: above the 99.8 % limit of funnel. low_target: the final target per 1,000 of what funnel counts by is
-- below half the median of the group, of which at least five have targets.
create or replace macro alarm(as_of) as table
with rated as (
    select municipality_id, name, kind, peer_group, rate, base, on_date, value, group_mean, high_998, outside from funnel(as_of)
), target as (
    select municipality_id, indicator, checkpoint_key, due_on, value, is_final from target_as_known(as_of)
), result as (
    -- a due day that was frozen stays one, wherever it is moved afterwards
    select municipality_id, indicator, checkpoint_key, due_on from checkpoint_result(as_of)
), due as (
    select municipality_id, indicator, due_on from result
    union
    select municipality_id, indicator, due_on
    from target
    anti join result using (municipality_id, indicator, checkpoint_key)
    where due_on = as_of::date
), reported as (
    select municipality_id, indicator, due_on, on_date, f.value,
        on_date <= due_on - 3
            and not (is_timed and first_seen >= day_end(greatest(due_on - 3, on_date + grace_days), timezone)) as is_before
    from due
    join actual_as_known(as_of) f using (municipality_id, indicator)
    join first_sighting using (municipality_id, indicator, on_date)
    cross join marathon
    where on_date <= due_on
), risen as (
    select *, greatest(value - lag(value) over (partition by municipality_id, indicator, due_on, is_before order by on_date), 0) as rise
    from reported
), grown as (
    select municipality_id, indicator, due_on,
        max(on_date) as last_on,
        arg_max(value, on_date) as last,
        max(on_date) filter (is_before) as base_on,
        arg_max(value, on_date) filter (is_before) as base,
        base_on - min(on_date) filter (is_before) as days,
        sum(rise) filter (is_before) as rises
    from risen
    group by municipality_id, indicator, due_on
), bulk as (
    -- greatest() of DuckDB passes over nulls, so an unknown pace must not come here. Each is one division: ties are exact.
    select municipality_id, indicator, due_on,
        3 * (last - base) / greatest(last_on - base_on, 3) as value,
        3 * rises / days as usual,
        greatest(10, 5 * 3 * rises / days) as threshold
    from grown
    where days >= 7 and last - base >= base
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
