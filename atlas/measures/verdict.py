"""One function gives the verdict. First match wins; the thresholds are data."""

from __future__ import annotations

import math
from dataclasses import dataclass

NOT_JUDGED = "not judged"
TOO_FEW = "too few to say"
LARGE_GAP = "large gap"
GAP = "gap"
REVERSE_GAP = "reverse gap"
EQUITABLE = "equitable"
UNCLEAR = "unclear"
VERDICTS = (LARGE_GAP, GAP, UNCLEAR, EQUITABLE, REVERSE_GAP, TOO_FEW, NOT_JUDGED)

MANY_COMPARISONS = "does not hold after allowing for many comparisons"
_WORSE_FOR_BME = "on the worse side for BME staff"
_WORSE_FOR_WHITE = "on the worse side for White staff"


@dataclass(frozen=True)
class Thresholds:
    """What counts as equal, as large and as few; read from ``data/verdict.toml``. Points are percentage points."""

    large_gap: float
    equitable_low: float
    equitable_high: float
    equitable_points: float
    significance: float
    fewest_respondents: float
    fewest_events: float


@dataclass(frozen=True)
class Evidence:
    """What is known of one pair. Ratios are above 1, differences above 0, when worse for BME staff; None is not known.

    ``missing`` says why no interval can be had ('' when there is one). ``smallest_base`` is the smaller group's base,
    ``smallest_events`` the smaller count of events where a ratio rests on published counts, else None: the interval of
    a difference holds for the smallest of counts, and a board without one BME member is not too few to say.
    ``q_…`` are p-values adjusted within the family. ``needs_difference`` is True where equality needs both measures.
    """

    judged_on: str
    missing: str
    smallest_base: float | None
    smallest_events: float | None
    ratio: tuple[float, float] | None
    difference: tuple[float, float] | None
    needs_difference: bool
    q_gap: float | None
    q_large_gap: float | None
    q_reverse: float | None
    q_equitable: float | None


@dataclass(frozen=True)
class Verdict:
    """The word and the reason in a sentence's words, without a capital or a full stop."""

    word: str
    reason: str


def verdict(evidence: Evidence, limits: Thresholds) -> Verdict:
    """Judge one pair. A gap, large, reverse or equitable verdict must also hold after allowing for many comparisons."""
    if evidence.missing:
        return Verdict(NOT_JUDGED, evidence.missing)
    few = _too_few(evidence, limits)
    if few:
        return Verdict(TOO_FEW, few)
    candidates = _on_ratio(evidence, limits) if evidence.judged_on == "ratio" else _on_difference(evidence, limits)
    for found, adjusted in candidates:
        if adjusted is not None and adjusted <= limits.significance:
            return found
    if candidates:
        return Verdict(UNCLEAR, MANY_COMPARISONS)
    return Verdict(UNCLEAR, _unclear(evidence, limits))


def _unclear(evidence: Evidence, limits: Thresholds) -> str:
    """Which interval leaves the question open, and how."""
    points = f"{limits.equitable_points:g} points"
    if evidence.judged_on != "ratio":
        return f"the difference’s interval holds both equality and a gap of more than {points}"
    if not _inside_band(evidence, limits):
        return "the ratio’s interval holds both equality and a gap that matters"
    band = f"the ratio’s whole interval is inside {_band(limits)}"
    if evidence.difference is None:
        return f"{band}, but there is no interval of the difference"
    return f"{band}, but the difference’s interval reaches beyond {points}"


def _too_few(evidence: Evidence, limits: Thresholds) -> str:
    base, events = evidence.smallest_base, evidence.smallest_events
    if base is not None and base < limits.fewest_respondents:
        return f"fewer than {limits.fewest_respondents:g} people in one of the groups"
    if events is not None and events < limits.fewest_events:
        return f"fewer than {limits.fewest_events:g} cases in one of the groups"
    return ""


def _on_ratio(evidence: Evidence, limits: Thresholds) -> list[tuple[Verdict, float | None]]:
    if evidence.ratio is None:
        raise ValueError("a pair judged on its ratio needs the ratio's interval or a reason why there is none")
    low, high = evidence.ratio
    found: list[tuple[Verdict, float | None]] = []
    if low > limits.large_gap:
        large = f"the ratio’s whole interval is above {limits.large_gap:g}"
        found.append((Verdict(LARGE_GAP, large), evidence.q_large_gap))
    if low > 1:
        found.append((Verdict(GAP, f"the ratio’s whole interval is {_WORSE_FOR_BME}"), evidence.q_gap))
    elif high < 1:
        found.append((Verdict(REVERSE_GAP, f"the ratio’s whole interval is {_WORSE_FOR_WHITE}"), evidence.q_reverse))
    elif _inside_band(evidence, limits) and _close(evidence, limits):
        points = (
            f", and the difference’s within {limits.equitable_points:g} points" if evidence.needs_difference else ""
        )
        inside = f"the ratio’s whole interval is inside {_band(limits)}{points}"
        found.append((Verdict(EQUITABLE, inside), evidence.q_equitable))
    return found


def _on_difference(evidence: Evidence, limits: Thresholds) -> list[tuple[Verdict, float | None]]:
    if evidence.difference is None:
        raise ValueError("a pair judged on its difference needs the difference's interval or a reason")
    low, high = evidence.difference
    if low > 0:
        return [(Verdict(GAP, f"the difference’s whole interval is {_WORSE_FOR_BME}"), evidence.q_gap)]
    if high < 0:
        return [(Verdict(REVERSE_GAP, f"the difference’s whole interval is {_WORSE_FOR_WHITE}"), evidence.q_reverse)]
    if _close(evidence, limits):
        text = f"the difference’s whole interval is within {limits.equitable_points:g} points"
        return [(Verdict(EQUITABLE, text), evidence.q_equitable)]
    return []


def _band(limits: Thresholds) -> str:
    return f"{limits.equitable_low:g} to {limits.equitable_high:g}"


def _inside_band(evidence: Evidence, limits: Thresholds) -> bool:
    if evidence.ratio is None:
        return False
    low, high = evidence.ratio
    return low >= limits.equitable_low and high <= limits.equitable_high


def _close(evidence: Evidence, limits: Thresholds) -> bool:
    if evidence.judged_on == "ratio" and not evidence.needs_difference:
        return True
    if evidence.difference is None:
        return False
    low, high = evidence.difference
    return math.fabs(low) <= limits.equitable_points and math.fabs(high) <= limits.equitable_points
