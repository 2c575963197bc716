"""How the command line speaks: a progress bar on a terminal, tables, findings as lint lines. The only place that prints."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime, tzinfo
from typing import Any, Final

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.style import Style
from rich.table import Table
from rich.text import Text

from pipelines.findings import Language
from pipelines.report import Report

Told = Callable[[str], None]

WIDTH = 160  # of what goes into a file or a pipe

STATUS = {"ok": "прочитан", "unchanged": "без изменений", "failed": "не прочитан"}
STYLE = {"error": "red", "warning": "yellow", "info": "dim", "failed": "red", "ok": "green", "unchanged": "dim"}

TOTALS: Final[Mapping[Language, tuple[tuple[str, str, str], str]]] = {
    "ru": (("Ошибок", "замечаний", "к сведению"), "У каждого кода есть страница с примером: docs/findings/{}.md"),
    "en": (("Errors", "warnings", "notes"), "Each code has a page with an example: docs/findings/{}.md"),
}


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
    say_notes(report)
    say("Опубликовано." if report.published else "Ничего не опубликовано.")


def say_notes(report: Report) -> None:
    """What became of the notes on faulty cells; a line for each spreadsheet where something happened."""
    for notes in report.notes:
        if notes.written or notes.removed:
            say(f"{notes.book}: заметок написано {notes.written}, снято {notes.removed}")
        if notes.error:
            complain(f"{notes.source}, заметки: {notes.error}")


def say_findings(findings: Sequence[Mapping[str, Any]], language: Language = "ru", *, several: bool = False) -> None:
    """One line per finding: place, code, sentence; with its book in front where there are `several`.

    On a terminal the place opens its cell; in a file or a pipe the address stands at the end of the line.
    """
    console = _console()
    opens = console.is_terminal and console.color_system is not None  # a dumb terminal shows no links
    for finding in findings:
        place = f"{finding['tab']}!{finding['cell']}" if finding["cell"] else finding["tab"]
        line = Text(f"{finding['source']} · {finding['book']}: " if several else "")
        line.append(place, Style(link=finding["url"]) if opens and finding["url"] else None)
        line.append(f"  {finding['code']}  ", STYLE[finding["severity"]]).append(finding[f"message_{language}"])
        if finding["url"] and not opens:
            line.append(f"  <{finding['url']}>")
        console.print(line, soft_wrap=True)


def say_totals(findings: Sequence[Mapping[str, Any]], language: Language = "ru") -> None:
    """How many findings there are of each severity and, where there are any, where their codes are explained."""
    count = Counter(finding["severity"] for finding in findings)
    words, more = TOTALS[language]
    say(
        ", ".join(f"{word}: {count[kind]}" for word, kind in zip(words, ("error", "warning", "info"), strict=True))
        + "."
    )
    if findings:
        say(more.format(findings[0]["code"]))


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
