-- W308: an ОКТМО code of the register begins with other digits than most of them: the first two are the region's.
-- A record keeps the column of its name only, so the cell is the one in which the code stands.
with coded as (
    select
        r.row_id, r.oktmo, r.oktmo[:2] as region,
        coalesce(
            list_position(list_transform(v.content ->> '$[*]', lambda cell: ltrim(cell, '0')), ltrim(r.oktmo, '0')), r.column_number
        ) as column_number
    from landing.record_municipality r
    join _row_outcome o using (row_id)
    join landing.row_version v using (row_id)
    where r.oktmo is not null and o.outcome = 'loaded'
), counted as (
    select region, count(distinct oktmo) as codes, sum(codes) over () as codes_in_all from coded group by region
)
select
    'W308' as code,
    json_object('value', oktmo, 'most', most.region)::varchar as params,
    row_id,
    column_number,
    false as whole_row
from coded
join counted most on most.codes_in_all >= 3 and 2 * most.codes > most.codes_in_all
where coded.region <> most.region
