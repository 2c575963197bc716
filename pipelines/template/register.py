"""The register that a template is pre-filled from, read by the production reader out of any workbook."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from pipelines.book_reader import BookReader
from pipelines.catalogue import CATALOGUE
from pipelines.cells import Grid, address
from pipelines.contract import MUNICIPALITIES
from pipelines.errors import SourceError
from pipelines.reading.kinds import split_kind
from pipelines.reading.layout import Layout
from pipelines.reading.names import Entry, Register, identify
from pipelines.reading.records import Record
from pipelines.reading.rows import read_row
from pipelines.reading.tab_titles import contract_of
from pipelines.settings import Source, TabHint
from pipelines.sources.names import shown
from pipelines.sources.workbook import WorkbookReader
from pipelines.template.checks import ANY_DAY


def read_register(path: Path) -> list[Record]:
    """The municipalities of a workbook, in its order: of its tab «Муниципалитеты», else of the first with such headers.

    Namesakes get their kind beside the name, so that each name of the list means one. Raises SourceError, one sentence,
    where there is no register, it is empty, or something in it cannot be read.
    """
    fetched = WorkbookReader(path).fetch({})
    if fetched.failures:  # of a folder: it may be the one that holds the register
        raise SourceError(f"{shown(path)}: {next(iter(fetched.failures.values()))}")
    grids = [grid for book in fetched.books for grid in book.tabs]
    grids.sort(key=lambda grid: contract_of(grid.title) is not MUNICIPALITIES)  # stable: the others keep their order
    for grid in grids:
        source = Source(name=path.name, workbook=path, tabs=(TabHint(title=grid.title, read_as=MUNICIPALITIES.name),))
        reader = BookReader(source, ANY_DAY, bound=False, alone=True)
        # what people's names and telephones it holds must not get into a shared sheet
        whole, layout = reader.prepared_tab(grid)
        if layout.tabs == (MUNICIPALITIES,):
            return _told_apart(_records(whole, layout, path), path)
    wanted = ", ".join(f"«{column.title}»" for column in MUNICIPALITIES.columns if column.required)
    raise SourceError(f"{shown(path)}: реестра муниципалитетов нет; добавьте лист со столбцами {wanted}")


def choose(records: Sequence[Record], name: str) -> Record:
    """The one municipality that the name means. Raises SourceError with the nearest where it means none or several."""
    match = Register(map(_entry, records)).match(name)
    for record in records:
        if _entry(record).municipality_id == match.municipality_id:
            return record
    if match.code == "E302":
        raise SourceError(f"--municipality: «{name}» — это {match.suggestion}; допишите вид")
    cure = f"возможно, «{match.suggestion}»" if match.suggestion else "проверьте название"
    raise SourceError(f"--municipality: «{name}» в реестре нет; {cure}")


def _records(grid: Grid, layout: Layout, path: Path) -> list[Record]:
    lines = [(number, read_row(layout, number, row, ANY_DAY)) for number, row in enumerate(grid.rows, 1)]
    wrong = [
        f"{grid.title}!{address(number, problem.column or 1)}: {kind.message(problem.params)}"
        for number, line in lines
        for problem in line.problems
        if (kind := CATALOGUE[problem.code]).severity == "error"
    ]
    if wrong:
        more = f" (и ещё {len(wrong) - 1})" if len(wrong) > 1 else ""
        raise SourceError(f"{shown(path)}, {wrong[0]}{more}")
    records = [record for _, line in lines for tab, record in line.records if tab == MUNICIPALITIES.name]
    if not records:
        raise SourceError(f"{shown(path)}: на листе «{grid.title}» нет ни одного муниципалитета; впишите их")
    return records


def _entry(record: Record) -> Entry:
    kind, oktmo = (str(record[name]) if record.get(name) else None for name in ("kind", "oktmo"))
    name = str(record["municipality"])
    return Entry(identify(name, kind, oktmo), name, kind, oktmo)


def _told_apart(records: list[Record], path: Path) -> list[Record]:
    ids = Counter(_entry(record).municipality_id for record in records)
    if twice := next((record for record in records if ids[_entry(record).municipality_id] > 1), None):
        raise SourceError(f"{shown(path)}: «{twice['municipality']}» стоит в реестре дважды; оставьте одну строку")
    known = Register(map(_entry, records))
    told = [
        record if known.match(str(record["municipality"])).municipality_id else _with_kind(record) for record in records
    ]
    known = Register(map(_entry, told))
    if vague := next((record for record in told if not known.match(str(record["municipality"])).municipality_id), None):
        raise SourceError(
            f"{shown(path)}: под именем «{vague['municipality']}» в реестре несколько муниципалитетов; допишите вид или район"
        )
    return told


def _with_kind(record: Record) -> Record:
    name, kind = str(record["municipality"]), record.get("kind")
    return record if split_kind(name)[1] or not kind else record | {"municipality": f"{name} ({kind})"}
