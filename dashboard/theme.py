"""How things look: each status has a word, a shape and a colour, in one place; lines and sizes likewise.

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
    """A status of `progress`: shape and word for one municipality, the word beside 1, 2 and 5 of them, colour."""

    shape: str
    word: str
    counted: tuple[str, str, str]
    colour: Colour


VERMILION = Colour("#b84a00", "#ff8f52")
GREY = Colour("#5b6672", "#a3afbb")

STATUSES = {  # in the order of who needs attention first
    "behind": Status("▼", "отстаёт", ("отстаёт", "отстают", "отстают"), VERMILION),
    "silent": Status("○", "молчит", ("молчит", "молчат", "молчат"), Colour("#8b4a80", "#d9a0cf")),
    "no_data": Status("—", "нет данных", ("без данных",) * 3, GREY),
    "at_risk": Status("◐", "под риском", ("под риском",) * 3, Colour("#8a6200", "#e0a92e")),
    "no_target": Status("?", "нет цели", ("без цели",) * 3, GREY),
    "on_track": Status("●", "в графике", ("в графике",) * 3, Colour("#1f6aa8", "#6db3ff")),
    "reached": Status(
        "★", "цель достигнута", ("достиг цели", "достигли цели", "достигли цели"), Colour("#00704f", "#3fcf9f")
    ),
}
MISSED = Status("✕", "срок не выполнен", ("не выполнил срок", "не выполнили срок", "не выполнили срок"), VERMILION)

ACTUAL = "#2f7fc1"
TARGET = "#7b8794"

CSS = """<style>
.md-eyebrow, .md-quiet { opacity: .76; }
[data-testid="stHeading"] h2 { padding: .5rem 0; }
.md-head h1 { padding: 0; margin: 0; line-height: 1.2; }
@media (max-width: 640px) { .md-head h1 { font-size: 1.35rem; } }
.md-head .md-eyebrow { margin: 0; font-size: .9rem; }
.md-line { margin: 0; line-height: 1.45; }
.md-card { margin: 0; line-height: 1.35; }
.md-card h2 { font-size: .9rem; font-weight: 400; padding: 0; margin: 0; line-height: 1.3; }
.md-figure { font-size: 1.9rem; font-weight: 600; line-height: 1.25; margin: 0; white-space: nowrap; }
.md-bar { height: 8px; border-radius: 4px; background: #7b879440; overflow: hidden; margin: .3rem 0 .35rem; }
.md-bar i { display: block; height: 100%; background: #2f7fc1; }
[data-testid] ul.md-list { list-style: none; margin: 0; padding: 0; }
[data-testid] ul.md-list li { margin: 0; padding: 0; }
[data-testid] ul.md-counts { display: grid; grid-template-columns: repeat(auto-fill, minmax(8.2rem, 1fr)); gap: .1rem .5rem; margin-top: .35rem; }
[data-testid] ul.md-people li { padding: .5rem 0; border-top: 1px solid #7b879440; overflow-wrap: anywhere; line-height: 1.35; }
[data-testid] ul.md-people li:first-child { border-top: 0; padding-top: 0; }
[data-testid] ul.md-meanings { max-width: 46rem; }
[data-testid] ul.md-meanings li { padding-left: 1.25em; text-indent: -1.25em; line-height: 1.6; }
.md-key { font-size: .9rem; }
.md-key span { margin-right: 1rem; }
.md-key i { display: inline-block; width: 1.2rem; height: 3px; vertical-align: middle; margin-right: .4rem; }
.md-shape { display: inline-block; width: 1.25em; text-indent: 0; }
.md-people .md-quiet { font-size: .9rem; }
[data-testid="stElementToolbar"] { display: none; }
[data-testid] ul.md-counts li:last-child { grid-column: 1 / -1; }
</style>"""
"""Classes of the pieces of HTML in `components.py`: one type scale of .9, 1 and 1.9 rem below the headings.

Streamlit's toolbar over tables is hidden: it speaks English, covers headings on a phone, and its CSV holds sorting keys.
"""
