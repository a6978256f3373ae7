from __future__ import annotations

import pytest

from atlas import indicators
from atlas.measures import likelihood


@pytest.mark.parametrize(
    ("number", "published", "harm"),
    [
        (2, "white/bme", "white/bme"),
        (3, "bme/white", "bme/white"),
        (4, "white/bme", "white/bme"),
        (5, "bme/white", "bme/white"),
        (6, "bme/white", "bme/white"),
        (7, "bme/white", "white/bme"),
        (8, "bme/white", "bme/white"),
    ],
)
def test_a_known_disadvantage_comes_out_above_one(root, number, published, harm):
    definition = next(i for i in indicators.load(root / "data/indicators").values() if i.number == number)
    found = likelihood.direction(definition.ratio, definition.better)
    assert (found.published, found.harm, found.judged_on) == (published, harm, "ratio")
    # BME staff fare worse: a bad thing happens to 30 % of them against 20 %, a good one to 20 % against 30 %.
    bme, white = (20.0, 30.0) if found.good else (30.0, 20.0)
    ratio = bme / white if found.published == "bme/white" else white / bme
    assert found.harm_from_published(ratio) == pytest.approx(1.5)
    assert found.harm_from_difference(bme - white) == pytest.approx(10.0)


@pytest.mark.parametrize("number", [1, 9])
def test_shares_are_judged_on_the_difference(root, number):
    definition = next(i for i in indicators.load(root / "data/indicators").values() if i.number == number)
    found = likelihood.direction(definition.ratio, definition.better)
    assert (found.published, found.judged_on) == ("", "difference")
    assert found.harm_from_difference(-12.1) == pytest.approx(12.1)
