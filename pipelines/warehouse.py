"""The warehouse: built beside from the landing, checked, and put in place with one replacement.

`tables/*.sql` holds one SELECT per table, `rules/*.sql` one per rule across rows, `metrics/*.sql` one view or table
macro each; all of them are stored in the file, so that a reader needs nothing else.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from pipelines.book_reader import masks, told
from pipelines.catalogue import CATALOGUE
from pipelines.contract import TABS
from pipelines.errors import BuildError
from pipelines.findings import HIDDEN, Problem
from pipelines.foretelling import foretell
from pipelines.landing import Landing, record_table
from pipelines.matching import name_municipalities, name_sources
from pipelines.reading.tab_titles import contract_of
from pipelines.settings import Settings

HERE = Path(__file__).parent

# In the order in which they need one another. A name with a leading underscore is used by later ones only.
TABLES = (
    "_row_outcome",
    "_tab_rows",
    "marathon",
    "municipality",
    "neighbour",
    "_sighting",
    "_series_version",
    "_part_total",
    "_actual_candidate",
    "_actual_settled",
    "actual_version",
    "actual",
    "actual_detail",
    "_target_sighting",
    "target_version",
    "target",
    "_sheet_sum",
    "sheet_total",
    "_told_row",
    "unit_version",
    "unit",
    "reported_unit",
    "outreach_version",
    "outreach",
    "consultation_version",
    "consultation",
    "meeting_version",
    "meeting",
    "_meeting_name",
    "assignment_version",
    "assignment",
    "contact",
    "source_status",
)
KNOWN = ("as_known", "region_target")  # metrics a forecast is made from
METRICS = (
    "forecast_as_known",
    "checkpoint_result",
    "progress",
    "region_progress",
    "region_history",
    "history",
    "reporting",
    "movement",
    "funnel",
    "forecast_score",
    "alarm",
    "peer",
    "peer_standing",
    "told_as_known",
    "named_direction",
    "coordination",
    "coordination_coverage",
    "outreach_standing",
    "consultation_standing",
    "assignment_standing",
)


def build(landing: Landing, settings: Settings, now: datetime) -> None:
    """Builds the warehouse as schema `warehouse.main` of the landing's connection, which must have attached it.

    Raises BuildError when rows were lost on the way.
    """
    run = landing.connection.execute
    run("use warehouse")
    name_sources(landing, settings.sources)
    run(_sql("prelude"))
    name_municipalities(landing, settings.sources, settings.aliases)
    for name in TABLES:
        select = _sql(f"tables/{name.lstrip('_')}")
        where = "temp table" if name.startswith("_") else "table"
        run(f"create or replace {where} {name} as {select}", _parameters(settings, now) if name == "marathon" else {})
    for name in KNOWN:
        run(_sql(f"metrics/{name}"))
    foretell(landing, settings, now)
    run(f"create or replace table forecast as {_sql('tables/forecast')}")
    for name in METRICS:
        run(_sql(f"metrics/{name}"))
    _find(landing, settings)
    _check_conservation(landing)


def publish(landing: Landing, settings: Settings, now: datetime) -> None:
    """Builds the warehouse beside the published one, looks at it, and replaces the old by the new in one step."""
    target = settings.warehouse
    beside = target.with_name(f".{target.name}.{os.getpid()}.building")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _sweep(target)  # what a killed refresh left behind; the landing's lock keeps living ones away
        # the smallest blocks: most tables are small, and each takes whole blocks
        landing.connection.execute(f"attach '{_quoted(beside)}' as warehouse (block_size 16384)")
        try:
            build(landing, settings, now)
            landing.connection.execute("checkpoint warehouse")
        finally:
            landing.connection.execute("use landing")
            landing.connection.execute("detach warehouse")
        _look(landing, beside)
        _sync(beside)
        beside.replace(target)
        _sync(target.parent)
    except (duckdb.OperationalError, OSError) as error:
        why = str(error).split("\n", maxsplit=1)[0]
        cure = "прежнее осталось на месте; проверьте права и место на диске"
        raise BuildError(f"{target}: хранилище не построено ({why}), {cure}") from error
    finally:
        with suppress(OSError):
            _sweep(target)


def _sweep(target: Path) -> None:
    for leftover in target.parent.glob(f".{target.name}.*.building*"):
        leftover.unlink(missing_ok=True)


def _look(landing: Landing, path: Path) -> None:
    """A full disk can leave an empty file behind a close that did not complain: read back every row that will be published."""
    run = landing.connection.execute
    run(f"attach '{_quoted(path)}' as built (read_only)")
    try:
        tables = run("select table_name from duckdb_tables() where database_name = 'built'").fetchall()
        reads = (f"select '{name}', count(*), bit_xor(hash(t)) from built.{name} t" for (name,) in tables)  # noqa: S608
        found = run(" union all ".join(reads)).fetchall() if tables else []
        if ("marathon", 1) not in {row[:2] for row in found}:
            raise BuildError(f"{path}: построенное хранилище пусто; проверьте место на диске")
    finally:
        run("detach built")


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")


@cache
def _sql(name: str) -> str:
    return (HERE / f"{name}.sql").read_text(encoding="utf-8").rstrip().rstrip(";")


def _parameters(settings: Settings, now: datetime) -> dict[str, Any]:
    return {
        "title": settings.title,
        "region": settings.region,
        "timezone": settings.timezone.key,
        "starts_on": settings.starts,
        "ends_on": settings.ends,
        "stale_after_days": settings.stale_after_days,
        "grace_days": settings.grace_days,
        "built_at": now,
        **asdict(settings.thresholds),
    }


# -- findings ----------------------------------------------------------------------------------------------------------


def _find(landing: Landing, settings: Settings) -> None:
    """Collects what the reader and the rules found among rows that stand, and puts each into words."""
    run = landing.connection.execute
    rules = " union all by name ".join(
        f"({_sql(f'rules/{path.stem}')})" for path in sorted((HERE / "rules").glob("*.sql"))
    )
    run(f"create or replace temp table _broken as {rules}")
    run(f"create or replace temp table _column_problem as {_sql('tables/column_problem')}")
    run(f"create or replace temp table found as {_sql('tables/found')}")
    _find_missing_tabs(landing)
    _hide_people(landing, settings)
    rows = run("select distinct code, params from found").fetchall()
    columns = [
        (name, pa.string())
        for name in ("code", "params", "severity", "value", "message_ru", "message_en", "suggestion")
    ]
    landing.hand_over("worded", columns, [(code, params, *_words(code, json.loads(params))) for code, params in rows])
    run(f"create table warehouse.finding as {_sql('tables/finding')}")


def _find_missing_tabs(landing: Landing) -> None:
    """E111: a tab that the marathon cannot do without stands in no source at all, nor what belongs there in a «свод»."""
    there = landing.connection.execute("select tab from landing.tab join configured_source using (source)").fetchall()
    known = {tab.name for (title,) in there if (tab := contract_of(title))}
    for tab in (tab for tab in TABS if not tab.optional):
        records = (
            f"select 1 from landing.{record_table(tab.name)} join placed_row p using (row_id) where p.stands limit 1"  # noqa: S608
        )
        if tab.name not in known and not landing.connection.execute(records).fetchone():
            insert = """
                insert into found by name
                select 'E111' as code, ? as params, source, place, '' as book, ? as tab, built_at as seen_from
                from configured_source, warehouse.marathon order by place limit 1
            """
            problem = Problem("E111", None, {"tab": tab.title})
            landing.connection.execute(insert, [_json(problem.params), tab.title])


def _hide_people(landing: Landing, settings: Settings) -> None:
    """What stands on a tab of people is in no finding: findings are shown, written to sheets and sent to everybody."""
    sources = {source.name: source for source in settings.sources if not masks(source)}
    query = "select distinct source, tab, params from found where list_contains(?, source)"
    said = landing.connection.execute(query, [list(sources)]).fetchall()
    columns = [(name, pa.string()) for name in ("source", "tab", "params", "instead")]
    rows = [(*row, _json(told(sources[row[0]], row[1] or "", json.loads(row[2])))) for row in said]
    landing.hand_over("_told_of_people", columns, rows)
    landing.connection.execute(
        """update found f set params = t.instead from _told_of_people t
        where (f.source, f.tab, f.params) is not distinct from (t.source, t.tab, t.params)"""
    )


def _json(params: Mapping[str, str]) -> str:
    return json.dumps(dict(params), ensure_ascii=False)


def _words(code: str, params: dict[str, str]) -> tuple[str | None, ...]:
    kind = CATALOGUE[code]
    value = params.get("value", params.get("header", params.get("tab")))
    return (
        kind.severity,
        None if value == HIDDEN else value,
        kind.message(params),
        kind.message(params, "en"),
        params.get("suggestion"),
    )


def _check_conservation(landing: Landing) -> None:
    """Every row of every tab is loaded, blank, ignored or rejected; nothing else, and nothing twice."""
    lost = landing.connection.execute(
        "select source, title from _tab_rows where seen is distinct from loaded + blank + ignored + rejected order by all limit 1"
    ).fetchone()
    if lost:
        raise BuildError(
            f"источник «{lost[0]}», лист «{lost[1]}»: счёт строк не сошёлся; прежние данные остались, сообщите разработчикам"
        )
