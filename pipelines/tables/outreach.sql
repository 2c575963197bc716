-- One row per message to employees, as it stands now.
select * exclude (known_from, seen_until) rename (seen_from as seen_at) from outreach_version where seen_until is null
