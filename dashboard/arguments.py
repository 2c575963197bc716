"""The command line in Russian: argparse explains itself in English only."""

from __future__ import annotations

import argparse
import re
from typing import NoReturn

SAID = (
    (r"the following arguments are required: (.*)", r"не указано: {0}"),
    (r"unrecognized arguments: (.*)", r"лишнее: {0}"),
    (r"argument (\S+): invalid choice: '?(.*?)'? \(choose from (.*)\)", r"{0}: «{1}» здесь не бывает; есть: {2}"),
    (r"argument (\S+): expected .*", r"{0}: не хватает значения"),
    (r"argument (\S+): ignored explicit argument '?(.*?)'?", r"{0} пишут без значения; уберите «{1}»"),
    (r"argument (\S+): (.*)", r"{0}: {1}"),
)
"""What argparse says about a wrong line, and what we say."""


class UsageError(Exception):
    """The line cannot be understood: one Russian sentence."""


class Parser(argparse.ArgumentParser):
    """An ArgumentParser with Russian headings, which raises UsageError instead of ending the process.

    Options are written in full: in a line that stands in cron for years a shortened one may come to mean another.
    """

    def __init__(self, *, add_help: bool = True, **given: object) -> None:
        super().__init__(add_help=False, allow_abbrev=False, **given)  # type: ignore[arg-type]
        self._positionals.title, self._optionals.title = "что", "параметры"
        if add_help:
            self.add_argument("-h", "--help", action="help", help="показать эту подсказку")

    def error(self, message: str) -> NoReturn:
        """One sentence, and where to read more."""
        for pattern, said in SAID:
            if found := re.fullmatch(pattern, message):
                message = said.format(*(part.replace("'", "") for part in found.groups()))
                break
        raise UsageError(f"{message}; подсказка: {self.prog} --help")

    def format_usage(self) -> str:
        """The line of usage."""
        return super().format_usage().replace("usage:", "запуск:", 1)

    def format_help(self) -> str:
        """All that --help says."""
        return super().format_help().replace("usage:", "запуск:", 1)
