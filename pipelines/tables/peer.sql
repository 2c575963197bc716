-- One row per municipality and peer, itself included: whom it may be held against. `basis` is `group` where its peer_group has at
-- least five members, all of them peers; else `neighbours`: the four of its family nearest in population, and itself. A family is
-- the cities, or districts and okrugs together, or one other kind; with fewer than five members all of it, with fewer than three
-- nobody. Kind and population only, never a figure of the marathon. Without a kind or residents there are no peers.
-- docs/method.md computes an example by hand.
with member as (
    select municipality_id, peer_group, population, count(*) over (partition by peer_group) as in_group,
        case when kind in ('муниципальный район', 'муниципальный округ') then 'районы и округа' else kind end as family,
        count(*) over (partition by family) as in_family,
        stddev_pop(ln(population)) over (partition by family) as deviation
    from municipality
    where kind is not null and population > 0
), pair as (
    -- neighbours are looked for only where the group is too small, so this does not grow with the square of the region
    select m.municipality_id, p.municipality_id as peer_id, 'neighbours' as basis, m.deviation,
        greatest(m.population, p.population) / least(m.population, p.population) as ratio
    from member m
    join member p using (family)
    where m.in_group < 5 and m.in_family >= 3
    -- the ratio orders as its logarithm does, and equal ones are equal to the last digit
    qualify row_number() over (
        partition by m.municipality_id order by p.municipality_id <> m.municipality_id, ratio, p.municipality_id
    ) <= 5
    union all by name
    select m.municipality_id, p.municipality_id as peer_id, 'group' as basis, m.deviation,
        greatest(m.population, p.population) / least(m.population, p.population) as ratio
    from member m
    join member p using (peer_group)
    where m.in_group >= 5
)
select municipality_id, peer_id, basis,
    -- |ln(population) − ln(population of the peer)| in standard deviations of the family
    case when ratio = 1 then 0 else ln(ratio) / deviation end as distance
from pair
order by municipality_id, distance, peer_id
