"""Families of invented trusts judged as the build does: compared, adjusted within the family, given a verdict."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

from atlas.measures import compared, comparisons
from atlas.measures.compared import Counts
from atlas.measures.intervals import Floats, Interval
from atlas.measures.verdict import Evidence, Thresholds, verdict
from atlas.warehouse.judge import Definition

Words = npt.NDArray[np.object_]
FAMILY = 210


def of_rates(
    bme: Counts, white: Counts, definition: Definition, counted: bool, limits: Thresholds, family: int = FAMILY
) -> Words:
    """The verdict on each pair of rates; every ``family`` neighbours are one family."""
    found = compared.rates(bme, white, definition.direction, definition.needs_difference, limits)
    events = np.minimum(bme[0], white[0]) if counted else None
    return _words(
        definition,
        limits,
        smallest_base=np.minimum(bme[1], white[1]),
        smallest_events=events,
        ratio=found.ratio_harm,
        difference=found.difference,
        p=(found.p.gap, found.p.large_gap, found.p.reverse, found.p.equitable),
        family=family,
    )


def of_shares(part: Counts, whole: Counts, definition: Definition, limits: Thresholds, family: int = FAMILY) -> Words:
    """The verdict on each part (a board) beside its whole (the workforce)."""
    found = compared.share_with_whole(part, whole, limits)
    return _words(
        definition,
        limits,
        smallest_base=np.minimum(part[1], whole[1]),
        smallest_events=None,
        ratio=None,
        difference=found.difference,
        p=(found.gap, np.full(len(found.gap), np.nan), found.reverse, found.equitable),
        family=family,
    )


def _words(
    definition: Definition,
    limits: Thresholds,
    *,
    smallest_base: Floats,
    smallest_events: Floats | None,
    ratio: Interval | None,
    difference: Interval,
    p: tuple[Floats, Floats, Floats, Floats],
    family: int,
) -> Words:
    count = len(smallest_base)
    starts = range(0, count, family)
    adjusted = [_listed(np.concatenate([comparisons.adjusted(test[i : i + family]) for i in starts])) for test in p]
    events = [None] * count if smallest_events is None else smallest_events.tolist()
    ratios = [None] * count if ratio is None else list(zip(ratio.low.tolist(), ratio.high.tolist(), strict=True))
    turn = definition.direction.harm_from_difference_interval
    points = zip((100 * difference.low).tolist(), (100 * difference.high).tolist(), strict=True)
    rows = zip(smallest_base.tolist(), events, ratios, points, *adjusted, strict=True)
    words = [
        verdict(
            Evidence(
                definition.direction.judged_on, "", base, fewest, bounds, turn(*apart), definition.needs_difference, *q
            ),
            limits,
        ).word
        for base, fewest, bounds, apart, *q in rows
    ]
    return np.array(words, dtype=object)


def _listed(values: Iterable[float]) -> list[float | None]:
    return [None if value != value else float(value) for value in values]
