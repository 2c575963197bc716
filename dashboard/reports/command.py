"""`python -m dashboard report`: which paper, of whom, of which day, into which folder."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from dashboard.arguments import Parser
from dashboard.connection import stamp
from dashboard.frames import register
from dashboard.language import LANGUAGES, speak
from dashboard.reports import choice, files, papers
from dashboard.settings import SettingsError
from dashboard.takeaway import Paper

Told = Callable[[str], None]

PAPERS = {
    "briefing": "справка: страница А4 о муниципалитете, без --municipality — обо всех в одном файле (PDF)",
    "pack": "к встрече: область, повестка, строка на муниципалитет (PDF)",
    "protocol": "бланк протокола встречи (DOCX)",
    "table": "свод с графиками (XLSX)",
}
OF_A_MEETING = ("pack", "protocol")


def add(commands: argparse._SubParsersAction[Parser], parents: list[Parser]) -> None:
    """The subcommand; `parents` have --config."""
    about = "документы для печати и рассылки"
    one = commands.add_parser(
        "report",
        parents=parents,
        help=about,
        description="; ".join(f"{name} — {said}" for name, said in PAPERS.items()) + ".",
    )
    one.add_argument("paper", choices=PAPERS, metavar="ДОКУМЕНТ", help=" · ".join(PAPERS))
    one.add_argument("--out", type=Path, required=True, metavar="DIR", help="папка, в которую записать")
    one.add_argument("--municipality", metavar="NAME", help="справка одного муниципалитета: имя или код ОКТМО")
    one.add_argument(
        "--meeting", metavar="DAY", help="встреча для pack и protocol: день, или день и тема; без этого — ближайшая"
    )
    one.add_argument("--as-of", metavar="DAY", help="на какой день, например 2026-11-23; без этого — на сегодня")
    one.add_argument("--lang", choices=LANGUAGES, default=LANGUAGES[0], help="язык документа")
    one.set_defaults(run=run)


def run(options: argparse.Namespace, say: Told, complain: Told) -> int:
    """Writes the paper and says where; 1 where it cannot. Raises SettingsError, connection.UnreadableError."""
    if options.municipality and options.paper != "briefing":
        raise SettingsError(f"--municipality: документ {options.paper} — обо всей области; уберите этот параметр")
    if options.meeting and options.paper not in OF_A_MEETING:
        raise SettingsError(f"--meeting: документ {options.paper} — не о встрече; уберите этот параметр")
    speak(options.lang)
    build = stamp()
    of = choice.edition(build, options.as_of)
    known = register.register(build)
    if not known:
        raise SettingsError("муниципалитетов пока нет; заполните лист «Муниципалитеты» и обновите данные")
    ids = tuple(known)
    if options.municipality:
        ids = (choice.municipality(known, options.municipality, f"--municipality «{options.municipality}»"),)
    meeting_id = choice.meeting(of, options.meeting) if options.meeting else None
    paper = papers.PAPERS[options.paper](of, ids, meeting_id)
    try:
        path = _write(options.out, paper)
    except OSError as error:
        complain(f"{options.out}: {files.why(error)}")
        return 1
    say(str(path))
    return 0


def _write(folder: Path, paper: Paper) -> Path:
    content = paper.make()
    folder.mkdir(parents=True, exist_ok=True)
    files.whole(folder / paper.name, content)
    return folder / paper.name
