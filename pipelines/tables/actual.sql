-- One row per municipality, indicator and day reported, as it stands now. value is cumulative.
select municipality_id, indicator, on_date, value, is_approximate, seen_from as seen_at, source, book, tab, cell, url
from actual_version
where seen_until is null
