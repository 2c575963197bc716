-- One row per municipality and indicator, also for those that never reported: who reported when, as known at the end of as_of.
-- Figures that a book held when it was first read may have been typed at any time before: they count in no delay and make
-- nobody late. silent_since: the first day on which the last figure was older than stale_after_days; null while it is not.
-- reported_for_checkpoint, of the last checkpoint due before as_of: `on_time` where a figure dated within the stale_after_days
-- days up to due_on stood at the end of settled_on, `late` where one came afterwards, `missing` where none did. Null while
-- there is time, where nothing was due yet, and where nobody can know: checkpoint or book were first seen afterwards.
create or replace macro reporting(as_of) as table
with figure as (
    select a.municipality_id, a.indicator, a.on_date, a.seen_from, s.is_timed,
        (s.first_seen at time zone m.timezone)::date as seen_on, seen_on <= as_of::date as is_seen
    from actual_as_known(as_of) a
    join first_sighting s using (municipality_id, indicator, on_date)
    cross join marathon m
), summed as (
    select municipality_id, indicator,
        min(on_date) as first_reported_on,
        max(on_date) as last_reported_on,
        arg_max_null(case when is_seen then seen_from end, on_date) as last_seen_at,
        count(*) as figures,
        median(seen_on - on_date) filter (is_seen and is_timed) as median_delay_days
    from figure
    group by municipality_id, indicator
), due as (
    select municipality_id, indicator, unnest(max({'due_on': due_on, 'checkpoint': checkpoint, 'settled_on': settled_on}))
    from checkpoint_result(as_of)
    group by municipality_id, indicator
), in_time as (
    select distinct municipality_id, indicator
    from due d
    cross join marathon m
    join actual_version v using (municipality_id, indicator)
    where v.on_date between d.due_on - m.stale_after_days and d.due_on
        and v.seen_from < day_end(least(d.settled_on, as_of::date), m.timezone)
        and (v.seen_until is null or v.seen_until >= day_end(least(d.settled_on, as_of::date), m.timezone))
), afterwards as (
    select municipality_id, indicator, bool_or(is_timed) as is_timed
    from due d
    cross join marathon m
    join figure f using (municipality_id, indicator)
    where f.is_seen and f.on_date between d.due_on - m.stale_after_days and d.due_on
    group by municipality_id, indicator
), watched as (
    select municipality_id, indicator, due_on, (min(seen_from) at time zone any_value(timezone))::date as watched_on
    from target_version, marathon
    group by municipality_id, indicator, due_on
)
select
    m.municipality_id, m.name, m.kind, m.peer_group, i.indicator,
    s.first_reported_on, s.last_reported_on, s.last_seen_at,
    coalesce(s.figures, 0) as figures,
    as_of::date - s.last_reported_on as age_days,
    case when age_days > p.stale_after_days then s.last_reported_on + p.stale_after_days + 1 end as silent_since,
    s.median_delay_days,
    d.checkpoint, d.due_on, d.settled_on,
    case
        when t.municipality_id is not null then 'on_time'
        when d.settled_on < w.watched_on then null
        when a.is_timed then 'late'
        when a.is_timed is not null or d.settled_on >= as_of::date then null
        when d.due_on is not null then 'missing'
    end as reported_for_checkpoint
from municipality m
cross join (select unnest(['registered_users', 'submitted_initiatives']) as indicator) i
cross join marathon p
left join summed s using (municipality_id, indicator)
left join due d using (municipality_id, indicator)
left join watched w using (municipality_id, indicator, due_on)
left join in_time t using (municipality_id, indicator)
left join afterwards a using (municipality_id, indicator)
order by m.name, m.municipality_id, i.indicator;
