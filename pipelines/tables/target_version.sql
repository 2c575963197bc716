-- One row per municipality, indicator, checkpoint and version of its target.
select
    key.municipality_id, key.indicator, place.checkpoint, key.checkpoint as checkpoint_key, value.due_on, value.value, place.is_approximate, value.reason, seen_from, seen_until,
    place.source, place.book, place.tab, place.cell, place.url
from settled('_target_sighting')
order by all
