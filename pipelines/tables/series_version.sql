-- One row per series (municipality, indicator, direction, organisation), day and version of its figure.
-- is_part: it has to be summed up (an organisation, a direction, an increment); else it is the municipality's own total.
select
    unnest(key),
    key.direction <> '' or key.organisation <> '' or key.is_increment as is_part,
    value, place, seen_from, seen_until
from settled('_sighting')
