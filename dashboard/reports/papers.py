"""The papers by name: what each file is called, of what kind it is, and how it is made when somebody asks for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from dashboard import takeaway
from dashboard.frames import register
from dashboard.language import _
from dashboard.reports import briefing, pack, press, protocol, table
from dashboard.reports.facts import Edition
from dashboard.takeaway import Paper


def briefings(of: Edition, ids: Sequence[str]) -> Paper:
    """«Справка» of one, or of many in one file."""
    titles = [_("Справки")] if len(ids) != 1 else [_("Справка"), register.register(of.build)[ids[0]]["name"]]
    return Paper(_named("pdf", of, *titles), press.MIME, partial(briefing.paper, of, tuple(ids)))


def meeting_pack(of: Edition, ids: Sequence[str] = (), meeting_id: str | None = None) -> Paper:  # noqa: ARG001 - of all
    """The pack for a meeting, the nearest one unless another is named."""
    return Paper(_named("pdf", of, _("К встрече")), press.MIME, lambda: pack.paper(of, pack.meeting_of(of, meeting_id)))


def blank(of: Edition, ids: Sequence[str] = (), meeting_id: str | None = None) -> Paper:  # noqa: ARG001 - of all
    """The blank of a meeting's minutes."""
    return Paper(
        _named("docx", of, _("Протокол")), protocol.MIME, lambda: protocol.paper(of, pack.meeting_of(of, meeting_id))
    )


def consolidated(of: Edition, ids: Sequence[str] = ()) -> Paper:  # noqa: ARG001 - of all
    """«Свод»."""
    return Paper(_named("xlsx", of, _("Свод")), table.MIME, partial(table.paper, of))


PAPERS: Mapping[str, Callable[[Edition, Sequence[str]], Paper]] = {
    "briefing": briefings,
    "pack": meeting_pack,
    "protocol": blank,
    "table": consolidated,
}


def _named(ending: str, of: Edition, *parts: str) -> str:
    """«Справка, Темнов район, Самарская область, 2026-11-23.pdf», as tables are named that are taken away."""
    return f"{takeaway.file_name(*parts, of.season.region, of.as_of.isoformat())}.{ending}"
