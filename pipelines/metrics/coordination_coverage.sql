-- One row per part that a municipality is to have (a responsible person, the three levels, a hotline): how much of the region has it,
-- as known at the end of as_of. The sheets say how many work in a municipality, not in an organisation: `employees` are those of
-- municipalities that have the part at all. What rests on «Координация» is null where the whole region says nothing there.
create or replace macro coordination_coverage(as_of) as table
with part as (
    select employees, unnest([
        {part: 'responsible', is_there: has_responsible, units: null, of_units: null},
        {part: 'coordination_group', is_there: has_coordination_group, units: null, of_units: null},
        {
            part: 'working_group', is_there: working_groups > 0,
            units: directions - len(directions_without_group), of_units: directions
        },
        {
            part: 'coordinator', is_there: coordinators > 0,
            units: organisations - len(organisations_without_coordinator), of_units: organisations
        },
        {part: 'hotline', is_there: has_hotline, units: null, of_units: null}
    ], recursive := true)
    from coordination(as_of)
), summed as (
    select
        part,
        case when count(is_there) > 0 then count(*) filter (is_there) end as municipalities,
        count(*) as of_municipalities,
        case when count(is_there) > 0 then coalesce(sum(employees) filter (is_there), 0) end::bigint as employees,
        nullif(sum(employees), 0)::bigint as of_employees,
        count(employees) as with_employees,
        sum(units)::bigint as units,
        sum(of_units)::bigint as of_units
    from part
    group by part
)
select
    part, municipalities, of_municipalities,
    case when of_employees > 0 then employees end as employees, of_employees, with_employees, employees / of_employees as share_of_employees,
    units, of_units, units / nullif(of_units, 0) as share_of_units
from summed
order by list_position(['responsible', 'coordination_group', 'working_group', 'coordinator', 'hotline'], part);
