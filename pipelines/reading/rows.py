"""One row → records + problems. A row is read from its cells and its layout alone, so it need be read only once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from pipelines.cells import Cell, cell_at
from pipelines.contract import ACTUALS, TARGETS, Column
from pipelines.findings import Problem
from pipelines.personal import masked
from pipelines.reading.labels import label_of
from pipelines.reading.layout import Figure, Header, Layout
from pipelines.reading.matrix_columns import lacking
from pipelines.reading.meaning import NOTHING, Meaning
from pipelines.reading.not_data import is_group, is_note, may_be_note, numbers_columns, sum_column
from pipelines.reading.records import PARTS, Line, Outcome, Record, actual, described, target, total, whole
from pipelines.reading.season import Season
from pipelines.reading.values import Parsed, Understood, UnreadableError, understand

DAY: Final = {ACTUALS.name: "on_date", TARGETS.name: "due_on"}  # without it a record is placed nowhere
_COUNTS: Final[dict[str | None, Column]] = {c.indicator: c for c in ACTUALS.measures}


def read_row(layout: Layout, number: int, cells: Sequence[Cell], season: Season) -> Line:
    """Reads row `number` (1-based, it only tells rows above the header from those below)."""
    line = _line(layout, number, cells, season)
    hidden = [
        Problem("E501", n, {"what": ", ".join(kinds)})
        for n, cell in enumerate(cells, 1)
        if not cell.inherited and (kinds := masked(cell))
    ]
    if not hidden:
        return line
    columns = {problem.column for problem in hidden}
    return replace(line, problems=(*hidden, *(p for p in line.problems if p.column not in columns or p.whole_row)))


def _line(layout: Layout, number: int, cells: Sequence[Cell], season: Season) -> Line:
    if layout.first_row is not None and layout.last_row is not None and layout.first_row <= number <= layout.last_row:
        return Line(Outcome.HEADER)
    if not layout.tabs or layout.first_row is None or number < layout.first_row:
        return Line(Outcome.IGNORED)
    if any(_same(cells, header) for header in layout.header_cells):
        return _ignored("I109", _first(cells))
    name = layout.column("municipality")
    if numbers_columns(cells, [name] if name else layout.labels or [h.number for h in layout.headers]):
        return _ignored("I116", _first(cells))
    if may_be_note(cells, layout) and is_note(cells, [figure.number for figure in layout.figures]):
        return _ignored("I117", _first(cells))
    return _Row(layout, cells, season).read()


def _ignored(code: str, column: int, records: Sequence[tuple[str, Record]] = (), **params: str) -> Line:
    return Line(Outcome.IGNORED, records=tuple(records), problems=(Problem(code, column, params, whole_row=True),))


def _first(cells: Sequence[Cell]) -> int:
    return next((n for n, cell in enumerate(cells, 1) if cell.is_filled), 1)


def _same(cells: Sequence[Cell], header: Sequence[Cell]) -> bool:
    """The header stands there once more, as in a sheet glued together from pages."""
    return [c.value for c in cells if c.is_filled] == [c.value for c in header if c.is_filled]


@dataclass
class _Row:
    layout: Layout
    cells: Sequence[Cell]
    season: Season
    problems: list[Problem] = field(default_factory=list)

    def read(self) -> Line:
        known = [
            *(h.number for h in self.layout.headers),
            *(f.number for f in self.layout.figures),
            *self.layout.labels,
        ]
        if not any(self.at(number).is_filled for number in known):
            return Line(Outcome.IGNORED)  # something stands in unknown columns only; their headers are named
        label = label_of(self.cells, self.layout.labels, self.season)
        if isinstance(label, int):
            return self.not_understood("E122", label, value=self.at(label).text)
        if self.layout.labels and (outcome := self.left_out(label)):
            return outcome
        if not self.layout.headers and self.layout.labels:
            return self.across(label)
        if (column := sum_column(self.cells, self.layout)) is not None:
            found = self.counted(Meaning(day=self.own_day()).over(label))
            is_part = any(h.number == column and not h.column.key for h in self.layout.headers)
            title = self.at(column).text
            return _ignored("I303", column, [total(title, m, v, n, is_part=is_part) for m, v, n in found])
        name = self.layout.column("municipality")
        if self.layout.figures and name and is_group(self.cells, name):
            return _ignored("I119", name, value=self.at(name).text)
        return self.described(name or self.layout.column("oktmo"), label)

    def at(self, number: int) -> Cell:
        return cell_at(self.cells, number)

    def own_day(self) -> date | None:
        """The day in the row's own column, where it has a readable one."""
        days = (h for h in self.layout.headers if h.column.name in {"on_date", "due_on"})
        values = [self.value(h.column, h.number)[0].value for h in days]
        self.problems.clear()
        return next((value for value in values if isinstance(value, date)), None)

    # -- municipalities down ------------------------------------------------------------------------------------------

    def described(self, name_column: int | None, label: Meaning) -> Line:
        """A row that says in its own columns whom and what it is about."""
        attributes: Record = {}
        placed = True
        for header in self.layout.headers:
            value, readable = self.value(header.column, header.number)
            attributes[header.column.name] = value.value
            placed = placed and (readable or not self.places(header.column))
        for header in self.layout.headers:
            is_readable = not any(p.column == header.number for p in self.problems)
            if is_readable and attributes[header.column.name] is None and self.is_needed(header.column, attributes):
                self.problems.append(_blank(header))
                placed = placed and not header.column.key
        found = tuple(self.records(whole(attributes), label))  # also where they cannot be placed: all faults at once
        records = (*found, *self.sums_of(found)) if placed else ()
        if self.layout.labels and not records and not self.problems:
            first = self.layout.labels[-1]
            return self.not_understood("E122", first, value=self.at(first).text)
        is_wrong = any(p.code.startswith("E") for p in self.problems)
        outcome = Outcome.LOADED if records else Outcome.REJECTED if is_wrong else Outcome.IGNORED
        if outcome is Outcome.REJECTED:
            self.problems = [p.covering_row() if p.code.startswith("E") else p for p in self.problems]
        name, code = attributes.get("municipality"), attributes.get("oktmo")
        is_anybody = self.layout.speaks_of_region(name)
        return Line(
            outcome,
            municipality=str(name) if name and not is_anybody else None,
            municipality_column=name_column,
            oktmo=str(code) if code and self.layout.figures else None,
            names_many=is_anybody,
            records=records,
            problems=tuple(self.problems),
        )

    def sums_of(self, found: Sequence[tuple[str, Record]]) -> Iterator[tuple[str, Record]]:
        """The row's own sum of its figures, where all of them are of one indicator and kind."""
        kinds = {(kind, record.get("indicator")) for kind, record in found}
        if self.layout.totals and len(kinds) == 1:
            ((role, indicator),) = kinds
            meaning = Meaning(role=role, indicator=str(indicator))
            for number in self.layout.totals:
                title = next((row[number - 1].text for row in self.layout.header_cells if number <= len(row)), "")
                for of, value, _ in self.counted_in((Figure(number, meaning),), NOTHING):
                    yield total(title, of, value, number, across=True)

    def places(self, column: Column) -> bool:
        """Without a readable cell of it the row cannot be placed, or would pass for the whole municipality."""
        return column.name in PARTS or (column.key and (column.name == "municipality" or not self.has_own_day(column)))

    def has_own_day(self, column: Column) -> bool:
        """Every figure that could take its day from that column has one from its header."""
        role = TARGETS.name if column.name == "due_on" else ACTUALS.name
        return bool(self.layout.figures) and all(
            f.meaning.day is not None for f in self.layout.figures if f.meaning.role == role
        )

    def is_needed(self, column: Column, attributes: Record) -> bool:
        """A blank cell of it is a finding."""
        if column.name == "municipality":
            return not (self.layout.bound or (attributes.get("oktmo") and self.layout.figures))
        return (column.key or column.required) and not (column.key and self.has_own_day(column))

    def records(self, attributes: Record, label: Meaning) -> Iterator[tuple[str, Record]]:
        if not self.layout.figures:
            tab = self.layout.tabs[0]
            yield tab.name, described(tab, attributes, {h.column.name: h.number for h in self.layout.headers})
            return
        for figure in self.layout.figures:
            if (meaning := self.meaning(figure, label)) is not None:
                count, readable = self.count(meaning, figure.number)
                if readable:
                    about: Record = {"municipality": meaning.municipality} if meaning.municipality else attributes
                    kind, record = _record(meaning, about, count, figure.number)
                    if record[DAY[kind]] is not None:
                        yield kind, record
                    elif count.value is not None:
                        self.ask_for_day()

    def ask_for_day(self) -> None:
        """A figure has no day, because the row's own column of days is blank."""
        for header in self.layout.headers:
            if header.column.name in DAY.values() and not any(p.column == header.number for p in self.problems):
                self.problems.append(Problem("E232", header.number, {"header": header.column.title}))
                return

    def meaning(self, figure: Figure, label: Meaning) -> Meaning | None:
        """What its header and the row's label say of a figure together; None, and a problem, where that is not enough."""
        if not self.layout.labels:
            return figure.meaning
        title = self.at(self.layout.labels[-1]).text
        is_filled = self.at(figure.number).is_filled
        if figure.meaning.contradicts(label):
            self.problems += [Problem("E122", figure.number, {"value": title})] if is_filled else []
            return None
        own = figure.meaning.over(label)
        found = self.layout.context.completed(own)
        days = frozenset(h.column.name for h in self.layout.headers)
        is_open = own.is_due and found.role != TARGETS.name
        derived = "I115" if own.is_derived else "E125" if found.is_derived else None
        if code := derived or ("E122" if is_open else lacking(found, days)):
            self.problems += [Problem(code, figure.number, {"header": title, "value": title})] if is_filled else []
            return None
        return found

    # -- municipalities across ----------------------------------------------------------------------------------------

    @property
    def names_many(self) -> bool:
        """The columns name municipalities; in the book of one of them they need not."""
        return any(figure.meaning.municipality for figure in self.layout.figures)

    def left_out(self, label: Meaning) -> Line | None:
        """A row whose label says that it is computed, or sums others."""
        column = next((n for n in self.layout.labels if self.at(n).is_filled), self.layout.labels[0])
        if label.is_derived:
            return _ignored("I115", column, header=self.at(column).text)
        if label.is_total and label.indicator is None:
            return _ignored("I303", column)
        return None

    def across(self, label: Meaning) -> Line:
        """A row that names nobody: its columns do, or the whole book speaks of one municipality."""
        records = tuple(self.records({}, label))
        title = " ".join(self.at(number).text for number in self.layout.labels)
        sums = tuple(total(title, m, v, n, across=True) for m, v, n in self.counted(label))
        unread = {p.code for p in self.problems} & {"E112", "E113", "E114", "E122"}
        if unread and not records:
            first = next(p for p in self.problems if p.code in unread)
            return self.not_understood(first.code, self.layout.labels[-1], **first.params)
        outcome = Outcome.LOADED if records else Outcome.IGNORED
        return Line(outcome, names_many=self.names_many, records=(*records, *sums), problems=tuple(self.problems))

    def not_understood(self, code: str, column: int, **params: str) -> Line:
        """Its label leaves open what the row is."""
        return Line(
            Outcome.REJECTED, names_many=self.names_many, problems=(Problem(code, column, params, whole_row=True),)
        )

    # -- cells --------------------------------------------------------------------------------------------------------

    def counted(self, label: Meaning = NOTHING) -> Iterator[tuple[Meaning, int, int]]:
        """Readable sums of a row or column of totals: what they are of, value, column."""
        is_across = not self.layout.headers and bool(self.layout.labels)
        yield from self.counted_in(
            [Figure(n, NOTHING) for n in self.layout.totals] if is_across else self.layout.figures, label
        )

    def counted_in(self, columns: Sequence[Figure], label: Meaning) -> Iterator[tuple[Meaning, int, int]]:
        """The same of these columns."""
        for figure in columns:
            own = self.layout.context.completed(figure.meaning.over(label))
            with_none = len(self.problems)
            count, _ = self.count(own, figure.number)
            del self.problems[with_none:]  # nobody is asked to mend a sum
            if isinstance(count.value, int) and own.indicator:
                yield own, count.value, figure.number

    def count(self, meaning: Meaning, number: int) -> tuple[Understood, bool]:
        """A figure; one that only stands in a neighbour's merged cell is none."""
        if self.at(number).inherited:
            return Understood(None), True
        return self.value(_COUNTS.get(meaning.indicator) or ACTUALS.measures[0], number)

    def value(self, column: Column, number: int) -> tuple[Understood, bool]:
        cell = self.at(number)
        try:
            understood = understand(column, cell, self.season)
        except UnreadableError as problem:
            self.problems.append(Problem(problem.code, number, {"value": cell.text, **problem.extra}))
            return Understood(None), False
        if understood.remark:
            self.problems.append(
                Problem(understood.remark, number, {"value": cell.text, "exact": str(understood.value)})
            )
        return understood, True


def _record(meaning: Meaning, attributes: Record, count: Understood, number: int) -> tuple[str, Record]:
    make = target if meaning.role == TARGETS.name else actual
    return str(meaning.role), make(meaning, attributes, count, number)


def _blank(header: Header) -> Problem:
    return Problem("E232" if header.column.key else "E231", header.number, {"header": header.column.title})


__all__ = ["Line", "Outcome", "Parsed", "Record", "read_row"]
