"""`python -m pipelines …`. Exit codes: 0 all read, 1 some source failed (or, for check, errors found), 2 see below.

2 means bad settings or usage; for `check` also that something could not be read.
"""

from __future__ import annotations

import argparse
import logging
import os
import signal
import sys
import time
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import FrameType

from pipelines import console, demo, published, refresh, template
from pipelines.errors import PipelineError, SettingsError
from pipelines.report import Report, check_json
from pipelines.settings import DEMO, Settings, load, locate, parse_duration


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command, returns its exit code."""
    options = _parser().parse_args(arguments)
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    stop = options.stop = _Stop(0 if options.command == "watch" else 143)
    signal.signal(signal.SIGTERM, stop)
    try:
        return int(options.run(options))
    except SettingsError as error:
        console.complain(str(error))
        return 2
    except PipelineError as error:
        console.complain(str(error))
        return 2 if options.command == "check" else 1
    except KeyboardInterrupt:
        return 130
    except RuntimeError:  # DuckDB's, when a signal interrupts a query
        if stop.is_called:
            return stop.code
        raise


class _Stop:
    """Ends the command when the system says so; what was not committed is rolled back."""

    def __init__(self, code: int) -> None:
        self.code, self.is_called = code, False

    def __call__(self, _signal: int, _frame: FrameType | None) -> None:
        self.is_called = True
        sys.exit(self.code)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m pipelines", description="Из общих таблиц — в хранилище панели.")
    commands = parser.add_subparsers(dest="command", required=True)
    config = argparse.ArgumentParser(add_help=False)
    config.add_argument("--config", type=Path, help="файл настроек; иначе MARATHON_CONFIG, marathon.toml, демо")
    as_json = argparse.ArgumentParser(add_help=False)
    as_json.add_argument("--json", action="store_true", help="отчёт в JSON")

    one = commands.add_parser("refresh", parents=[config, as_json], help="прочитать все источники и опубликовать")
    one.add_argument("--now", help="считать, что сейчас этот момент (для проверок и демо), например 2026-10-01T09:00")
    one.add_argument(
        "--accept-deletions", action="store_true", help="пропавшие листы, столбцы и таблицы пропали намеренно"
    )
    one.set_defaults(run=_refresh)

    lint = commands.add_parser(
        "check", parents=[config, as_json], help="прочитать и сказать, что не так; ничего не писать"
    )
    lint.add_argument("sources", nargs="*", metavar="SOURCE", help="имена источников; без них — все")
    lint.add_argument("--lang", choices=("ru", "en"), default="ru", help="язык предложений")
    lint.set_defaults(run=_check)

    watch = commands.add_parser("watch", parents=[config], help="обновлять снова и снова")
    watch.add_argument("--every", type=_duration, help="как часто, например 5m; иначе refresh_every настроек")
    watch.add_argument("--demo-if-none", action="store_true", help="без настроек — создать и обновлять демо-регион")
    watch.add_argument("--until-parent-exits", action="store_true", help="закончить вместе с запустившей программой")
    watch.set_defaults(run=_watch)

    made = commands.add_parser(
        "demo", parents=[config], help="создать демо-регион в data/demo, если его нет или он старше дня"
    )
    made.add_argument("--anew", action="store_true", help="создать заново в любом случае")
    made.set_defaults(run=_demo)
    sheet = commands.add_parser("template", parents=[config], help="создать общую таблицу, готовую к заполнению")
    sheet.add_argument("out", nargs="?", type=Path, metavar="OUT.xlsx", help="книга Excel, которую создать")
    sheet.add_argument("--google", metavar="TITLE", help="вместо книги — таблица Google с этим названием")
    sheet.add_argument("--share", metavar="E-MAIL", help="кому открыть таблицу Google для правки")
    sheet.add_argument("--municipality", metavar="NAME", help="таблица одного муниципалитета")
    sheet.add_argument(
        "--from", dest="register", type=Path, metavar="REGISTER.xlsx", help="книга, из которой взять реестр"
    )
    sheet.add_argument("--force", action="store_true", help="заменить OUT.xlsx, если он уже есть")
    sheet.set_defaults(run=_template)
    commands.add_parser(
        "status", parents=[config, as_json], help="что опубликовано и как дела у источников"
    ).set_defaults(run=_status)
    commands.add_parser(
        "rebuild", parents=[config, as_json], help="прочитать всё виденное заново и опубликовать"
    ).set_defaults(run=_rebuild)
    return parser


def _refresh(options: argparse.Namespace) -> int:
    settings = load(options.config)
    now = _moment(options.now, settings) if options.now else None
    try:
        with console.progress(len(settings.sources), quiet=options.json) as told:
            report = refresh.refresh(settings, now=now, accept_deletions=options.accept_deletions, on_progress=told)
    except PipelineError as error:
        if options.json:
            console.say_json({"published": False, "sources": [], "error": str(error)})
        raise
    if options.json:
        console.say_json(report.as_json())
    else:
        with published.open_warehouse(settings.warehouse) as connection:
            findings = published.findings(connection)
        errors = [finding for finding in findings if finding["severity"] == "error"]
        console.say_findings(errors[:20], several=report.books > 1)
        console.say_report(report)
        if len(errors) > 20:
            console.say(f"Показано 20 ошибок из {len(errors)}, все: python -m pipelines check")
    return 1 if report.failed else 0


def _check(options: argparse.Namespace) -> int:
    settings = load(options.config)
    names = [source.name for source in settings.sources]
    if unknown := [name for name in options.sources if name not in names]:
        raise SettingsError(f"{settings.path}: источника «{unknown[0]}» нет; есть: {', '.join(names)}")
    with console.progress(len(names), quiet=options.json) as told:
        report, found = refresh.check(settings, on_progress=told)
    wanted = options.sources or names
    findings = [f for f in found if f["source"] in wanted]
    if options.json:
        console.say_json(check_json(report, findings, wanted, options.lang))
    else:
        console.say_findings(findings, options.lang, several=report.books > 1)
        console.say_totals(findings, options.lang)
    for source in report.failed:  # also one that was not asked for: the register may stand in it
        console.complain(f"{source.name}: {source.error}")
    return 2 if report.failed else 1 if any(f["severity"] == "error" for f in findings) else 0


def _watch(options: argparse.Namespace) -> int:
    parent = os.getppid() if options.until_parent_exits else None
    settings: Settings | None = None
    while True:
        try:
            if options.demo_if_none and locate(options.config) == DEMO and _renew_demo():
                console.say("Демо-регион создан.")
            settings = load(options.config)
            _say_turn(refresh.refresh(settings), settings)
        except PipelineError as error:
            if isinstance(error, SettingsError) and settings is None:
                raise  # wrong from the start; later somebody may be editing the file
            console.complain(str(error))
        every = options.every or (settings.refresh_every if settings else timedelta(minutes=1))
        if options.stop.is_called or not _sleep(every, parent):  # an exit may be swallowed in a callback
            return 0


def _say_turn(report: Report, settings: Settings) -> None:
    failed = "; ".join(f"{source.name}: {source.error}" for source in report.failed)
    when = f"{report.finished_at.astimezone(settings.timezone):%d.%m.%Y %H:%M:%S}"
    console.say_notes(report)
    console.say(f"{when} опубликовано" + (f", но не всё прочитано: {failed}" if failed else ""))


def _sleep(every: timedelta, parent: int | None) -> bool:
    """Waits for the next turn; False when the parent is gone."""
    until = time.monotonic() + every.total_seconds()
    while (left := until - time.monotonic()) > 0:
        if parent is not None and os.getppid() != parent:
            return False
        time.sleep(min(left, 1.0))
    return True


def _demo(options: argparse.Namespace) -> int:
    if options.config is not None:
        raise SettingsError(f"{options.config}: у демо свои настройки {DEMO}; уберите --config")
    made = _renew_demo(anew=options.anew)
    console.say(f"Демо-регион {'создан' if made else 'уже есть, он сегодняшний'}: {DEMO}")
    console.say(
        "Ошибки в его таблицах сделаны нарочно: на них видно, как панель называет ячейку и что в ней исправить."
    )
    return 0


def _renew_demo(*, anew: bool = False) -> bool:
    """Makes the demo region if it is not today's; says whether it did."""
    today = datetime.now().astimezone().date()
    if not anew and not demo.is_stale(DEMO.parent, today):
        return False
    demo.make(DEMO.parent, today=today)
    return True


