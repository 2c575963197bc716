-- W404: more users or initiatives than residents.
select
    'W404' as code,
    json_object('value', value::varchar, 'population', population::varchar)::varchar as params,
    place.row_id as row_id,
    place.column_number as column_number,
    false as whole_row
from _sighting
join warehouse.municipality m on m.municipality_id = key.municipality_id
where seen_until is null and value > population
