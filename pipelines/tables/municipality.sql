-- One row per municipality of the register. Where it stands twice, the first row counts and a finding names the other.
select
    m.municipality_id,
    r.oktmo,
    r.municipality as name,
    r.kind,
    r.population,
    r.employees,
    r.responsible,
    r.hotline,
    -- kind × size, as in docs/decisions.md; without a population there is no fair group
    case
        when r.kind is null or r.population is null then null
        when r.kind = 'городской округ' and r.population < 50000 then 'городские округа до 50 тыс.'
        when r.kind = 'городской округ' and r.population < 100000 then 'городские округа 50–100 тыс.'
        when r.kind = 'городской округ' then 'городские округа от 100 тыс.'
        when r.kind in ('муниципальный район', 'муниципальный округ') and r.population < 10000 then 'районы и округа до 10 тыс.'
        when r.kind in ('муниципальный район', 'муниципальный округ') and r.population < 20000 then 'районы и округа 10–20 тыс.'
        when r.kind in ('муниципальный район', 'муниципальный округ') and r.population < 50000 then 'районы и округа 20–50 тыс.'
        when r.kind in ('муниципальный район', 'муниципальный округ') then 'районы и округа от 50 тыс.'
        else r.kind
    end as peer_group,
    r.latitude,
    r.longitude,
    p.source, p.book, p.tab, a1(p.row_number, r.column_number) as cell, cell_url(p.url, p.gid, a1(p.row_number, r.column_number)) as url
from register_match m
join landing.record_municipality r using (row_id)
join placed_row p using (row_id)
where m.bound is null
qualify row_number() over (partition by m.municipality_id order by p.place, p.book, p.row_number) = 1
order by name