def _status(options: argparse.Namespace) -> int:
    settings = load(options.config)
    with published.open_warehouse(settings.warehouse) as connection:
        status = published.status(connection)
    if options.json:
        console.say_json(status)
    else:
        title = f"{settings.region}: {settings.title}"
        console.say_status(title, status["built_at"], status["sources"], settings.timezone)
    return 1 if any(source["status"] == "failed" for source in status["sources"]) else 0


def _rebuild(options: argparse.Namespace) -> int:
    report = refresh.rebuild(load(options.config))
    if options.json:
        console.say_json(report.as_json())
    else:
        console.say_report(report)
    return 0


def _template(options: argparse.Namespace) -> int:
    if (options.out is None) == (options.google is None) or (options.share and options.google is None):
        raise SettingsError("template: укажите что-то одно: OUT.xlsx или --google TITLE --share E-MAIL")
    settings = None if options.config is None and locate() == DEMO else load(options.config, with_sources=False)
    today = datetime.now(settings.timezone if settings else UTC).date()
    made = template.prepare(settings, register=options.register, municipality=options.municipality, today=today)
    if options.out is not None:
        template.save(made, options.out, force=options.force)
        console.say(template.how_to_connect(made, "workbook", str(options.out.resolve())))
    else:
        url = template.publish(made, settings, options.google, options.share or "")
        console.say(template.how_to_connect(made, "spreadsheet", url))
    return 0


def _moment(text: str, settings: Settings) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise SettingsError(f"--now: «{text}» не момент; пишите, например, 2026-10-01T09:00") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=settings.timezone)


def _duration(text: str) -> timedelta:
    try:
        return parse_duration(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{error}; пишите, например, 5m") from None


if __name__ == "__main__":
    sys.exit(main())
