-- W412: a municipality of the register has no target for an indicator for which others have one; I413: it has a final date
-- and no checkpoint before it. Silent until the season begins: heads may still be setting them.
with target as (
    -- also one in dispute: that is named already
    select distinct key.municipality_id as municipality_id, key.indicator as indicator, value.due_on as due_on
    from _target_sighting
    where seen_until is null
), wanted as (
    select distinct indicator, case indicator when 'registered_users' then 'Зарегистрировано' else 'Инициативы' end as title
    from target
), judged as (
    select
        municipality_id,
        string_agg(distinct title, ', ' order by title) filter (due_on is null) as missing,
        count(distinct due_on) as dates
    from warehouse.municipality
    cross join wanted
    left join target using (municipality_id, indicator)
    group by municipality_id
), told as (
    select 'W412' as code, municipality_id, missing as wanted from judged where missing is not null
    union all
    select 'I413', municipality_id, null from judged where dates = 1
)
select
    t.code,
    json_object('value', m.name, 'wanted', t.wanted)::varchar as params,
    g.row_id,
    r.column_number,
    false as whole_row
from told t
join warehouse.municipality m using (municipality_id)
join register_match g using (municipality_id)
join landing.record_municipality r using (row_id)
join _row_outcome o using (row_id)
cross join warehouse.marathon
where (o.source, o.book, o.tab, a1(o.row_number, r.column_number)) = (m.source, m.book, m.tab, m.cell)
    and (built_at at time zone timezone)::date >= starts_on
