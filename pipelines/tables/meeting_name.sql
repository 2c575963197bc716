-- One row per word by which an assignment may name a meeting: its day, its topic, or both. Meetings that stand outrank former
-- ones. meeting_id is null where the word means several: `several` names them.
with meeting as (
    select meeting_id, on_date, topic_key, min(topic) as topic, bool_or(seen_until is null) as stands
    from meeting_version
    group by meeting_id, on_date, topic_key
), called as (
    select *, strftime(on_date, '%d.%m.%Y') as day, unnest([day, topic_key, day || ' ' || topic_key]) as name from meeting
), meant as (
    select distinct * from called where name is not null
    qualify stands = bool_or(stands) over (partition by name)
)
select
    name, bool_or(stands) as stands, case when count(*) = 1 then min(meeting_id) end as meeting_id,
    case when count(*) > 1 then string_agg(concat_ws(' ', day, topic), ' или ' order by on_date, topic) end as several,
    min(case when name = day then day when name = topic_key then topic else day || ' ' || topic end) as shown
from meant
group by name
