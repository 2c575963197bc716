-- E301, E302, E304, E305: the name means no municipality of the register, several, or not this source's.
select
    name_problem as code,
    json_object('value', coalesce(municipality, bound, ''), 'suggestion', suggestion, 'bound', coalesce(bound, ''))::varchar as params,
    row_id,
    coalesce(municipality_column, 1) as column_number,
    true as whole_row
from _row_outcome
where name_problem is not null
