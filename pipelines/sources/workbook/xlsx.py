"""An `.xlsx` file as `Grid`s: openpyxl knows the format, this module knows what a `Cell` is.

Each sheet is read once, row by row, and never held as openpyxl cells: a tab whose million rows are only formatted costs
seconds and no memory.
"""

from __future__ import annotations

import re
import sys
import threading
import warnings
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any, Final
from xml.etree.ElementTree import Element
from zipfile import ZipFile

from openpyxl import load_workbook
from openpyxl.styles.numbers import BUILTIN_FORMATS
from openpyxl.styles.numbers import BUILTIN_FORMATS_MAX_SIZE as OWN_FORMATS
from openpyxl.utils import range_boundaries
from openpyxl.worksheet._reader import DATA_TAG, FORMULA_TAG, ROW_TAG, VALUE_TAG, WorkSheetParser
from openpyxl.xml.constants import SHEET_MAIN_NS
from openpyxl.xml.functions import iterparse

from pipelines.cells import BLANK, Area, Cell, Grid, Kind
from pipelines.errors import SourceError
from pipelines.sources.names import whole
from pipelines.sources.workbook.number_format import number

OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # how an old .xls begins, and an .xlsx with a password
LARGEST: Final = 2**30  # bytes unpacked; a region's workbook has under 10 MB, an archive bomb has no bound
LAST_ROW: Final = 1_048_576  # of the format
MERGE: Final = f"{{{SHEET_MAIN_NS}}}mergeCell"
CONTROL: Final = re.compile(r"_x00(0[1-9A-Fa-f]|1[0-9A-Fa-f])_")  # «_x000D_» is how the format writes a carriage return

# openpyxl warns about what it leaves out (data validation, colours): nothing we read. `catch_warnings` is not safe among
# threads, hence the lock; parsing holds the interpreter anyway, so taking turns costs nothing.
_quiet = threading.Lock()


def read(raw: bytes, where: str) -> tuple[Grid, ...]:
    """Every tab of the workbook in `raw`, hidden ones as well, in the workbook's order; sheets of one chart have no cells.

    Raises SourceError, one sentence that begins with `where`, when the bytes are no readable workbook.
    """
    _refuse_foreign(raw, where)
    try:
        with _quiet, warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _grids(raw)
    except _RefusedError as error:
        raise SourceError(f"{where}: {error}") from error
    except Exception as error:  # a damaged file breaks openpyxl in any way: KeyError, zlib.error, ParseError, …
        raise SourceError(
            f"{where}: книга повреждена или записана не до конца ({type(error.__cause__ or error).__name__}); "
            "откройте её в Excel, сохраните заново и повторите"
        ) from error


class _RefusedError(Exception):
    """A workbook openpyxl would open, but wrongly: why, and the cure."""


def _grids(raw: bytes) -> tuple[Grid, ...]:
    if sum(part.file_size for part in ZipFile(BytesIO(raw)).infolist()) > LARGEST:
        raise _RefusedError("книга распаковывается более чем в 1 ГБ; оставьте в ней только нужные листы")
    book = load_workbook(BytesIO(raw), read_only=True, data_only=True, keep_links=False)
    return tuple(_Sheet(sheet).grid() for sheet in book.worksheets)


def _refuse_foreign(raw: bytes, where: str) -> None:
    if not raw:
        raise SourceError(f"{where}: файл пуст; дождитесь конца копирования или сохраните книгу заново")
    if raw.startswith(OLE):
        raise SourceError(
            f"{where}: книга защищена паролем или это старый .xls; сохраните её без пароля как «Книга Excel (.xlsx)»"
        )


