-- One row per indicator and day from the first figure to as_of: the sum of each municipality's last figure, as known then.
create or replace macro region_history(as_of) as table
with change as (
    select indicator, municipality_id, on_date,
        value - coalesce(lag(value) over one, 0) as step,
        (lag(value) over one is null)::bigint as joined
    from actual_as_known(as_of)
    window one as (partition by municipality_id, indicator order by on_date)
), daily as (
    select indicator, on_date, sum(step) as step, sum(joined) as joined from change group by indicator, on_date
), calendar as (
    select indicator, unnest(generate_series(first_on, as_of::date, interval 1 day))::date as on_date
    from (select indicator, min(on_date) as first_on from daily group by indicator)
)
select
    indicator, on_date,
    sum(coalesce(d.step, 0)) over (partition by indicator order by on_date)::bigint as actual,
    sum(coalesce(d.joined, 0)) over (partition by indicator order by on_date)::bigint as reported
from calendar
left join daily d using (indicator, on_date)
order by indicator, on_date;
