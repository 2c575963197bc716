-- W404: more users, initiatives, people told or consultations of a day than residents.
with figure as (
    select key.municipality_id as municipality_id, value, place.row_id as row_id, place.column_number as column_number
    from _sighting where seen_until is null
    union all
    select t.municipality_id, r.reach, row_id, r.reach_column
    from landing.record_outreach r join _told_row t using (row_id) where t.seen_until is null
    union all
    select t.municipality_id, r.number, row_id, r.number_column
    from landing.record_consultation r join _told_row t using (row_id) where t.seen_until is null
)
select
    'W404' as code,
    json_object('value', value::varchar, 'population', population::varchar)::varchar as params,
    row_id,
    column_number,
    false as whole_row
from figure
join warehouse.municipality using (municipality_id)
where value > population
