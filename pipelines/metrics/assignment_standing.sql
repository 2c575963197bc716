-- One row per municipality: how many assignments it has and in which state, as known at the end of as_of. Each is in one state
-- only: an overdue one is not open. unclear: without a readable status.
create or replace macro assignment_standing(as_of) as table
with state as (
    select * from assignment_as_known(as_of)
)
select
    m.municipality_id, m.name, m.kind, m.peer_group,
    count(s.municipality_id) as assignments,
    count(*) filter (s.state = 'open') as open,
    count(*) filter (s.state = 'overdue') as overdue,
    count(*) filter (s.state = 'done') as done,
    count(*) filter (s.state = 'closed') as closed,
    count(s.municipality_id) filter (s.state is null) as unclear,
    min(s.due_on) filter (s.state = 'open') as next_due_on,
    min(s.due_on) filter (s.state = 'overdue') as overdue_since
from municipality m
left join state s using (municipality_id)
group by m.municipality_id, m.name, m.kind, m.peer_group
order by m.name, m.municipality_id;
