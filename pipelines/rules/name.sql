-- E301, E302, E304, E305, E307, W309, E310: the name or code means no municipality of the register, several, or not this source's.
select
    name_problem as code,
    json_object(
        'value', coalesce(name_value, ''), 'name', coalesce(municipality, ''), 'other', coalesce(other, ''),
        'suggestion', suggestion, 'bound', coalesce(bound, '')
    )::varchar as params,
    row_id,
    coalesce(municipality_column, 1) as column_number,
    starts_with(name_problem, 'E') as whole_row
from _row_outcome
where name_problem is not null
-- E310 speaks of the whole tab, so it is said once
qualify name_problem <> 'E310' or row_number() over (partition by source, book_key, tab_key, name_problem order by row_number) = 1
