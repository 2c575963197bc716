"""Messy regions with known truth: right where there is one meaning, never wrong silently, bad cells named."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from tests.messy.judge import Judgement, judge
from tests.messy.layouts import LAYOUTS
from tests.messy.region import Region, region
from tests.messy.report import Score
from tests.messy.truth import expected

BATCHES, SIZE = 4, 8
FORMS = {"number", "text", "1 234", "1 234,0", "approximate", "remark"}


def judged(one: Region, folder: Path) -> Judgement:
    folder.mkdir()
    return judge(one, folder)


@pytest.mark.parametrize("batch", range(BATCHES))
def test_messy_regions_are_read_as_a_careful_colleague_would(batch: int, tmp_path: Path) -> None:
    score = Score()
    for seed in range(batch * SIZE, (batch + 1) * SIZE):
        score.add(judged(region(seed), tmp_path / str(seed)))
    failed, wrong, right, named = score.failed, score.wrong, score.right, score.named
    assert not failed, score.text()
    assert wrong == 0, score.text()
    assert right >= 0.98, score.text()
    assert named >= 0.98, score.text()


def test_the_regions_hold_what_they_are_made_for() -> None:
    regions = [region(seed) for seed in range(BATCHES * SIZE)]
    said = [saying for one in regions for saying in one.truth.sayings]
    wrong = Counter(bad.what for one in regions for bad in one.truth.bads)
    assert len({saying.layout for saying in said}) >= len(LAYOUTS)
    assert {saying.count.form for saying in said if saying.fate == "good"} >= FORMS
    assert len(wrong) >= 25
    assert wrong.total() >= 300
    assert sum(len(expected(one.truth.sayings).figures) for one in regions) >= 5000


def test_a_region_is_the_same_each_time() -> None:
    first, second = region(3), region(3)
    assert first.truth == second.truth
    assert first.books == second.books


def test_the_judge_sees_what_is_wrong(tmp_path: Path) -> None:
    one = region(0)
    before = Score()
    before.add(judged(one, tmp_path / "before"))
    place = next(said.place for said in one.truth.sayings if said.fate == "good" and said.count.form == "number")
    sheet = one.sheet(place.book, place.tab)
    typed = sheet.cells[place.row, place.column]
    assert isinstance(typed.value, int)
    sheet.cells[place.row, place.column] = replace(typed, value=typed.value + 1)  # and the truth does not know it
    after = Score()
    after.add(judged(one, tmp_path / "after"))
    assert after.wrong == before.wrong + 1
