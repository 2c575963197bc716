-- W418: an assignment names a meeting that stands in no sheet; W419: what it names may be several. Of days the nearest within a
-- month is suggested, else the name most alike.
with asked as (
    select *, try_strptime(meeting_key, '%d.%m.%Y') as day from landing.record_assignment
), near as (
    select
        a.row_id,
        case
            when any_value(a.day) is null then arg_max(n.shown, likeness) filter (likeness > 0.8)
            else arg_min(n.shown, (apart, n.name)) filter (apart <= 31)
        end as suggestion
    from asked a
    cross join _meeting_name n
    cross join lateral (
        select
            jaro_winkler_similarity(n.name, a.meeting_key) as likeness,
            abs(date_diff('day', a.day, try_strptime(n.name, '%d.%m.%Y'))) as apart
    )
    where n.stands
    group by a.row_id
)
select
    case when n.several is null then 'W418' else 'W419' end as code,
    json_object(
        'value', r.meeting, 'other', n.several, 'suggestion', case when n.several is null then near.suggestion end
    )::varchar as params,
    row_id,
    r.meeting_column as column_number,
    false as whole_row
from asked r
join _row_outcome using (row_id)
left join _meeting_name n on n.name = r.meeting_key
left join near using (row_id)
where r.meeting_key is not null and (n.name is null or n.several is not null or not n.stands)
