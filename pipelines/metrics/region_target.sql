-- One row per indicator and due date: the sum of what each municipality was to have reached by then, as known at as_of. Of several
-- targets of a municipality for one day the highest counts.
create or replace macro region_target(as_of) as table
with goal as (
    select municipality_id, indicator, due_on, max(value) as value
    from target_as_known(as_of)
    group by municipality_id, indicator, due_on
), step as (
    select indicator, due_on,
        value - coalesce(lag(value) over (partition by municipality_id, indicator order by due_on), 0) as step
    from goal
), daily as (
    select indicator, due_on, sum(step) as step, count(*) as municipalities from step group by indicator, due_on
)
select indicator, due_on, sum(step) over (partition by indicator order by due_on)::bigint as target, municipalities
from daily
order by indicator, due_on;
