"""What is drawn: returns that keep their own arithmetic, of the sizes that there are, around the planted truth."""

from __future__ import annotations

import math
from collections import defaultdict

import numpy as np
import pytest

from atlas.errors import ReturnError
from atlas.sources import wres_return_checks
from atlas.sources import wres_return_layout as layout
from atlas.sources.faults import Faults
from atlas.sources.organisations import Organisations
from atlas.specimen import country, counts, reference
from atlas.specimen.counts import Drawn
from atlas.specimen.plan import Plan

PLAN = Plan(seed=11, trusts=120)
EVENTS = {2: "appointment", 3: "disciplinary", 4: "training", 5: "harassment_public", 6: "harassment_staff",
          7: "career_progression", 8: "discrimination"}  # fmt: skip
WORSE_WHEN_LIKELIER = (3, 5, 6, 8)


@pytest.fixture(scope="module")
def invented() -> country.Country:
    return country.invent(PLAN)


@pytest.fixture(scope="module")
def drawn(invented: country.Country) -> list[Drawn]:
    return [counts.draw(trust, PLAN) for trust in invented.trusts]


def test_every_return_obeys_the_arithmetic_of_returns(invented: country.Country, drawn: list[Drawn]) -> None:
    bodies = Organisations(tuple(reference.organisations(invented)), ())
    faults = Faults("specimen", ReturnError)
    entries = [entry for one in drawn for held in one.returns for entry in held.cells().values()]
    wres_return_checks.check(entries, bodies, faults)
    faults.raise_if_any()


def test_a_trust_is_drawn_from_the_seed_and_its_number_alone(invented: country.Country, drawn: list[Drawn]) -> None:
    assert counts.draw(invented.trusts[17], PLAN) == drawn[17]


def test_some_returns_and_some_indicators_are_missing(drawn: list[Drawn]) -> None:
    possible = sum(one.returns != [] and len({row.wres_year for row in one.truth}) for one in drawn)
    given = [held for one in drawn for held in one.returns]
    assert 0.93 < len(given) / possible < 0.99
    incomplete = sum({line.number for line, _ in held.counts} != set(range(1, 10)) for held in given)
    assert 0.01 < incomplete / len(given) < 0.06


def test_disciplinary_cases_and_boards_are_of_real_sizes(drawn: list[Drawn]) -> None:
    cases, boards = [], []
    for held in (held for one in drawn for held in one.returns):
        events = [numerator for (line, _), (numerator, _) in held.counts.items() if line.number == 3]
        if events and held.trust.size >= 1500:
            cases.append(sum(events))
        board = [held.counts.get((layout.line_of()[9, "board"], group)) for group in layout.GROUPS]
        if None not in board:
            boards.append(sum(pair[0] for pair in board if pair))
    assert {min(boards), max(boards)} == {10, 16}
    low, high = np.percentile(cases, [5, 95])
    assert low > 5 and high < 75


def test_the_planted_ratios_are_recovered_on_the_whole(drawn: list[Drawn]) -> None:
    """Each observed logarithm of a ratio less the planted one, over its error, is a standard normal deviate.

    Chosen by the counts that are expected, for those drawn would choose the high ones.
    """
    deviates: dict[int, list[float]] = defaultdict(list)
    for one in drawn:
        true = {(row.wres_year, row.indicator): row for row in one.truth}
        for held in one.returns:
            for number, name in EVENTS.items():
                planted = true[held.year, name]
                cells = [held.counts.get((layout.line_of()[number, ""], group)) for group in ("white", "bme")]
                if None in cells:
                    continue
                (a, m), (b, n) = cells
                if min(m * planted.white, n * planted.bme) < 100 * 15:
                    continue
                ratio = (b / n) / (a / m) if number in WORSE_WHEN_LIKELIER else (a / m) / (b / n)
                error = math.sqrt(1 / a - 1 / m + 1 / b - 1 / n)
                deviates[number].append((math.log(ratio / planted.ratio)) / error)
    for number, values in deviates.items():
        assert len(values) > 100, number
        assert abs(np.mean(values)) < 0.15, number
        assert 0.9 < np.std(values) < 1.1, number


def test_what_is_planted_the_same_for_all_indicators_is_the_same_in_all_years(drawn: list[Drawn]) -> None:
    pinned = defaultdict(set)
    for row in (row for one in drawn for row in one.truth if row.planted):
        pinned[row.planted].add(row.ratio)
    assert pinned == {"equal": {1.0}, "edge": {1.25}, "beyond": {1.3}}


def test_levels_are_those_of_the_published_national_results(drawn: list[Drawn]) -> None:
    sums: dict[tuple[object, ...], list[int]] = defaultdict(lambda: [0, 0])
    for held in (held for one in drawn for held in one.returns if held.year == 2024):
        for (line, group), (numerator, base) in held.counts.items():
            name = line.breakdown if line.number in (1, 9) else ""
            sums[line.number, name, group][0] += numerator
            sums[line.number, name, group][1] += base or 0

    def share(number: int, name: str) -> float:
        heads = {group: sums[number, name, group][0] for group in layout.GROUPS}
        return heads["bme"] / sum(heads.values())

    def rate(number: int, group: str) -> float:
        return sums[number, "", group][0] / sums[number, "", group][1]

    assert share(1, "clinical_band_5") == pytest.approx(0.40, abs=0.07)
    assert share(1, "clinical_vsm") < 0.25
    assert rate(2, "white") / rate(2, "bme") == pytest.approx(1.5, abs=0.15)
    assert rate(7, "white") - rate(7, "bme") == pytest.approx(0.10, abs=0.03)
    assert rate(8, "bme") - rate(8, "white") == pytest.approx(0.08, abs=0.03)
