-- One row per municipality and indicator: what has changed at the end of as_of since the end of as_of - days. Both days are
-- answered as they were known then, so actual_then and status_then are what the page of that day showed.
-- correction: what the figure of actual_then_on has become since (a duplicate removed, a mistake mended) less what it was;
-- growth = change - correction is new, also where it is a report of an earlier day that came late. place: the order of change in the whole list, largest first; those with the same
-- change share the places from place to place_last, of `placed`. Where one of the two days has no figure, they are null.
create or replace macro movement(as_of, days) as table
with today as (
    select * from progress(as_of)
), former as (
    select * from progress(as_of::date - days::integer)
), since as (
    select a.municipality_id, a.indicator, arg_max(a.value, a.on_date) as actual_then_now
    from actual_as_known(as_of) a
    join former f using (municipality_id, indicator)
    where a.on_date <= f.actual_on
    group by a.municipality_id, a.indicator
), compared as (
    select
        t.municipality_id, t.name, t.kind, t.peer_group, t.indicator,
        t.actual, t.actual_on,
        f.actual as actual_then, f.actual_on as actual_then_on,
        t.actual - f.actual as change,
        s.actual_then_now - f.actual as correction,
        t.status,
        f.status as status_then
    from today t
    join former f using (municipality_id, indicator)
    left join since s using (municipality_id, indicator)
)
select
    * exclude (status, status_then),
    change - correction as growth,
    case when change is not null then rank() over (partition by indicator order by change desc nulls last) end as place,
    place + count(change) over (partition by indicator, change) - 1 as place_last,
    count(change) over (partition by indicator) as placed,
    status, status_then,
    status <> status_then as is_status_changed
from compared
order by indicator, place nulls last, name, municipality_id;
