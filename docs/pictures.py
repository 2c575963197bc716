"""Makes the pictures of docs/sheets.md: `python -m docs.pictures`. They show the template as it is planned, not as drawn.

A tab is laid out as HTML from the template's plan and photographed by the headless Chromium that the tests use.
"""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from pathlib import Path
from typing import Final

from PIL import Image
from playwright.sync_api import sync_playwright

from pipelines.catalogue import CATALOGUE
from pipelines.cells import column_letters
from pipelines.demo.region import municipalities
from pipelines.notes.plan import text_of
from pipelines.reading.season import Season
from pipelines.template.look import OPTIONAL, REQUIRED
from pipelines.template.plan import Format, Plan, Sheet, Value, plan

HERE: Final = Path(__file__).parent / "sheets"
SEASON: Final = Season(date(2026, 9, 1), date(2026, 11, 30))
STYLE: Final = (Path(__file__).parent / "pictures.css").read_text(encoding="utf-8")
PIXELS: Final = 7.4  # a character's width
NARROW: Final = 5.2  # of columns that stay empty in the pictures
SCALE: Final = 2
GUTTER: Final = 40  # pixels of the column of row numbers
ROW: Final = 25  # pixels of a row

# Usual forms of a «свод»: title, the sheet, how many rows are header. «<» means that the cell before reaches over this one.
FORMS: Final = (
    (
        "Даты вправо, под каждой план и факт",
        """
Зарегистрировано пользователей < < < <
Муниципалитет | на 01.10.2026 < | на 15.10.2026 <
              | план | факт     | план | факт
Заречный      | 100  | 96       | 150  | 131
Темновский    | 30   | 31       | 60   | 44
        """,
        3,
    ),
    (
        "План и факт рядом, дата факта в названии",
        """
Инициативы по состоянию на 01.10.2026 < < <
№ | Муниципалитет | План на 13.12.2026 | Факт
1 | Заречный      | 50                 | 18
2 | Темновский    | 10                 | 9
  | ИТОГО         | 60                 | 27
        """,
        2,
    ),
    (
        "Муниципалитеты вправо",
        """
По состоянию на 01.10.2026 < <
Показатель       | Заречный | Темновский
Зарегистрировано | 96       | 31
Подано инициатив | 18       | 9
        """,
        2,
    ),
    (
        "Блоками: название только в первой строке",
        """
Муниципалитет | Дата       | Инициативы
Заречный      | 01.10.2026 | 18
              | 15.10.2026 | 27
Темновский    | 01.10.2026 | 9
              | 15.10.2026 | 12
        """,
        1,
    ),
)


@dataclass(frozen=True)
class Bubble:
    """A note that is open: at the cell in that row and column (0-based, the header is row 0); a mistake's is marked red."""

    row: int
    column: int
    text: str


def main() -> None:
    """Writes every picture anew."""
    pages = {
        "template": template_page(template()),
        "note": note_page(template()),
        "forms": forms(),
    }
    found = (shutil.which(name) for name in ("chromium", "chromium-browser", "google-chrome"))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=next(filter(None, found), None), args=["--no-sandbox"])
        view = browser.new_page(device_scale_factor=SCALE, viewport={"width": 1600, "height": 900})
        for name, body in pages.items():
            view.set_content(f"<!doctype html><meta charset=utf-8><style>{STYLE}</style><body>{body}</body>")
            path = HERE / f"{name}.png"
            view.locator("#picture").screenshot(path=path)
            with Image.open(path) as picture:  # few colours: a palette makes it a third of the size
                picture.convert("RGB").quantize(128, dither=Image.Dither.NONE).save(path, optimize=True)
        browser.close()


def template() -> Plan:
    """The template of five municipalities of the demo region, on the season's first day."""
    few = municipalities(1)[3:8]
    register: list[dict[str, Value]] = [
        {"municipality": m.name, "kind": m.kind, "oktmo": m.oktmo, "population": m.population} for m in few
    ]
    return plan(season=SEASON, register=register, today=date(2026, 10, 1))


def sheet_of(made: Plan, title: str) -> Sheet:
    """The tab of that title."""
    return next(sheet for sheet in made.sheets if sheet.title == title)


def template_page(made: Plan) -> str:
    """«Факт» as it comes: names and the first day are there, a header's note is open."""
    sheet = sheet_of(made, "Факт")
    at = _place(sheet, "registered_users")
    return page(made, sheet, sheet.rows, Bubble(0, at, sheet.columns[at].note))


