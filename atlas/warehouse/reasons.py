"""Why a pair has no interval, in words."""

from __future__ import annotations

from atlas.warehouse.pairs import NONE, Pair

ONE_GROUP = "figures for one group only, so there is nothing to compare"
NOT_PUBLISHED = "not published"
ONLY_A_BOUND = "printed only as a bound or a rough figure"
SHARES_OF_ONE_WHOLE = "the two are shares of one workforce, so one is not compared with the other"
NOBODY = "nobody to count"
TOO_FEW_TO_PUBLISH = "too few people to publish"
NO_COUNTS = "printed without numbers of people, so no interval can be had"


def missing(pair: Pair) -> str:
    """Why a pair has no interval."""
    if pair.withheld:
        return pair.withheld
    if pair.is_suppressed:
        return TOO_FEW_TO_PUBLISH
    if not pair.is_pair:
        if {value.status for value in pair.values.values()} == {"not_applicable"}:
            return NOBODY
        some = any(value.value is not None for value in pair.values.values())
        return ONE_GROUP if some else NOT_PUBLISHED
    if is_bound(pair):
        return ONLY_A_BOUND
    return NO_COUNTS if pair.basis == NONE else SHARES_OF_ONE_WHOLE


def is_bound(pair: Pair) -> bool:
    """Whether any value used is printed only as a bound."""
    used = [*(pair.values[name] for name in ("bme", "white") if name in pair.values), pair.ratio, pair.gap]
    return any(value is not None and value.precision == "bound" for value in used)
