"""What is computed when a page is asked for comes out the same from the inputs that its trail names.

Pairs of employers by statsmodels, distances by another formula, counts by counting once more; a changed one is found.
"""

from __future__ import annotations

import math
import random
from collections import Counter
from itertools import combinations

import numpy as np
import pytest
from scipy.stats import norm
from statsmodels.stats.multitest import multipletests

from atlas.reader import Atlas, pairs
from atlas.reader.lineage import REQUESTED

Z = norm.ppf(0.975)
EARTH = 6371.0088 / 1.609344


@pytest.fixture(scope="module")
def atlas(real_settings):
    return Atlas(real_settings)


def ids_of(atlas):
    """Ids of every kind that pages show, with the seed's dice."""
    dice = random.Random(20260705)
    employers = [row["code"] for row in atlas.employers()]
    found = []
    for _ in range(6):
        cards = atlas.scorecard(dice.sample(employers, 5))
        for indicator in ("discrimination", "career_progression", "harassment_staff"):
            own = [row for row in cards if row["indicator"] == indicator and row["part"] == "whole"]
            found += [pair.id for pair in pairs.of(own)]
    found = dice.sample(found, min(12, len(found)))
    found += [f"distance-outcode-LS9-{code}" for code in dice.sample(employers, 4)]
    found += [f"distance-place-RR8-{code}" for code in dice.sample(employers, 4)]
    found += [row["lineage"] for row in atlas.network_checklist()[:4]]
    found += [row["lineage"] for row in atlas.mark_standing()[:3]]
    return found + list(dict.fromkeys(row["lineage"] for row in atlas.mark_history()))[:2]


def of_pair(trail, scorecard):
    """The contrast and its p from the measures that the trail names."""
    named = {role: [row["id"] for row in trail.inputs if row["role"] == role] for role in ("one", "other", "beside")}
    log = trail.stored["compared_as"] == "ratio of ratios"
    ends = ("ratio_harm", "ratio_harm_low", "ratio_harm_high") if log else ("difference_harm", "harm_low", "harm_high")
    gaps = {}
    for key in (*named["one"], *named["other"], *named["beside"]):
        value, low, high = (math.log(scorecard[key][end]) if log else scorecard[key][end] for end in ends)
        gaps[key] = value, (high - low) / (2 * Z)
    both = (named["one"][0], named["other"][0])
    tested = list(combinations(gaps, 2))
    p_values = [2 * norm.sf(abs(gaps[a][0] - gaps[b][0]) / math.hypot(gaps[a][1], gaps[b][1])) for a, b in tested]
    adjusted = dict(zip(tested, multipletests(p_values, method="holm")[1], strict=True))
    apart = gaps[both[0]][0] - gaps[both[1]][0]
    error = math.hypot(gaps[both[0]][1], gaps[both[1]][1])
    bounds = [apart, apart - Z * error, apart + Z * error]
    value, low, high = (math.exp(bound) for bound in bounds) if log else bounds
    return {"value": value, "low": low, "high": high, "p": adjusted[both], "pairs": len(tested)}


def of_distance(trail):
    """The angle between two unit vectors, times the radius."""
    ends = []
    for end in ("from", "to"):
        up, away = (math.radians(trail.stored[f"{end}_{name}"]) for name in ("latitude", "longitude"))
        ends.append(np.array([math.cos(up) * math.cos(away), math.cos(up) * math.sin(away), math.sin(up)]))
    return {"miles": EARTH * math.atan2(np.linalg.norm(np.cross(*ends)), float(np.dot(*ends)))}


def of_checklist(atlas, trail):
    facts = {row["programme_id"]: row["facts"].split(";") for row in atlas.programmes()}
    item, said = trail.stored["item"], Counter()
    for row in trail.inputs:
        own = facts[row["id"]]
        said["yes" if f"{item}=yes" in own else "no" if f"{item}=no" in own else "unknown"] += 1
    return {name: said[name] for name in ("yes", "no", "unknown")}


