"""What is written back to Google: notes on cells, and a new shared spreadsheet. Values are never touched."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Final, Generic, Protocol, TypeVar

from pipelines import settings
from pipelines.cells import Area, Book
from pipelines.errors import SourceError
from pipelines.sources.google import spreadsheet
from pipelines.sources.google.account import CREATING, account
from pipelines.sources.google.client import Errand, Http, Json
from pipelines.sources.google.explanation import explained
from pipelines.sources.google.spreadsheet import Place
from pipelines.sources.google.transport import Clock, Deadline, insist
from pipelines.sources.google.trouble import Again, Refused, Trouble

EDITOR: Final = "редактор"
NO_API: Final = {"SERVICE_DISABLED", "accessNotConfigured"}
INVITATION: Final = "Общая таблица марафона «Муниципальный диалог». Как её заполнять, сказано на первом листе."


@dataclass(frozen=True)
class Noted:
    """A spreadsheet as it stands at this moment, with the notes on its cells."""

    book: Book
    notes: Mapping[Place, str]
    locked: tuple[tuple[int, Area, list[Area]], ...] = ()  # gid, protected area, what is free inside it

    def is_locked(self, place: Place) -> bool:
        """Whether the cell is protected from us."""
        gid, row, column = place
        return any(
            gid == sheet and _inside(area, row, column) and not any(_inside(hole, row, column) for hole in free)
            for sheet, area, free in self.locked
        )


def _inside(area: Area, row: int, column: int) -> bool:
    return area.top <= row <= area.bottom and area.left <= column <= area.right


class Decision(Protocol):
    """What is to change in a spreadsheet, of whatever else whoever decided wants to know of it."""

    @property
    def changes(self) -> Mapping[Place, str]:
        """The note that a cell is to have; an empty text takes it away."""

    @property
    def locked(self) -> Sequence[str]:
        """Addresses of protected cells that were left out because of it."""


D = TypeVar("D", bound=Decision)
Decide = Callable[[Noted], D]


@dataclass(frozen=True)
class Settled(Generic[D]):
    """What became of one spreadsheet: the decision that was carried out, None for none; what is wrong; requests."""

    decision: D | None
    error: str | None
    requests: int


@dataclass(frozen=True)
class NoteWriter:
    """Looks at spreadsheets and puts notes on their cells, one batch a spreadsheet."""

    google: settings.Google
    give_up_after: float = field(kw_only=True)  # seconds for all spreadsheets together
    clock: Clock = field(default_factory=Clock, kw_only=True)

    def settle(self, wishes: Mapping[str, tuple[str, Decide[D]]]) -> dict[str, Settled[D]]:
        """Each spreadsheet of the mapping (key → title, decide) as it was decided for. A trouble is a value.

        Before a batch is asked for once more the spreadsheet is looked at and decided for anew: somebody may have
        written a note of their own meanwhile. Raises SourceError when the account itself is no good.
        """
        if self.google.credentials is None:
            cure = "задайте google.credentials или уберите google.write_notes"
            raise SourceError(f"заметки: нужен ключ сервисного аккаунта; {cure}")
        errand = Errand(self.google, account(self.google), Deadline(self.give_up_after, self.clock))
        jobs = [partial(self._settle, errand, key, title, decide) for key, (title, decide) in wishes.items()]
        with errand.ending():
            results = errand.together(jobs)
        return {
            key: Settled(None, _sentence(result, title, errand), 0) if isinstance(result, Trouble) else result
            for (key, (title, _)), result in zip(wishes.items(), results, strict=True)
        }

    def _settle(self, errand: Errand, key: str, title: str, decide: Decide[D], http: Http) -> Settled[D]:
        before = http.requests

        def once() -> D:
            answer = http.spreadsheet(key, spreadsheet.NOTED_FIELDS)
            book = spreadsheet.book(answer, key, None)
            decision = decide(Noted(book, spreadsheet.notes(answer), tuple(spreadsheet.locked(answer))))
            if decision.changes:
                http.batch_update(key, {"requests": list(_requests(decision.changes))})
            return decision

        try:
            decision = insist(once, errand.deadline)
        except Trouble as trouble:
            return Settled(None, _sentence(trouble, title, errand), http.requests - before)
        error = _protected(decision.locked, title, errand) if decision.locked else None
        return Settled(decision, error, http.requests - before)


def _requests(changes: Mapping[Place, str]) -> Iterator[Json]:
    """One `updateCells` a cell that says «note» and nothing else; without a text it takes the note away."""
    for (gid, row, column), text in changes.items():
        start = {"sheetId": gid, "rowIndex": row - 1, "columnIndex": column - 1}
        cell = {"note": text} if text else {}
        yield {"updateCells": {"start": start, "rows": [{"values": [cell]}], "fields": "note"}}


def _sentence(trouble: Trouble, title: str, errand: Errand) -> str:
    if isinstance(trouble, Refused) and trouble.status == 400 and "protected" in trouble.message:
        return _protected((), title, errand)
    return explained(trouble, f"таблица «{title}», заметки", errand.account.email, EDITOR)


def _protected(cells: Sequence[str], title: str, errand: Errand) -> str:
    some = ", ".join(cells[:3]) + (f" и ещё {len(cells) - 3}" if len(cells) > 3 else "")
    where = f"защищены ячейки {some}" if cells else "ячейки защищены"
    cure = f"разрешите {errand.account.email} править их: «Данные» → «Защищённые листы и диапазоны»"
    return f"таблица «{title}», заметки: {where}; {cure}"


def create(
    google: settings.Google,
    body: Json,
    share: str | None = None,
    *,
    give_up_after: float,
    clock: Clock | None = None,
) -> str:
    """Makes a spreadsheet from the body of `spreadsheets.create`, lets `share` edit it, and returns its address.

    It is asked for once more only where Google has said that nothing was done. Raises SourceError; if the spreadsheet
    was made but not shared, its sentence names the address.
    """
    if google.credentials is None:
        raise SourceError("новая таблица: нужен ключ сервисного аккаунта; задайте google.credentials")
    errand = Errand(google, account(google, CREATING), Deadline(give_up_after, clock or Clock()))
    title = str(body.get("properties", {}).get("title", ""))
    with errand.ending():
        [key] = errand.together([partial(_create, errand, body)])
        if isinstance(key, Trouble):
            raise SourceError(_not_created(key, title, errand.account.email), requests=errand.requests)
        url = f"https://docs.google.com/spreadsheets/d/{key}/edit"
        [done] = errand.together([partial(_share, errand, key, share)]) if share else [None]
        if isinstance(done, Trouble):
            raise SourceError(_not_shared(done, url, share or ""), requests=errand.requests)
    return url


def _create(errand: Errand, body: Json, http: Http) -> str:
    def once() -> str:
        try:
            return http.new_spreadsheet(body)
        except Again as again:
            if again.undone:
                raise
            cure = "посмотрите, не создана ли она, и повторите"
            raise Trouble(f"{again.why}, и неизвестно, создана ли таблица", cure) from None

    return insist(once, errand.deadline)


def _share(errand: Errand, key: str, email: str, http: Http) -> None:
    insist(lambda: http.let_edit(key, email, INVITATION), errand.deadline)


def _not_created(trouble: Trouble, title: str, email: str | None) -> str:
    place = f"новая таблица «{title}»"
    if isinstance(trouble, Refused) and trouble.status == 403 and not trouble.reasons & NO_API:
        why = f"у сервисного аккаунта {email} нет места на Диске или права создавать файлы"
        cure = "сделайте книгу template ФАЙЛ.xlsx, откройте её в Google Таблицах и дайте аккаунту доступ «редактор»"
        return f"{place}: {why}; {cure}"
    return explained(trouble, place, email, EDITOR)


def _not_shared(trouble: Trouble, url: str, share: str) -> str:
    why = trouble.why
    if isinstance(trouble, Refused) and trouble.message:
        why = f"отказ {trouble.status} («{trouble.message}»)"
    return f"таблица создана, {url}, но для {share} не открыта: {why}; проверьте адрес почты и повторите"
