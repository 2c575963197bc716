-- One row per municipality and rate, also for those without figures: initiatives per registered user and per 1,000
-- public-sector employees, held against the group. Where any member of the group has no employees, the whole group is
-- counted per 1,000 residents: `per` says which, the two are never mixed within a group.
-- Funnel limits with over-dispersion after Spiegelhalter (Stat. Med. 24, 2005, 1185): on the scale of square roots, z-scores
-- winsorised at 10 %, the variance between members by DerSimonian and Laird. docs/method.md computes an example by hand.
-- Without a group, or with fewer than five members that have the rate, there are no limits. initiatives_per_user takes both
-- figures from the last day by which both were reported.
create or replace macro funnel(as_of) as table
with figure as (
    select municipality_id, indicator, on_date, value from actual_as_known(as_of)
), last_day as (
    select municipality_id,
        max(on_date) filter (indicator = 'submitted_initiatives') as initiatives_on,
        max(on_date) filter (indicator = 'registered_users') as users_on,
        case when initiatives_on is not null and users_on is not null then least(initiatives_on, users_on) end as both_on
    from figure
    group by municipality_id
), counted as (
    select municipality_id, any_value(initiatives_on) as initiatives_on, any_value(both_on) as both_on,
        arg_max(value, on_date) filter (indicator = 'submitted_initiatives') as initiatives,
        arg_max(value, on_date) filter (indicator = 'submitted_initiatives' and on_date <= both_on) as initiatives_then,
        arg_max(value, on_date) filter (indicator = 'registered_users' and on_date <= both_on) as users_then
    from figure
    join last_day using (municipality_id)
    group by municipality_id
), member as (
    select municipality_id, name, kind, peer_group,
        case
            when peer_group is null then employees > 0
            else bool_and(coalesce(employees > 0, false)) over (partition by peer_group)
        end as has_employees,
        case when has_employees then employees else nullif(population, 0) end as base,
        case when has_employees then 'employees' when base is not null then 'residents' end as per
    from municipality
), measured as (
    select m.* exclude (has_employees, base, per), 'initiatives_per_1000' as rate, m.per,
        c.initiatives, c.initiatives_on as on_date, m.base, m.base / 1000 as exposure,
        c.initiatives / (m.base / 1000) as value
    from member m
    left join counted c using (municipality_id)
    union all by name
    select m.* exclude (has_employees, base, per), 'initiatives_per_user' as rate, 'registered_users' as per,
        c.initiatives_then as initiatives, c.both_on as on_date, c.users_then as base, nullif(c.users_then, 0)::double as exposure,
        c.initiatives_then / nullif(c.users_then, 0) as value
    from member m
    left join counted c using (municipality_id)
), peers as (
    select rate, peer_group, count(value) as members,
        sum(initiatives) filter (value is not null) / sum(exposure) filter (value is not null) as group_mean
    from measured
    where peer_group is not null
    group by rate, peer_group
), compared as (
    -- the weight of a member is 1 / s² = 4 × exposure, s² being the variance of √value by chance alone
    select rate, peer_group, 4 * exposure as weight, (sqrt(value) - sqrt(group_mean)) * sqrt(weight) as z
    from measured
    join peers using (rate, peer_group)
    where value is not null and members >= 5
), dispersed as (
    select rate, peer_group,
        greatest(0, (sum(least(greatest(z, z_low), z_high) ^ 2) - (count(*) - 1)) / (sum(weight) - sum(weight ^ 2) / sum(weight)))
            as tau_squared
    from compared
    join (
        select rate, peer_group, quantile_cont(z, 0.1) as z_low, quantile_cont(z, 0.9) as z_high from compared group by all
    ) using (rate, peer_group)
    group by rate, peer_group
), spread as (
    select m.*, p.members, p.group_mean, d.tau_squared,
        sqrt(p.group_mean) as middle, sqrt(1 / (4 * m.exposure) + d.tau_squared) as deviation
    from measured m
    left join peers p using (rate, peer_group)
    left join dispersed d using (rate, peer_group)
), limited as (
    -- greatest() of DuckDB passes over nulls: without a deviation the lower limits have to be null, not 0
    select *,
        case when deviation is not null then greatest(middle - 1.96 * deviation, 0) ^ 2 end as low_95,
        (middle + 1.96 * deviation) ^ 2 as high_95,
        case when deviation is not null then greatest(middle - 3.09 * deviation, 0) ^ 2 end as low_998,
        (middle + 3.09 * deviation) ^ 2 as high_998
    from spread
)
select
    municipality_id, name, kind, peer_group, rate, per, initiatives, base, on_date, value, members, group_mean, tau_squared,
    (sqrt(value) - middle) / deviation as z,
    low_95, high_95, low_998, high_998,
    case
        when deviation is null or value is null then null
        when value > high_998 then 'above_998'
        when value > high_95 then 'above_95'
        when value < low_998 then 'below_998'
        when value < low_95 then 'below_95'
        else 'no'
    end as outside
from limited
order by rate, peer_group nulls last, name, municipality_id;
