-- One row per municipality and peer, itself included: whom it may be held against. `basis` is `group` where its peer_group has at
-- least five members, all of them peers; else `neighbours` (see there). Counted out when asked: within a group that is a square.
create or replace macro peer() as table
with pair as (
    select municipality_id, peer_id, basis from neighbour where basis = 'neighbours'
    union all
    select n.municipality_id, p.municipality_id as peer_id, n.basis
    from neighbour n
    join municipality m using (municipality_id)
    join municipality p using (peer_group)
    where n.basis = 'group' and p.population > 0
), member as (
    select municipality_id, population,
        stddev_pop(ln(population)) over (
            partition by case when kind in ('муниципальный район', 'муниципальный округ') then 'районы и округа' else kind end
        ) as deviation
    from municipality
    where kind is not null and population > 0
)
select pair.*,
    -- |ln(population) − ln(population of the peer)| in standard deviations of the family
    case when m.population = p.population then 0
        else ln(greatest(m.population, p.population) / least(m.population, p.population)) / m.deviation end as distance
from pair
join member m using (municipality_id)
join member p on p.municipality_id = pair.peer_id
order by municipality_id, distance, peer_id;
