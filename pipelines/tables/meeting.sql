-- One row per meeting, as it stands now. Where it stands twice the first row counts and a finding names the other.
select * exclude (known_from, seen_until) rename (seen_from as seen_at)
from meeting_version
where seen_until is null
qualify row_number() over (partition by meeting_id order by seen_from, source, book, tab, length(cell), cell) = 1
