-- One row per source: how the last try went, when the last good one was, and what became of the rows that stand now.
with last_try as (
    -- as one struct: arg_max() passes over nulls and would keep an error that is over
    select source, max(tried_at) as last_try_at, arg_max({'status': status, 'error': error}, tried_at) as last,
        max(tried_at) filter (status in ('ok', 'unchanged')) as last_success_at
    from landing.source_try
    group by source
), counted as (
    select source, sum(seen) as seen, sum(loaded) as loaded, sum(blank) as blank, sum(ignored) as ignored, sum(rejected) as rejected
    from _tab_rows
    group by source
)
select
    s.source, t.last_try_at, t.last_success_at, t.last.status as status, t.last.error as error,
    coalesce(c.seen, 0)::bigint as seen, coalesce(c.loaded, 0)::bigint as loaded, coalesce(c.blank, 0)::bigint as blank,
    coalesce(c.ignored, 0)::bigint as ignored, coalesce(c.rejected, 0)::bigint as rejected
from configured_source s
left join last_try t using (source)
left join counted c using (source)
order by s.place
