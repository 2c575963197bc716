-- What the tabs beside figures said at the end of a day: the rows that stood there then. As long as a book had not been read,
-- the rows of its first reading: they may have stood there for ever.

create or replace macro was_told(known_from, seen_until, moment) as
    coalesce(known_from < moment, true) and coalesce(seen_until >= moment, true);

-- One row per group or coordinator, as known at the end of as_of.
create or replace macro unit_as_known(as_of) as table
select v.* from unit_version v, marathon m where was_told(v.known_from, v.seen_until, day_end(as_of, m.timezone));

-- One row per message to employees up to as_of, as known at its end.
create or replace macro outreach_as_known(as_of) as table
select v.* from outreach_version v, marathon m
where v.on_date <= as_of::date and was_told(v.known_from, v.seen_until, day_end(as_of, m.timezone));

-- One row per row of «Консультации» up to as_of, as known at its end.
create or replace macro consultation_as_known(as_of) as table
select v.* from consultation_version v, marathon m
where v.on_date <= as_of::date and was_told(v.known_from, v.seen_until, day_end(as_of, m.timezone));

-- One row per meeting, past or coming, as known at the end of as_of.
create or replace macro meeting_as_known(as_of) as table
select v.* from meeting_version v, marathon m
where was_told(v.known_from, v.seen_until, day_end(as_of, m.timezone))
qualify row_number() over (partition by meeting_id order by seen_from, source, book, tab, length(cell), cell) = 1;

-- One row per assignment and municipality, as known at the end of as_of, with its state: `open`, `overdue` (in progress and due
-- before as_of), `done`, `closed`; null without a readable status. What a meeting asks counts from its day on.
create or replace macro assignment_as_known(as_of) as table
select v.*,
    case status when 'in_progress' then case when due_on < as_of::date then 'overdue' else 'open' end else status end as state
from assignment_version v, marathon m
where was_told(v.known_from, v.seen_until, day_end(as_of, m.timezone))
    and (v.meeting_id in (select meeting_id from meeting_version where on_date > as_of::date)) is not true
qualify rank() over (partition by municipality_id, coalesce(meeting_id, meeting_key), text_key order by is_for_all) = 1;
