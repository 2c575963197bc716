"""Which characters the typeface of the papers has: what it has not becomes a middle dot instead of an empty box.

A reader of a sheet sees an emoji or a name in Chinese; a paper has one typeface, shipped by a package, so that it looks the same
everywhere. The cell itself stays as typed, and tables to take away hold it.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

import font_source_sans_pro
from PIL import ImageFont

FACES = ("SourceSansPro-Regular.ttf", "SourceSansPro-Semibold.ttf")
FOLDER = Path(font_source_sans_pro.font_directory)
SHAPES = "▼○◐●★✓→◇■"
"""Of statuses and marks: drawn with a typeface that the typesetter brings along."""
ALIKE = str.maketrans({"✕": "×"})
MISSING = "·"
"""Stands for characters that cannot be printed, however many."""


def legible(content: Any) -> Any:
    """The same numbers, lists and dictionaries, their texts made of characters that can be printed."""
    if isinstance(content, str):
        return _legible(content)
    if isinstance(content, dict):
        return {key: legible(found) for key, found in content.items()}
    return [legible(found) for found in content] if isinstance(content, list | tuple) else content


def _legible(text: str) -> str:
    whole = unicodedata.normalize("NFC", text).translate(ALIKE)
    known = "".join(c if c in SHAPES or _is_known(c) else "\0" for c in whole)
    return re.sub("\0+", MISSING, known)


@cache
def _is_known(character: str) -> bool:
    """Whether the typeface draws it otherwise than what it does not know."""
    return bytes(_face().getmask(character)) != bytes(_face().getmask("\uffff"))


@cache
def _face() -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FOLDER / FACES[0], 20, layout_engine=ImageFont.Layout.BASIC)
