"""Writes the pages of docs/ that follow from the code: `make docs`. `--check` only says which of them are out of date.

findings.md and findings/ come from the catalogue, sheet.md from the contract, warehouse.md from a warehouse built in
memory: its tables, macros and columns are those of the build, their grain is the comment in their .sql, only MEANING is
written here. A page in findings/ whose code is gone is removed.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from docs.finding_pages import pages as finding_pages
from pipelines import warehouse
from pipelines.contract import TABS, Column, Tab
from pipelines.landing import Landing, open_landing
from pipelines.settings import Settings

HERE: Final = Path(__file__).parent
MADE: Final = "<!-- Made by `make docs`: change the code it comes from, not this page. -->"


def main(arguments: Sequence[str]) -> int:
    """Writes the pages; with `--check` writes nothing and returns 1 when one of them is not as the code says."""
    pages = {**finding_pages(MADE), "sheet.md": sheet(), "warehouse.md": dictionary()}
    stale = [name for name, text in pages.items() if not _stands(HERE / name, text)]
    surplus = sorted({f"findings/{path.name}" for path in (HERE / "findings").glob("*")} - pages.keys())
    if "--check" in arguments:
        for what, names in (("отстали от кода", stale), ("лишние", surplus)):
            if names:
                sys.stderr.write(f"docs: {', '.join(names)} {what}; выполните: make docs\n")
        return 1 if stale or surplus else 0
    for name in stale:
        (HERE / name).parent.mkdir(exist_ok=True)
        (HERE / name).write_text(pages[name], encoding="utf-8")
    for name in surplus:
        (HERE / name).unlink()
    done = [f"{what} {', '.join(names)}" for what, names in (("обновлены", stale), ("убраны", surplus)) if names]
    sys.stdout.write(f"docs: {'; '.join(done) or 'всё уже соответствует коду'}\n")
    return 0


def _stands(path: Path, text: str) -> bool:
    return path.exists() and path.read_text(encoding="utf-8") == text


# -- sheet.md ----------------------------------------------------------------------------------------------------------


def sheet() -> str:
    """The tabs of the shared sheet, a table of columns each."""
    lines = [
        MADE,
        "# Листы общей таблицы · Tabs of the shared sheet",
        "",
        "Порядок листов и столбцов любой. Над заголовками могут стоять строки с названием. Регистр, ё/е и пробелы в",
        "заголовках не важны. **\\*** — столбец обязателен. Показатели ведутся нарастающим итогом; если в заголовке",
        'стоит «за период» или у источника `values = "increment"`, цифры складываются.',
        "",
        "Tabs and columns may stand in any order, below rows of titles. **\\*** marks a required column. Figures are",
        'cumulative; where the header says «за период», or the source `values = "increment"`, they are added up.',
    ]
    for tab in TABS:
        lines += ["", *_tab(tab)]
    return "\n".join(lines) + "\n"


def _tab(tab: Tab) -> Iterator[str]:
    yield f"## {tab.title}"
    yield f"{tab.meaning}. Лист узнаётся и под именами: {', '.join(f'«{name}»' for name in tab.synonyms)}."
    if tab.personal:
        yield 'Только в книге на своём сервере с `personal_data = "accept"`; в другом источнике лист не читается (E502).'
    elif tab.optional:
        yield "Лист по желанию" + ("; в таблице одного муниципалитета не читается." if tab.by_council else ".")
    if tab.measures:
        yield f"Нужен хотя бы один из столбцов {' и '.join(f'«{c.title}»' for c in tab.measures)}."
    yield ""
    yield "| столбец | что в нём · meaning | пример | другие имена · also called |"
    yield "|---|---|---|---|"
    for column in tab.columns:
        words = f". Одно из: {', '.join(column.offered)}" if column.options else ""
        yield f"| {_title(column)} | {column.meaning} · {column.meaning_en}{words} | {column.example} | {', '.join(column.synonyms)} |"


def _title(column: Column) -> str:
    return column.title + (" \\*" if column.required else "")


# -- warehouse.md ------------------------------------------------------------------------------------------------------

# What a column means wherever it stands; `relation.column` where it means something of its own there.
MEANING: Final = {
    "municipality_id": "the ОКТМО as text where the register gives one, else the normalised name with its kind",
    "indicator": "`registered_users` or `submitted_initiatives`",
    "on_date": "the day the figure is for",
    "value": "the figure",
    "actual.value": "the figure, cumulative",
    "actual_version.value": "the figure, cumulative",
    "actual_as_known.value": "the figure, cumulative",
    "absent_at": "when the day's first figure was last looked for and not there yet; NULL where its book had not been read before",
    "seen_at": "when this figure was first seen in the sheet",
    "seen_from": "when this was first seen",
    "seen_until": "when it was replaced or removed; NULL while it stands",
    "source": "the source's `name` in the settings",
    "book": "title of the spreadsheet or workbook",
    "tab": "title of the tab",
    "cell": "the cell, such as `D17`; where parts were added up, their cells in a list",
    "finding.cell": "the cell, such as `D17`",
    "url": "opens that cell in the shared sheet; NULL for local workbooks",
    "label": "the words beside the sum, such as «ИТОГО»",
    "role": "`actual` or `target`",
    "day": "the day the figures of the sum are for; of targets the day they are due",
    "sheet_total.value": "the sum as it stands in the sheet",
    "ours": "the sum of what was loaded from the same rows or columns",
    "difference": "`value - ours`",
    "direction": "thematic direction; NULL: all of them",
    "organisation": "public-sector organisation; NULL: the whole municipality",
    "is_approximate": "it was typed so («≈300», «более 120», «1,5 тыс.»), or one of its parts was",
    "is_increment": "the value is for the period since the last one, not cumulative",
    "name": "as the register writes it",
    "oktmo": "8 digits, 11 for a settlement",
    "kind": "городской округ, муниципальный округ, муниципальный район, …",
    "population": "residents",
    "employees": "public-sector employees",
    "responsible": "position of the responsible person, never a name",
    "hotline": "the institution's telephone",
    "peer_group": "kind × size, for fair comparison; NULL without a kind or a population",
    "latitude": "degrees",
    "longitude": "degrees",
    "title": "from the settings",
    "region": "from the settings",
    "timezone": "IANA name; all days are days there",
    "starts_on": "first day of the season",
    "ends_on": "last day of the season",
    "stale_after_days": "after so many days without a new figure a municipality is silent",
    "grace_days": "so many days after `due_on` a checkpoint's result is frozen",
    "built_at": "when this file was built",
    "thresholds": "chances to reach the next checkpoint from which a status is `on_track`, `at_risk`",
    "checkpoint": "name of the checkpoint; its day where it has none",
    "due_on": "the day by which the target is to be reached",
    "target.value": "the target",
    "target_version.value": "the target",
    "target_as_known.value": "the target",
    "is_final": "it is due last: the target of the whole marathon",
    "moved_from": "the last other day it was due on; NULL where it never moved",
    "reason": "why the target or its day was changed, as typed",
    "finding.value": "what stands in the cell",
    "code": "see [findings.md](findings.md)",
    "severity": "`error`, `warning` or `info`",
    "message_ru": "the sentence, with the cure",
    "message_en": "the same in English",
    "suggestion": "the nearest name, where there is one",
    "covers": "the row that was left out because of it, such as `17:17`",
    "row_number": "place of the row in the tab, from 1",
    "column_number": "place of the column, from 1; NULL where the whole row is meant",
    "last_try_at": "when it was last asked",
    "last_success_at": "when it was last read, or found unchanged, without a failure",
    "source_status.status": "`ok`, `unchanged`, `failed`; NULL before the first try",
    "error": "one Russian sentence where it failed",
    "seen": "rows of its tabs as they stand, without header rows",
    "loaded": "of them: rows that gave figures or a municipality",
    "blank": "of them: empty rows",
    "ignored": "of them: titles, totals, tabs outside the contract",
    "rejected": "of them: rows that could not be placed; a finding says why",
    "actual": "the last figure dated on or before `as_of`",
    "actual_on": "its day",
    "final_target": "the target that is due last",
    "share": "`actual / final_target`; not capped",
    "progress.checkpoint": "the next checkpoint with `due_on >= as_of`, else the last",
    "target": "the target of that checkpoint",
    "checkpoint_result.target": "the target as it stood when the result was frozen",
    "share_of_checkpoint": "`actual / target`",
    "days_left": "`due_on - as_of`; negative after the last checkpoint",
    "needed_per_day": "what is missing to `target` per day left; NULL without a figure or after the last checkpoint",
    "recent_per_day": "growth per day over the last 14 days; NULL with fewer than two figures",
    "forecast_low": "lower end of the 80 % range at `due_on`; NULL without a forecast",
    "forecast_mid": "its middle: as likely above as below",
    "forecast_high": "its upper end",
    "chance": "to reach `target` by `due_on`, 0 … 1; 1 where it is reached, NULL without a forecast",
    "forecast_reason": "why there is no range: `no_figure`, `few_figures`, `too_early`, `too_wide`",
    "forecast.municipality_id": "NULL: the region, whose target is the sum of what each is to have reached by then",
    "forecast.checkpoint": "NULL for the region",
    "made_on": "the day the forecast was made; the last one of a day counts",
    "made_at": "the refresh that made it",
    "forecast.target": "as known when the forecast was made",
    "low": "lower end of the 80 % range, counts",
    "middle": "as likely above as below",
    "high": "its upper end",
    "forecast.reason": "why there is no range: `no_figure`, `few_figures`, `too_early`, `too_wide`",
    "beta": "the mean of what was believed of the region's shape; NULL while nothing was",
    "scale": "by what the campaign's own past forecasts stretched the ranges",
    "forecasts": "forecasts made before a checkpoint that is settled now",
    "covered": "the share of results inside the 80 % range",
    "forecast_score.error": "mean distance of the middle from the result, by the mean result",
    "brier": "mean squared distance of the chance from what happened",
    "missed_checkpoints": "how many frozen results are below their target",
    "status": "`no_data`, `no_target`, `reached`, `silent`, `behind`, `at_risk` or `on_track`",
    "checkpoint_result.value": "the last figure dated on or before `due_on`, as known when the result was frozen",
    "met": "`value >= target`; NULL without a figure",
    "is_settled": "the result is frozen: `settled_on < as_of`",
    "settled_on": "`due_on + grace_days`",
    "value_now": "the same figure as known at the end of `as_of`",
    "correction": "`value_now - value`",
    "reported": "municipalities that have a figure by then",
    "municipalities": "municipalities of the register",
    "region_target.municipalities": "municipalities with a checkpoint on that day",
    "with_target": "municipalities that have a target",
    "reached": "of them: whose own figure has reached their final target",
    "actual_towards_target": "sum of the last figures of municipalities that have a target",
    "checkpoint_key": "the checkpoint's name folded: what tells it from others, however it is spelled",
    "actual_week_ago": "the sum of the figures dated `as_of - 7` or earlier",
    "change_7d": "`actual - actual_week_ago`",
    "region_progress.actual": "the sum of the municipalities' last figures",
    "region_progress.final_target": "the sum of their final targets",
    "region_progress.share": "`actual_towards_target / final_target`; not capped",
    "region_progress.recent_per_day": "the sum of the municipalities' paces",
    "recent_per_day_towards_target": "the sum of the paces of municipalities that have a target",
    "region_progress.ends_on": "the last due date of anyone",
    "region_progress.forecast_low": "lower end of the 80 % range of the sum at `ends_on`; NULL without a forecast",
    "region_progress.chance": "to reach the sum of targets by `ends_on`",
    "region_progress.needed_per_day": "`(final_target - actual_towards_target)` per day until `ends_on`, never below 0; NULL afterwards",
    "region_history.on_date": "every day from the first figure to `as_of`",
    "region_history.actual": "the sum of each municipality's last figure by that day",
    "history.on_date": "every day from the first figure to `as_of`",
    "history.value": "the figure of the day, else the last one up to `stale_after_days` days old; NULL in a gap",
    "is_reported": "the day has a figure of its own",
    "reported_on": "the day of the last figure by then, which may be too old to be the value",
    "history.change": "less the figure reported before it; NULL on days without a figure and for the first one",
    "value_first": "the figure as it stood at the end of the day it was first seen; NULL on days without a figure",
    "history.correction": "the figure as known at the end of `as_of` less `value_first`; NULL on days without a figure",
    "corrected_at": "since when it differs from `value_first`; NULL where it does not",
    "history.is_approximate": "of the last figure: it was typed so («≈300», «более 120»), or one of its parts was",
    "first_reported_on": "the day of the first figure",
    "last_reported_on": "the day of the last figure",
    "last_seen_at": "when the last figure was first seen as it stands; NULL where that was after `as_of`",
    "figures": "days with a figure; 0 where there was never one",
    "age_days": "`as_of - last_reported_on`",
    "silent_since": "the first day on which the last figure was older than `stale_after_days`; NULL while it is not",
    "median_delay_days": "median of the days from a figure's day to the day it was first seen; NULL where nobody can know",
    "reporting.checkpoint": "the last checkpoint with `due_on < as_of`",
    "reported_for_checkpoint": "`on_time`, `late` or `missing`; NULL while there is time or where nobody can know",
    "actual_then": "the last figure dated `as_of - days` or earlier, as known at the end of that day",
    "actual_then_on": "its day",
    "movement.change": "`actual - actual_then`",
    "movement.correction": "what the figure of `actual_then_on` has become since, as known at the end of `as_of`, less `actual_then`",
    "growth": "`change - correction`: what is new",
    "place": "1 + how many changed more, of all with this indicator; NULL without a change",
    "place_last": "the last of the places shared with those whose change is the same",
    "placed": "how many have a change",
    "status_then": "the status at the end of `as_of - days`",
    "is_status_changed": "`status <> status_then`",
    "rate": "`initiatives_per_1000` or `initiatives_per_user`",
    "per": "what `base` counts: `employees` or `residents`, the same for a whole group, or `registered_users`",
    "initiatives": "submitted initiatives by `on_date`",
    "base": "employees, residents or registered users",
    "funnel.on_date": "the day of the figure; of `initiatives_per_user` the last day by which both were reported",
    "funnel.value": "the rate: `initiatives / base`, of `initiatives_per_1000` times 1,000",
    "members": "how many of the group have the rate; NULL without a group",
    "group_mean": "sum of initiatives by sum of bases of the members that have the rate",
    "tau_squared": "variance between members beyond chance, on the scale of square roots; 0 where chance explains all",
    "z": "how many deviations √value is from √group_mean",
    "low_95": "lower limit, 95 %; NULL without a group or with fewer than five members",
    "high_95": "upper limit, 95 %",
    "low_998": "lower limit, 99.8 %",
    "high_998": "upper limit, 99.8 %",
    "outside": "`no`, `above_95`, `above_998`, `below_95` or `below_998`; NULL without limits",
    "peer_id": "a municipality it may be held against; itself, too",
    "basis": "`group`: its peer_group has at least five members; `neighbours`: the nearest of its family in population",
    "peer.distance": "difference of ln(population), in standard deviations of the family",
    "peer_standing.basis": "as in peer; NULL without peers",
    "peer_standing.per": "what rates are counted by: `employees` or `residents`, the same for all peers of a municipality",
    "peer_standing.members": "how many of the peers, itself included, have a rate; NULL without peers",
    "peer_standing.rate": "`actual` per 1,000 of `per`",
    "peers_rate": "sum of actuals by sum of thousands of the peers that have a rate; NULL with fewer than three",
    "variance": "of rates between peers beyond chance; 0 where chance explains all",
    "rate_shrunk": "the rate drawn to `peers_rate`, the more the smaller the municipality, never all the way",
    "rate_low": "lower limit of the true rate, 80 % between both, with mean and variance unsure as they are",
    "rate_high": "upper limit of the true rate; above 0 even where nothing was reported",
    "place_low": "1 + how many peers are surely better: their `rate_low` is above `rate_high`",
    "place_high": "`members` less how many are surely worse: their `rate_high` is below `rate_low`",
    "target_intensity": "`final_target` per 1,000 of `per`",
    "target_intensity_median": "median of the peers' target_intensity; NULL without peers",
    "alarm": "`bulk_before_checkpoint`, `initiatives_per_user` or `low_target`",
    "alarm.on_date": "the checkpoint's day; of `initiatives_per_user` the day of its figures; of `low_target` the final target's day",
    "alarm.value": "what is asked about: the growth that falls to the 3 days up to the checkpoint; initiatives per user; the final target per 1,000",
    "usual": "what is usual: its own growth in 3 days before; the group's mean; the group's median",
    "threshold": "asked from here on; of `low_target` below it",
    "level": "`coordination_group`, `working_group` or `coordinator`",
    "position": "position of the leader or coordinator, never a name",
    "direction_key": "the direction folded: what tells it from others, however it is spelled",
    "organisation_key": "the organisation folded",
    "unit.direction": "thematic direction of a working group; NULL where none is named",
    "unit_version.direction": "thematic direction of a working group; NULL where none is named",
    "unit_as_known.direction": "thematic direction of a working group; NULL where none is named",
    "unit.organisation": "the coordinator's organisation; NULL where none is named",
    "unit_version.organisation": "the coordinator's organisation; NULL where none is named",
    "unit_as_known.organisation": "the coordinator's organisation; NULL where none is named",
    "reported_unit.direction": "NULL where the figure is of an organisation without one",
    "reported_unit.organisation": "NULL where the figure is of a whole direction",
    "reported_unit.first_on": "the first day it has a figure for",
    "known_from": "since when the row counts; NULL where its book held it when it was first read",
    "topic": "`marathon`, `participation` or `hotline`",
    "channel": "`hotline`, `in_person` or `remote`",
    **{
        f"{table}.{column}": meaning
        for name, meanings in {
            "outreach": {"on_date": "the day people were told", "channel": "how, as typed"},
            "consultation": {"on_date": "the day of the consultations"},
            "meeting": {"on_date": "the day of the meeting", "topic": "what it is about, as typed"},
            "assignment": {
                "due_on": "the day it is to be done by",
                "status": "`in_progress`, `done`, `closed`; NULL where it cannot be read",
            },
        }.items()
        for table in (name, f"{name}_version", f"{name}_as_known")
        for column, meaning in meanings.items()
    },
    "reach": "how many people it reached; NULL where nobody says",
    "number": "consultations given",
    "meeting_id": "day and topic of the meeting: `2026-10-05 итоги первого этапа`",
    "at_time": "when it begins, in the marathon's time zone",
    "format": "`in_person`, `video` or `mixed`; NULL where it cannot be read",
    "participants": "who is invited, as typed",
    "link": "http or https, nothing else",
    "topic_key": "the topic folded",
    "text": "what is to be done, as typed",
    "done_note": "what was done, as typed",
    "meeting_named": "«Встреча» as read: the day as `05.10.2026`, or the topic",
    "meeting_key": "the same folded",
    "text_key": "the assignment's text folded",
    "is_for_all": "the row says «Все муниципалитеты»",
    "state": "`open`, `overdue`, `done` or `closed`; NULL without a readable status",
    "full_name": "the person's name",
    "phone": "as typed",
    "email": "as typed",
    "contact.role": "in what role, as typed",
    "has_coordination_group": "there is a group led by the head",
    "working_groups": "how many directions a working group is named for; groups without a direction are one",
    "coordinators": "rows of coordinators",
    "named_direction.municipalities": "how many of them name it",
    "meant": "the direction that was probably meant; NULL where this one is no misspelling",
    "directions": "how many directions the region names, without probable misspellings",
    "directions_without_group": "of them: without a working group here",
    "share_of_directions": "the share of directions with a working group; NULL where none is named",
    "organisations": "how many organisations are named here",
    "organisations_without_coordinator": "of them: without a coordinator",
    "share_of_organisations": "the share of organisations with a coordinator; NULL where none is named",
    "has_responsible": "the register names the position of a responsible person",
    "has_hotline": "the register has a hotline",
    "part": "`responsible`, `coordination_group`, `working_group`, `coordinator` or `hotline`",
    "of_municipalities": "municipalities of the register",
    "of_employees": "public-sector employees of all municipalities that say how many; NULL where none does",
    "with_employees": "how many municipalities say it",
    "share_of_employees": "`employees / of_employees`",
    "units": "of `working_group` pairs of a municipality and a direction with a group, of `coordinator` organisations with one; else NULL",
    "of_units": "such pairs, such organisations, with or without",
    "share_of_units": "`units / of_units`",
    "coordination_coverage.municipalities": "how many have it: at least one group, one coordinator; NULL where the region tells nothing of it",
    "coordination_coverage.employees": "public-sector employees of the municipalities that have it",
    "times": "how often; NULL where the region tells nothing of it",
    "outreach_standing.first_on": "the first day people were told",
    "outreach_standing.last_on": "the last day people were told",
    "outreach_standing.reach": "the sum of what is said; the same people may be counted twice",
    "channels": "how, each once",
    "consultation_standing.number": "the sum; NULL where no row says any",
    "consultation_standing.days": "days with a consultation",
    "consultation_standing.first_on": "the first of them",
    "consultation_standing.last_on": "the last of them",
    "assignments": "how many it has, in whatever state",
    "open": "in progress, and there is time",
    "overdue": "in progress, and `due_on < as_of`",
    "done": "done",
    "closed": "closed by the council",
    "unclear": "without a readable status",
    "next_due_on": "the nearest due day of an open one",
    "overdue_since": "the due day of the one that has been overdue longest",
    "region_target.target": "the sum of what each municipality was to have reached by then",
}


def dictionary() -> str:
    """Tables and macros of a warehouse with their columns."""
    lines = [
        MADE,
        "# The warehouse: what readers may rely on",
        "",
        "`data/marathon.duckdb` is one DuckDB file that is replaced whole by every refresh. Attach it read-only under a name",
        "of your own and open it anew when the file changes:",
        "",
        "```sql",
        "attach 'data/marathon.duckdb' as marathon (read_only);",
        "use marathon;",
        "select name, actual, share, status from progress(current_date) where indicator = 'submitted_initiatives';",
        "```",
        "",
        "Days are DATE in the marathon's time zone, moments TIMESTAMPTZ. No data is NULL, never 0. Macros take a day `as_of`",
        "and answer with what was known at its end. How the figures are computed: [method.md](method.md).",
    ]
    with open_landing(None) as landing:
        landing.connection.execute("attach ':memory:' as warehouse")
        warehouse.build(landing, _no_sources(), datetime.now(UTC))
        lines += ["", "## Tables"]
        tables = _names(landing, "select table_name from duckdb_tables() where database_name = 'warehouse'")
        for name in [n for n in (*warehouse.TABLES, "finding") if n in tables]:
            lines += ["", *_relation(landing, name, name, _comment(f"tables/{name}"))]
        lines += ["", "## Macros"]
        macros = landing.connection.execute(
            "select function_name, parameters from duckdb_functions() "
            "where database_name = 'warehouse' and function_type = 'table_macro' order by function_name"
        ).fetchall()
        for name, parameters in macros:
            lines += ["", *_relation(landing, name, f"{name}({', '.join(parameters)})", _macro_comment(name))]
    return "\n".join(lines) + "\n"


def _names(landing: Landing, query: str) -> set[str]:
    return {name for (name,) in landing.connection.execute(query).fetchall()}


def _relation(landing: Landing, name: str, title: str, grain: str) -> Iterator[str]:
    yield f"### {title}"
    yield grain
    yield ""
    yield "| column | type | meaning |"
    yield "|---|---|---|"
    what = title.replace("as_of", "date '2026-10-08'").replace(", days", ", 7")
    for column, kind, *_ in landing.connection.execute(f"describe from {what}").fetchall():
        meaning = MEANING.get(f"{name}.{column}") or MEANING.get(column)
        if meaning is None:
            sys.exit(f"docs/generate.py: скажите в MEANING, что такое {name}.{column}")
        yield f"| {column} | {_short(kind)} | {meaning} |"


def _short(kind: str) -> str:
    return "TIMESTAMPTZ" if kind == "TIMESTAMP WITH TIME ZONE" else kind.replace('"', "")


def _comment(name: str) -> str:
    """The comment that a .sql file begins with."""
    return _joined((warehouse.HERE / f"{name}.sql").read_text(encoding="utf-8").splitlines())


def _macro_comment(name: str) -> str:
    """The comment above the macro, in whichever file it stands."""
    for path in sorted((warehouse.HERE / "metrics").glob("*.sql")):
        text = path.read_text(encoding="utf-8")
        if found := re.search(rf"((?:^--.*\n)+)create or replace macro {name}\(", text, re.MULTILINE):
            return _joined(found[1].splitlines())
    raise LookupError(name)


def _joined(lines: Sequence[str]) -> str:
    comment = []
    for line in lines:
        if not line.startswith("--"):
            break
        comment.append(line.removeprefix("--").strip())
    return (
        " ".join(comment)
        .replace("docs/method.md", "[method.md](method.md)")
        .replace("docs/decisions.md", "[decisions.md](decisions.md)")
    )


def _no_sources() -> Settings:
    return Settings(
        path=Path("marathon.toml"),
        title="",
        region="",
        timezone=ZoneInfo("Europe/Moscow"),
        starts=date(2026, 9, 1),
        ends=date(2026, 11, 30),
        landing=Path("landing.duckdb"),
        warehouse=Path("marathon.duckdb"),
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
