-- One row per municipality and neighbour, itself included, for all that may be held against others. `basis` is `group` where its
-- peer_group has at least five members: then only its own row stands here, for all of the group are its peers; else `neighbours`:
-- the four of its family nearest in population, and itself. A family is the cities, or districts and okrugs together, or one other
-- kind; with fewer than five members all of it, with fewer than three nobody. Kind and population only, never a figure of the
-- marathon. Without a kind or residents there are no peers. `peer()` lists all pairs. docs/method.md computes an example by hand.
with member as (
    select municipality_id, population, count(*) over (partition by peer_group) as in_group,
        case when kind in ('муниципальный район', 'муниципальный округ') then 'районы и округа' else kind end as family,
        count(*) over (partition by family) as in_family
    from municipality
    where kind is not null and population > 0
)
select municipality_id, municipality_id as peer_id, 'group' as basis
from member
where in_group >= 5
union all by name
-- looked for only where the group is too small, so this does not grow with the square of the region
select m.municipality_id, p.municipality_id as peer_id, 'neighbours' as basis
from member m
join member p using (family)
where m.in_group < 5 and m.in_family >= 3
-- the ratio orders as its logarithm does, and equal ones are equal to the last digit
qualify row_number() over (
    partition by m.municipality_id
    order by
        p.municipality_id <> m.municipality_id,
        greatest(m.population, p.population) / least(m.population, p.population),
        p.municipality_id
) <= 5
order by municipality_id, peer_id
