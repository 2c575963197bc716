-- W422: a working group without its direction, a coordinator without an organisation: whom they serve nobody knows.
select
    'W422' as code,
    json_object(
        'value', case level when 'coordinator' then 'координатор' else 'рабочая группа' end,
        'what', case level when 'coordinator' then 'организация' else 'направление' end
    )::varchar as params,
    row_id,
    r.column_number,
    false as whole_row
from landing.record_unit r
join _row_outcome o using (row_id)
where o.outcome = 'loaded'
    and ((level = 'working_group' and direction is null) or (level = 'coordinator' and organisation is null))
