-- One row per municipality, indicator and checkpoint that was due before as_of.
-- value: the last figure dated on or before due_on, as known at the end of settled_on (of as_of, while not settled);
-- target: as it stood then. value_now: the same figure as known at the end of as_of. No figure: value and met are null.
create or replace macro checkpoint_result(as_of) as table
with due as (
    select
        k.municipality_id, k.indicator, k.checkpoint, k.due_on, k.value as target_now,
        k.due_on + m.grace_days as settled_on, settled_on < as_of::date as is_settled,
        day_end(least(settled_on, as_of::date), m.timezone) as frozen_at
    from target_as_known(as_of) k, marathon m
    where k.due_on < as_of::date
), frozen_target as (
    select d.municipality_id, d.indicator, d.checkpoint, t.value
    from due d
    join (
        select *, min(seen_from) over (partition by municipality_id, indicator, lower(checkpoint)) as first_seen from target_version
    ) t on t.municipality_id = d.municipality_id and t.indicator = d.indicator and lower(t.checkpoint) = lower(d.checkpoint)
    where stood_at(t.seen_from, t.seen_until, t.first_seen, d.frozen_at)
), frozen as (
    select d.municipality_id, d.indicator, d.checkpoint, arg_max(a.value, a.on_date) as value
    from due d
    join (
        select *, min(seen_from) over (partition by municipality_id, indicator, on_date) as first_seen from actual_version
    ) a on a.municipality_id = d.municipality_id and a.indicator = d.indicator and a.on_date <= d.due_on
    where stood_at(a.seen_from, a.seen_until, a.first_seen, d.frozen_at)
    group by all
), latest as (
    select d.municipality_id, d.indicator, d.checkpoint, arg_max(a.value, a.on_date) as value
    from due d
    join actual_as_known(as_of) a using (municipality_id, indicator)
    where a.on_date <= d.due_on
    group by all
)
select
    d.municipality_id, d.indicator, d.checkpoint, d.due_on,
    coalesce(t.value, d.target_now) as target,
    f.value,
    f.value >= coalesce(t.value, d.target_now) as met,
    d.is_settled,
    d.settled_on,
    l.value as value_now,
    l.value - f.value as correction
from due d
left join frozen_target t using (municipality_id, indicator, checkpoint)
left join frozen f using (municipality_id, indicator, checkpoint)
left join latest l using (municipality_id, indicator, checkpoint)
order by all;
