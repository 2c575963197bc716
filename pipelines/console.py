"""How the command line speaks: a progress bar on a terminal, tables, findings as lint lines. The only place that prints."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime, tzinfo
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Table
from rich.text import Text

from pipelines.report import Report

Told = Callable[[str], None]

WIDTH = 160  # of what goes into a file or a pipe

STATUS = {"ok": "прочитан", "unchanged": "без изменений", "failed": "не прочитан"}
STYLE = {"error": "red", "warning": "yellow", "info": "dim", "failed": "red", "ok": "green", "unchanged": "dim"}


def _console(*, stderr: bool = False) -> Console:
    console = Console(stderr=stderr, highlight=False, markup=False, emoji=False)
    return (
        console
        if console.is_terminal
        else Console(stderr=stderr, highlight=False, markup=False, emoji=False, width=WIDTH)
    )


def say(text: str) -> None:
    """A line for the person who runs the command."""
    _console().print(text, soft_wrap=True)


def complain(text: str) -> None:
    """A line on the error stream."""
    _console(stderr=True).print(text, style="red", soft_wrap=True)


def say_json(value: Mapping[str, Any]) -> None:
    """One JSON document on the output stream."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2, default=_plain) + "\n")


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, datetime) else str(value)


@contextmanager
def progress(total: int, *, quiet: bool) -> Iterator[Told]:
    """A bar that counts sources; nothing where nobody watches."""
    console = _console(stderr=True)
    if quiet or not console.is_terminal:
        yield lambda _: None
        return
    columns = (
        TextColumn("Читаем источники"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[last]}", markup=False),
    )
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("", total=total, last="")
        yield lambda name: bar.update(task, advance=1, last=name)


def say_report(report: Report) -> None:
    """A table of sources."""
    counted = ("строк", "загружено", "отклонено", "ошибок", "замечаний")  # narrow enough for 80 columns
    table = Table("источник", "состояние", *counted)
    for s in report.sources:
        counts = (s.rows.seen, s.rows.loaded, s.rows.rejected, s.findings.error, s.findings.warning)
        numbers = [Text(str(number), justify="right") for number in counts]
        table.add_row(Text(s.name), Text(STATUS[s.status], STYLE[s.status]), *numbers)
    _console().print(table)
    for failed in report.failed:
        complain(f"{failed.name}: {failed.error}")
    say("Опубликовано." if report.published else "Ничего не опубликовано.")


def say_findings(findings: Sequence[Mapping[str, Any]], language: str = "ru", *, several: bool = False) -> None:
    """One line per finding: place, code, sentence; with its book in front where there are `several`."""
    console = _console()
    for finding in findings:
        place = f"{finding['tab']}!{finding['cell']}" if finding["cell"] else finding["tab"]
        line = Text(f"{finding['source']} · {finding['book']}: " if several else "")
        line.append(place).append(f"  {finding['code']}  ", STYLE[finding["severity"]]).append(
            finding[f"message_{language}"]
        )
        console.print(line, soft_wrap=True)


def say_totals(findings: Sequence[Mapping[str, Any]], language: str = "ru") -> None:
    """How many findings there are of each severity."""
    count = Counter(finding["severity"] for finding in findings)
    words = ("Ошибок", "замечаний", "к сведению") if language == "ru" else ("Errors", "warnings", "notes")
    say(
        ", ".join(f"{word}: {count[kind]}" for word, kind in zip(words, ("error", "warning", "info"), strict=True))
        + "."
    )


def say_status(title: str, built_at: datetime, rows: Sequence[Mapping[str, Any]], zone: tzinfo) -> None:
    """What is published and how each source fares; moments in that time zone."""
    say(f"{title}. Построено {built_at.astimezone(zone):%d.%m.%Y %H:%M}.")
    table = Table("источник", "состояние", "последняя удача", "загружено", "отклонено")
    for row in rows:
        status = row["status"] or "failed"
        when = f"{row['last_success_at'].astimezone(zone):%d.%m.%Y %H:%M}" if row["last_success_at"] else "ещё не было"
        counts = (Text(str(row["loaded"]), justify="right"), Text(str(row["rejected"]), justify="right"))
        table.add_row(Text(row["source"]), Text(STATUS[status], STYLE[status]), Text(when), *counts)
    _console().print(table)
    for row in rows:
        if row["error"]:
            complain(f"{row['source']}: {row['error']}")
