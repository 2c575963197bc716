-- One row per municipality and indicator, also for those without figures: how intensive it is beside its peers (`peer()`), and
-- which place that is worth. Rates per 1,000 public-sector employees; where any of its peers has no employees, all of them are
-- counted per 1,000 residents: `per` says which, the two are never mixed within a comparison.
-- Rates of small ones are drawn to the peers' mean by a gamma-Poisson model (Clayton and Kaldor, Biometrics 43, 1987, 671), its
-- variance by moments; quantiles of gamma by Wilson and Hilferty (PNAS 17, 1931, 684). A place is an interval, as Goldstein and
-- Spiegelhalter ask of league tables (JRSS A 159, 1996, 385): only who is surely better or worse counts. docs/method.md computes
-- an example by hand. Without peers, or with fewer than three that have a rate, there is neither a mean nor a place.
create or replace macro peer_standing(as_of) as table
with figure as (
    select municipality_id, indicator, max(on_date) as actual_on, arg_max(value, on_date) as actual
    from actual_as_known(as_of)
    group by municipality_id, indicator
), goal as (
    select municipality_id, indicator, max(value) filter (is_final) as final_target
    from target_as_known(as_of)
    group by municipality_id, indicator
), held as (
    -- a group is one circle for all of its members; who has neighbours, or nobody, has a circle of its own
    select m.*, p.basis, case p.basis when 'group' then 'group ' || m.peer_group else 'of ' || m.municipality_id end as circle
    from municipality m
    left join (select municipality_id, basis from neighbour where municipality_id = peer_id) p using (municipality_id)
), placed_in as (
    select circle, municipality_id from held
    union
    select h.circle, p.peer_id from neighbour p join held h using (municipality_id) where p.basis = 'neighbours'
), member as (
    select c.circle, c.municipality_id,
        bool_and(coalesce(m.employees > 0, false)) over (partition by c.circle) as by_employees,
        case when by_employees then m.employees else nullif(m.population, 0) end as base,
        case when by_employees then 'employees' when base is not null then 'residents' end as per
    from placed_in c
    join municipality m using (municipality_id)
), measured as (
    select m.circle, m.municipality_id, i.indicator, m.per, m.base / 1000 as exposure,
        f.actual, f.actual_on, g.final_target,
        case when exposure is not null then f.actual end as counted,
        counted / exposure as rate,
        g.final_target / exposure as target_intensity
    from member m
    cross join (select unnest(['registered_users', 'submitted_initiatives']) as indicator) i
    left join figure f using (municipality_id, indicator)
    left join goal g using (municipality_id, indicator)
), pooled as (
    select circle, indicator, count(rate) as members, median(target_intensity) as target_intensity_median,
        case when members >= 3 then sum(counted) / sum(exposure) filter (rate is not null) end as peers_rate
    from measured
    group by circle, indicator
), dispersed as (
    -- greatest() of DuckDB passes over nulls, but there are none here: the rate is there, and so is the mean
    select circle, indicator,
        greatest(0, (sum(exposure * (rate - peers_rate) ^ 2) - (count(*) - 1) * any_value(peers_rate))
            / (sum(exposure) - sum(exposure ^ 2) / sum(exposure))) as variance
    from measured
    join pooled using (circle, indicator)
    where rate is not null and peers_rate is not null
    group by circle, indicator
), drawn as (
    -- the prior is gamma with shape peers_rate² / variance and rate peers_rate / variance; without variance all are the mean
    select m.*, p.* exclude (circle, indicator), d.variance,
        case
            when m.rate is null then null
            when d.variance = 0 then p.peers_rate
            else (p.peers_rate ^ 2 / d.variance + m.counted) / (p.peers_rate / d.variance + m.exposure)
        end as rate_shrunk,
        case when m.rate is not null and d.variance > 0 then p.peers_rate ^ 2 / d.variance + m.counted end as shape
    from measured m
    join pooled p using (circle, indicator)
    left join dispersed d using (circle, indicator)
), bounded as (
    select *,
        case
            when shape is null then rate_shrunk
            else rate_shrunk * greatest(1 - 1 / (9 * shape) - 1.2816 / (3 * sqrt(shape)), 0) ^ 3
        end as rate_low,
        case
            when shape is null then rate_shrunk
            else rate_shrunk * greatest(1 - 1 / (9 * shape) + 1.2816 / (3 * sqrt(shape)), 0) ^ 3
        end as rate_high
    from drawn
), ends as (
    select circle, municipality_id, indicator, rate_low as edge, true as is_low from bounded where rate_low is not null
    union all
    select circle, municipality_id, indicator, rate_high, false from bounded where rate_low is not null
), counted as (
    -- by sorting, not by pairs: a group of thousands costs what its members cost
    select *,
        count(*) filter (is_low) over (partition by circle, indicator order by edge) as lows_until,
        count(*) filter (not is_low) over (partition by circle, indicator order by edge desc) as highs_from
    from ends
), compared as (
    -- who is surely better begins above its rate_high, who is surely worse ends below its rate_low
    select circle, municipality_id, indicator, any_value(lows_until) filter (not is_low) as not_better,
        any_value(highs_from) filter (is_low) as not_worse
    from counted
    group by circle, municipality_id, indicator
)
select
    h.municipality_id, h.name, h.kind, h.peer_group, h.basis, case when h.basis is not null then b.members end as members,
    b.indicator, b.per, b.actual, b.actual_on, b.rate, b.peers_rate, b.variance, b.rate_shrunk, b.rate_low, b.rate_high,
    1 + b.members - c.not_better as place_low, c.not_worse as place_high,
    b.target_intensity, case when h.basis is not null then b.target_intensity_median end as target_intensity_median,
    b.final_target, b.actual / nullif(b.final_target, 0) as share
from held h
join bounded b using (circle, municipality_id)
left join compared c using (circle, municipality_id, indicator)
order by h.name, h.municipality_id, b.indicator;
