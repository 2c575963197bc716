"""Colours and sizes that the template has in Excel and in Google alike."""

from __future__ import annotations

from typing import Final

REQUIRED: Final = ("2F5D8A", "FFFFFF")  # fill and text of a header whose column must be filled
OPTIONAL: Final = ("DDE6F0", "22313F")
TITLE: Final = "2F5D8A"
GUIDE_WIDTH: Final = 112  # characters
