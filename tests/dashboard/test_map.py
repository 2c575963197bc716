"""The map: outlines of the user's own are read or refused, joined by code or name, and what did not join is told."""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import combinations
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from playwright.sync_api import Browser, expect

from dashboard.conclusions.places import placed
from dashboard.figures.labels import Box
from dashboard.figures.map import DESK, LARGEST, LETTER, LINE, PHONE, SMALLEST, region_map
from dashboard.outlines import BadOutlinesError, Outline, read
from dashboard.plain import Row
from tests.dashboard.conftest import REGISTER, make
from tests.serving import Serve

DRAWN = """
() => {
  const circles = [...document.querySelectorAll(".st-key-map .point")].map((found) => found.getBoundingClientRect());
  const left = Math.min(...circles.map((found) => found.left)), right = Math.max(...circles.map((found) => found.right));
  return left >= 0 && right <= 390 && right - left > 250;
}
"""
"""Whether the circles fill a phone's width and no more."""
SQUARE = [[50.0, 55.0], [51.0, 55.0], [51.0, 56.0], [50.0, 56.0], [50.0, 55.0]]


def feature(coordinates: Any = None, kind: str = "Polygon", **properties: Any) -> dict[str, Any]:
    """A feature, a square unless drawn otherwise."""
    drawn = [SQUARE] if coordinates is None else coordinates
    return {"type": "Feature", "properties": properties, "geometry": {"type": kind, "coordinates": drawn}}


def collection(*features: Any) -> str:
    return json.dumps({"type": "FeatureCollection", "features": list(features)})


def register(*municipalities: tuple[str | float | None, ...]) -> list[Row]:
    columns = ("municipality_id", "oktmo", "name", "latitude", "longitude")
    return [dict(zip(columns, found, strict=True)) for found in municipalities]


def outline(oktmo: str | None = None, name: str | None = None) -> Outline:
    return Outline(oktmo, name, (tuple((x, y) for x, y in SQUARE),))


def test_outlines_are_read_with_what_they_may_be_known_by() -> None:
    plain, several = read(
        collection(
            feature(OKTMO="99 600 101"),
            feature([[SQUARE], [SQUARE]], "MultiPolygon", NAME=" Лугов \n район ", oktmo=None),
        )
    )
    assert (plain.oktmo, plain.name, len(plain.rings)) == ("99 600 101", None, 1)
    assert (several.oktmo, several.name, len(several.rings)) == (None, "Лугов район", 2)
    assert plain.centre() == (50.5, 55.5)


def test_outlines_are_thinned_and_go_on_beyond_the_date_line() -> None:
    dense = [[50 + n / 100_000, 55.0] for n in range(1000)] + SQUARE[1:]
    (found,) = read(collection(feature([dense])))
    assert len(found.rings[0]) < 20
    (east,) = read(collection(feature([[[179, 65], [-179, 65], [-179, 66], [179, 65]]])))
    assert east.centre()[0] == 180


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        "{}",
        collection(),
        collection(None),
        collection(feature([[["запад", "север"]]])),
        collection(feature([[[5_000_000, 6_000_000], [1, 1], [2, 2], [3, 3]]])),
        collection(feature([50.0, 55.0], "Point")),
        collection({"type": "Feature", "properties": {}, "geometry": {"type": "Polygon"}}),
        collection(feature([[[1, 2, 3], [float("nan"), 1], [1, 1], [1, 2]]])),
        "[" * 100_000,
    ],
)
def test_what_is_no_geojson_of_areas_is_refused(text: str) -> None:
    with pytest.raises(BadOutlinesError):
        read(text)


def test_an_outline_finds_its_municipality_by_code_or_by_name() -> None:
    everyone = register(
        ("99600101", "99600101", "Темнов район", None, None),
        ("99700001", "99700001", "городской округ Зарёчный", None, None),
        ("09500001", "09500001", "Ольховский округ", None, None),
    )
    drawn = [outline("99600101000"), outline(name="г.о. Заречный"), outline("9500001")]
    found = placed(everyone, drawn)
    assert found.outlines == {"99600101": drawn[0], "99700001": drawn[1], "09500001": drawn[2]}
    assert (found.missing, found.strangers) == ([], [])
    assert found.found[["longitude", "latitude"]].to_numpy().tolist() == [[50.5, 55.5]] * 3


def test_what_does_not_join_is_told() -> None:
    everyone = register(
        ("a", None, "Лугов район", 55.1, 50.1),
        ("b", None, "Светлов район", None, None),
        ("c", None, "Кинель", None, 50.0),
        ("d", None, "Кинель", 55.0, None),
    )
    found = placed(everyone, [outline(name="Лугов район"), outline(name="лугов район"), outline(name="Кинель")])
    assert list(found.outlines) == ["a"]
    assert found.missing == ["Светлов район", "Кинель", "Кинель"], "of two of one name nobody knows which is meant"
    assert [stranger.name for stranger in found.strangers] == ["лугов район", "Кинель"]
    assert found.found[["longitude", "latitude"]].to_numpy().tolist() == [[50.1, 55.1]], "its own coordinates count"


def points(*rows: tuple[str, float, float, float | None, str]) -> pd.DataFrame:
    frame = pd.DataFrame(list(rows), columns=["name", "longitude", "latitude", "target", "status"])
    return frame.assign(actual=7, municipality_id=frame["name"], word=frame["status"])


