-- One row per municipality, indicator and day from its first figure to as_of, as known at the end of as_of. A figure speaks
-- for its own day (is_reported) and for stale_after_days days after it; then value is null until the next one: a gap stays a
-- gap. reported_on, source … url: the last figure by that day, within a gap too.
-- change: less the figure reported before it, on reported days only. value_first: the figure as it stood at the end of the
-- day it was first seen; what it became later is a correction.
create or replace macro history(as_of) as table
with sighting as (
    select municipality_id, indicator, on_date, value, seen_from,
        min(seen_from) over (partition by municipality_id, indicator, on_date) as first_seen
    from actual_version
    where on_date <= as_of::date
), first_word as (
    select municipality_id, indicator, on_date, arg_max(value, seen_from) as value_first
    from sighting, marathon
    where seen_from = first_seen
        or seen_from < least(day_end(first_seen at time zone timezone, timezone), day_end(as_of, timezone))
    group by municipality_id, indicator, on_date
), figure as (
    select *,
        value - lag(value) over one as change,
        lead(on_date, 1, as_of::date + 1) over one as next_on
    from actual_as_known(as_of)
    join first_word using (municipality_id, indicator, on_date)
    window one as (partition by municipality_id, indicator order by on_date)
), daily as (
    select * exclude (on_date), on_date as reported_on, unnest(range(on_date, next_on, interval 1 day))::date as on_date
    from figure
), marked as (
    select *, on_date = reported_on as is_reported from daily
)
select
    municipality_id, indicator, on_date,
    case when on_date - reported_on <= stale_after_days then value end as value,
    is_reported,
    reported_on,
    case when is_reported then change end as change,
    case when is_reported then value_first end as value_first,
    case when is_reported then value - value_first end as correction,
    case when is_reported and value <> value_first then seen_from end as corrected_at,
    is_approximate, source, book, tab, cell, url
from marked, marathon
order by municipality_id, indicator, on_date;
