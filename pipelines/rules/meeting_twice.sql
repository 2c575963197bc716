-- W421: a meeting stands there twice, with different data. The first row counts.
select
    'W421' as code,
    json_object('value', strftime(r.on_date, '%d.%m.%Y'), 'other', m.tab || '!' || m.cell)::varchar as params,
    row_id,
    r.column_number,
    false as whole_row
from landing.record_meeting r
join _told_row t using (row_id)
join meeting m on m.meeting_id = concat_ws(' ', strftime(r.on_date, '%Y-%m-%d'), coalesce(r.topic_key, r.at_time))
where t.seen_until is null and (t.source, t.book, t.tab, t.cell) is distinct from (m.source, m.book, m.tab, m.cell)
    and (r.at_time::time, r.format, r.participants, r.link) is distinct from (m.at_time, m.format, m.participants, m.link)
