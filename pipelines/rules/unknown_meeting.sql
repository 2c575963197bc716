-- W418: an assignment names a meeting that stands in no sheet; W419: what it names may be several.
select
    case when n.several is null then 'W418' else 'W419' end as code,
    json_object(
        'value', r.meeting, 'other', n.several, 'suggestion', case when n.several is null then (
            select arg_max(shown, jaro_winkler_similarity(name, r.meeting_key))
            from _meeting_name
            where stands and jaro_winkler_similarity(name, r.meeting_key) > 0.8
        ) end
    )::varchar as params,
    row_id,
    r.meeting_column as column_number,
    false as whole_row
from landing.record_assignment r
join _row_outcome using (row_id)
left join _meeting_name n on n.name = r.meeting_key
where r.meeting_key is not null and (n.name is null or n.several is not null or not n.stands)
