"""Where sheets come from. Every source returns the same `Book`s; nothing here knows what a column means."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from pipelines.cells import Fetched
from pipelines.settings import Settings, Source


class Reader(Protocol):
    """Something that can be fetched."""

    def fetch(self, known: Mapping[str, str]) -> Fetched:
        """Books of the source; those whose stamp equals `known[key]` are only named as unchanged.

        Raises SourceError when nothing of the source can be read.
        """


def reader(source: Source, settings: Settings) -> Reader:
    """The reader for one `[[sources]]` entry."""
    if source.workbook is not None:
        from pipelines.sources.workbook import WorkbookReader  # noqa: PLC0415 - openpyxl, see below

        return WorkbookReader(source.workbook)
    from pipelines.sources.google import GoogleReader  # noqa: PLC0415 - slow to import; a run pays for what it reads

    return GoogleReader(source, settings.google, give_up_after=settings.give_up_after)
