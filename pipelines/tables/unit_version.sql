-- One row per group or coordinator and stretch of time for which its row stood in «Координация».
select
    t.municipality_id, r.level, r.direction, r.organisation, r.position, r.direction_key, r.organisation_key,
    t.* exclude (row_id, column_number, municipality_id, speaks_of_region)
from landing.record_unit r
join _told_row t using (row_id)
where t.municipality_id is not null
order by all
