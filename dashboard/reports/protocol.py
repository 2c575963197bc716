"""The blank of a meeting's minutes, for Word: what is known is filled in, what is to be written has its place.

The only docx import. Real styles, so that headings make a table of contents and one change of a style changes the paper.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from io import BytesIO
from typing import Any

import docx
from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.table import Table

from dashboard import gathered, wording
from dashboard.conclusions import assignments as asked
from dashboard.conclusions import meetings
from dashboard.conclusions.agenda import Item, Section
from dashboard.conclusions.meetings import Meeting
from dashboard.frames import assignments
from dashboard.language import _, spoken
from dashboard.reports.facts import Edition
from dashboard.reports.frame import as_of, built, marathon
from dashboard.wording import capital

MIME = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
TYPEFACE = "Times New Roman"
LANGUAGES = {"ru": "ru-RU", "en": "en-GB"}
BLANK = "_" * 24
LINE = "_" * 70
TO_WRITE = LINE[:50]
TO_FILL = 6
"""Empty rows for what the meeting asks."""
TALKED_OF = ("help", "clarify", "open")
"""Parts of the agenda that a meeting talks about and decides."""


def paper(of: Edition, meeting: Meeting) -> bytes:
    """The blank as .docx."""
    made = _new(of, meeting)
    agenda = gathered.agenda(of.build, of.on, meeting)
    _head(made, of, meeting, agenda.day)
    made.add_heading(_("Повестка"), 1)
    made.add_paragraph(f"{agenda.headline}. {capital(agenda.note)}")
    talked = [section for section in agenda.sections if section.code in TALKED_OF]
    since = agenda.section("since")
    if since is not None:
        _told(made, since)
    for section in talked:
        _discussed(made, section)
    if not talked:
        _heard(made)
    _given(made, of, meeting, agenda.day)
    _signed(made, str(meeting.on_date.year) if meeting.is_set else BLANK[:6])
    file = BytesIO()
    made.save(file)
    return file.getvalue()


def _new(of: Edition, meeting: Meeting) -> Document:
    """An empty A4 with our styles, its language and its properties."""
    made = docx.Document()
    section = made.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin, section.top_margin, section.bottom_margin = Cm(3), Cm(1.5), Cm(2), Cm(2)
    for name, size in (("Normal", 12), ("Title", 16), ("Heading 1", 14), ("Heading 2", 12), ("Footer", 9)):
        _dress(made.styles[name], size)
    for border in made.styles["Title"].element.iter(qn("w:pBdr")):
        border.clear()
    made.styles["Normal"].paragraph_format.space_after = Pt(4)
    for name in ("List Bullet", "List Number"):
        made.styles[name].paragraph_format.space_after = Pt(2)
    _speak(made)
    properties = made.core_properties
    properties.title = _("Протокол координационной встречи")
    if meeting.is_set:
        properties.title = _("Протокол встречи {day}: {topic}").format(
            day=wording.day(meeting.on_date), topic=meetings.topic(meeting)
        )
    properties.subject, properties.author, properties.comments = marathon(of), "", built(of)
    properties.language = LANGUAGES[spoken()]
    properties.created = properties.modified = of.built_at.replace(tzinfo=None)
    _foot(section.footer.paragraphs[0], of)
    return made


def _dress(style: Any, size: int) -> None:
    """Black, in one typeface also for Cyrillic, as official papers are."""
    style.font.name, style.font.size, style.font.color.rgb = TYPEFACE, Pt(size), None
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in list(fonts.attrib):
        del fonts.attrib[name]
    for kind in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{kind}"), TYPEFACE)


def _speak(made: Document) -> None:
    """The language of all text, so that Word checks its spelling."""
    for found in made.styles.element.iter(qn("w:lang")):
        found.set(qn("w:val"), LANGUAGES[spoken()])
        found.set(qn("w:eastAsia"), LANGUAGES[spoken()])


def _foot(paragraph: Any, of: Edition) -> None:
    """When the figures were read, and the number of the page."""
    paragraph.add_run(f"{built(of)} · ")
    run = paragraph.add_run()
    for kind, text in (("begin", None), (None, "PAGE"), ("end", None)):
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        else:
            part.text = text
        run._r.append(part)


def _head(made: Document, of: Edition, meeting: Meeting, day: date) -> None:
    made.add_paragraph(_("Протокол координационной встречи"), "Title").alignment = WD_ALIGN_PARAGRAPH.CENTER
    made.add_paragraph(marathon(of)).alignment = WD_ALIGN_PARAGRAPH.CENTER
    topic, when, form = (
        said(meeting) if meeting.is_set else TO_WRITE for said in (meetings.topic, meetings.when, meetings.form)
    )
    known = [
        (_("Тема"), topic),
        (_("Когда"), when),
        (_("Формат"), form),
        (_("Участники"), meeting.participants or TO_WRITE),
        (_("Председатель"), TO_WRITE),
        (_("Секретарь"), TO_WRITE),
        (_("Показатели"), as_of(of, day)),
    ]
    table = _grid(made, [Cm(3.5), Cm(13)], len(known), framed=False)
    for row, (label, said) in zip(table.rows, known, strict=True):
        row.cells[0].paragraphs[0].add_run(f"{label}:").bold = True
        row.cells[1].paragraphs[0].add_run(said)


def _told(made: Document, section: Section) -> None:
    made.add_heading(section.title, 2)
    for point in section.lines:
        made.add_paragraph(point.text, "List Bullet")


def _discussed(made: Document, section: Section) -> None:
    """A part of the agenda, each municipality with what there is to talk about; then what is to be written."""
    made.add_heading(section.title, 2)
    for point in section.lines:
        made.add_paragraph(point.text, "List Bullet")
    for item in section.items:
        _municipality(made.add_paragraph(style="List Bullet"), item)
    _heard(made)


def _municipality(paragraph: Any, item: Item) -> None:
    """In one paragraph; what it was asked before stands in the table of assignments."""
    paragraph.add_run(item.name).bold = True
    said = _joined([point.text for point in item.points if point.code not in ("open", "overdue")])
    who = item.responsible or _("ответственный не указан")
    end = "" if said.endswith(("?", ".")) else "."
    paragraph.add_run(f" ({who}): {said}{end}" if said else f" ({who}).")


def _joined(texts: Sequence[str]) -> str:
    """One after the other, parted by «;»; behind a question or a full stop begins a sentence of its own."""
    said = ""
    for text in texts:
        said += f" {capital(text)}" if said.endswith(("?", ".")) else f"; {text}" if said else text
    return said


def _heard(made: Document) -> None:
    for label in (_("Слушали:"), _("Решили:")):
        paragraph = made.add_paragraph()
        paragraph.paragraph_format.keep_with_next = label == _("Слушали:")
        paragraph.add_run(label).bold = True
        paragraph.add_run(f" {LINE[:60]}")
        made.add_paragraph(LINE)


def _given(made: Document, of: Edition, meeting: Meeting, day: date) -> None:
    """What this meeting asks, to be filled in; what former ones asked and was not done at the end of `day`."""
    made.add_heading(_("Поручения встречи"), 1)
    made.add_paragraph(_("Внесите их на лист «Поручения»: они появятся на панели и в следующей повестке."))
    columns, wide = [_("Поручение"), _("Кому"), _("Срок")], [Cm(8), Cm(5.5), Cm(3)]
    _fill(_grid(made, wide, 1 + TO_FILL), [columns, *([[""] * 3] * TO_FILL)])
    known = asked.read(assignments.assignments(of.build, day))
    found = [one for one in known if one.is_due and _is_former(one, meeting)]
    made.add_heading(_("Открытые поручения прежних встреч"), 1)
    made.add_paragraph(f"{capital(as_of(of, day))}.")
    if not found:
        made.add_paragraph(_("Открытых поручений нет."))
        return
    lines = _together(found)
    _fill(_grid(made, wide, 1 + len(lines)), [columns, *lines])


def _is_former(one: asked.Assignment, meeting: Meeting) -> bool:
    """It was not asked by this meeting, nor by a later one."""
    later = one.meeting_on is not None and one.meeting_on > meeting.on_date
    return one.meeting_id != meeting.meeting_id and not later


def _together(found: Sequence[asked.Assignment]) -> list[list[str]]:
    """What several were asked alike is one line: text and state, whom, until when."""
    return [
        [
            f"{one[0].text} — {asked.word(one[0].state)}",
            ", ".join(wording.short_name(single.name) for single in one),
            wording.NONE if one[0].due_on is None else f"{one[0].due_on:%d.%m.%Y}",
        ]
        for one in asked.alike(found)
    ]


def _signed(made: Document, year: str) -> None:
    """Places to sign, by position: names are written by hand."""
    made.add_paragraph()
    for position in (_("Председатель встречи"), _("Секретарь встречи")):
        paragraph = made.add_paragraph(f"{position}   {BLANK}   ({_('подпись')})   {BLANK[:16]}")
        paragraph.paragraph_format.space_before = Pt(12)
    made.add_paragraph(f"«___» ______________ {year}")


def _grid(made: Document, wide: Sequence[Any], rows: int, *, framed: bool = True) -> Table:
    table: Table = made.add_table(rows, len(wide), "Table Grid" if framed else None)
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.LEFT, False
    for column, found in zip(table.columns, wide, strict=True):
        column.width = found
    for row in table.rows:
        for cell, found in zip(row.cells, wide, strict=True):
            cell.width = found
    return table


def _fill(table: Table, lines: Sequence[Sequence[str]]) -> None:
    """The lines, the first in bold and on every page again."""
    for row, line in zip(table.rows, lines, strict=True):
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for cell, said in zip(row.cells, line, strict=True):
            cell.paragraphs[0].add_run(said).bold = line is lines[0] or None
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
