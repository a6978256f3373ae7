"""Statistical peers: the organisations nearest to one on published quantities, by a formula anyone can repeat.

Plain arithmetic without a library, since the web computes it with the reader's own weights.

    d(i, j) = sqrt( sum over k of w(k) * (z(i, k) - z(j, k))^2  /  sum over k of w(k) )

z is a quantity less its mean over all organisations, divided by its standard deviation (n as divisor). Another type
counts as a distance of ``ANOTHER_TYPE`` standard deviations. The form is the weighted Euclidean distance of the NHS
Model Health System's peer groups; the weights are the reader's.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

ANOTHER_TYPE = 2.0


@dataclass(frozen=True)
class Candidate:
    """One organisation: its type and its quantities by name, None where one is not published."""

    code: str
    kind: str
    traits: Mapping[str, float | None]


@dataclass(frozen=True)
class Peer:
    """A code and its distance, in standard deviations."""

    code: str
    distance: float


def standardised(values: Mapping[str, float]) -> dict[str, float]:
    """Each value less the mean, over the standard deviation; all 0 where nothing varies."""
    count = len(values)
    if not count:
        return {}
    mean = math.fsum(values.values()) / count
    deviation = math.sqrt(math.fsum((value - mean) ** 2 for value in values.values()) / count)
    return {code: (value - mean) / deviation if deviation else 0.0 for code, value in values.items()}


def nearest(candidates: Sequence[Candidate], code: str, weights: Mapping[str, float], count: int) -> list[Peer]:
    """The ``count`` organisations nearest to ``code``, itself left out; of equal distances the first code.

    ``weights`` names the quantities that count, and ``kind`` for the type; those of weight 0 are ignored. Who lacks a
    quantity that counts is no peer. [] where ``code`` is unknown or lacks one itself, or where nothing counts.
    """
    counting = {name: weight for name, weight in weights.items() if weight > 0}
    names = [name for name in counting if name != "kind"]
    if not counting:
        return []
    complete = [one for one in candidates if all(one.traits.get(name) is not None for name in names)]
    scores = {
        name: standardised({one.code: value for one in complete if (value := one.traits[name]) is not None})
        for name in names
    }
    own = next((one for one in complete if one.code == code), None)
    if own is None:
        return []
    total = math.fsum(counting.values())

    def distance(other: Candidate) -> float:
        apart = math.fsum(counting[name] * (scores[name][code] - scores[name][other.code]) ** 2 for name in names)
        if other.kind != own.kind:
            apart += counting.get("kind", 0.0) * ANOTHER_TYPE**2
        return math.sqrt(apart / total)

    found = [Peer(one.code, distance(one)) for one in complete if one.code != code]
    return sorted(found, key=lambda peer: (peer.distance, peer.code))[:count]
