-- One row per municipality, indicator, day with parts and moment at which a part on or before that day changed: the sum
-- of the parts as they stood then. A series counts with its last figure on or before the day; increments add up.
-- A direction's own figure outranks its organisations, the municipality's increments outrank everything below.
with increment as (
    select municipality_id, indicator, on_date from _series_version where is_increment and direction = '' and organisation = ''
), own as (
    -- the municipality's own totals, from whose day on its own increments count no more: what they add to nobody knows
    select t.municipality_id, t.indicator, t.on_date, t.seen_from, t.seen_until
    from _series_version t
    semi join increment using (municipality_id, indicator)
    where not t.is_part
), part as (
    select p.*, o.own
    from _series_version p
    left join (
        select i.municipality_id, i.indicator, i.on_date, list({'seen_from': o.seen_from, 'seen_until': o.seen_until}) as own
        from (select distinct * from increment) i
        join own o on o.municipality_id = i.municipality_id and o.indicator = i.indicator and o.on_date <= i.on_date
        group by all
    ) o
        on o.municipality_id = p.municipality_id and o.indicator = p.indicator and o.on_date = p.on_date
        and p.is_increment and p.direction = '' and p.organisation = ''
    where p.is_part
), change as (
    select municipality_id, indicator, changed_at, min(on_date) as from_day
    from (
        select municipality_id, indicator, seen_from as changed_at, on_date from part
        union all
        select municipality_id, indicator, seen_until, on_date from part where seen_until is not null
        union all
        select municipality_id, indicator, seen_from, on_date from own
        union all
        select municipality_id, indicator, seen_until, on_date from own where seen_until is not null
    )
    group by all
), affected as (
    -- days for which some part stood then, or ended then
    select distinct c.municipality_id, c.indicator, c.changed_at, d.on_date
    from change c
    join part d
        on d.municipality_id = c.municipality_id and d.indicator = c.indicator and d.on_date >= c.from_day
        and d.seen_from <= c.changed_at and (d.seen_until is null or d.seen_until >= c.changed_at)
), series as (
    select
        a.municipality_id, a.indicator, a.changed_at, a.on_date, p.direction, p.organisation, p.is_increment,
        case when any_value(p.is_increment) then sum(p.value) else arg_max(p.value, p.on_date) end as value,
        arg_max(p.place, p.on_date) as place,
        bool_or(p.on_date = a.on_date) as is_reported
    from affected a
    join part p
        on p.municipality_id = a.municipality_id and p.indicator = a.indicator and p.on_date <= a.on_date
        and p.seen_from <= a.changed_at and (p.seen_until is null or p.seen_until > a.changed_at)
    where not coalesce(
        list_bool_or(list_transform(
            p.own, lambda t: t.seen_from <= a.changed_at and (t.seen_until is null or t.seen_until > a.changed_at)
        )),
        false
    )
    group by all
), one_each as (
    -- whoever reports totals and increments speaks by the totals
    select * from series
    qualify row_number() over (
        partition by municipality_id, indicator, changed_at, on_date, direction, organisation order by is_increment
    ) = 1
), direction as (
    select
        municipality_id, indicator, changed_at, on_date, direction,
        coalesce(sum(value) filter (organisation = ''), sum(value)) as value,
        bool_or(organisation = '') as is_own,
        bool_or(is_reported) as is_reported,
        list(place order by place) filter (is_reported) as places
    from one_each
    group by all
)
-- where no part stands any more the left join leaves a row that says so: it ends the sum
select
    a.municipality_id, a.indicator, a.on_date, a.changed_at,
    coalesce(sum(d.value) filter (d.direction = '' and d.is_own), sum(d.value))::bigint as value,
    coalesce(bool_or(d.is_reported), false) as is_reported,
    flatten(list(d.places) filter (d.places is not null)) as places
from affected a
left join direction d using (municipality_id, indicator, changed_at, on_date)
group by a.municipality_id, a.indicator, a.on_date, a.changed_at
