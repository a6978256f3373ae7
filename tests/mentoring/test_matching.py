"""The pairs are the best there can be: held against every assignment there is, and another solver when large."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented_people import BRADFORD, LEEDS, TRURO, every_assignment, mentee, mentor, pairs, worth
from scipy.optimize import LinearConstraint, milp

from atlas.errors import AtlasError
from atlas.mentoring import preferences, rules, solving
from atlas.mentoring.people import BANDS
from atlas.mentoring.preferences import Weights


@st.composite
def small_cases(draw: st.DrawFn):
    rows, columns = draw(st.integers(1, 4)), draw(st.integers(1, 4))
    table = st.lists(st.lists(st.booleans(), min_size=columns, max_size=columns), min_size=rows, max_size=rows)
    liked = st.lists(st.lists(st.integers(0, 6), min_size=columns, max_size=columns), min_size=rows, max_size=rows)
    places = draw(st.lists(st.integers(1, 3), min_size=columns, max_size=columns))
    return np.array(draw(table)), np.array(draw(liked)) * 50, places, draw(st.integers(0, 3)), draw(st.integers(0, 9))


@given(small_cases())
def test_no_assignment_of_all_has_more_pairs_or_as_many_and_more_points(case) -> None:
    allowed, points, places, spread, seed = case
    chosen = tuple(solving.solve(allowed, points, np.array(places), spread, seed).tolist())
    possible = (worth(other, allowed, points, spread) for other in every_assignment(len(allowed), places))
    assert worth(chosen, allowed, points, spread) == max(found for found in possible if found is not None)
    assert chosen in set(every_assignment(len(allowed), places))


def test_the_same_optimum_as_integer_programming_on_a_hundred_people() -> None:
    chance = np.random.default_rng(5)
    allowed, points = chance.random((60, 40)) < 0.15, chance.integers(0, 800, (60, 40))
    places = chance.integers(1, 3, 40)
    chosen = solving.solve(allowed, points, places, 0, 3)
    mine = worth(tuple(chosen.tolist()), allowed, points, 0)
    one_each = np.kron(np.eye(60), np.ones(40))
    room = np.kron(np.ones(60), np.eye(40))
    found = milp(
        -(np.where(allowed, 1_000_000 + points, 0)).ravel(),
        integrality=np.ones(2400),
        bounds=(0, 1),
        constraints=[LinearConstraint(one_each, ub=1), LinearConstraint(room, ub=places)],
    )
    assert mine == divmod(round(-found.fun), 1_000_000)
    assert mine[0] < 60  # not everybody finds somebody: the case is worth asking


def test_chance_only_decides_between_equals_and_always_alike_for_a_seed() -> None:
    allowed, points = np.ones((3, 3), dtype=bool), np.array([[300, 300, 0], [300, 300, 0], [0, 0, 100]])
    found = {seed: tuple(solving.solve(allowed, points, np.ones(3, dtype=int), 0, seed).tolist()) for seed in range(30)}
    assert set(found.values()) == {(0, 1, 2), (1, 0, 2)}
    again = {seed: tuple(solving.solve(allowed, points, np.ones(3, dtype=int), 0, seed).tolist()) for seed in range(30)}
    assert found == again


def test_more_people_than_the_arithmetic_is_exact_for_are_refused() -> None:
    with pytest.raises(AtlasError, match="20,000 mentees and 20,000 places are more than can be matched in one go"):
        solving.check_exact(20_000, 20_000, 800)
    assert solving.check_exact(2_000, 2_000, 800) == (2_000 * 128_000 * 801, 128_000)


def test_the_order_of_rows_makes_no_difference() -> None:
    people = [mentor(f"M{n}", interests=("a",), places=1 + n % 2) for n in range(4)]
    people += [mentee(f"P{n}", interests=("a", "b")) for n in range(5)]
    assert pairs(people) == pairs(people[::-1])


@pytest.mark.parametrize(
    ("kind", "apart", "bands", "allowed"),
    [
        ("executive", 2, ("8a", "6"), True),
        ("executive", 2, ("7", "6"), False),
        ("executive", 0, ("6", "6"), True),
        ("executive", 0, ("5", "6"), False),
        ("executive", 1, ("8b", "8a"), True),
        ("reverse", 1, ("6", "vsm"), True),
        ("reverse", 1, ("vsm", "6"), False),
        ("reciprocal", 3, ("9", "8a"), True),
        ("reciprocal", 3, ("8a", "9"), True),
        ("reciprocal", 3, ("8b", "9"), True),
        ("reciprocal", 4, ("8b", "9"), False),
    ],
)
def test_bands(kind: str, apart: int, bands: tuple[str, str], allowed: bool) -> None:
    people = [mentor("M", band=bands[0]), mentee("P", band=bands[1])]
    assert bool(pairs(people, kind=kind, bands_apart=apart)) is allowed


def test_bands_stand_in_order() -> None:
    assert BANDS.index("8a") == BANDS.index("7") + 1 and BANDS.index("vsm") == BANDS.index("9") + 1


@pytest.mark.parametrize(
    ("of_mentor", "of_mentee", "allowed"),
    [
        ({}, {}, True),
        ({}, {"managers": ("M",)}, False),  # one's own manager
        ({}, {"managers": ("X", "M")}, False),  # one's manager's manager
        ({"managers": ("P",)}, {}, False),  # somebody one manages
        ({"managers": ("X",)}, {"managers": ("X",)}, False),  # the same manager
        ({"managers": ("X",)}, {"managers": ("Y", "X")}, True),  # the same top, further up for one of them
        ({"directorate": "Surgery"}, {"directorate": " surgery"}, False),
        ({"not_with": ("P",)}, {}, False),
        ({}, {"not_with": ("M",)}, False),
        ({"not_with": ("Z",)}, {"not_with": ("Z",)}, True),
    ],
)
def test_who_may_not_be_paired(of_mentor: dict, of_mentee: dict, allowed: bool) -> None:
    assert (
        bool(pairs([mentor("M", **of_mentor), mentee("P", **of_mentee)], kind="reciprocal", bands_apart=0)) is allowed
    )


def test_a_directorate_can_be_allowed() -> None:
    people = [mentor("M", directorate="Surgery"), mentee("P", directorate="Surgery")]
    assert pairs(people) == set()
    assert pairs(people, same_directorate=True) == {("M", "P")}


def test_distance_forbids_unless_both_meet_remotely_or_share_a_site() -> None:
    def far(remote: tuple[bool, bool], **values: object) -> set[tuple[str, str]]:
        one = mentor("M", outcode=LEEDS[0], point=LEEDS[1], remote=remote[0], **values)
        other = mentee("P", outcode=TRURO[0], point=TRURO[1], remote=remote[1], **values)
        return pairs([one, other], furthest=50)

    assert far((False, False)) == far((True, False)) == set()
    assert far((True, True)) == far((False, False), site="Hill House") == {("M", "P")}
    assert pairs([mentor("M"), mentee("P")], furthest=50) == set()  # where they are is not known
    assert pairs([mentor("M"), mentee("P")]) == {("M", "P")}


def test_points_worked_by_hand() -> None:
    people = [
        mentor("M1", site="A", outcode=LEEDS[0], point=LEEDS[1], interests=("Research",), languages=("Urdu",)),
        mentor("M2", site="B", outcode=BRADFORD[0], point=BRADFORD[1], interests=("finance", "x"), remote=True),
        mentor("M3", outcode=TRURO[0], point=TRURO[1], remote=True),
    ]
    them = [mentee("P", site="a", outcode=LEEDS[0], point=LEEDS[1], interests=("research", "Finance", "IT"),
                   languages=("urdu", "English"), remote=True)]  # fmt: skip
    liked = preferences.points(them, people, Weights(place=1, interests=1, languages=1))
    # M1: same site 100, one interest of three 33, a language 100. M2: 11.8 miles, 100 - 2 * 11.8 = 76, and 33.
    # M3: 300 miles, remotely 50.
    assert rules.miles(them, people)[0] == pytest.approx([0, 11.84, 288], abs=1)
    assert liked.tolist() == [[233, 76 + 33, 50]]
    assert preferences.points(them, people, Weights(place=0, interests=3, languages=0)).tolist() == [[99, 99, 0]]


def test_spread_gives_every_mentor_somebody_where_points_would_not() -> None:
    people = [mentor("M1", places=2, interests=("a",)), mentor("M2")]
    people += [mentee("P1", interests=("a",)), mentee("P2", interests=("a",))]
    assert {who for who, _ in pairs(people, Weights(interests=1, spread=0))} == {"M1"}
    assert {who for who, _ in pairs(people, Weights(interests=1, spread=2))} == {"M1", "M2"}


@pytest.mark.parametrize("weight", [-1, 11, 0.5])
def test_a_weight_is_a_whole_number(weight: float) -> None:
    with pytest.raises(AtlasError, match="The weight of place is"):
        preferences.check(Weights(place=weight))