def test_areas_follow_targets_and_shapes_the_status() -> None:
    figure = region_map(
        points(("А", 50, 54, 400, "behind"), ("Б", 51, 55, 100, "behind"), ("В", 52, 56, None, "silent")), {}, [], None
    )
    behind, silent = figure.data
    assert list(behind.marker.size) == [LARGEST, LARGEST / 2]
    assert list(silent.marker.size) == [SMALLEST]
    assert (set(behind.text), set(silent.text)) == ({"▼"}, {"○"})
    assert silent.customdata[0][2:] == ["7", "—"], "fact and target"
    assert figure.layout.dragmode is False
    assert figure.layout.xaxis.fixedrange
    assert figure.layout.yaxis.scaleanchor == "x"


def test_a_degree_east_is_shorter_than_a_degree_north() -> None:
    (drawn,) = region_map(points(("А", 50, 60, 1, "behind"), ("Б", 51, 60, 1, "behind")), {}, [], None).data
    assert drawn.x[1] - drawn.x[0] == pytest.approx(0.5)


def test_labels_stand_beside_circles_and_lie_over_nothing() -> None:
    ring = [(f"Соседний {n}", 50 + n % 6 * 0.1, 55 + n // 6 * 0.07, float(n % 5), "behind") for n in range(36)]
    named = {}
    for phone in (True, False):
        figure = region_map(points(*ring), {}, [], None, phone=phone)
        named[phone] = {said.text for said in figure.layout.annotations}
        taken = [*_circles(figure, phone), *_labels(figure, phone)]
        assert not [(one, other) for one, other in combinations(taken, 2) if one.hits(other) and other in taken[36:]]
    assert len(named[True]) < len(named[False]), "a desk has more room"
    assert len(named[False]) > 12


@pytest.mark.parametrize("room", [PHONE, DESK])
def test_circles_decide_how_large_the_map_is_and_names_do_not(room: tuple[int, int]) -> None:
    ring = [(f"Муниципальный округ {n}", 50 + n % 6 * 0.1, 55 + n // 6 * 0.07, 1.0, "behind") for n in range(36)]
    figure = region_map(points(*ring), {}, [], None, phone=room == PHONE)
    for axis, length in (("x", room[0]), ("y", room[1])):
        low, high = figure.layout[f"{axis}axis"].range
        drawn = figure.data[0][axis]
        edge = (min(drawn) - low) / (high - low) * length
        assert edge + 0.01 >= LARGEST / 2, "a circle at the edge is seen whole"
        assert (max(drawn) - min(drawn)) / (high - low) > 0.8, "the map fills its plot"


def test_a_narrow_window_of_a_desk_shows_the_map_without_names(tmp_path: Path, browser: Browser, serve: Serve) -> None:
    head, *lines = REGISTER.strip().splitlines()
    places = [f"{line} | {55 + n / 10} | {50 + n / 5}" for n, line in enumerate(lines)]
    region = make(tmp_path / "region", register="\n".join([f"{head} | Широта | Долгота", *places]))
    page = browser.new_page(locale="ru-RU", viewport={"width": 1440, "height": 900})
    page.goto(f"{serve(region.config)}/?view=Карта")
    names = page.locator(".st-key-map .annotation")
    expect(names.first).to_be_visible()
    page.set_viewport_size({"width": 390, "height": 844})
    expect(names.first).to_be_hidden()
    page.wait_for_function(DRAWN)
    page.close()


def _scaled(figure: Any, phone: bool) -> Callable[[float, float], tuple[float, float]]:
    room = PHONE if phone else DESK
    spans = (figure.layout.xaxis.range, figure.layout.yaxis.range)
    scale = min(length / (high - low) for (low, high), length in zip(spans, room, strict=True))
    return lambda x, y: (x * scale, y * scale)


def _circles(figure: Any, phone: bool) -> list[Box]:
    place, (drawn,) = _scaled(figure, phone), figure.data
    found = [(*place(x, y), size / 2) for x, y, size in zip(drawn.x, drawn.y, drawn.marker.size, strict=True)]
    return [Box(x - half, y - half, x + half, y + half) for x, y, half in found]


def _labels(figure: Any, phone: bool) -> list[Box]:
    place, found = _scaled(figure, phone), []
    for said in figure.layout.annotations:
        x, y = place(said.x, said.y)
        wide, high = LETTER * len(said.text) / 2 - 0.01, LINE / 2 - 0.01
        found.append(
            Box(x + said.xshift - wide, y + said.yshift - high, x + said.xshift + wide, y + said.yshift + high)
        )
    return found


def test_names_are_text() -> None:
    name = "<b>A</b> $x^2$"
    figure = region_map(points((name, 50, 55, 1, "behind")), {}, [], None)
    shown = [figure.layout.annotations[0].text, figure.data[0].customdata[0][0]]
    assert shown == ["&lt;b&gt;A&lt;/b&gt; &#36;x^2&#36;"] * 2


def test_outlines_are_coloured_by_status_and_strangers_are_lines() -> None:
    frame = points(("А", 50.5, 55.5, 1, "reached"))
    stranger, mine, circle = region_map(frame, {"А": outline()}, [outline()], "dark").data
    assert stranger.fill is None
    assert mine.fill == "toself"
    assert mine.line.color == circle.marker.line.color
    assert list(mine.y[:5]) == [y for _, y in SQUARE]
