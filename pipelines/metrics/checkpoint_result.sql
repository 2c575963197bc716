-- One row per municipality, indicator and checkpoint that was due before as_of. A checkpoint is frozen at the end of
-- settled_on: the due date and target that stood then, and the figure known then, stay its result whatever is edited later.
-- value: the last figure dated on or before due_on, as known at the end of settled_on (of as_of, while not settled).
-- value_now: the same as known at the end of as_of. Without a figure value and met are null.
create or replace macro checkpoint_result(as_of) as table
with target as (
    select v.*, m.grace_days, m.timezone,
        min(seen_from) over (partition by municipality_id, indicator, checkpoint_key) as first_seen
    from target_version v, marathon m
), frozen as (
    -- the first due date that still stood when it was settled
    select *
    from target
    where due_on + grace_days < as_of::date
        and stood_at(seen_from, seen_until, first_seen, day_end(due_on + grace_days, timezone))
    qualify row_number() over (partition by municipality_id, indicator, checkpoint_key order by due_on, seen_from) = 1
), kept as (
    -- one that was renamed after it was settled stands there under its first name only
    select *
    from frozen
    qualify first_seen < day_end(due_on + grace_days, timezone)
        or first_seen = min(first_seen) over (partition by municipality_id, indicator, due_on)
), open as (
    select t.*
    from target t
    anti join frozen f
        on f.municipality_id = t.municipality_id and f.indicator = t.indicator
        and (f.checkpoint_key = t.checkpoint_key or f.due_on = t.due_on)
    where t.due_on < as_of::date and stood_at(t.seen_from, t.seen_until, t.first_seen, day_end(as_of, t.timezone))
), due as (
    select
        municipality_id, indicator, checkpoint, checkpoint_key, due_on, value as target, due_on + grace_days as settled_on,
        settled_on < as_of::date as is_settled, day_end(least(settled_on, as_of::date), timezone) as frozen_at
    from (select * from kept union all select * from open)
), figure as (
    select *, min(seen_from) over (partition by municipality_id, indicator, on_date) as first_seen from actual_version
), known_then as (
    select d.municipality_id, d.indicator, d.checkpoint_key, arg_max(a.value, a.on_date) as value
    from due d
    join figure a on a.municipality_id = d.municipality_id and a.indicator = d.indicator and a.on_date <= d.due_on
    where stood_at(a.seen_from, a.seen_until, a.first_seen, d.frozen_at)
        and (a.seen_from < d.frozen_at or coalesce(a.absent_at < d.frozen_at, true))
    group by all
), known_now as (
    select d.municipality_id, d.indicator, d.checkpoint_key, arg_max(a.value, a.on_date) as value
    from due d
    join actual_as_known(as_of) a using (municipality_id, indicator)
    where a.on_date <= d.due_on
    group by all
)
select
    d.municipality_id, d.indicator, d.checkpoint, d.checkpoint_key, d.due_on, d.target,
    t.value,
    t.value >= d.target as met,
    d.is_settled,
    d.settled_on,
    n.value as value_now,
    n.value - t.value as correction
from due d
left join known_then t using (municipality_id, indicator, checkpoint_key)
left join known_now n using (municipality_id, indicator, checkpoint_key)
order by all;
