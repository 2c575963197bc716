-- One row per indicator: the region at the end of as_of. Sums go over the municipalities that have a figure (reported of
-- municipalities) or a target (with_target); share is sum by sum, never a mean of percentages.
-- change_7d: the sum now less the sum of figures dated a week ago or earlier; null where there was none.
create or replace macro region_progress(as_of) as table
with week_ago as (
    select municipality_id, indicator, arg_max(value, on_date) as actual
    from actual_as_known(as_of)
    where on_date <= as_of::date - 7
    group by all
)
select
    p.indicator,
    sum(p.actual)::bigint as actual,
    count(p.actual) as reported,
    count(*) as municipalities,
    sum(p.final_target)::bigint as final_target,
    count(p.final_target) as with_target,
    sum(p.actual) / nullif(sum(p.final_target), 0) as share,
    sum(w.actual)::bigint as actual_week_ago,
    (sum(p.actual) - sum(w.actual))::bigint as change_7d
from progress(as_of) p
left join week_ago w using (municipality_id, indicator)
group by p.indicator
order by p.indicator;
