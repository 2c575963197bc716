-- One row per municipality, indicator and checkpoint, as it stands now. moved_from: the last other day it was due on.
select
    t.municipality_id, t.indicator, t.checkpoint, t.due_on, t.value, t.is_approximate,
    t.due_on = max(t.due_on) over (partition by t.municipality_id, t.indicator) as is_final,
    (
        select arg_max(former.due_on, former.seen_from)
        from target_version former
        where former.municipality_id = t.municipality_id and former.indicator = t.indicator
            and former.checkpoint_key = t.checkpoint_key
            and former.seen_from < t.seen_from and former.due_on <> t.due_on
    ) as moved_from,
    t.reason, t.source, t.book, t.tab, t.cell, t.url
from target_version t
where t.seen_until is null
order by all
