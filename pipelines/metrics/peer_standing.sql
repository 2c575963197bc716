-- One row per municipality and indicator, also for those without figures: how intensive it is beside its peers (`peer()`), and
-- which place that is worth. Rates per 1,000 public-sector employees; where any of its peers has no employees, all of them are
-- counted per 1,000 residents: `per` says which, the two are never mixed within a comparison.
-- Rates of small ones are drawn to the peers' mean by a gamma-Poisson model (Clayton and Kaldor, Biometrics 43, 1987, 671), its
-- variance by moments. That mean and variance are estimates, too, makes the ranges wider after Morris (JASA 78, 1983, 47);
-- quantiles of gamma by Wilson and Hilferty (PNAS 17, 1931, 684). A place is an interval, as Goldstein and Spiegelhalter ask of
-- league tables (JRSS A 159, 1996, 385): only who is surely better or worse counts. docs/method.md computes an example by hand.
-- Without peers, or with fewer than three that have a rate, there is neither a mean nor a place.
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
    select circle, indicator, sum(exposure) as total, sum(exposure ^ 2) as squares,
        greatest(0, (sum(exposure * (rate - peers_rate) ^ 2) - (count(*) - 1) * any_value(peers_rate))
            / (total - squares / total)) as variance
    from measured
    join pooled using (circle, indicator)
    where rate is not null and peers_rate is not null
    group by circle, indicator
), drawn as (
    -- `by_chance` is the share of chance in what differs, V / (V + A) with V = peers_rate / exposure; `pull` is less than that,
    -- and never all, because A is an estimate. `unsure` is what A adds to the variance: in the mean, and in the pull itself
    select m.*, p.* exclude (circle, indicator), d.* exclude (circle, indicator),
        coalesce(peers_rate / nullif(peers_rate + variance * exposure, 0), 1) as by_chance,
        coalesce(peers_rate / nullif(peers_rate + variance * total / members, 0), 1) as usual,
        case when rate is not null then by_chance * (members - 3) / (members - 1) end as pull,
        pull * peers_rate + (1 - pull) * rate as rate_shrunk,
        pull ^ 2 * variance * squares / total ^ 2
            + 2 * (members - 3) / (members - 1) ^ 2 * by_chance ^ 3 / usual * exposure * members / total
                * (rate - peers_rate) ^ 2 as unsure
    from measured m
    join pooled p using (circle, indicator)
    left join dispersed d using (circle, indicator)
), spread as (
    -- the upper limit is that of a count larger by a half: who reports none may still have some (Cox, Biometrika 40, 1953, 354)
    select *,
        pull * (peers_rate + 0.5 / total) + (1 - pull) * (counted + 0.5) / exposure as rate_above,
        (rate_shrunk * (1 - pull) / exposure + pull ^ 2 * peers_rate / total + unsure) / nullif(rate_shrunk, 0) ^ 2 as below,
        (rate_above * (1 - pull) / exposure + pull ^ 2 * (peers_rate + 0.5 / total) / total + unsure) / rate_above ^ 2 as above
    from drawn
), bounded as (
    -- quantiles of the gamma with that mean; `below` and `above` are its variance by the square of the mean, 1 / shape, the
    -- latter never more than about 2
    select *,
        rate_shrunk * coalesce(greatest(1 - below / 9 - 1.2816 * sqrt(below) / 3, 0), 0) ^ 3 as rate_low,
        rate_above * (1 - above / 9 + 1.2816 * sqrt(above) / 3) ^ 3 as rate_high
    from spread
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
