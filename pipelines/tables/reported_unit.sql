-- One row per municipality, direction and organisation that «Факт» names, with the first day it has a figure for.
select
    municipality_id, min(place.direction) as direction, min(place.organisation) as organisation,
    nullif(direction, '') as direction_key, nullif(organisation, '') as organisation_key, min(on_date) as first_on
from _series_version s
where seen_until is null and (s.direction <> '' or s.organisation <> '')
group by municipality_id, s.direction, s.organisation
order by all
