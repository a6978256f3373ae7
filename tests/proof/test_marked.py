"""The mark simulated: its truths are what is said, and the rule of “no gap found” would fail where this one holds."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from atlas.measures.mark import NO_MARK, level_states
from atlas.measures.mark_sensitivity import mark_of
from atlas.measures.mark_states import MET, NOT_MET, inside
from atlas.proof import mark_world, marked
from atlas.proof.mark_world import YEARS, Planted
from atlas.sentences import proof as sentences
from atlas.warehouse import mark_method

METHOD = mark_method.read(Path(__file__).resolve().parents[2] / "data/mark/1.toml")


def records(planted, draws=60, seed=1):
    return mark_world.records(planted, METHOD, draws, np.random.default_rng(seed))


def middle(found, criterion):
    """The middle of the measured ratios of one criterion in the last year."""
    return float(np.median([record.years[2025].figures[criterion].spans[0].value for record in found]))


@pytest.mark.parametrize(
    "criterion", ["appointment", "training", "senior_bands", "race_disparity_ratio", "discrimination"]
)
def test_what_is_planted_is_what_is_measured_in_the_middle(criterion):
    ladder = dict.fromkeys(mark_world.LADDER, 1.3)
    found = records(Planted(40_000, 0.3, 1.0, {criterion: 1.3} | (ladder if criterion in ladder else {})))
    assert middle(found, criterion) == pytest.approx(1.3, rel=0.03)
    assert middle(found, "harassment_staff") == pytest.approx(1.0, abs=0.03)


def test_cases_of_three_years_are_taken_together():
    (record, *_) = records(Planted(12_000, 0.3))
    year, three = record.years[2025].figures["disciplinary"], record.pooled["disciplinary", (2023, 2024, 2025)]
    narrow, wide = (np.log(one.spans[0].high / one.spans[0].low) for one in (three, year))
    assert narrow == pytest.approx(wide / np.sqrt(3), rel=0.2)


def test_no_gap_found_would_reward_the_smallest_and_this_does_not():
    """At twice the likelihood of discipline: how often it is not found, and how often it is ruled out, by size."""
    hidden, ruled_out = [], []
    for staff in (1_000, 24_000):
        states = [
            inside(record.pooled["disciplinary", YEARS[-3:]], 1.5, 10.0)
            for record in records(Planted(staff, 0.3, 1.0, {"disciplinary": 2.0}))
        ]
        hidden.append(np.mean([state != NOT_MET for state in states]))
        ruled_out.append(np.mean([state == MET for state in states]))
    assert hidden[0] > 0.6 and hidden[1] < 0.3
    assert max(ruled_out) <= 0.05


def test_equal_employers_are_never_told_that_no_level_is_met():
    for staff in (1_000, 6_000):
        marks = [mark_of(record, YEARS[-1:], METHOD)[-1].level for record in records(Planted(staff, 0.28), 30)]
        assert NO_MARK not in marks


def test_large_gaps_everywhere_earn_nothing_at_any_size():
    for staff in (3_000, 24_000):
        found = records(Planted(staff, 0.28, 1.6, {"disciplinary": 2.2}), 30)
        assert all(MET not in level_states(record, 2025, METHOD).values() for record in found)


def test_the_same_seed_gives_the_same_rows_and_a_sentence():
    once, again = (list(marked.rows(METHOD, 100, np.random.default_rng([5, 4]))) for _ in range(2))
    assert once == again
    said = sentences.findings([vars(row) | {"result": row.result} for row in once])["mark"]
    assert "are told that no level is met" in said and "whatever the ethnic mix" in said


def test_the_committed_rows_are_as_wanted(root):
    lines = (root / "data/proof.csv").read_text(encoding="utf-8").splitlines()
    mark = [line for line in lines if ",mark," in line]
    assert len(mark) > 40 and not [line for line in mark if ",missed," in line]
