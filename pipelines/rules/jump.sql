-- W408: a municipality's figure grew per day more than 5 times its usual pace, which is the median of its earlier
-- intervals (three at least): one mistyped figure does not move a median. Growth counts from the highest figure before, so
-- ground regained after a slip or a correction is none, and growth below 20 is noise. A day to come waits for its day.
-- Submissions rush by nature, so the pace is held against 5 × usual × rush. rush is what could be expected of those days:
-- 1, or what the region or the calendar says, whichever is most.
-- * The region: the median of what the other municipalities did that day against their own usual pace, where three or more
--   of them did something. It takes out what moves everybody, such as a campaign or a day without the site.
-- * The calendar, because due dates differ: before a checkpoint the pace goes as 1 / (days left + 1), the deadline law with
--   β = 1, scaled to 1 in the middle of the stage and averaged over the days of the interval.
-- Without it every daily reporter would be asked on every due date; a surplus digit exceeds it by far.
with figure as (
    select
        key.municipality_id as municipality_id, key.indicator as indicator, key.on_date as on_date, value,
        place.row_id as row_id, place.column_number as column_number,
        lag(key.on_date) over so_far as reported_on,
        max({'value': value, 'on_date': key.on_date}) over (so_far rows between unbounded preceding and 1 preceding) as before
    from _actual_settled, warehouse.marathon
    where seen_until is null and key.on_date <= (built_at at time zone timezone)::date
    window so_far as (partition by key.municipality_id, key.indicator order by key.on_date)
), paced as (
    select *, value - before.value as growth, on_date - before.on_date as days, greatest(growth, 0) / days as pace
    from figure
    where before is not null
), compared as (
    select *, case when count(*) over earlier >= 3 then pace / nullif(median(pace) over earlier, 0) end as times
    from paced
    window earlier as (
        partition by municipality_id, indicator order by on_date rows between unbounded preceding and 1 preceding
    )
), suspect as (
    select * from compared where times > 5 and growth >= 20
), region as (
    select s.municipality_id, s.indicator, s.on_date, median(others.times) as rush
    from suspect s
    join (
        select municipality_id, indicator, times, unnest(range(reported_on + 1, on_date + 1, interval 1 day))::date as on_date
        from compared
        where times is not null
    ) others on others.indicator = s.indicator and others.on_date = s.on_date and others.municipality_id <> s.municipality_id
    group by all
    having count(*) >= 3
), stage as (
    -- from one due date to the next; the end of the season is one for everybody
    select
        municipality_id, indicator, due_on,
        coalesce(lag(due_on) over (partition by municipality_id, indicator order by due_on), starts_on) as begins_on
    from (
        select municipality_id, indicator, due_on from warehouse.target
        union
        select municipality_id, indicator, ends_on from suspect, warehouse.marathon
    ), warehouse.marathon
), expected as (
    select
        s.*,
        s.before.on_date as since,
        greatest(g.due_on - s.on_date, 0) as days_left,
        ((g.due_on - g.begins_on) / 2 + 1) * ln((g.due_on - since + 1) / (days_left + 1)) / s.days as calendar_rush,
        greatest(1, r.rush, calendar_rush) as rush  -- greatest() passes over nulls
    from suspect s
    left join region r using (municipality_id, indicator, on_date)
    asof left join stage g on g.municipality_id = s.municipality_id and g.indicator = s.indicator and g.due_on > s.before.on_date
)
select
    'W408' as code,
    json_object(
        'value', value::varchar, 'before', before.value::varchar, 'before_on', strftime(before.on_date, '%d.%m.%Y'),
        'times', replace(regexp_replace(format('{:.1f}', times), '\.0$', ''), '.', ',')
    )::varchar as params,
    row_id,
    column_number,
    false as whole_row
from expected
where times > 5 * rush
