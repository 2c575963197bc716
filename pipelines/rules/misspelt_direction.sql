-- W423: a direction is written much like a far more usual one (`named_direction`): each row of «Координация», in «Факт» the last
-- figure of a municipality.
with cell as (
    select row_id, direction_column as column_number, direction, direction_key from landing.record_unit
    union all
    select last.row_id, last.column_number, last.direction, direction_key
    from (
        select direction as direction_key, arg_max(place, on_date) as last
        from _series_version
        where seen_until is null and direction <> ''
        group by municipality_id, direction
    )
)
select
    'W423' as code,
    json_object('value', cell.direction, 'suggestion', named.meant)::varchar as params,
    row_id,
    column_number,
    false as whole_row
from named_direction((select (built_at at time zone timezone)::date from warehouse.marathon)) named
join cell using (direction_key)
join _row_outcome o using (row_id)
where named.meant is not null and o.outcome = 'loaded'
