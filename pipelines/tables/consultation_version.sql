-- One row per row of «Консультации» and stretch of time for which it stood there. Rows of one day and channel add up.
select
    t.municipality_id, r.on_date, r.channel, r.number,
    t.* exclude (row_id, column_number, municipality_id, speaks_of_region)
from landing.record_consultation r
join _told_row t using (row_id)
where t.municipality_id is not null
order by all
