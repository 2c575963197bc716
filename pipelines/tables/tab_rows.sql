-- One row per tab: how many rows it has but for its header, and what became of them.
select
    t.source, t.book, t.title,
    any_value(t.rows_all) - count(*) filter (o.outcome = 'header') as seen,
    count(*) filter (o.outcome = 'loaded') as loaded,
    any_value(t.rows_blank) as blank,
    count(*) filter (o.outcome = 'ignored') as ignored,
    count(*) filter (o.outcome = 'rejected') as rejected
from landing.tab t
join configured_source s using (source)
left join _row_outcome o on o.source = t.source and o.book_key = t.book and o.tab_key = t.tab
group by t.source, t.book, t.title
