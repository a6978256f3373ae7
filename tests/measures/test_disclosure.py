"""Disclosure control, tried by an attacker who solves all that is shown for each hidden count by linear programming."""

from __future__ import annotations

import random

import numpy as np
import pytest
from scipy.optimize import linprog

from atlas.measures.count_relations import Sum
from atlas.measures.disclosure import FEWEST_POSSIBLE, HEADLINE, PART_OF_BOARD, Cell, protect


def attack(cells, sums, hidden):
    """Each hidden count's lowest and highest value by what is shown; it knows nothing of ``protect``."""
    keys = [key for key, cell in cells.items() if cell.figure in hidden]
    place = {key: index for index, key in enumerate(keys)}
    matrix, right = [], []
    for relation in sums:
        weights, constant = np.zeros(len(keys)), 0.0
        for key, weight in [*((part, 1) for part in relation.parts), (relation.total, -1)]:
            if key in place:
                weights[place[key]] += weight
            else:
                constant -= weight * (key if isinstance(key, int) else cells[key].value)
        if weights.any():
            matrix.append(weights)
            right.append(constant)
    found = {}
    for key in keys:
        aim = np.zeros(len(keys))
        aim[place[key]] = 1
        ends = []
        for sign in (1, -1):
            solved = linprog(sign * aim, A_eq=matrix or None, b_eq=right or None, bounds=[(0, None)] * len(keys))
            ends.append(sign * solved.fun if solved.status == 0 else float("inf"))
        found[key] = tuple(ends)
    return found


def recovered(cells, sums, hidden):
    """The counts too small to publish that the attacker can tell to fewer values than he may."""
    ends = attack(cells, sums, hidden)
    return [key for key, (low, high) in ends.items() if cells[key].is_small and high - low + 1 < FEWEST_POSSIBLE - 1e-6]


def small_only(cells):
    return {cell.figure for cell in cells.values() if cell.is_small}


def answers(white, bme, unknown):
    """Three groups and their total, which is shown."""
    counts = {"white": white, "bme": bme, "unknown": unknown, "all": white + bme + unknown}
    cells = {group: Cell(group, count, HEADLINE) for group, count in counts.items()}
    return cells, [Sum("all", ("white", "bme", "unknown"))]


def workforce(chance):
    """Bands of three staff groups by ethnic group, with their totals."""
    cells, sums = {}, []
    for group, weight in (("white", 1.0), ("bme", 0.3), ("unknown", 0.04)):
        for part, bands in (("clinical", 14), ("non_clinical", 14), ("medical", 5)):
            keys = [(part, band, group) for band in range(bands)]
            for key in keys:
                cells[key] = Cell(key, int(weight * chance.expovariate(1 / 60)), HEADLINE)
            total = (part, "all", group)
            cells[total] = Cell(total, sum(cells[key].value for key in keys), HEADLINE)
            sums.append(Sum(total, tuple(keys)))
        parts = tuple((part, "all", group) for part in ("clinical", "non_clinical", "medical"))
        cells["whole", group] = Cell(("whole", group), sum(cells[part].value for part in parts), HEADLINE)
        sums.append(Sum(("whole", group), parts))
    return cells, sums


def board(chance):
    """A board of 8 to 18, its lines shown whole or not at all."""
    members = [
        (chance.choices(["white", "bme", "unknown"], [80, 15, 5])[0], chance.random() < 0.8, chance.random() < 0.5)
        for _ in range(chance.randint(8, 18))
    ]
    lines = {
        "": lambda voting, executive: True,
        "voting": lambda voting, executive: voting,
        "non_voting": lambda voting, executive: not voting,
        "executive": lambda voting, executive: executive,
        "non_executive": lambda voting, executive: not executive,
    }
    cells, sums = {}, []
    for line, belongs in lines.items():
        for group in ("white", "bme", "unknown"):
            cells[line, group] = Cell(line, sum(of == group and belongs(v, e) for of, v, e in members))
        whole = sum(cells[line, group].value for group in ("white", "bme", "unknown"))
        cells[line, "all"] = Cell(line, whole, PART_OF_BOARD if line else HEADLINE)
        sums.append(Sum((line, "all"), tuple((line, group) for group in ("white", "bme", "unknown"))))
    for group in ("white", "bme", "unknown", "all"):
        sums.append(Sum(("", group), (("voting", group), ("non_voting", group))))
        sums.append(Sum(("", group), (("executive", group), ("non_executive", group))))
    return cells, sums


def test_nothing_small_hides_nothing():
    cells, sums = answers(500, 90, 0)
    assert protect(cells, sums) == set()


def test_a_small_count_hides_the_next_smallest_beside_it():
    cells, sums = answers(500, 3, 12)
    assert protect(cells, sums) == {"bme", "unknown"}
    possible = attack(cells, sums, {"bme", "unknown"})
    assert possible == {name: (pytest.approx(0), pytest.approx(15)) for name in ("bme", "unknown")}


def test_the_attacker_takes_the_count_from_an_unprotected_total_and_not_from_a_protected_one():
    cells, sums = answers(500, 3, 12)
    assert attack(cells, sums, small_only(cells)) == {"bme": (pytest.approx(3), pytest.approx(3))}
    assert recovered(cells, sums, small_only(cells)) == ["bme"]
    assert recovered(cells, sums, protect(cells, sums)) == []


def test_hiding_nobody_beside_one_leaves_too_little_doubt():
    # Hidden with the nought, the one could be nought or one; hidden with White staff it could be any of 502 values.
    cells, sums = answers(500, 1, 0)
    assert recovered(cells, sums, {"bme", "unknown"}) == ["bme"]
    assert protect(cells, sums) == {"white", "bme"}


def test_a_total_goes_last():
    cells, sums = answers(0, 1, 0)
    assert "all" in protect(cells, sums)
    cells, sums = answers(40, 4, 4)
    assert "all" not in protect(cells, sums)


def test_without_a_total_only_what_is_small_is_hidden():
    cells, _ = answers(500, 3, 12)
    assert protect(cells, []) == {"bme"}


def test_a_figure_hides_all_its_counts():
    cells = {"entered": Cell("rate", 3, HEADLINE), "staff": Cell("rate", 400, HEADLINE)}
    assert protect(cells, []) == {"rate"}


def test_the_threshold_itself_is_shown_and_so_is_nought():
    cells = {count: Cell(count, count, HEADLINE) for count in (0, 1, 4, 5)}
    assert protect(cells, []) == {1, 4}


@pytest.mark.parametrize(("make", "tries"), [(workforce, 4), (board, 40)])
def test_no_small_count_is_recovered_from_many_invented_returns(make, tries):
    chance = random.Random(7)
    unprotected = 0
    for _ in range(tries):
        cells, sums = make(chance)
        unprotected += len(recovered(cells, sums, small_only(cells)))
        assert recovered(cells, sums, protect(cells, sums)) == []
    assert unprotected > tries / 4, "the attacker must succeed where only the small counts are hidden"


def test_most_of_a_workforce_is_still_shown():
    cells, sums = workforce(random.Random(7))
    hidden = protect(cells, sums)
    assert sum(cell.figure not in hidden for cell in cells.values()) > 0.6 * len(cells)
    assert ("whole", "bme") not in hidden
