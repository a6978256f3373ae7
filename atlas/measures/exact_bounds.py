"""Bounds of counts that sums tie to each other in rings, where bounds taken sum by sum would be too wide."""

from __future__ import annotations

import math
from collections.abc import Callable, Hashable, Iterable, Sequence

import numpy as np
from scipy.optimize import Bounds as Box
from scipy.optimize import LinearConstraint, milp

from atlas.measures.count_relations import Bounds, Sum

# More people than any organisation has: a count that can be so large has no upper bound.
_ENDLESS = 1e7


def tighten(
    relations: Sequence[Sum], value: Callable[[Hashable], int], bounds: Bounds, wanted: Iterable[Hashable]
) -> None:
    """Replace ``bounds`` of the ``wanted`` counts by the lowest and highest whole number that all sums allow at once.

    ``value`` gives the count of a member without bounds, which is shown. Solved by integer programming (HiGHS).
    """
    place = {key: column for column, key in enumerate(bounds)}
    matrix, right = np.zeros((len(relations), len(place))), np.zeros(len(relations))
    for row, relation in enumerate(relations):
        for key, weight in ((relation.total, -1.0), *((part, 1.0) for part in relation.parts)):
            if key in place:
                matrix[row, place[key]] += weight
            else:
                right[row] -= weight * (key if isinstance(key, int) else value(key))
    whole = np.ones(len(place), dtype=np.int64)
    box = Box([low for low, _ in bounds.values()], [min(high, _ENDLESS) for _, high in bounds.values()])
    for key in wanted:
        ends = []
        for sign in (1.0, -1.0):
            aim = np.zeros(len(place))
            aim[place[key]] = sign
            found = milp(aim, constraints=LinearConstraint(matrix, right, right), integrality=whole, bounds=box)
            if not found.success:
                return  # numbers that contradict each other bound nothing
            ends.append(float(round(sign * found.fun)))
        bounds[key] = (ends[0], math.inf if ends[1] >= _ENDLESS else ends[1])
