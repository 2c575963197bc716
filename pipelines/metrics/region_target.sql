-- One row per indicator and due date: the sum of what each municipality was to have reached by then, as known at as_of.
create or replace macro region_target(as_of) as table
with step as (
    select indicator, due_on, municipality_id,
        value - coalesce(lag(value) over (partition by municipality_id, indicator order by due_on), 0) as step
    from target_as_known(as_of)
), daily as (
    select indicator, due_on, sum(step) as step, count(distinct municipality_id) as municipalities from step group by indicator, due_on
)
select indicator, due_on, sum(step) over (partition by indicator order by due_on)::bigint as target, municipalities
from daily
order by indicator, due_on;
