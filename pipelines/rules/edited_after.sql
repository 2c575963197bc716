-- W414: a figure was edited after the checkpoint that it decides was frozen. The checkpoint's result does not change.
select
    'W414' as code,
    json_object(
        'value', c.value_now::varchar, 'before', c.value::varchar, 'checkpoint', c.checkpoint,
        'settled', strftime(c.settled_on, '%d.%m.%Y')
    )::varchar as params,
    a.place.row_id as row_id,
    a.place.column_number as column_number,
    false as whole_row
from checkpoint_result((select (built_at at time zone timezone)::date from warehouse.marathon)) c
join _actual_settled a
    on a.key.municipality_id = c.municipality_id and a.key.indicator = c.indicator and a.key.on_date <= c.due_on
where c.is_settled and c.correction <> 0 and a.seen_until is null
qualify row_number() over (partition by c.municipality_id, c.indicator, c.checkpoint, c.due_on order by a.key.on_date desc) = 1
