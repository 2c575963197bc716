-- One row per municipality and channel: how many consultations were given, as known at the end of as_of; number is null where
-- no row says any.
create or replace macro consultation_standing(as_of) as table
with counted as (
    select
        municipality_id, channel, sum(number)::bigint as number, count(distinct on_date) as days,
        min(on_date) as first_on, max(on_date) as last_on
    from consultation_as_known(as_of)
    group by municipality_id, channel
)
select
    m.municipality_id, m.name, m.kind, m.peer_group, t.channel, c.number, coalesce(c.days, 0) as days, c.first_on, c.last_on
from municipality m
cross join (select unnest(['hotline', 'in_person', 'remote']) as channel) t
left join counted c using (municipality_id, channel)
order by m.name, m.municipality_id, t.channel;
