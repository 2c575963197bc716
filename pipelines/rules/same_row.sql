-- W420: a row of a tab beside figures stands there twice, cell by cell. Both count; a meeting and a group are one all the same.
select
    'W420' as code,
    json_object(
        'other', first_cell,
        'what', case when m.row_id is not null or u.level <> 'coordinator' then 'учтена одна' else 'учтены обе' end
    )::varchar as params,
    row_id,
    repeated.column_number,
    false as whole_row
from (
    select t.row_id, t.column_number, row_number() over same as number, first_value(t.cell) over same as first_cell
    from _told_row t
    join landing.row_version v using (row_id)
    where t.seen_until is null
    window same as (partition by v.source, v.book, v.tab, v.header_id, v.content order by v.row_number)
) repeated
join _row_outcome using (row_id)
left join landing.record_meeting m using (row_id)
left join landing.record_unit u using (row_id)
where number > 1