def note_page(made: Plan) -> str:
    """«Факт» filled in, with a mistake and the answer to it."""
    sheet = sheet_of(made, "Факт")
    figures: tuple[tuple[Value, Value], ...] = ((214, 61), (96, 18), (131, 40), (88, 25), ("12О", 19))
    registered, submitted = _place(sheet, "registered_users"), _place(sheet, "submitted_initiatives")
    rows = [list(row) for row in sheet.rows]
    for row, pair in zip(rows, figures, strict=True):
        row[registered], row[submitted] = pair
    answer = text_of([CATALOGUE["E201"].message({"value": "12О"})])
    return page(made, sheet, [*rows, *[[None] * len(sheet.columns)] * 4], Bubble(len(rows), registered, answer))


def _place(sheet: Sheet, name: str) -> int:
    """The 0-based place of a column of the contract."""
    return [column.column.name for column in sheet.columns].index(name)


def page(made: Plan, sheet: Sheet, rows: Sequence[Sequence[Value]], bubble: Bubble) -> str:
    """A tab as a person sees it, with one note open."""
    letters = "".join(f"<th>{column_letters(n)}</th>" for n in range(1, len(sheet.columns) + 1))
    spare = [column.check is None and column.format is Format.TEXT for column in sheet.columns]
    widths = [round(c.width * (NARROW if empty else PIXELS)) for c, empty in zip(sheet.columns, spare, strict=True)]
    columns = "".join(f'<col style="width:{width}px">' for width in widths)
    header = "".join(_header(sheet, number) for number in range(len(sheet.columns)))
    body = "".join(_row(sheet, number, row, bubble) for number, row in enumerate(rows, 2))
    left = GUTTER + sum(widths[: bubble.column]) + (widths[bubble.column] - 290 if bubble.row else 8)
    style = f"left:{left}px;top:{ROW * (bubble.row + 2) + 6}px"
    return (
        f"<div id=picture><div class=sheet><table><colgroup><col style=width:{GUTTER}px>{columns}</colgroup>"
        f"<tr class=letters><th></th>{letters}</tr><tr class=header><th>1</th>{header}</tr>{body}</table>"
        f'<div class=note style="{style}">{escape(bubble.text)}</div></div>{tabs(made, sheet.title)}</div>'
    )


def _header(sheet: Sheet, number: int) -> str:
    column = sheet.columns[number]
    fill, text = REQUIRED if column.is_needed else OPTIONAL
    return f'<td class=noted style="background:#{fill};color:#{text}">{escape(column.header)}</td>'


def _row(sheet: Sheet, number: int, row: Sequence[Value], bubble: Bubble) -> str:
    cells = []
    for place, (column, value) in enumerate(zip(sheet.columns, row, strict=True)):
        is_at = bubble.row and (number - 1, place) == (bubble.row, bubble.column)
        kind = f"{column.format.value}{' noted wrong' if is_at else ''}{' list' if column.column.name == 'municipality' and value else ''}"
        cells.append(f'<td class="{kind}">{escape(_shown(value, column.format))}</td>')
    return f"<tr><th>{number}</th>{''.join(cells)}</tr>"


def _shown(value: Value, form: Format) -> str:
    if isinstance(value, date):
        return f"{value:%d.%m.%Y}"
    if form is Format.WHOLE and isinstance(value, int):
        return f"{value:,}".replace(",", "\u00a0")
    return "" if value is None else str(value)


def tabs(made: Plan, active: str) -> str:
    """The bar of tabs below a sheet."""
    titles = [made.guide_title, *(sheet.title for sheet in made.sheets)]
    return (
        "<div class=tabs>"
        + "".join(f"<span class={'on' if t == active else 'off'}>{t}</span>" for t in titles)
        + "</div>"
    )


def forms() -> str:
    """Four usual forms of a «свод» that are read as they are."""
    return f"<div id=picture class=forms>{''.join(_form(*form) for form in FORMS)}</div>"


def _form(title: str, drawn: str, head: int) -> str:
    """One of FORMS."""
    lines = [line for line in drawn.strip("\n").splitlines() if line.strip()]
    rows = "".join(f"<tr class={'header' if n < head else 'body'}>{_small(line)}</tr>" for n, line in enumerate(lines))
    return f"<figure><figcaption>{title}</figcaption><table>{rows}</table></figure>"


def _small(line: str) -> str:
    cells = [(cell.strip().rstrip("< "), cell.count("<") + 1) for cell in line.split("|")]
    return "".join(
        f"<td colspan={span} class={'whole' if text.isdigit() else 'text'}>{escape(text)}</td>" for text, span in cells
    )


if __name__ == "__main__":
    main()
