-- W424: two rows tell of one day, municipality, topic and channel; W425: of one assignment. Both count. Rows that are the same
-- cell by cell are named by W420; a message without its channel or reach may be another one.
with told as (
    select
        row_id, 'W424' as code, number_column as column_number, number::varchar as value,
        [on_date::varchar, null, channel] as subject
    from landing.record_consultation
    union all
    select row_id, 'W424', reach_column, reach::varchar, [on_date::varchar, topic, lower(channel)]
    from landing.record_outreach
    where reach is not null and channel is not null
    union all
    select row_id, 'W425', r.column_number, r.text, [coalesce(n.meeting_id, r.meeting_key), r.text_key, r.due_on::varchar]
    from landing.record_assignment r
    left join _meeting_name n on n.name = r.meeting_key
), compared as (
    select *, first_value(mine) over (partition by code, municipality_id, subject order by place, row_number) as other
    from (
        select
            told.*, o.municipality_id, o.place, o.row_number, {
                'value': value, 'cell': o.tab || '!' || a1(o.row_number, column_number), 'book': o.book,
                'typed': [o.source, o.book, o.tab, v.header_id, v.content]
            } as mine
        from told
        join _row_outcome o using (row_id)
        join landing.row_version v using (row_id)
        where o.outcome = 'loaded'
    )
)
select
    code,
    json_object(
        'value', value, 'before', other.value,
        'other', case when other.book = mine.book then '' else other.book || ' ' end || other.cell
    )::varchar as params,
    row_id,
    column_number,
    false as whole_row
from compared
where mine.typed <> other.typed
