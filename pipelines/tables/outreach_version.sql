-- One row per message to employees and stretch of time for which its row stood in «Информирование».
select
    t.municipality_id, r.on_date, r.topic, r.channel, r.reach,
    t.* exclude (row_id, column_number, municipality_id, speaks_of_region)
from landing.record_outreach r
join _told_row t using (row_id)
where t.municipality_id is not null
order by all
