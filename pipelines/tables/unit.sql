-- One row per group or coordinator, as it stands now.
select * exclude (known_from, seen_until) rename (seen_from as seen_at) from unit_version where seen_until is null
