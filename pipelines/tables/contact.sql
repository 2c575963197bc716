-- One row per person to talk to. Only from workbooks on the organisation's own server, and without a history.
select
    t.municipality_id, r.role, r.full_name, r.phone, r.email, t.source, t.book, t.tab, t.cell
from landing.record_contact r
join _told_row t using (row_id)
where t.municipality_id is not null and t.seen_until is null
order by all
