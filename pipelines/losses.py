"""What a book held before and holds no more: a mistake until somebody says it is meant."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from pipelines.book_reader import told
from pipelines.catalogue import CATALOGUE
from pipelines.cells import Book
from pipelines.contract import TABS, Tab
from pipelines.errors import SourceError
from pipelines.landing import Landing, record_table
from pipelines.reading.layout import Layout
from pipelines.settings import Source

CURE = "верните, что было, или подтвердите потерю: refresh --accept-deletions"
_OPTIONAL = frozenset(tab.name for tab in TABS if tab.optional)
Held = tuple[str, str, str | None]  # tab, kind of record, indicator

FAULTY = """
    select distinct v.tab, v.row_id, case when not p.whole_row then p.column_number end
    from landing.row_version v join landing.row_problem p using (row_id)
    where v.source = ? and v.book = ? and v.seen_until is null and p.code[1] = 'E'
"""


def _records(tab: Tab) -> str:
    """Records of a tab that hold something: figures, else rows."""
    table = record_table(tab.name)
    indicator, some = ("indicator", "value is not null") if tab.measures else ("null", "true")
    return f"select '{tab.name}' as kind, row_id, {indicator} as indicator from {table} where {some}"  # noqa: S608 - names come from the contract


HELD = f"""
    select v.tab, r.kind, r.indicator, count(*)
    from ({" union all ".join(map(_records, TABS))}) r join row_version v using (row_id)
    where v.source = ? and v.book = ? and v.seen_until is null
    group by all
"""  # noqa: S608


@dataclass(frozen=True)
class State:
    """What stands of a book: its tabs' titles, how many figures each (tab, kind of record, indicator) holds, and which
    (row, column) of each tab are faulty, None for whole rows. Of the register rows are counted."""

    titles: dict[str, str]
    held: dict[Held, int]
    faulty: dict[str, list[tuple[str, int | None]]]

    @classmethod
    def of(cls, landing: Landing, source: str, book: str) -> State:
        """As it stands now."""
        faulty: dict[str, list[tuple[str, int | None]]] = defaultdict(list)
        for tab, row, column in landing.connection.execute(FAULTY, [source, book]).fetchall():
            faulty[tab].append((row, column))
        return cls(landing.titles(source, book), _held(landing, source, book), faulty)


def _held(landing: Landing, source: str, book: str) -> dict[Held, int]:
    rows = landing.connection.execute(HELD, [source, book]).fetchall()
    return {(title, kind, indicator): count for title, kind, indicator, count in rows}


def refuse_losses(source: Source, before: State, after: State, book: Book, layouts: Mapping[str, Layout]) -> None:
    """A tab, or a column of it, that lost more than half of its figures is a mistake until somebody says it is meant.

    Figures that are still there but cannot be read are no loss: a finding names each. From an optional tab rows may go, as
    long as one is left. Raises SourceError.
    """
    for (tab, kind, indicator), count in before.held.items():
        title = after.titles.get(tab)
        layout = next((layouts[grid.title] for grid in book.tabs if grid.title == title), Layout())
        left = after.held.get((tab, kind, indicator), 0)
        left_at_all = left + _unreadable(after.faulty.get(tab, ()), layout, kind, indicator)
        if left_at_all >= (1 if kind in _OPTIONAL else count / 2):
            continue
        column = next((c.title for t in TABS for c in t.measures if c.indicator == indicator), "")
        what = f"лист «{title or before.titles.get(tab, tab)}»"
        if indicator is not None and any(key[0] == tab for key in after.held):
            what += f", столбец «{column}»"
        state = f"больше не даёт ни одной {'цифры' if indicator else 'строки'}"
        if title is None:
            state = "пропал или переименован"
        elif left:
            state = f"лишился больше половины цифр: было {count}, осталось {left}"
        cause = _cause(source, title or "", layout)
        raise SourceError(f"«{book.title}», {what} {state}{cause}, прежние цифры оставлены; {CURE}")


def _unreadable(faulty: Collection[tuple[str, int | None]], layout: Layout, kind: str, indicator: str | None) -> int:
    """How many figures of the indicator, or rows of the register, still stand there but cannot be read."""
    if not layout.tabs:
        return 0
    rows = {row for row, column in faulty if column is None}
    if indicator is None:
        return len(rows)
    columns = {
        figure.number
        for figure in layout.figures
        if layout.labels or (figure.meaning.indicator == indicator and figure.meaning.role in (kind, None))
    }
    return len(rows) * len(columns) + len({cell for cell in faulty if cell[1] in columns and cell[0] not in rows})


def _cause(source: Source, title: str, layout: Layout) -> str:
    """What is wrong with the tab as a whole, the worst first."""
    worst = sorted((p for _, p in layout.problems if p.code[0] in "EW"), key=lambda problem: problem.code[0])
    return f" ({CATALOGUE[worst[0].code].message(told(source, title, worst[0].params))})" if worst else ""
