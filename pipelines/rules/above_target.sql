-- W409: the last figure is above 1.2 × the final target though more than a third of the season, and two weeks at least,
-- were left that day. Later on a timid target explains it as well as a slip does.
select
    'W409' as code,
    json_object('value', value::varchar, 'target', target::varchar, 'due', strftime(due_on, '%d.%m.%Y'))::varchar as params,
    row_id,
    column_number,
    false as whole_row
from (
    select
        key.municipality_id as municipality_id, key.indicator as indicator, max(key.on_date) as on_date,
        arg_max(value, key.on_date) as value, arg_max(place.row_id, key.on_date) as row_id,
        arg_max(place.column_number, key.on_date) as column_number
    from _actual_settled, warehouse.marathon
    where seen_until is null and key.on_date <= (built_at at time zone timezone)::date
    group by all
)
join (
    select municipality_id, indicator, due_on, max(value) as target
    from warehouse.target
    where is_final
    group by all
) using (municipality_id, indicator), warehouse.marathon
where value > 1.2 * target and due_on - on_date >= 14 and 3 * (due_on - on_date) > ends_on - starts_on + 1
