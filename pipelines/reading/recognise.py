"""What kind of sheet a tab is: the contract itself, a «свод», a «свод» turned round, or nothing of ours."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from pipelines.cells import Grid
from pipelines.contract import GUIDE, TABS
from pipelines.reading.blocks import continued, divided_by, shared, unmerged
from pipelines.reading.context import NO_HINT, Hint
from pipelines.reading.header_stacks import stacks
from pipelines.reading.labels import label_columns
from pipelines.reading.layout import Layout, first_row, placed
from pipelines.reading.matrix import recognise_matrix
from pipelines.reading.meaning import said_in
from pipelines.reading.plain import recognise_plain
from pipelines.reading.season import Season
from pipelines.reading.second_table import second_table
from pipelines.reading.tab_titles import bare, contract_of, is_summary, is_unnamed
from pipelines.reading.text import fold_title
from pipelines.reading.transposed import recognise_transposed

_BY_NAME: Final = {tab.name: tab for tab in TABS}


def prepared(
    grid: Grid, season: Season, *, bound: bool = False, hint: Hint = NO_HINT, alone: bool = True
) -> tuple[Grid, Layout]:
    """The tab with merged cells and blocks filled, as it is landed, and how to read it then."""
    whole = unmerged(grid)
    layout = recognise(whole, season, bound=bound, hint=hint, alone=alone)
    filled = continued(shared(whole, layout, season), layout)
    if filled.rows is not grid.rows:
        layout = recognise(filled, season, bound=bound, hint=hint, alone=alone)
    return filled, layout


def recognise(grid: Grid, season: Season, *, bound: bool = False, hint: Hint = NO_HINT, alone: bool = True) -> Layout:
    """The layout of a tab.

    `bound`: the book speaks of one municipality, so that its column may be missing. `alone`: no tab of the book is named
    as one of figures, so that «Лист1» may be one.
    """
    first = first_row(grid)
    if hint.read_as == "nothing" or fold_title(grid.title) == fold_title(GUIDE):
        return Layout()
    tab = _BY_NAME.get(hint.read_as or "") or (contract_of(grid.title) if hint.read_as is None else None)
    is_ours = is_summary(grid.title, season) or (alone and is_unnamed(grid.title)) or hint is not NO_HINT
    if tab is None and hint.read_as is None and not is_ours:
        code = "W126" if _holds_figures(grid, season) else "I101"
        return Layout(problems=(placed(first, code, tab=grid.title),) if first else ())
    if first is None:
        return Layout(problems=(placed(1, "I110", tab=grid.title),) if tab or not is_unnamed(grid.title) else ())
    if tab is not None:
        plain = recognise_plain(tab, grid, season, bound=bound, hint=hint)
        if tab.by_council and bound and not plain.tabs:  # one of many books may hold meetings of its own
            return Layout(problems=(placed(first, "I101", tab=grid.title),))
        if not tab.measures:
            return plain
        if plain.tabs and not _is_labelled(grid, plain, season):
            return _alone(grid, plain, season)
        if any(
            p.code == "E104" and p.params["first"] in {c.title for c in tab.columns if c.key} for _, p in plain.problems
        ):
            return plain  # which of two days is meant nobody knows
        found = _one_table(grid, season, tab.name, bound=bound, hint=hint)
        return found if found is not None and (found.tabs or plain.first_row is None) else plain
    return _by_content(grid, season, first, bound=bound, hint=hint)


def _holds_figures(grid: Grid, season: Season) -> bool:
    """What stands in the tab could be read, if only its name said that it is meant, or whom it speaks of."""
    found = _one_table(grid, season, None, bound=True, hint=NO_HINT)
    if found is not None and (found.tabs or any(problem.code in {"E113", "E114"} for _, problem in found.problems)):
        return True
    return any(recognise_plain(tab, grid, season, bound=True).tabs for tab in TABS if tab.measures)


def _is_labelled(grid: Grid, plain: Layout, season: Season) -> bool:
    """A column that the contract does not know says «план», «факт», «%» of the figures in its row: they are not all alike."""
    others = [*(h.number for h in plain.headers), *(f.number for f in plain.figures)]
    titles = stacks(plain.header_cells, frozenset())
    return bool(label_columns(grid, plain.last_row or 0, season, others, titles))


def _by_content(grid: Grid, season: Season, first: int, *, bound: bool, hint: Hint) -> Layout:
    """A tab whose title does not say which contract it keeps to."""
    said = said_in(bare(grid.title), season)
    found = _one_table(grid, season, said.role if said else None, bound=bound, hint=hint)
    if (found is None or not found.tabs) and is_unnamed(grid.title):
        usual = [tab for tab in TABS if not tab.optional]  # the others are known by their names only
        plains = (recognise_plain(tab, grid, season, bound=bound and tab.measures != (), hint=hint) for tab in usual)
        found = next((plain for plain in plains if plain.tabs), found)
    if found is not None:
        return found
    if is_unnamed(grid.title) and hint.read_as is None:
        return Layout(problems=(placed(first, "I101", tab=grid.title),))
    wanted = "«Муниципалитет», «Дата», «Зарегистрировано», «Инициативы»"
    return Layout(problems=(placed(first, "E102", tab=grid.title, wanted=wanted),))


def _one_table(grid: Grid, season: Season, role: str | None, *, bound: bool, hint: Hint) -> Layout | None:
    """The «свод» of a tab; not read where a second table stands below it under other headings."""
    found = _matrix(grid, season, role, bound=bound, hint=hint)
    return found if found is None else _alone(grid, found, season)


def _alone(grid: Grid, layout: Layout, season: Season) -> Layout:
    """The layout, unless figures would mean something else: of a second table, or of a part that we do not read."""
    if not layout.tabs:
        return layout
    if (second := second_table(grid, layout, season)) is not None:
        problem = placed(second, "E123", None, tab=grid.title, line=str(second))
    elif (column := divided_by(grid, layout)) is not None:
        title = next((row[column - 1].text for row in layout.header_cells if column <= len(row)), "")
        problem = placed(layout.last_row or 1, "E124", column, header=title)
    else:
        return layout
    return replace(layout, tabs=(), problems=(problem, *layout.problems))


def _matrix(grid: Grid, season: Season, role: str | None, *, bound: bool, hint: Hint) -> Layout | None:
    """The «свод» either way round."""
    down = recognise_matrix(grid, season, role=role, bound=bound, hint=hint)
    if down is not None and down.tabs and down.column("municipality"):
        return down
    # a book of one municipality needs no column of them, but across they may still stand
    return recognise_transposed(grid, season, role=role, hint=hint) or down
