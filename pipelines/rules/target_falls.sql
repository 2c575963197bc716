-- W411: a target is lower than that of an earlier checkpoint. Targets are cumulative; each is held against the highest before.
with highest as (
    select
        *,
        max({'value': value, 'due_on': due_on}) over (
            partition by municipality_id, indicator order by due_on
            range between unbounded preceding and interval 1 day preceding
        ) as before
    from warehouse.target
), placed as (
    -- the rows that say it; where they disagree the conflict is named instead
    select
        key.municipality_id as municipality_id, key.indicator as indicator, place.source as source, place.book as book,
        place.tab as tab, place.cell as cell, place.row_id as row_id, place.column_number as column_number
    from _target_sighting
    where seen_until is null
)
select
    'W411' as code,
    json_object(
        'value', value::varchar, 'due', strftime(due_on, '%d.%m.%Y'),
        'before', before.value::varchar, 'before_on', strftime(before.due_on, '%d.%m.%Y')
    )::varchar as params,
    row_id,
    column_number,
    false as whole_row
from highest
join placed using (municipality_id, indicator, source, book, tab, cell)
where value < before.value
