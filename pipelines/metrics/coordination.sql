-- One row per municipality: which of the marathon's levels it has, as known at the end of as_of. Directions are those that
-- «Координация» or «Факт» names anywhere in the region, organisations those that they name in the municipality. A direction that is
-- probably a misspelling of another (`named_direction`) is expected of nobody: one mistyped cell is no gap of everybody else.
-- What rests on «Координация» is null where the whole region says nothing there.
create or replace macro coordination(as_of) as table
with told as (
    select * from unit_as_known(as_of)
), named as (
    select municipality_id, organisation, organisation_key from told
    union all
    select municipality_id, organisation, organisation_key from reported_unit where first_on <= as_of::date
), direction as (
    select direction_key, direction from named_direction(as_of) where meant is null
), organisation as (
    select municipality_id, organisation_key, min(organisation) as organisation
    from named
    where organisation_key is not null
    group by municipality_id, organisation_key
), by_direction as (
    select
        m.municipality_id, count(*) as directions,
        list(d.direction order by d.direction) filter (not exists (
            select 1 from told t
            where t.municipality_id = m.municipality_id and t.level = 'working_group' and t.direction_key = d.direction_key
        )) as without_group
    from municipality m
    cross join direction d
    group by m.municipality_id
), by_organisation as (
    select
        o.municipality_id, count(*) as organisations,
        list(o.organisation order by o.organisation) filter (not exists (
            select 1 from told t
            where t.municipality_id = o.municipality_id and t.level = 'coordinator' and t.organisation_key = o.organisation_key
        )) as without_coordinator
    from organisation o
    group by o.municipality_id
), counted as (
    select
        municipality_id,
        count(*) filter (level = 'coordination_group') as coordination_groups,
        count(distinct coalesce(direction_key, '')) filter (level = 'working_group') as working_groups,
        count(*) filter (level = 'coordinator') as coordinators
    from told
    group by municipality_id
), region as (
    select case when count(*) > 0 then 0 end as none from told
)
select
    m.municipality_id, m.name, m.kind, m.peer_group, m.employees,
    coalesce(c.coordination_groups, r.none) > 0 as has_coordination_group,
    coalesce(c.working_groups, r.none) as working_groups,
    coalesce(c.coordinators, r.none) as coordinators,
    coalesce(d.directions, 0) as directions,
    case when r.none = 0 then coalesce(d.without_group, []) end as directions_without_group,
    case when r.none = 0 then (d.directions - len(coalesce(d.without_group, []))) / d.directions end as share_of_directions,
    coalesce(o.organisations, 0) as organisations,
    case when r.none = 0 then coalesce(o.without_coordinator, []) end as organisations_without_coordinator,
    case when r.none = 0 then (o.organisations - len(coalesce(o.without_coordinator, []))) / o.organisations end as share_of_organisations,
    m.responsible is not null as has_responsible,
    m.hotline is not null as has_hotline
from municipality m
cross join region r
left join counted c using (municipality_id)
left join by_direction d using (municipality_id)
left join by_organisation o using (municipality_id)
order by m.name, m.municipality_id;
