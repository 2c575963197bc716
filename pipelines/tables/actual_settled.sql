-- Versions of each municipality's figure of a day, with the cells it came from.
select key, value, place, seen_from, seen_until
from settled('_actual_candidate')
