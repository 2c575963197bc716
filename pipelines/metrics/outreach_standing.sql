-- One row per municipality and topic: how often employees were told, as known at the end of as_of. times is null where the whole
-- region says nothing in «Информирование»; reach is null where no row has one.
create or replace macro outreach_standing(as_of) as table
with told as (
    select * from outreach_as_known(as_of)
), counted as (
    select
        municipality_id, topic, count(*) as times, min(on_date) as first_on, max(on_date) as last_on, sum(reach)::bigint as reach,
        list(distinct channel order by channel) filter (channel is not null) as channels
    from told
    group by municipality_id, topic
), region as (
    select case when count(*) > 0 then 0 end as none from told
)
select
    m.municipality_id, m.name, m.kind, m.peer_group, t.topic,
    coalesce(c.times, r.none) as times, c.first_on, c.last_on, c.reach, coalesce(c.channels, []) as channels
from municipality m
cross join (select unnest(['marathon', 'participation', 'hotline']) as topic) t
cross join region r
left join counted c using (municipality_id, topic)
order by m.name, m.municipality_id, t.topic;