def of_criterion(atlas, trail):
    """How many of the criteria named stand how, by the page that shows them."""
    (row,) = [row for row in atlas.mark_standing() if row["lineage"] == trail.id]
    roles = Counter(one["role"] for one in trail.inputs)
    assert [roles[name] for name in ("ruled_out", "too_little", "certain", "unchecked")] == [
        row[name] for name in ("met", "too_little", "not_met", "missing")
    ]
    close = Counter(atlas._ask("lineage_row_mark_criterion", id=one["id"])[0]["close"] for one in trail.inputs)
    return {"near equal": close["met"]}


def differences(atlas, trail):
    """What of a trail's stored numbers its inputs do not give."""
    scorecard = {row["lineage"]: row for row in atlas.scorecard([row["code"] for row in atlas.employers()])}
    expected = {
        "pair": lambda: of_pair(trail, scorecard),
        "distance": lambda: of_distance(trail),
        "checklist": lambda: of_checklist(atlas, trail),
        "criteria": lambda: of_criterion(atlas, trail),
        "marks": lambda: dict(Counter(row["what"] for row in trail.inputs)),
    }[trail.table]()
    assert expected
    return [name for name, value in expected.items() if trail.stored[name] != pytest.approx(value, rel=1e-7, abs=1e-9)]


def test_values_that_are_asked_for_come_out_the_same_from_their_inputs(atlas):
    trails = {key: atlas.trail(key) for key in ids_of(atlas)}
    assert {trail.table for trail in trails.values()} == REQUESTED.keys() - {"experts"}  # of which no register has any
    assert len(trails) >= 20
    for key, trail in trails.items():
        assert trail.id == key
        assert trail.cells or trail.table in ("marks", "criteria"), key
        assert differences(atlas, trail) == [], key


@pytest.mark.parametrize(
    ("kind", "column"),
    [
        ("pair", "p"), ("pair", "value"), ("pair", "pairs"), ("distance", "miles"), ("checklist", "unknown"),
        ("marks", "not assessed"), ("criteria", "near equal"),
    ],
)  # fmt: skip
def test_one_that_was_tampered_with_is_found(atlas, kind, column):
    trail = next(atlas.trail(key) for key in ids_of(atlas) if key.startswith(kind))
    trail.stored[column] = trail.stored[column] * 1.01 + 0.01
    assert differences(atlas, trail) == [column]


def test_a_pair_names_every_measure_that_its_p_rests_on(atlas):
    rows = [row for row in atlas.scorecard(["RR8", "RAE", "RCB"]) if row["indicator"] == "discrimination"]
    three = pairs.of([row for row in rows if row["part"] == "whole"])
    alone = pairs.of([row for row in rows if row["part"] == "whole"][:2])
    assert alone[0].id == "-".join(["pair", rows[0]["lineage"], alone[0].second["lineage"]])
    assert three[0].id == f"{alone[0].id}-with-{three[1].second['lineage']}"
    assert atlas.trail(alone[0].id).stored["p"] == alone[0].p <= three[0].p == atlas.trail(three[0].id).stored["p"]


def test_no_pair_names_a_measure_that_is_in_none(atlas, monkeypatch):
    rows = [row for row in atlas.scorecard(["RR8", "RAE", "RCB"]) if row["indicator"] == "discrimination"]
    three = pairs.of([row for row in rows if row["part"] == "whole"])[0].id
    assert atlas.trail(three) is not None
    ask = atlas._ask

    def the_last_is_not_judged(question, **asked):
        found = ask(question, **asked)
        last = {"verdict": "not judged"} if question == "scorecard_of_measures" else {}
        return [*found[:2], *(row | last for row in found[2:])]

    monkeypatch.setattr(atlas, "_ask", the_last_is_not_judged)
    assert atlas.trail(three) is None
    assert atlas.trail(three.partition("-with")[0]) is not None


@pytest.mark.parametrize(
    "key",
    [
        "pair-m000000000000-m28acddf991f8", "pair-m28acddf991f8-m28acddf991f8", "pair-m28acddf991f8",
        "distance-outcode-LS9-XXX", "distance-outcode-ZZ99-RR8", "distance-place-ENG-RR8", "checklist-nothing",
        "marks-1-1999", "criteria-1-2025-nothing",
        "criteria-1-1999-board", "marks-01-2025", "experts-000000000000", "pair-", "-", "trail-x",
    ],
)  # fmt: skip
def test_what_no_page_shows_has_no_trail(atlas, key):
    assert atlas.trail(key) is None
