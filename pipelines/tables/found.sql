-- One row per open finding, still without words: what rules and reader found in rows that stand, and in tabs as a whole.
select
    b.code, b.params, o.source, o.place, o.book, o.tab, o.url, o.gid, o.row_number, b.column_number,
    a1(o.row_number, b.column_number) as cell,
    case when b.whole_row then o.row_number || ':' || o.row_number end as covers,
    o.municipality_id,
    o.seen_from
from _broken b
join _row_outcome o using (row_id)
union all
select
    p.code, p.params, p.source, s.place, coalesce(k.title, p.book), coalesce(t.title, p.tab), k.url, t.gid, p.row_number, p.column_number,
    a1(p.row_number, coalesce(p.column_number, 1)), null, null, p.seen_from
from landing.tab_problem p
join configured_source s using (source)
left join landing.book k using (source, book)
left join landing.tab t using (source, book, tab)
union all by name
select * from _column_problem
