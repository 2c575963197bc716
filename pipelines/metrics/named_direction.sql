-- A folded text with one byte per letter: edits are counted in bytes.
create or replace macro in_bytes(text) as translate(text, 'абвгдежзийклмнопрстуфхцчшщъыьэюя', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ[]{}|~');

-- One row per direction that «Координация» or «Факт» names anywhere in the region, as known at the end of as_of. meant: the direction
-- of which this one is probably a misspelling: at least three times as many municipalities name that one, it has the same digits, and
-- one letter is off, from ten letters on two; null where there is none such.
create or replace macro named_direction(as_of) as table
with named as (
    select municipality_id, direction, direction_key from unit_as_known(as_of)
    union all
    select municipality_id, direction, direction_key from reported_unit where first_on <= as_of::date
), direction as (
    select direction_key, min(direction) as direction, count(distinct municipality_id) as municipalities
    from named
    where direction_key is not null
    group by direction_key
)
select d.direction_key, d.direction, d.municipalities, arg_max(usual.direction, (usual.municipalities, usual.direction)) as meant
from direction d
left join direction usual
    on usual.municipalities >= 3 * d.municipalities
    and damerau_levenshtein(in_bytes(usual.direction_key), in_bytes(d.direction_key)) <= least(length(d.direction_key) // 5, 2)
    and regexp_replace(usual.direction_key, '\D', '', 'g') = regexp_replace(d.direction_key, '\D', '', 'g')
group by all
order by d.direction;
