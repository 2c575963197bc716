"""The only typst import: a template of ours and what it is filled with, as a PDF.

What people typed travels as JSON and is text, never markup. The file says itself that it is accessible (PDF/UA): the typesetter
refuses a character without a glyph and a drawing without words, so an empty box cannot get out.
"""

from __future__ import annotations

import json
from datetime import datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import typst

from dashboard.language import spoken
from dashboard.reports.letters import FACES, FOLDER, legible

MIME = "application/pdf"
TEMPLATES = Path(__file__).parent / "templates"


def pdf(template: str, content: dict[str, Any], made_at: datetime) -> bytes:
    """`templates/{template}.typ` filled with `content`; the same build gives the same bytes."""
    compiler = typst.Compiler(
        TEMPLATES / f"{template}.typ", root=TEMPLATES, font_paths=_fonts(), ignore_system_fonts=True
    )
    filled = json.dumps({"lang": spoken(), **legible(content)}, ensure_ascii=False)
    made = compiler.compile(
        format="pdf", sys_inputs={"content": filled}, pdf_standards=["ua-1"], timestamp=int(made_at.timestamp())
    )
    assert isinstance(made, bytes)
    return made


@cache
def _fonts() -> typst.Fonts:
    """The faces we use, and the typesetter's own. The package holds each face in two formats, of which a folder would pick any."""
    with TemporaryDirectory() as folder:
        for face in FACES:
            (Path(folder) / face).symlink_to(FOLDER / face)
        fonts = typst.Fonts(include_system_fonts=False, font_paths=[folder])
        typst.Compiler(b'#set text(font: "Source Sans Pro")\n1 #text(weight: 600)[1]', font_paths=fonts).compile()
    return fonts  # both faces were read by then
