-- E405, I407: one figure stands in several cells. Where they disagree, none wins and each is named.
with sighting as (
    select key::varchar as key, value::varchar as meaning, value::varchar as value, place.row_id as row_id, place.column_number as column_number
    from _sighting where seen_until is null
    union all
    select key::varchar, {'value': value.value, 'due_on': value.due_on}::varchar, value.value::varchar, place.row_id, place.column_number
    from _target_sighting where seen_until is null
), placed as (
    select s.*, {'source': o.source, 'book': o.book} as sheet, o.tab || '!' || a1(o.row_number, s.column_number) as cell,
        row_number() over everyone as voice
    from sighting s
    join _row_outcome o using (row_id)
    where s.key in (select key from sighting group by key having count(*) > 1)
    window everyone as (partition by s.key order by o.place, o.book, o.tab, o.row_number, s.column_number)
), compared as (
    -- each with the first that says something else, or where all agree with the first of all
    select
        mine.*, count(distinct mine.meaning) over (partition by mine.key) as meanings,
        coalesce(
            (
                select arg_min({'sheet': theirs.sheet, 'cell': theirs.cell}, theirs.voice)
                from placed theirs where theirs.key = mine.key and theirs.meaning <> mine.meaning
            ),
            {'sheet': first_of.sheet, 'cell': first_of.cell}
        ) as other
    from placed mine
    join placed first_of on first_of.key = mine.key and first_of.voice = 1
)
select
    case when meanings > 1 then 'E405' else 'I407' end as code,
    json_object('value', value, 'other', case when other.sheet = sheet then '' else other.sheet.book || ' ' end || other.cell)::varchar as params,
    row_id,
    column_number,
    false as whole_row
from compared
where meanings > 1 or voice > 1
