-- One row per sum that stands in a sheet, and the sum of what was loaded from the same column (or row) of the same tab: of
-- all of it, of the rows since the sum before, or of the rows until the next one, whichever is nearest. Ours is null where
-- the sheet does not say what it sums: «в том числе», or figures of several days, which add up to nothing.
with figure as (
    select
        p.source, p.book_key, p.tab_key, p.row_id, p.row_number, r.column_number, r.role, r.indicator, r.day, r.value,
        r.is_whole, coalesce(r.is_increment, r.role = 'actual' and p.is_increment) as is_increment, n.municipality_id
    from (
        select row_id, 'actual' as role, indicator, on_date as day, value, is_increment, column_number, municipality, oktmo,
            organisation_key is null and direction_key is null as is_whole
        from landing.record_actual
        union all by name
        select row_id, 'target' as role, indicator, due_on as day, value, false as is_increment, column_number, municipality, oktmo, true as is_whole
        from landing.record_target
    ) r
    join placed_row p using (row_id)
    join name_match n on n.said = said(p, r)
    where p.stands and r.value is not null and n.municipality_id is not null
), total as (
    select p.source, p.book_key, p.tab_key, p.row_id, p.row_number, t.* exclude (row_id),
        lag(p.row_number) over sums as sum_before, lead(p.row_number) over sums as sum_after
    from landing.record_total t
    join placed_row p using (row_id)
    where p.stands
    window sums as (partition by p.source, p.book_key, p.tab_key, t.column_number, t.across, t.is_part order by p.row_number)
), by_municipality as (
    -- a municipality's own row speaks for its organisations
    select
        t.row_id, t.column_number, t.across, f.municipality_id, f.day, bool_or(f.is_increment) as is_increment,
        coalesce(sum(f.value) filter (f.is_whole), sum(f.value)) as whole,
        coalesce(
            sum(f.value) filter (f.is_whole and f.row_number between coalesce(t.sum_before, 0) and t.row_number),
            sum(f.value) filter (f.row_number between coalesce(t.sum_before, 0) and t.row_number)
        ) as above,
        coalesce(
            sum(f.value) filter (f.is_whole and f.row_number > t.row_number and (f.row_number < t.sum_after or t.sum_after is null)),
            sum(f.value) filter (f.row_number > t.row_number and (f.row_number < t.sum_after or t.sum_after is null))
        ) as below
    from total t
    join figure f
        on f.source = t.source and f.book_key = t.book_key and f.tab_key = t.tab_key
        and f.role = t.role and f.indicator = t.indicator and (t.day is null or f.day = t.day)
        and case when t.across then f.row_id = t.row_id else f.column_number = t.column_number end
    where not t.is_part
    group by t.row_id, t.column_number, t.across, f.municipality_id, f.day
), summed as (
    select
        row_id, column_number, across,
        case when count(distinct day) < 2 then list_distinct([sum(whole), sum(above), sum(below)])::bigint[] end as ours,
        -- increments add up over days, cumulative figures do not
        case when count(distinct day) filter (whole > 0) > 1 and not bool_or(is_increment) then sum(whole)::bigint end as of_days
    from by_municipality
    group by row_id, column_number, across
)
select
    t.row_id, t.column_number, t.across, t.label, t.role, t.indicator, t.day, t.value,
    list_extract(list_sort(list_transform(s.ours, lambda sum: {'far': abs(t.value - sum), 'sum': sum})), 1).sum as ours,
    s.of_days
from total t
left join summed s using (row_id, column_number, across)
