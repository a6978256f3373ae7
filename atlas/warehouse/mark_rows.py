"""One year's assessment as rows: each criterion with its figure and reasons, each rule with its state."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import Any

from atlas.measures.mark import Assessment, Rule
from atlas.measures.mark_case import Checked
from atlas.measures.mark_method import Criterion, Method
from atlas.measures.mark_states import MET, MISSING, NOT_MET, RATIO, TOO_FEW, Span
from atlas.warehouse import value_ids
from atlas.warehouse.mark_evidence import SURVEY, Trust
from atlas.warehouse.value_inputs import Input

Row = dict[str, Any]
Plans = Mapping[tuple[str, int], Mapping[str, str]]

ACTION_PLAN = "action_plan"
NOT_KNOWN = "not known: no fact about a published plan is held"
PLAN_TITLE = "Published action plan"
# The rules that ask for people, and the indicators whose figures say how many there are.
_PEOPLE = {"unknown_percent": ("representation",), "bme_staff": ("representation",), "bme_respondents": SURVEY}
_UNITS = {RATIO: "times", "points": "points"}


def criteria(trust: Trust, found: Assessment, method: Method, plans: Plans) -> Iterator[Row]:
    """One row for each criterion, and one for the action plan."""
    for position, criterion in enumerate(method.criteria):
        checked = found.criteria[criterion.id]
        yield {"position": position} | _criterion(trust, found.year, criterion, checked, method)
    yield {"position": len(method.criteria)} | _plan(trust, found, plans)


def inputs(trust: Trust, found: Assessment, method: Method) -> Iterator[Input]:
    """What each criterion with a figure rests on: the measures or counts of its years, and what it is held against."""
    key = {"organisation": trust.record.organisation, "version": method.version}
    for criterion in method.criteria:
        checked = found.criteria[criterion.id]
        if not checked.figure.spans:
            continue
        own = value_ids.of("mark_criterion", key | {"wres_year": found.year, "criterion": criterion.id})
        for year in range(found.year - method.pooled_years(criterion.id) + 1, found.year + 1):
            source = _source(trust, criterion, year)
            if "value_id" in source:
                yield own, "year", source["value_id"]
            for figure in source.get("figures", ()):
                yield own, "headcount", figure
        if checked.figure.level:
            yield own, "national", _source(trust, criterion, found.year)["national"]
        if checked.progress:
            before = found.year - method.whole("silver.progress_years")
            earlier = key | {"wres_year": before, "criterion": criterion.id}
            yield own, "before", value_ids.of("mark_criterion", earlier)


def _source(trust: Trust, criterion: Criterion, year: int) -> Row:
    """The row of ``measure`` behind a criterion, or the counts of its ladder; empty where there is none."""
    name = criterion.id if (criterion.id, year) in trust.sources else criterion.indicator
    return trust.sources.get((name, year), {})


def rules(trust: Trust, found: Assessment) -> Iterator[Row]:
    """One row for each rule, in the order in which they are asked."""
    for position, rule in enumerate(found.rules):
        yield {
            "position": position,
            "rule": rule.id,
            "level": rule.level,
            "state": rule.state,
            "count": None if rule.count is None else float(rule.count),
            "of": None if rule.of is None else float(rule.of),
            "basis": _basis(trust, found.year, rule),
        }


def _basis(trust: Trust, year: int, rule: Rule) -> str:
    """What a number of people, or a share of them, rests on: the weakest of the figures that it is taken from."""
    if rule.count is None or rule.id not in _PEOPLE:
        return ""
    bases = [trust.sources[name, year]["basis"] for name in _PEOPLE[rule.id]]
    return next((basis for basis in bases if basis != "counts"), "counts")


def _criterion(trust: Trust, year: int, criterion: Criterion, checked: Checked, method: Method) -> Row:
    spans = checked.figure.spans
    first = spans[0] if spans else None
    second = spans[1] if len(spans) > 1 else None
    wide_limit, close_limit = _limits(first, criterion, method)
    binding = _binding(checked, criterion, method)
    source = _source(trust, criterion, year) if first else {}
    window = method.pooled_years(criterion.id)
    return {
        "criterion": criterion.id,
        "domain": criterion.domain,
        "title": criterion.title,
        "counted": criterion.counted,
        **_numbers(first, ""),
        **_numbers(second, "_2"),
        "years": f"{year - window + 1} to {year}" if window > 1 else str(year),
        "basis": source.get("basis", ""),
        "source": source.get("source", ""),
        "provenance": source.get("provenance", ""),
        "wide": checked.wide,
        "close": checked.close,
        "level": checked.level,
        "progress": checked.progress,
        "wide_limit": wide_limit,
        "close_limit": close_limit,
        "reason": _reason(criterion, checked, binding),
        "completed_by": criterion.completed_by if checked.wide == MISSING else "",
        "change": _change(checked, binding),
    }


def _plan(trust: Trust, found: Assessment, plans: Plans) -> Row:
    plan = plans.get((trust.record.organisation, found.year))
    state = next(rule.state for rule in found.rules if rule.id == ACTION_PLAN)
    blank = {**_numbers(None, ""), **_numbers(None, "_2"), "wide_limit": None, "close_limit": None}
    return blank | {
        "criterion": ACTION_PLAN,
        "domain": "",
        "title": PLAN_TITLE,
        "counted": True,
        "years": str(found.year),
        "basis": "",
        "source": plan["address"] if plan else "",
        "provenance": "",
        "wide": state,
        "close": state,
        "level": "",
        "progress": "",
        "reason": NOT_KNOWN if plan is None else plan["note"] if state != MET else "",
        "completed_by": "",
        "change": "A link to the published action plan of the year." if plan is None else "",
    }


def _numbers(span: Span | None, suffix: str) -> Row:
    return {
        f"value{suffix}": span.value if span else None,
        f"low{suffix}": span.low if span else None,
        f"high{suffix}": span.high if span else None,
        f"unit{suffix}": _UNITS[span.what] if span else "",
    }


def _limits(span: Span | None, criterion: Criterion, method: Method) -> tuple[float | None, float | None]:
    if span is None:
        return None, None
    if span.what == RATIO:
        return method.wide_ratio(criterion.id), method["close.ratio"]
    return method["wide.points"], method["close.points"]


def _binding(checked: Checked, criterion: Criterion, method: Method) -> tuple[Span, float] | None:
    """The interval that decides about the wide band, with its limit: the one that reaches furthest for its limit."""
    found = [(span, _limits(span, criterion, method)[0] or 0.0) for span in checked.figure.spans]
    return max(found, key=lambda one: _reach(*one), default=None)


def _reach(span: Span, limit: float) -> float:
    """How far the interval reaches for its limit: above 2 all of it is beyond, above 1 a part."""
    if span.what != RATIO:
        beyond = span.low > limit or span.high < -limit
        return (2.0 if beyond else 0.0) + max(abs(span.low), abs(span.high)) / limit
    furthest = max(abs(math.log(max(end, 1e-9))) for end in (span.low, span.high))
    beyond = span.low > limit or span.high < 1 / limit
    return (2.0 if beyond else 0.0) + furthest / math.log(limit)


def _reason(criterion: Criterion, checked: Checked, binding: tuple[Span, float] | None) -> str:
    if checked.wide == MISSING or binding is None:
        return checked.figure.missing
    span, limit = binding
    if checked.wide == NOT_MET:
        return f"the whole interval is beyond {_size(limit, span)}"
    if checked.wide == TOO_FEW:
        few = f"the interval reaches to both sides of {_size(limit, span)}"
        return few if criterion.counted else f"{few}, as that of any board does: so few seats can’t tell"
    return ""


def _change(checked: Checked, binding: tuple[Span, float] | None) -> str:
    """What the same number of people would have to show, or how many more would be needed."""
    if binding is None or checked.wide == MISSING or (binding[0].what == RATIO and binding[0].low <= 0):
        return ""
    span, limit = binding
    scale, back = (math.log, math.exp) if span.what == RATIO else (float, float)
    edge, half = scale(limit), (scale(span.high) - scale(span.low)) / 2
    room = edge - half
    if checked.wide == MET:
        return f"Still met up to {_size(back(room), span)} on as many people."
    if room > 0:
        return f"Met from {_size(back(room), span)} on as many people."
    inside = edge - abs(scale(span.value))
    if inside <= 0:
        return "No figure would meet it on so few people, and this one would on no number of them."
    return f"No figure would meet it on so few people; this one would on {(half / inside) ** 2:.1f} times as many."


def _size(value: float, span: Span) -> str:
    return f"{value:.2f} times" if span.what == RATIO else f"{value:.1f} points"
