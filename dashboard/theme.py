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
    "question": Status("?", Colour("#8a6200", "#e0a92e")),
}

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
[data-testid="stElementToolbar"], .modebar-container, .plotly-notifier { display: none !important; }
a.md-link { color: inherit; text-decoration: underline; text-decoration-color: #7b8794; text-underline-offset: .2em; }
a.md-link:hover { text-decoration-thickness: 2px; }
.md-save { font: inherit; color: inherit; background: none; border: 0; padding: .7rem .5rem; min-width: 44px; min-height: 44px;
  text-decoration: underline; text-underline-offset: .2em; cursor: pointer; }
.md-changed { animation: md-changed 4s ease-out; border-radius: 4px; }
@keyframes md-changed { from { background: light-dark(#cfe4f7, #24507a); } to { background: transparent; } }
@media (prefers-reduced-motion: reduce) { .md-changed { animation: none; outline: 2px solid #2f7fc1; } }
.md-nav { display: none; }
@media (max-width: 640px) {
  [data-testid="stHeader"] { display: none; }
  [data-testid="stMainBlockContainer"] { padding: .75rem 1rem 5.5rem; }
  .md-nav { display: flex; position: fixed; z-index: 99; left: 0; right: 0; bottom: 0; padding-bottom: env(safe-area-inset-bottom);
    background: light-dark(#ffffff, #10161d); border-top: 1px solid light-dark(#d5dce4, #384656); }
  .md-nav a { flex: 1 1 auto; min-height: 52px; display: flex; align-items: center; justify-content: center; padding: 0 2px;
    font-size: .72rem; color: inherit; text-decoration: none; border-top: 3px solid transparent; }
  .md-nav a[aria-current] { font-weight: 700; border-top-color: #2f7fc1; }
}
.st-key-lang label, .st-key-lang button { text-transform: uppercase; }
@media print {
  .md-nav, [data-testid="stHeader"], .md-saves, .stDownloadButton, .st-key-lang, .st-key-as_of { display: none !important; }
  .stApp, [data-testid="stMain"], [data-testid="stAppViewContainer"] { position: static !important; overflow: visible !important; height: auto !important; }
  [data-testid="stVerticalBlock"] > div { break-inside: avoid; }
}
[data-testid] ul.md-counts li:last-child { grid-column: 1 / -1; }
</style>"""
"""Classes of the pieces of HTML in `components.py`: one type scale of .9, 1 and 1.9 rem below the headings.

Streamlit's toolbar over tables is hidden: it speaks English, covers headings on a phone, and its CSV holds sorting keys.
"""
