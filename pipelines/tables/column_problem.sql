-- E304, E311, E312, E313: the municipality of a column in a transposed table is unknown, one of several, or not this source's.
select
    case n.code when 'E301' then 'E311' when 'E302' then 'E312' when 'E305' then 'E313' else n.code end as code,
    json_object('value', n.value, 'suggestion', n.suggestion, 'bound', coalesce(n.bound, ''))::varchar as params,
    c.source, s.place, coalesce(b.title, c.book) as book, coalesce(t.title, c.tab) as tab, b.url, t.gid,
    c.row_number, c.column_number, a1(c.row_number, c.column_number) as cell,
    concat_ws(':', rtrim(a1(1, c.column_number), '1'), rtrim(a1(1, c.column_number), '1')) as covers,
    null::varchar as municipality_id,
    c.seen_from
from landing.column_name c
join configured_source s using (source)
left join landing.book b using (source, book)
left join landing.tab t using (source, book, tab)
join name_match n
    on n.said = said(
        {'source': c.source, 'book': coalesce(b.title, c.book), 'stands': true}, {'municipality': c.municipality, 'oktmo': null}
    )
where n.code is not null
