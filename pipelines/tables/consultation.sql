-- One row per row of «Консультации», as it stands now. Rows of one day and channel add up.
select * exclude (known_from, seen_until) rename (seen_from as seen_at) from consultation_version where seen_until is null
