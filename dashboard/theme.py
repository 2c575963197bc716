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

CSS = """<style>
.md-eyebrow, .md-quiet { opacity: .76; }
[data-testid="stHeading"] h2 { padding: .5rem 0; }
.md-head h1 { padding: 0; margin: 0; line-height: 1.3; font-size: 1.1rem; font-weight: 600; }
.md-head .md-eyebrow { margin: 0; font-size: .9rem; line-height: 1.3; }
.md-narrow { display: none; }
@media (max-width: 767px) {
  .md-head { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 .6rem; }
  .md-head h1 { font-size: 1rem; }
  .md-head .md-eyebrow { font-size: .8rem; }
  .md-head .md-wide, .md-fresh .md-wide { display: none; }
  .md-head .md-narrow { display: inline; }
  .md-fresh .md-line { font-size: .9rem; }
  .md-fresh .md-line::first-letter { text-transform: uppercase; }
}
.md-line { margin: 0; line-height: 1.45; overflow-wrap: break-word; }
.md-card { margin: 0; line-height: 1.35; }
.md-card h2 { font-size: .9rem; font-weight: 400; padding: 0; margin: 0; line-height: 1.3; }
.md-figure { font-size: 1.9rem; font-weight: 600; line-height: 1.25; margin: 0; white-space: nowrap; }
.md-figure small { font-size: 1rem; font-weight: 400; opacity: .8; }
.md-say { margin: 0; padding: .7rem .9rem; border-left: 4px solid var(--md-tone); border-radius: 4px; line-height: 1.45;
  background: color-mix(in srgb, var(--md-tone) 10%, transparent); print-color-adjust: exact; }
.md-keep { display: inline-block; }
.md-line:has(> .md-facts) { overflow-x: clip; }
.md-facts { display: block; margin-left: -1.1em; }
.md-facts > .md-keep { position: relative; padding-left: 1.1em; }
.md-facts > .md-keep::before { content: "·" / ""; position: absolute; left: .35em; }
@media (max-width: 640px) { .md-facts > :has(> .md-wide) { display: none; } }
[data-testid] ul.md-all { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 17rem), 1fr)); gap: 0 1.5rem; margin: .1rem 0 .6rem; }
.md-all li { display: flex; align-items: baseline; }
.md-all a { flex: 1; padding: .66rem 0; }
.md-print { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
[data-testid] ul.md-bars { container-type: inline-size; }
[data-testid] ul.md-bars:not(.md-wider) { max-width: 36rem; }
[data-testid] ul.md-bars li { display: grid; grid-template-columns: minmax(0, 1fr) 6rem 2.6rem; gap: .75rem; align-items: center; min-height: 2rem;
  line-height: 1.25; overflow-wrap: break-word; hyphens: auto; }
[data-testid] ul.md-bars b { text-align: right; }
.md-bars .md-bar { margin: 0; }
@container (max-width: 18rem) {
  [data-testid] ul.md-bars:not(.md-wider) li { grid-template-columns: minmax(0, 1fr) 2.6rem; gap: .15rem .75rem; padding: .2rem 0; }
  .md-bars:not(.md-wider) li > :first-child { grid-column: 1 / -1; }
}
@media (max-width: 1100px) {
  [data-testid="stHorizontalBlock"]:has(> [data-testid="stColumn"] .st-key-municipality_figures) { flex-direction: column; }
  [data-testid="stHorizontalBlock"]:has(> [data-testid="stColumn"] .st-key-municipality_figures) > [data-testid="stColumn"] { width: 100%; flex: none; }
}
.md-bar { height: 8px; border-radius: 4px; background: #7b879440; overflow: hidden; margin: .3rem 0 .35rem; }
.md-bar i { display: block; height: 100%; background: #2f7fc1; }
[data-testid] ul.md-list { list-style: none; margin: 0; padding: 0; }
[data-testid] ul.md-list li { margin: 0; padding: 0; }
[data-testid] ul.md-counts { display: grid; grid-template-columns: repeat(auto-fill, minmax(8.2rem, 1fr)); gap: .1rem .5rem; margin-top: .35rem; }
[data-testid] ul.md-people li { padding: .5rem 0; border-top: 1px solid #7b879440; overflow-wrap: anywhere; line-height: 1.35; }
[data-testid] ul.md-people li:first-child { border-top: 0; padding-top: 0; }
[data-testid] ul.md-findings { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 30rem), 1fr)); gap: 0 2.5rem; margin: .35rem 0 1.1rem; }
[data-testid] ul.md-findings li { padding: .6rem 0; border-top: 1px solid #7b879440; overflow-wrap: anywhere; line-height: 1.4; }
.md-findings .md-quiet { font-size: .9rem; }
[data-testid] ul.md-agenda { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 24rem), 1fr)); gap: 0 2rem; }
[data-testid] ul.md-agenda > li { padding: .6rem 0; border-top: 1px solid #7b879440; overflow-wrap: anywhere; line-height: 1.4; }
.md-agenda .md-quiet, .md-points .md-quiet { font-size: .9rem; }
[data-testid] ul.md-points li { padding: .15rem 0 .15rem 1.25em; text-indent: -1.25em; line-height: 1.4; overflow-wrap: anywhere; }
[data-testid] h4.md-part { font-size: 1rem; font-weight: 600; margin: .5rem 0 .25rem; padding: 0; }
[data-testid] .md-agenda .md-points { margin-top: .25rem; }
.stTabs [role="tablist"] { flex-wrap: wrap; gap: 0 1rem; }
.stTabs [role="tab"] { min-height: 44px; }
a.md-open { display: inline-block; padding: .66rem 0; }
[data-testid] ul.md-toc, [data-testid] ul.md-choice { display: flex; flex-wrap: wrap; gap: 0 1.25rem; }
.md-toc a, .md-choice a { display: inline-block; padding: .66rem 0; }
[data-testid] ul.md-meanings li { padding: .1rem 0 .1rem 1.25em; text-indent: -1.25em; line-height: 1.5; }
.md-prose { max-width: 46rem; overflow-wrap: anywhere; }
.md-prose p { margin: 0 0 .6rem; line-height: 1.5; }
.md-prose .md-example { margin: -.1rem 0 .9rem; padding: .05rem 0 .05rem .75rem; border-left: 3px solid #2f7fc1; }
.md-prose .md-example p { margin: 0; }
[data-testid] .md-prose ol.md-rules { margin: 0 0 .8rem; padding-left: 1.6rem; }
[data-testid] .md-prose ol.md-rules li { margin: 0 0 .5rem; padding: 0 0 0 .25rem; line-height: 1.45; }
.md-rules div { font-size: .9rem; }
@media (min-width: 1200px) {
  [data-testid="stElementContainer"]:has(.md-toc) { position: sticky; top: 5rem; height: 0; z-index: 1; margin-left: 52rem; width: 16rem; overflow: visible; }
  [data-testid] ul.md-toc { flex-direction: column; }
  .md-toc a { padding: .3rem 0; }
}
[data-testid] .md-prose :is(dl, dt, dd) { margin: 0; padding: 0; line-height: 1.45; }
.md-prose dt { font-weight: 600; }
[data-testid] .md-prose dd { margin: 0 0 .5rem; }
@media (min-width: 641px) {
  .md-prose dl { display: grid; grid-template-columns: 13rem 1fr; gap: .45rem 1rem; }
  [data-testid] .md-prose dd { margin: 0; }
}
.md-key { font-size: .9rem; }
.md-key span { margin-right: 1rem; }
.md-key .md-shape { margin-right: 0; }
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
[data-testid="stElementContainer"]:has(.stPlotlyChart) { overflow: hidden !important; }
[data-testid="stElementContainer"]:has([data-query]) { display: none; }
.md-nav { display: none; }
@media (max-width: 767px) {
  [data-testid="stHeader"], [data-testid="stSidebar"] { display: none; }
  [data-testid="stMainBlockContainer"] { padding: .75rem 1rem 5.5rem; }
  .md-nav { display: flex; position: fixed; z-index: 99; left: 0; right: 0; bottom: 0; padding-bottom: env(safe-area-inset-bottom);
    background: light-dark(#ffffff, #10161d); border-top: 1px solid light-dark(#d5dce4, #384656); }
  .md-nav > a, .md-nav summary { flex: 1 1 auto; min-height: 52px; display: flex; align-items: center; justify-content: center; padding: 0 2px;
    font-size: .72rem; color: inherit; text-decoration: none; border-top: 3px solid transparent; cursor: pointer; list-style: none; }
  .md-nav details { flex: 1 1 auto; }
  .md-nav summary::-webkit-details-marker { display: none; }
  .md-nav details > div { position: fixed; left: 0; right: 0; bottom: calc(52px + env(safe-area-inset-bottom)); padding: .25rem 1rem .75rem; max-height: 75vh; overflow: auto;
    background: light-dark(#ffffff, #10161d); border-top: 1px solid light-dark(#d5dce4, #384656); }
  .md-nav details a { display: flex; align-items: center; min-height: 44px; color: inherit; text-decoration: none; }
  .md-nav details p { margin: .6rem 0 .1rem; font-size: .8rem; opacity: .76; }
  .md-nav .md-here > summary { font-weight: 700; border-top-color: #2f7fc1; }
  .md-nav a[aria-current] { font-weight: 700; border-top-color: #2f7fc1; }
}
.st-key-lang label, .st-key-lang button { text-transform: uppercase; }
.stApp a:focus-visible, .stApp button:focus-visible, .stApp summary:focus-visible { outline: 2px solid #2f7fc1; outline-offset: 2px; }
@media (max-width: 767px), (pointer: coarse) {
  .stButton button, .stDownloadButton button, [data-testid="stButtonGroup"] button, [data-testid="stButtonGroup"] label,
  [data-testid="stExpander"] summary, [data-testid="stDateInput"] > div > div,
  :is(.stSelectbox, .stMultiSelect) [role="group"] :is(input, button),
  [data-testid="stDateInputCalendarButton"] { min-height: 44px; min-width: 44px; }
  :is(.stSelectbox, .stMultiSelect) [role="group"] button + button { margin-left: .5rem; }
  .stApp .stHtml a { position: relative; }
  .stApp .stHtml a::after { content: ""; position: absolute; inset: -12px -2px; }
  .stApp .stHtml .md-line:has(a ~ a) { line-height: 2; }
  .stApp .stHtml .md-line a ~ a::after, .stApp .stHtml .md-line a:has(~ a)::after { inset: -6px -2px; }
  .stHtml :is(.md-calendar th, .md-people .md-quiet) a, .stHtml a[href^="tel:"] { display: inline-flex; align-items: center; min-height: 44px; }
  .stHtml :is(.md-all, .md-choice, .md-toc, .md-calendar th, .md-people .md-quiet) a::after, .stHtml a[href^="tel:"]::after { display: none; }
}
.stCode { display: flex; flex-direction: column-reverse; }
.stApp .stCode > pre + div { position: static; align-self: flex-end; opacity: 1; visibility: visible; pointer-events: auto; padding: 0 .5rem; }
.stApp .stCode > pre + div :is(div, button) { width: auto; height: auto; }
.stApp .stCode button { min-height: 44px; font: inherit; color: inherit; text-decoration: underline; text-underline-offset: .2em; }
.stCode button::after { content: attr(aria-label); padding-left: .4rem; }
.stTabs { scroll-margin-top: 7.5rem; }
.stExpander { scroll-margin-top: 4.5rem; }
.md-warn { margin: 0; padding: .7rem .9rem; border-radius: 8px; line-height: 1.45; overflow-wrap: anywhere;
  background: color-mix(in srgb, light-dark(#8a6200, #e0a92e) 14%, transparent); }
.stMultiSelect [data-tag] { background: light-dark(#0b5cad, #1d4f86); }
[data-testid] ul.md-days { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 24rem), 1fr)); gap: 1rem; align-items: start; }
[data-testid] ul.md-days > li { border: 1px solid #7b879440; border-radius: 8px; padding: .75rem 1rem; }
[data-testid] ul.md-moves li { padding: .5rem 0; line-height: 1.4; overflow-wrap: anywhere; }
.md-moves .md-quiet { font-size: .9rem; }
.md-days .md-people { margin-top: .5rem !important; }
.md-marks > span { display: inline-block; margin-right: 1rem; }
.md-hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.md-calendar { overflow: auto; max-height: 85vh; position: relative; scroll-padding-left: 14rem;
  border: 1px solid #7b879440; border-radius: 8px; }
.md-calendar table { border-collapse: separate; border-spacing: 0; min-width: 100%; margin: 0; line-height: 1.3; }
.md-calendar th, .md-calendar td { border: 0; border-bottom: 1px solid #7b879440; padding: .35rem .5rem; text-align: left; vertical-align: top;
  height: 48px; min-width: 5.6rem; font-weight: 400; background: light-dark(#ffffff, #10161d); white-space: nowrap; }
.md-calendar tbody tr:last-child > * { border-bottom: 0; }
.md-calendar thead th { position: sticky; top: 0; z-index: 1; font-size: .85rem; vertical-align: bottom; }
.md-calendar tr > :first-child { position: sticky; left: 0; z-index: 2; width: 14rem; min-width: 8.5rem; white-space: normal; overflow-wrap: anywhere;
  border-right: 1px solid #7b879440; }
.md-calendar thead tr > :first-child { z-index: 3; }
.md-calendar tr > .md-now { background: light-dark(#e8f1fa, #16283a); }
.md-calendar thead .md-now:nth-child(2), .md-calendar thead .md-before { scroll-initial-target: nearest; }
.md-calendar .md-mark { border-radius: 6px; padding: .15rem .4rem; margin: 0 -.15rem; background: color-mix(in srgb, var(--c) 8%, light-dark(#ffffff, #10161d)); }
.md-calendar .md-mark + .md-mark { margin-top: .25rem; }
.md-calendar b { font-weight: 600; }
.md-calendar small { display: block; font-size: .8rem; opacity: .8; max-width: 6.5rem; white-space: normal; }
.md-matrix thead th { white-space: normal; min-width: 7.2rem; }
.md-matrix td { width: 21%; }
.md-calendar.md-matrix small { max-width: none; }
.md-matrix small span { display: inline-block; margin-right: .6em; }
.md-calendar th small { max-width: none; opacity: 1; }
@media (max-width: 640px) { .md-calendar { scroll-padding-left: 8.5rem; } .md-calendar tr > :first-child { width: 8.5rem; font-size: .9rem; } }
.md-levels thead th, .md-levels td { white-space: normal; }
.md-levels thead th { hyphens: auto; }
.md-levels small { max-width: 22rem; }
.md-more { overflow-wrap: anywhere; }
@media (max-width: 900px) { .md-levels .md-more { display: none; } .md-levels td, .md-levels thead th { padding: .35rem .35rem; } }
@media (max-width: 640px) { .md-levels tr > :not(:first-child) { min-width: 5.2rem; } .md-levels thead th { font-size: .78rem; } }
[data-testid] ul.md-wider li { grid-template-columns: minmax(0, 1fr) 5rem 3.2rem; padding: .25rem 0; }
[data-testid] ul.md-wider .md-quiet { font-size: .9rem; }
.md-tree { max-width: 56rem; line-height: 1.45; overflow-wrap: anywhere; }
[data-testid] .md-tree ul { list-style: none; margin: 0; padding: 0; }
[data-testid] .md-tree li { position: relative; margin: 0 0 0 .45rem; padding: .3rem 0 0 1.25rem; border-left: 1px solid #7b879480; }
[data-testid] .md-tree li:last-child { border-left-color: transparent; }
.md-tree li::before { content: "" / ""; position: absolute; left: -1px; top: 0; width: .9rem; height: 1.05rem; border: solid #7b879480; border-width: 0 0 1px 1px; }
.md-tree small { white-space: nowrap; }
[data-testid] .md-short { width: 100%; table-layout: fixed; border-collapse: collapse; line-height: 1.25; margin: 0; }
.md-short th, .md-short td { height: 44px; padding: .1rem .15rem; border: 0; border-bottom: 1px solid #7b879440; font-weight: 400; text-align: left;
  vertical-align: middle; overflow-wrap: break-word; }
.md-short thead th { height: auto; font-size: .8rem; vertical-align: bottom; }
.md-short tr > :nth-child(2) { width: 6.7rem; }
.md-short td:nth-child(2) { font-size: .9rem; }
.md-short tr > :nth-child(n+3) { width: 3.4rem; text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
@media print {
  .md-print { position: static; width: auto; height: auto; clip-path: none; }
  .st-key-municipality { display: none !important; }
  .md-nav, [data-testid="stHeader"], .md-saves, .stDownloadButton, .st-key-lang, .st-key-as_of { display: none !important; }
  .stApp, [data-testid="stMain"], [data-testid="stAppViewContainer"] { position: static !important; overflow: visible !important; height: auto !important; }
  [data-testid="stHorizontalBlock"]:has(> [data-testid="stColumn"]) { flex-direction: column; }
  [data-testid="stColumn"] { width: 100% !important; flex: none !important; }
  [class*="-away"] { display: none !important; }
  [data-testid="stElementContainer"] { break-inside: avoid; }
  [data-testid="stElementContainer"]:has(> [data-testid="stHeading"], > div > [data-testid="stHeading"]) { break-after: avoid; }
  [data-testid="stMainBlockContainer"] { max-width: 690px !important; padding: 0 !important; }
  [data-testid="stMainBlockContainer"]:has(.md-say) :is(.stHtml, [data-testid="stHeading"]) { zoom: .8; }
  [data-testid="stMainBlockContainer"]:has(.md-say) [data-testid="stVerticalBlock"] { gap: .5rem; break-inside: auto !important; }
  [data-testid="stMainBlockContainer"]:has(.md-say) [data-testid="stVerticalBlock"] > :not(:last-child) { margin-bottom: .5rem !important; }
  :is([data-testid="stElementContainer"], [data-testid="stFullScreenFrame"], .stPlotlyChart):has(.js-plotly-plot, [data-testid="stDataFrame"]) { height: auto !important; }
  .md-fresh .md-wide { display: inline !important; }
  [class*="st-key-sight_"] { display: none !important; }
  [data-testid="stMainBlockContainer"]:has(.md-say) :is(h2, h3) { padding: .25rem 0 !important; }
  .stApp .stHtml .md-line { line-height: 1.4 !important; }
  .stHtml a[href^="tel:"] { min-height: 0 !important; }
  [data-testid] ul.md-bars:not(.md-wider) li { min-height: 1.5rem; }
  a.md-open { display: none; }
  [data-testid="stExpander"]:has(details:not([open])), [data-testid="stButtonGroup"] { display: none !important; }
}
[data-testid] ul.md-counts li:last-child { grid-column: 1 / -1; }
</style>"""
"""Classes of the pieces of HTML in `components.py`: one type scale of .9, 1 and 1.9 rem below the headings.

Streamlit's toolbar over tables is hidden: it speaks English, covers headings on a phone, and its CSV holds sorting keys.
"""
