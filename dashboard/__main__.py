"""`python -m dashboard …`: papers and letters without a browser, so that cron can make them.

Exit codes: 0 done, 1 something was not written or sent, 2 bad settings or usage, or nothing to show yet.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextvars import copy_context
from pathlib import Path

from dashboard import settings
from dashboard.arguments import Parser, UsageError
from dashboard.connection import BadSettingsError, NoWarehouseError, UnreadableError
from dashboard.reports import command, digest_command
from dashboard.settings import SettingsError

COMMANDS = (command, digest_command)


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command, returns its exit code. The language it speaks is this run's alone."""
    return copy_context().run(_run, arguments)


def _run(arguments: Sequence[str] | None) -> int:
    try:
        options = _parser().parse_args(arguments)
        if options.config is not None:
            settings.use(options.config)
        return int(options.run(options, _say, _complain))
    except (UsageError, SettingsError) as error:
        _complain(str(error))
    except UnreadableError as error:
        _complain(_unreadable(error))
    return 2


def _parser() -> Parser:
    parser = Parser(prog="python -m dashboard", description="Документы и письма панели.")
    config = Parser(add_help=False)
    config.add_argument(
        "--config", type=Path, metavar="FILE", help="файл настроек; иначе MARATHON_CONFIG, marathon.toml, демо"
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="КОМАНДА", title="команды")
    for one in COMMANDS:
        one.add(commands, [config])
    return parser


def _unreadable(error: UnreadableError) -> str:
    if isinstance(error, NoWarehouseError):
        return f"{error.path}: данных ещё нет; соберите их командой python -m pipelines refresh"
    if isinstance(error, BadSettingsError):
        return f"{error.path}: файл настроек не читается; проверьте, что он есть и записан как TOML, по образцу marathon.example.toml"
    return f"{error.path}: хранилище данных не читается; пересоберите его командой python -m pipelines rebuild"


def _say(line: str) -> None:
    print(line)  # noqa: T201 - the command line says so


def _complain(line: str) -> None:
    print(line, file=sys.stderr)  # noqa: T201 - the same


if __name__ == "__main__":
    sys.exit(main())
