-- The last forecasts made by the end of as_of, all of one day; none where that is longer ago than stale_after_days.
create or replace macro forecast_as_known(as_of) as table
select f.*
from forecast f
where f.made_on = (
    select max(made_on) from forecast, marathon where made_on between as_of::date - stale_after_days and as_of::date
);
