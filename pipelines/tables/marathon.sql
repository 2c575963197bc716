-- One row: what the settings say of the marathon, and when this file was built.
select
    $title::varchar as title,
    $region::varchar as region,
    $timezone::varchar as timezone,
    $starts_on::date as starts_on,
    $ends_on::date as ends_on,
    $stale_after_days::integer as stale_after_days,
    $grace_days::integer as grace_days,
    $built_at::timestamptz as built_at,
    {'on_track': $on_track::double, 'at_risk': $at_risk::double} as thresholds
