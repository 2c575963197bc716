"""How things look: each status has a shape and a colour, in one place; lines and sizes likewise.

The colours follow the palette of Okabe and Ito, which colour-blind eyes tell apart. Words in a status's colour have a
contrast of at least 4.5 : 1 with the background, in the light and in the dark scheme; lines at least 3 : 1 with both.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Colour:
    """One colour in two schemes."""

    light: str
    dark: str

    def css(self) -> str:
        """The colour that goes with the scheme the browser shows."""
        return f"light-dark({self.light}, {self.dark})"

    def on(self, scheme: str | None) -> str:
        """The colour for "dark", else for "light"."""
        return self.dark if scheme == "dark" else self.light


@dataclass(frozen=True)
class Status:
    """How a status of `progress` looks; its words stand in `conclusions/statuses.py`."""

    shape: str
    colour: Colour


VERMILION = Colour("#b84a00", "#ff8f52")
GREY = Colour("#5b6672", "#a3afbb")
BLUE = Colour("#1f6aa8", "#6db3ff")
GREEN = Colour("#00704f", "#3fcf9f")
GROUND = Colour("#ffffff", "#10161d")
"""Behind everything: words on a chart hide with it what they cross."""

STATUSES = {  # in the order of who needs attention first
    "behind": Status("▼", VERMILION),
    "silent": Status("○", Colour("#8b4a80", "#d9a0cf")),
    "no_data": Status("—", GREY),
    "at_risk": Status("◐", Colour("#8a6200", "#e0a92e")),
    "no_target": Status("?", GREY),
    "on_track": Status("●", BLUE),
    "reached": Status("★", GREEN),
}
MARKS = {  # what is not a status, but has a shape of its own
    "missed": Status("✕", VERMILION),
    "met": Status("✓", GREEN),
    "moved": Status("→", GREY),
    "coming": Status("◇", GREY),
    "settling": Status("…", GREY),
    "question": Status("?", Colour("#8a6200", "#e0a92e")),
    "closed": Status("■", GREY),
}

ACTUAL = "#2f7fc1"
TARGET = "#7b8794"
