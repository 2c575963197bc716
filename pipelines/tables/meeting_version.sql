-- One row per meeting and stretch of time for which its row stood in «Встречи». meeting_id: its day and its topic, folded;
-- without a topic its time. So a meeting that is moved to another hour stays the same one.
select
    concat_ws(' ', strftime(r.on_date, '%Y-%m-%d'), coalesce(r.topic_key, r.at_time)) as meeting_id,
    r.on_date, r.at_time::time as at_time, r.format, r.topic, r.participants, r.link, r.topic_key,
    t.* exclude (row_id, column_number, municipality_id, speaks_of_region)
from landing.record_meeting r
join _told_row t using (row_id)
order by all
