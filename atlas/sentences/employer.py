"""One employer in plain English: what the newest figures say, with natural frequencies, and how sure we are.

Rows are those of the ``scorecard`` query. Every sentence makes sense on its own and names no colour or position.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from atlas.indicators import Indicator
from atlas.sentences import sides
from atlas.sentences.words import joined, period, points, times

Row = Mapping[str, Any]
Indicators = Mapping[str, Indicator]

# What cannot be said where nothing is published, as it stands in a list.
TOPICS = {
    "representation": "who holds which band", "appointment": "appointments", "disciplinary": "discipline",
    "training": "training", "harassment_public": "bullying by patients and the public",
    "harassment_staff": "bullying by staff", "career_progression": "fair promotion",
    "discrimination": "discrimination at work", "board": "the board",
}  # fmt: skip
_STAFF = {"clinical": "clinical", "non_clinical": "non-clinical", "medical": "medical and dental"}
_DOING = {
    "appointment": "to be appointed once shortlisted",
    "disciplinary": "to enter the formal disciplinary process",
    "training": "to take up training beyond the mandatory",
}
_CHANCE = {
    "large gap": "This is a large gap, and more than chance",
    "gap": "The difference is more than chance",
    "reverse gap": "White staff fare worse here, by more than chance",
    "equitable": "The two are near enough to equal, and the figures are enough to say so",
    "unclear": "The figures cannot tell this difference from chance, nor show that there is none",
    "too few to say": "Too few people are counted to say whether this is more than chance",
    "many": "Alone this would be more than chance, but among as many organisations some differ so much by chance",
}


def narrowed(indicator: Indicator, part: str) -> tuple[str, str]:
    """The short name and the event of an indicator, or of one of its parts."""
    if indicator.id == "representation" and part in _STAFF:
        return f"BME share of {_STAFF[part]} staff", indicator.event
    named = indicator.part(part)
    if named is None:
        return indicator.short, indicator.event
    asked = named.question.rstrip("?")
    event = f"were {asked.removeprefix('Who is ')}" if asked.startswith("Who is ") else indicator.event
    return f"{indicator.short}, {named.title[0].lower()}{named.title[1:]}", event


def compares(row: Row) -> bool:
    """Whether the row has figures of BME and White staff, or a ratio or gap of the two."""
    return row["difference"] is not None or row["ratio_published"] is not None


def values(row: Row, indicator: Indicator) -> str:
    """The newest figures as a sentence; '' where none compares the two groups."""
    _, event = narrowed(indicator, row["part"])
    if indicator.id == "representation":
        return _share(row, f"{_STAFF[row['part']]} staff" if row["part"] in _STAFF else "staff")
    if indicator.id == "board":
        return _share(row, "board members")
    if row["bme"] is not None and row["white"] is not None:
        bme, white = row["bme"], row["white"]
        if indicator.kind == "rate":
            return f"Of 100 BME staff who answered, {hundred(bme)} {event}; of 100 White staff, {hundred(white)}."
        whom = _whom(indicator)
        per, many = (100, hundred) if max(bme, white) >= 10 else (1000, _thousand)
        return f"Of {per:,} BME {whom}, {many(bme)} {event}; of {per:,} White {whom}, {many(white)}."
    if row["ratio_published"] is not None:
        return ratio(row, indicator)
    return ""


def everyone(row: Row, indicator: Indicator) -> str:
    """The newest rate of all staff as a sentence; '' where none is held."""
    if row["everyone"] is None:
        return ""
    _, event = narrowed(indicator, row["part"])
    when = f"in autumn {row['everyone_survey_year']}"
    return f"Of 100 staff of all groups who answered {when}, {hundred(row['everyone'])} {event}."


def ratio(row: Row, indicator: Indicator) -> str:
    """The ratio as published, as a sentence that says who against whom; '' without one."""
    value = row["ratio_published"]
    if value is None:
        return ""
    first, second = sides.compared([row], indicator)
    if indicator.id in _DOING:
        return f"{first} were {times(value)} as {second} {_DOING[indicator.id]}."
    _, event = narrowed(indicator, row["part"])
    return f"{first} were {times(value)} as {second} to say that they {event}."


def sure(row: Row, indicator: Indicator) -> str:
    """How sure we are: the verdict in words with its interval, or why there is none; '' without figures."""
    if not compares(row):
        return ""
    verdict = row["verdict"]
    if verdict == "not judged":
        return f"Whether it is more than chance is not judged: {row['verdict_reason']}."
    said = _CHANCE["many" if among_many(row) else verdict]
    interval = _interval(row, indicator)
    return f"{said}{interval}.{_estimated(row)}"


def among_many(row: Row) -> bool:
    """Whether the interval leaves out equality and only the number of organisations compared takes the verdict away."""
    if row["verdict"] != "unclear":
        return False
    spans = ((row["harm_low"], row["harm_high"], 0.0), (row["ratio_harm_low"], row["ratio_harm_high"], 1.0))
    return any(low is not None and (low > equal or high < equal) for low, high, equal in spans)


def measured(row: Row) -> str:
    """When the figures that compare the two groups were measured; '' without any."""
    return period(row) if row["year"] is not None else ""


def measured_everyone(row: Row) -> str:
    """When the newest rate of all staff was measured; '' without one."""
    if row["everyone_year"] is None:
        return ""
    keys = ("period_kind", "period_end", "survey_year", "wres_year", "financial_year")
    return period({key: row[f"everyone_{key}"] for key in keys})


def not_held(rows: Sequence[Row], indicators: Indicators) -> list[str]:
    """The topics on which nothing that compares BME and White staff is held, in the order of the standard."""
    having = {row["indicator"] for row in rows if compares(row) or row["bme"] is not None}
    wanted = {row["indicator"]: indicators[row["indicator"]].number for row in rows}
    return [TOPICS[key] for key in sorted(wanted, key=lambda key: wanted[key]) if key not in having and key in TOPICS]


def nothing_on(topics: Sequence[str]) -> str:
    """'Nothing is published here on appointments, discipline or the board.'; '' where all is known."""
    if not topics:
        return ""
    return f"Nothing that the atlas holds compares BME and White staff here on {joined(topics, 'or')}."


def difference(row: Row, indicator: Indicator) -> str:
    """12.8 percentage points, turned so that plain is worse for BME staff; '3.0 percentage points the other way'."""
    value = row["difference_harm"]
    if value is None:
        return ""
    return points(value) + (" the other way" if value < 0 and f"{value:.1f}" != "-0.0" else "")


def hundred(percent: float) -> str:
    """How many of 100: '15', 'fewer than 1', 'none'."""
    if percent <= 0:
        return "none"
    return "fewer than 1" if percent < 0.5 else str(math.floor(percent + 0.5))


def _thousand(percent: float) -> str:
    return hundred(percent * 10)


def _share(row: Row, whom: str) -> str:
    """The BME share of some people, and how far it is from that of all staff."""
    if row["bme"] is None and row["difference"] is None:
        return ""
    said = "" if row["bme"] is None else f"Of 100 {whom}, {hundred(row['bme'])} are BME"
    if row["difference"] is None:
        return f"{said}."
    side = "below" if row["difference"] < 0 else "above"
    gap = f"{points(row['difference'])} {side} the share of staff"
    return f"{said}, {gap}." if said else f"The share of BME {whom} is {gap}."


def _whom(indicator: Indicator) -> str:
    return "applicants who were shortlisted" if indicator.out_of.startswith("applicants") else "staff"


def _interval(row: Row, indicator: Indicator) -> str:
    if indicator.kind != "likelihood_ratio" and row["harm_low"] is not None:
        return f": {difference(row, indicator)}, with a 95 % interval from {_signed(row['harm_low'])} to " + _signed(
            row["harm_high"]
        )
    if row["ratio_published_low"] is not None:
        low, high = row["ratio_published_low"], row["ratio_published_high"]
        return f": {row['ratio_published']:.2f} times, with a 95 % interval from {low:.2f} to {high:.2f}"
    return ""


def _estimated(row: Row) -> str:
    if row["pooled"]:
        return f" It is pooled from {row['population']}, so it is approximate."
    if row["basis"] == "estimated" and row["status"] == "estimated":
        return " The numbers who answered in each group are estimated, so the interval is approximate."
    return ""


def _signed(value: float) -> str:
    return f"{value:z.1f}".replace("-", "−")
