"""«Свод»: a workbook with a sheet for each indicator, figures as numbers, and a chart that Excel draws itself."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pandas as pd
import xlsxwriter

from dashboard import takeaway, wording
from dashboard.conclusions import region
from dashboard.conclusions.attention import by_attention
from dashboard.conclusions.statuses import on_day, shown
from dashboard.frames import assignments, checkpoints, peers, register, standing
from dashboard.language import _
from dashboard.plain import Row
from dashboard.reports.facts import Edition
from dashboard.reports.frame import as_of, built, marathon
from dashboard.theme import ACTUAL, TARGET

MIME = takeaway.MIME["xlsx"]
IN_CHART = 40
"""So many municipalities can be told apart in the chart: those that come first, who need attention sooner."""
CHART = 900
"""Height of the chart in pixels, where all have room."""
HEAD = 3
"""Rows over the figures: whose and of which day, the indicator, the headings."""
PRINTED = 18
"""So many columns go on paper, the others stay on the screen: all of them on A4 nobody could read."""
PAPER = (780.0, 495.0)
"""What of A4 lying is between the margins, in points, rather less than more."""
LINE, HEADING = 15, 60
"""Height of a line and of the three of the headings, in points."""
CHECKPOINT = 16
"""Characters in its column."""
WHOLE, TENTH, PERCENT, DAY = "#,##0", "#,##0.0", '0" %"', "dd.mm.yyyy"
CHANCE = '[<1]"<1 %";[>99]">99 %";0" %"'
"""At either end as the pages say it, as nothing that is not over yet is certain; the cell holds the number."""


def paper(of: Edition) -> bytes:
    """The workbook of all municipalities."""
    file = BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    title = _("Свод: {as_of}").format(as_of=as_of(of))
    book.set_properties({"title": title, "subject": marathon(of), "created": of.built_at.replace(tzinfo=None)})
    for indicator in wording.INDICATORS:
        _sheet(book, of, indicator)
    book.close()
    return file.getvalue()


def figures(of: Edition, indicator: str) -> pd.DataFrame:
    """What a sheet holds, a row per municipality, those first who need attention sooner; numbers and days as such."""
    progress = by_attention(standing.progress(of.build, of.as_of))
    mine = progress[progress["indicator"] == indicator].reset_index(drop=True)
    cards = [register.register(of.build)[key] for key in mine["municipality_id"]]
    standings = peers.standings(of.build, of.as_of)
    places = (
        standings[standings["indicator"] == indicator].set_index("municipality_id").reindex(mine["municipality_id"])
    )
    missed = checkpoints.missed_checkpoints(of.build, of.as_of)
    asked = assignments.standing(of.build, of.on).set_index("municipality_id").loc[mine["municipality_id"]]
    ahead = mine["days_left"].ge(0)
    columns: dict[str, Any] = {
        _("Муниципалитет"): mine["name"],
        _("Состояние"): [shown(on_day(code, over=of.is_over)) for code in mine["status"]],
        _("Факт"): mine["actual"],
        _("На дату"): mine["actual_on"],
        _("Цель"): mine["final_target"],
        _("% цели"): mine["percent"],
        _("Контрольная точка"): mine["checkpoint"],
        _("Срок"): mine["due_on"],
        _("Цель к сроку"): mine["target"],
        _("Осталось дней"): mine["days_left"].where(ahead),
        _("Нужно в день"): mine["needed_per_day"],
        _("Темп в день"): mine["recent_per_day"],
        _("К сроку вероятно от"): mine["forecast_low"],
        _("вероятно до"): mine["forecast_high"],
        _("Вероятность, %"): takeaway.chances(mine["chance"], mine["actual"].ge(mine["target"])),
        _("Не выполнено сроков"): [missed.get(key, 0) for key in mine["municipality_id"]],
        _("Поручений просрочено"): asked["overdue"].to_numpy(),
        _("Поручений в работе"): asked["open"].to_numpy(),
        _("На 1 000"): places["rate"].to_numpy(),
        _("Место в группе от"): places["place_low"].to_numpy(),
        _("место до"): places["place_high"].to_numpy(),
        _("Сравнено"): places["members"].to_numpy(),
        _("Код ОКТМО"): [card["oktmo"] for card in cards],
        _("Тип"): [card["kind"] for card in cards],
        _("Ответственный"): mine["responsible"],
    }
    return pd.DataFrame(columns)


def formats() -> dict[str, str]:
    """How the numbers of each column are shown; other columns are text."""
    tenths = (_("Нужно в день"), _("Темп в день"), _("На 1 000"))
    days = (_("На дату"), _("Срок"))
    whole = (
        *(_("Факт"), _("Цель"), _("Цель к сроку"), _("Осталось дней"), _("Не выполнено сроков"), _("Сравнено")),
        *(_("К сроку вероятно от"), _("вероятно до"), _("Место в группе от"), _("место до")),
        *(_("Поручений просрочено"), _("Поручений в работе")),
    )
    kinds = {TENTH: tenths, PERCENT: (_("% цели"),), CHANCE: (_("Вероятность, %"),), DAY: days, WHOLE: whole}
    return {name: kind for kind, names in kinds.items() for name in names}


def _sheet(book: Any, of: Edition, indicator: str) -> None:
    frame, sums = figures(of, indicator), standing.region(of.build, of.as_of)[indicator]
    sheet = book.add_worksheet(takeaway.sheet_name(wording.short(indicator)))
    sheet.write_string(
        0,
        0,
        f"{marathon(of)}. {wording.heading(indicator)}, {as_of(of)}",
        book.add_format({"bold": True, "font_size": 14}),
    )
    key = _("Пустая ячейка — нет данных, а не ноль; пустая вероятность — к сроку уже набрано или прогноза нет.")
    if notes := region.coverage(sums, sums["municipalities"]):
        key += f" {_('Всего')}: {', '.join(notes)}."
    sheet.write_string(1, 0, f"{built(of)}. {key}", book.add_format({"font_color": "#5b6672"}))
    wide, high = _write(book, sheet, frame, sums)
    _print(sheet, of, frame, is_short=high * PAPER[0] / (0.75 * wide) < PAPER[1])
    if len(frame):
        _chart(book, sheet, frame, indicator, wide)


def _write(book: Any, sheet: Any, frame: pd.DataFrame, sums: Row) -> tuple[int, int]:
    """Headings, figures, and below them the region's sums as the pages show them.

    How wide the printed columns are, in pixels, and how high the rows are, in points.
    """
    ruled = {"bottom": 4, "bottom_color": "#d5dce4", "valign": "top"}
    number = {"align": "right", "indent": 1}
    heading = {"bold": True, "text_wrap": True, "valign": "bottom", "bottom": 1, "bg_color": "#f1f4f8"}
    head, over = (
        book.add_format({**heading, "align": "left", "indent": 1}),
        book.add_format({**heading, **number}),
    )
    text, last = book.add_format({**ruled, "text_wrap": True, "align": "left", "indent": 1}), {"bold": True, "top": 1}
    totals = {
        _("Муниципалитет"): _("Всего"),
        _("Факт"): sums["actual"],
        _("Цель"): sums["final_target"],
        _("% цели"): sums["percent"],
    }
    shown = formats()
    narrow = {
        _("Муниципалитет"): 42,
        _("Вероятность, %"): 16,
        _("Состояние"): 18,
        _("Контрольная точка"): CHECKPOINT,
        _("Ответственный"): 50,
    }
    wide = [narrow.get(name, 12 if name in shown else 22) for name in frame.columns]
    for place, name in enumerate(frame.columns):
        sheet.write_string(HEAD - 1, place, name, over if name in shown else head)
        style = book.add_format({**ruled, **number, "num_format": shown[name]}) if name in shown else text
        for row, cell in enumerate(takeaway.cells(frame.iloc[:, place]), HEAD):
            takeaway.write(sheet, row, place, cell, style)
        below = book.add_format(
            {**last, **number, "num_format": shown[name]} if name in shown else {**last, "align": "left", "indent": 1}
        )
        takeaway.write(sheet, HEAD + len(frame), place, totals.get(name), below)
        sheet.set_column(place, place, wide[place])
    high = 3 * LINE + HEADING
    for row, (name, checkpoint) in enumerate(
        zip(frame[_("Муниципалитет")], frame[_("Контрольная точка")], strict=True), HEAD
    ):
        lines = max(_lines(name, wide[0]), _lines(checkpoint, CHECKPOINT))
        sheet.set_row(row, LINE * lines)
        high += LINE * lines
    sheet.set_row(HEAD - 1, HEADING)
    sheet.freeze_panes(HEAD, 1)
    if len(frame):
        sheet.autofilter(HEAD - 1, 0, HEAD + len(frame) - 1, len(frame.columns) - 1)
    return int(sum(7 * found + 5 for found in wide[:PRINTED])), high


def _lines(text: str | None, wide: float) -> int:
    """How many lines a text takes, rather one too many."""
    return 1 if not isinstance(text, str) else int(len(text) / wide) + 1


def _print(sheet: Any, of: Edition, frame: pd.DataFrame, *, is_short: bool) -> None:
    """A4 lying, as wide as the sheet; the day and the page at its foot («&» is a code there).

    A table that `is_short` has one page, and its chart the next. The headings of a longer one stand on every page, and would also
    stand above the chart without a table: that is not printed.
    """
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    said = wording.tidy(marathon(of), 90).replace("&", "&&")
    sheet.set_footer(
        f"&L&8{said}&C&8{wording.capital(as_of(of))}&R&8{_('{page} из {pages}').format(page='&P', pages='&N')}"
    )
    last = HEAD + len(frame) + 1
    if is_short and len(frame):
        sheet.set_h_pagebreaks([last])
        sheet.print_area(0, 0, last + CHART // 20 + 1, PRINTED - 1)
    else:
        sheet.repeat_rows(HEAD - 1)
        sheet.print_area(0, 0, last - 1, PRINTED - 1)


def _chart(book: Any, sheet: Any, frame: pd.DataFrame, indicator: str, wide: int) -> None:
    """Bars of what was reached beside the target, on a page of its own below the figures."""
    count = min(len(frame), IN_CHART)
    chart = book.add_chart({"type": "bar"})
    names = [sheet.get_name(), HEAD, 0, HEAD + count - 1, 0]
    for name, colour in ((_("Цель"), TARGET), (_("Факт"), ACTUAL)):
        place = frame.columns.get_loc(name)
        values = [sheet.get_name(), HEAD, place, HEAD + count - 1, place]
        chart.add_series({"name": name, "categories": names, "values": values, "fill": {"color": colour}, "gap": 40})
    title = _("{what}: факт и цель").format(what=wording.heading(indicator))
    if count < len(frame):
        title = _("{what}: факт и цель, первые {n} по списку").format(what=wording.heading(indicator), n=count)
    chart.set_title({"name": title, "name_font": {"size": 14}})
    chart.set_y_axis({"reverse": True, "major_gridlines": {"visible": False}})
    chart.set_x_axis({"num_format": WHOLE, "major_gridlines": {"visible": True, "line": {"color": "#d5dce4"}}})
    chart.set_legend({"position": "top"})
    chart.set_size({"width": wide, "height": min(160 + 22 * count, CHART)})
    sheet.insert_chart(HEAD + len(frame) + 1, 0, chart, {"description": title})
