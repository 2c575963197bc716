-- E416: an increment of a series that has a total of an earlier day, and none of this one: what it adds to nobody knows.
with beside as (
    select i.value, i.place, i.on_date, arg_max(t.value, t.on_date) as before, max(t.on_date) as before_on
    from _series_version i
    join _series_version t using (municipality_id, indicator, direction, organisation)
    where i.is_increment and not t.is_increment and i.seen_until is null and t.seen_until is null and t.on_date <= i.on_date
    group by i.value, i.place, i.on_date
)
select
    'E416' as code,
    json_object('value', value::varchar, 'before', before::varchar, 'before_on', strftime(before_on, '%d.%m.%Y'))::varchar as params,
    place.row_id as row_id,
    place.column_number as column_number,
    false as whole_row
from beside
where before_on < on_date
