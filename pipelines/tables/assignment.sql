-- One row per assignment and municipality, as it stands now. A row of the municipality's own outranks the same assignment to all.
select * exclude (known_from, seen_until) rename (seen_from as seen_at)
from assignment_version
where seen_until is null
qualify rank() over (partition by municipality_id, coalesce(meeting_id, meeting_key), text_key order by is_for_all) = 1
