-- One row per assignment, municipality and stretch of time for which its row stood in «Поручения». «Все муниципалитеты» is a row
-- for each municipality of the register (is_for_all). meeting_id is null where «Встреча» names none, or several.
select
    n.meeting_id, coalesce(t.municipality_id, m.municipality_id) as municipality_id, r.text, r.due_on, r.status, r.done_note,
    r.meeting as meeting_named, r.meeting_key, r.text_key, t.speaks_of_region as is_for_all,
    t.* exclude (row_id, column_number, municipality_id, speaks_of_region)
from landing.record_assignment r
join _told_row t using (row_id)
left join municipality m on t.speaks_of_region
left join _meeting_name n on n.name = r.meeting_key
where coalesce(t.municipality_id, m.municipality_id) is not null
order by all