class _Sheet:
    """One worksheet on its way to a `Grid`."""

    def __init__(self, sheet: Any) -> None:
        book = sheet.parent
        self._sheet = sheet
        self._styles = book._cell_styles
        self._formats = book._number_formats
        self._parser = WorkSheetParser(
            BytesIO(),
            sheet._shared_strings,
            data_only=True,
            epoch=book.epoch,
            date_formats=book._date_formats,
            timedelta_formats=book._timedelta_formats,
        )
        self._rows: list[list[Cell]] = []
        self._hidden: set[int] = set()
        self._merges: list[Area] = []

    def grid(self) -> Grid:
        with self._sheet._get_source() as source:
            for _, element in iterparse(source):
                self._take(element)
        for area in self._merges:
            self._cover(area)
        for row in self._rows:
            _cut(row)
        while self._rows and not self._rows[-1]:
            self._rows.pop()
        return Grid(
            title=whole(self._sheet.title),
            rows=tuple(map(tuple, self._rows)),
            hidden_rows=frozenset(n for n in self._hidden if n <= len(self._rows)),
            merges=tuple(self._merges),
        )

    def _take(self, element: Element) -> None:
        if element.tag == ROW_TAG:
            self._take_row(element)
            element.clear()
        elif element.tag == MERGE:
            left, top, right, bottom = range_boundaries(element.attrib["ref"])
            self._merges.append(Area(top or 1, left or 1, bottom or 1, right or 1))
        elif element.tag != DATA_TAG and element.tag.endswith("}sheetData"):
            raise _RefusedError(  # the strict dialect, which openpyxl reads as empty
                "книга сохранена как «Строгая книга Open XML»; сохраните её как «Книга Excel (.xlsx)»"
            )

    def _take_row(self, row: Element) -> None:
        parser = self._parser
        parser.row_counter = int(float(row.get("r", parser.row_counter + 1)))
        parser.col_counter = 0
        if parser.row_counter > LAST_ROW:
            raise _RefusedError(f"в книге строка {parser.row_counter}, так не бывает; сохраните её заново в Excel")
        if row.get("hidden") in ("1", "true"):
            self._hidden.add(parser.row_counter)
        for column, cell in self._cells(row):
            if cell is not BLANK:
                self._put(parser.row_counter, column, cell)

    def _cells(self, row: Element) -> Iterator[tuple[int, Cell]]:
        for element in row:
            if len(element):
                cell = self._cell(element)
                yield self._parser.col_counter, cell
            else:  # formatted and empty: only its place counts, and only where the next cell does not name its own
                self._parser.col_counter += 1

    def _put(self, number: int, column: int, cell: Cell) -> None:
        self._rows.extend([] for _ in range(number - len(self._rows)))
        row = self._rows[number - 1]
        row.extend(BLANK for _ in range(column - len(row)))
        row[column - 1] = cell

    def _cover(self, area: Area) -> None:
        """A merged area shows its top left cell only; what may lie under it nobody sees."""
        for place, row in enumerate(self._rows[area.top - 1 : area.bottom], area.top):
            for index in range(area.left - 1, min(area.right, len(row))):
                if (place, index) != (area.top, area.left - 1):
                    row[index] = BLANK

    def _cell(self, element: Element) -> Cell:
        raw = element.findtext(VALUE_TAG)
        try:
            read = self._parser.parse_cell(element)
        except (ValueError, OverflowError):  # a number that is none: «NaN», «1E+400» in a date, …
            return Cell(Kind.ERROR, raw or "")
        formula = element.find(FORMULA_TAG)
        if formula is not None:
            text = self._formula(formula, element, needed=not raw)
            if not raw and element.get("t") != "str":  # an empty text is a result
                return Cell(Kind.NO_RESULT, text)
        value: Any = read["value"]
        if read["data_type"] == "e":
            return Cell(Kind.ERROR, str(value) if element.get("t") == "e" else "########")
        return self._typed(value, int(element.get("s", 0)), raw)

    def _formula(self, formula: Element, element: Element, *, needed: bool) -> str:
        """The formula's text. A shared one is noted even where not needed: cells below refer to it."""
        if not needed and not (formula.get("t") == "shared" and formula.text):
            return ""
        found: Any = self._parser.parse_formula(element)  # type: ignore[no-untyped-call]
        return str(getattr(found, "text", None) or (found if isinstance(found, str) else "="))

    def _typed(self, value: Any, style: int, raw: str | None) -> Cell:
        match value:
            case None | "":
                cell = BLANK
            case str():
                cell = Cell(Kind.TEXT, CONTROL.sub(lambda found: chr(int(found[1], 16)), value))
            case bool():
                cell = Cell(Kind.BOOLEAN, value)
            case datetime():
                cell = Cell(Kind.DATE, value.date())
            case date():
                cell = Cell(Kind.DATE, value)
            case time():
                cell = Cell(Kind.TEXT, value.strftime("%H:%M:%S" if value.second else "%H:%M"))
            case timedelta():
                cell = Cell(Kind.TEXT, _duration(value))
            case _ if abs(value) <= sys.float_info.max:
                cell = number(value, self._format(style))
            case _:  # infinite or no number at all, which nothing downstream could add up or compare
                cell = Cell(Kind.ERROR, raw or "")
        return cell

    def _format(self, style: int) -> str:
        code = self._styles[style].numFmtId
        return BUILTIN_FORMATS.get(code) or "General" if code < OWN_FORMATS else str(self._formats[code - OWN_FORMATS])


def _duration(value: timedelta) -> str:
    minutes, seconds = divmod(round(value.total_seconds()), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}" + (f":{seconds:02}" if seconds else "")


def _cut(row: list[Cell]) -> None:
    while row and row[-1] is BLANK:
        row.pop()
