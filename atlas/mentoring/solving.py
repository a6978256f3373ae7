"""The best assignment: as many mentees as can be, then as many points as can be, then chance from a seed.

The three wishes become one whole number a pair, each so much larger than all of the next together that it always comes
first; ``scipy.optimize.linear_sum_assignment`` (a modified Jonker-Volgenant algorithm) finds the greatest sum. All
numbers stay below 2**53, where double precision is exact.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from scipy.optimize import linear_sum_assignment

from atlas.errors import AtlasError
from atlas.mentoring.preferences import FULL, Points
from atlas.mentoring.rules import Forbidden

NOBODY = -1
_CHANCES = 64  # different lots that chance may draw for a pair
_EXACT = 2**53

Chosen = npt.NDArray[np.int64]


def solve(allowed: Forbidden, points: Points, places: npt.NDArray[np.int64], spread: int, seed: int) -> Chosen:
    """The column of the mentor of each mentee, ``NOBODY`` (-1) where there is none.

    ``allowed`` and ``points`` (whole numbers, none below nought) have one row a mentee and one column a mentor;
    ``places`` is how many mentees each mentor takes, and ``spread`` the weight of a mentor's first mentee. Equal
    arguments give equal answers. Raises AtlasError when there are more people than the arithmetic is exact for.
    """
    slots = np.repeat(np.arange(len(places)), np.minimum(places, allowed.shape[0]))
    first = np.concatenate(([True], slots[1:] != slots[:-1])) if len(slots) else np.zeros(0, dtype=bool)
    liked = points[:, slots] + spread * FULL * first
    lots = np.random.default_rng(seed).integers(0, _CHANCES, size=allowed.shape)[:, slots]
    pair, point = check_exact(allowed.shape[0], len(slots), int(liked.max(initial=0)))
    worth = np.where(allowed[:, slots], pair + liked * point + lots, 0)
    rows, columns = linear_sum_assignment(worth, maximize=True)
    chosen = np.full(allowed.shape[0], NOBODY)
    kept = worth[rows, columns] > 0
    chosen[rows[kept]] = slots[columns[kept]]
    return chosen


def check_exact(mentees: int, places: int, most: int) -> tuple[int, int]:
    """What a pair and a point are worth, so that all sums are exact; ``most`` is the greatest number of points a pair.

    Raises AtlasError when there are too many people for that.
    """
    pairs = min(mentees, places)
    point = pairs * _CHANCES
    pair = pairs * point * (most + 1)
    if pairs * 2 * pair >= _EXACT:
        raise AtlasError(
            f"{mentees:,} mentees and {places:,} places are more than can be matched in one go; "
            "split the file, by region for example."
        )
    return pair, point
