"""Where the campaign is heading, asked of the warehouse just built and kept in the landing.

A forecast is made once a day and never anew for a past one: what was said then is shown for that day, and scored later.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any, Final

import pyarrow as pa

from pipelines.contract import ACTUALS
from pipelines.forecast import Checkpoint, Forecast, Season, Series, outlook
from pipelines.landing import Landing
from pipelines.reading.names import identify
from pipelines.settings import Settings

COLUMNS: Final = (
    ("municipality_id", pa.string()),  # null: the region
    ("indicator", pa.string()),
    ("checkpoint", pa.string()),
    ("checkpoint_key", pa.string()),
    ("due_on", pa.date32()),
    ("target", pa.int64()),
    ("low", pa.float64()),
    ("middle", pa.float64()),
    ("high", pa.float64()),
    ("chance", pa.float64()),
    ("reason", pa.string()),
    ("beta", pa.float64()),
    ("scale", pa.float64()),
)

FIGURES: Final = """
    select municipality_id, on_date, value from actual_as_known($today) where indicator = $indicator order by all
"""
# All checkpoints, those that are over too: figures rushed to them. With the day each was due before, and since when no longer.
TARGETS: Final = """
    with version as (
        select *, lag(due_on) over (partition by municipality_id, indicator, checkpoint_key order by seen_from) as due_before
        from target_version
    ), moved as (
        select municipality_id, indicator, checkpoint_key, due_on, max(struct_pack(seen_from, due_before)) as last
        from version
        where due_before <> due_on
        group by all
    )
    select t.municipality_id, t.checkpoint, t.checkpoint_key, t.due_on, t.value, m.last.due_before,
        (m.last.seen_from at time zone p.timezone)::date
    from target_as_known($today) t
    cross join marathon p
    left join moved m using (municipality_id, indicator, checkpoint_key, due_on)
    where t.indicator = $indicator
    order by t.municipality_id, t.due_on, t.checkpoint
"""
REGION: Final = (
    "select due_on, target from region_target($today) where indicator = $indicator and due_on >= $today order by due_on"
)


def foretell(landing: Landing, settings: Settings, now: datetime) -> None:
    """Makes the forecasts of today for every municipality, the region and every coming checkpoint, in place of today's former.

    Nothing where a later forecast was made already: a clock that went back does not change what was said.
    """
    known_as_before(landing)
    (last,) = landing.connection.execute("select max(made_at) from landing.forecast_made").fetchall()[0]
    if last is not None and last > now:
        return
    today = now.astimezone(settings.timezone).date()
    season = Season(settings.starts.toordinal(), settings.ends.toordinal())
    rows = [
        row for c in ACTUALS.measures if c.indicator for row in _rows(landing, c.indicator, season, today, settings)
    ]
    landing.hand_over("foretold", COLUMNS, rows)
    with landing.transaction():
        landing.connection.execute("delete from landing.forecast_made where made_on = ?", [today])
        landing.connection.execute(
            "insert into landing.forecast_made by name select ? as made_on, ? as made_at, * from foretold", [today, now]
        )


def known_as_before(landing: Landing) -> None:
    """Hands over as `former_id` under which id a municipality was foretold while the register gave no ОКТМО of it."""
    register = landing.connection.execute("select municipality_id, name, kind from municipality").fetchall()
    taken = Counter(place for place, _, _ in register)
    formers = [(identify(name, kind, None), place) for place, name, kind in register]
    taken.update(former for former, place in formers if former != place)
    columns = [("former_id", pa.string()), ("municipality_id", pa.string())]
    landing.hand_over("former_id", columns, [(former, place) for former, place in formers if taken[former] == 1])


def _rows(landing: Landing, indicator: str, season: Season, today: date, settings: Settings) -> Iterator[Sequence[Any]]:
    asked = {"today": today, "indicator": indicator}
    figures: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for municipality, day, value in landing.connection.execute(FIGURES, asked).fetchall():
        figures[municipality].append((day.toordinal(), float(value)))
    due: dict[str, list[tuple[str, str, Checkpoint]]] = defaultdict(list)
    for municipality, name, key, day, value, before, on in landing.connection.execute(TARGETS, asked).fetchall():
        moved = (before.toordinal(), on.toordinal()) if before else (None, None)
        due[municipality].append((name, key, Checkpoint(day.toordinal(), float(value), *moved)))
    places = sorted(figures.keys() | due.keys())
    series = [Series(tuple(figures[place]), tuple(c for *_, c in due[place])) for place in places]
    region = [
        Checkpoint(day.toordinal(), float(value)) for day, value in landing.connection.execute(REGION, asked).fetchall()
    ]
    found = outlook(series, season, today.toordinal(), beta=settings.forecast.beta, region=region)
    of_all = (found.beta, found.scale)
    for place, forecasts in zip(places, found.municipalities, strict=True):
        for (name, key, _), forecast in zip(due[place], forecasts, strict=True):
            if forecast.day >= today.toordinal():
                yield place, indicator, name, key, *_told(forecast), *of_all
    for forecast in found.region:
        yield None, indicator, None, None, *_told(forecast), *of_all


def _told(found: Forecast) -> Sequence[Any]:
    target = None if found.target is None else int(found.target)
    return date.fromordinal(found.day), target, found.low, found.middle, found.high, found.chance, found.reason
