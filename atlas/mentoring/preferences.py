"""What is liked: each preference gives a pair 0 to 100, and points are the sum of weight × preference."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass

import numpy as np
import numpy.typing as npt

from atlas.errors import AtlasError
from atlas.mentoring import rules
from atlas.mentoring.people import Person

FULL = 100
NOTHING_LEFT = 50  # miles at which nearness counts nothing any more
REMOTE = 50  # what meeting remotely counts, however far apart
HIGHEST_WEIGHT = 10

Points = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Weights:
    """How much each preference counts, as whole numbers from 0 to 10.

    ``place``: 100 for the same site, otherwise 100 less 2 for each mile between the two postcode areas; at least 50
    where both would meet remotely. ``interests``: the share of the mentee's interests that the mentor has.
    ``languages``: 100 for a language in common. ``spread``: 100 for the first mentee of a mentor, so that nobody who
    offers time is left out while another has several.
    """

    place: int = 2
    interests: int = 3
    languages: int = 1
    spread: int = 2


def check(weights: Weights) -> None:
    """Raise AtlasError naming the first weight that is no whole number from 0 to 10."""
    for name, weight in asdict(weights).items():
        if not isinstance(weight, int) or not 0 <= weight <= HIGHEST_WEIGHT:
            raise AtlasError(f"The weight of {name} is {weight!r}; choose a whole number from 0 to {HIGHEST_WEIGHT}.")


def points(mentees: Sequence[Person], mentors: Sequence[Person], weights: Weights) -> Points:
    """One row a mentee and one column a mentor: what is liked about the pair, without ``spread``."""
    spoken: Points = FULL * (rules.shared(mentees, mentors, lambda who: who.languages) > 0).astype(np.int64)
    place, interests = _place(mentees, mentors), _interests(mentees, mentors)
    return weights.place * place + weights.interests * interests + weights.languages * spoken


def _place(mentees: Sequence[Person], mentors: Sequence[Person]) -> Points:
    apart = np.nan_to_num(rules.miles(mentees, mentors), nan=NOTHING_LEFT)
    near = np.maximum(0, np.rint(FULL - FULL / NOTHING_LEFT * apart)).astype(np.int64)
    near = np.maximum(near, REMOTE * rules.both_remote(mentees, mentors))
    best: Points = np.where(rules.shared(mentees, mentors, lambda who: (who.site,)) > 0, FULL, near)
    return best


def _interests(mentees: Sequence[Person], mentors: Sequence[Person]) -> Points:
    common = rules.shared(mentees, mentors, lambda who: who.interests)
    named = np.maximum(1, np.array([len(who.interests) for who in mentees]))[:, None]
    shares: Points = np.rint(FULL * common / named).astype(np.int64)
    return shares
