-- What was known at the end of a day. `day_end(day)` is the moment the day ends in the marathon's time zone.
-- A version counts when it stood then. What was first seen later counts with the first version seen: a sheet may have been
-- connected in mid-season. A figure does so only where nobody had looked in between: if its book was read after that day and
-- did not hold it yet (absent_at), it was not known then.

create or replace macro day_end(day, timezone) as ((day::date + 1)::timestamp at time zone timezone);

create or replace macro stood_at(seen_from, seen_until, first_seen, moment) as
    case when first_seen >= moment then seen_from = first_seen
    else seen_from < moment and (seen_until is null or seen_until >= moment) end;

-- One row per municipality, indicator and day up to as_of: its figure as known at the end of as_of.
-- It says what stood_at says, without looking for the first version of every figure: only a figure that nobody had seen by
-- then needs it. That makes it, and progress with it, several times faster.
create or replace macro actual_as_known(as_of) as table
with moment as (
    select day_end(as_of, timezone) as ends_at from marathon
), seen as (
    select a.* from actual_version a, moment where on_date <= as_of::date and seen_from < ends_at
), seen_later as (
    select a.* from actual_version a, moment
    where on_date <= as_of::date and seen_from >= ends_at and coalesce(absent_at < ends_at, true)
    qualify row_number() over (partition by municipality_id, indicator, on_date order by seen_from) = 1
)
select s.* from seen s, moment where seen_until is null or seen_until >= ends_at
union all
select l.* from seen_later l anti join seen using (municipality_id, indicator, on_date);

-- One row per municipality, indicator and checkpoint: its target as known at the end of as_of.
create or replace macro target_as_known(as_of) as table
select v.* exclude (first_seen, timezone), due_on = max(due_on) over (partition by municipality_id, indicator) as is_final
from (
    select t.*, min(seen_from) over (partition by municipality_id, indicator, checkpoint_key) as first_seen, m.timezone
    from target_version t, marathon m
) v
where stood_at(seen_from, seen_until, first_seen, day_end(as_of, timezone));

-- One row per municipality, indicator and day ever reported: when its figure was first seen. is_timed: its book was read before
-- that, so it was typed about then; what a book held when it was first read may have stood there for weeks.
create or replace view first_sighting as
with connected as (
    select source, book, min(seen_from) as connected_at
    from (select source, book, seen_from from actual_version union all select source, book, seen_from from target_version)
    group by source, book
)
select municipality_id, indicator, on_date, min(seen_from) as first_seen, min(seen_from) > arg_min(connected_at, seen_from) as is_timed
from actual_version
join connected using (source, book)
group by municipality_id, indicator, on_date;
