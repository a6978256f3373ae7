"""The head of one employer's page: the finding in two or three sentences, what is good, what is not, what is unknown.

Rows are those of the scorecard, with ``held``, ``metric`` and ``place_text`` from the page.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from atlas.indicators import Indicator
from atlas.sentences import employer
from atlas.sentences.areas import TRUST_TYPES
from atlas.sentences.words import joined, points

Row = Mapping[str, Any]
Indicators = Mapping[str, Indicator]

_SHORT = {
    "large gap": "The gap is large and more than chance",
    "gap": "The difference is more than chance",
    "reverse gap": "White staff fare worse, by more than chance",
    "equitable": "That is near enough to equal, and the figures are enough to say so",
    "unclear": "The figures cannot tell this difference from chance",
    "too few to say": "Too few people are counted to say whether that is chance",
    "many": "Alone that would be more than chance; among as many organisations some differ so much by chance",
}
_NAMED = ("gap", "large gap")


def finding(
    subject: Row, rows: Sequence[Row], indicators: Indicators, sectors: Sequence[str] = (), before: Sequence[str] = ()
) -> str:
    """Two to four sentences that stand on their own.

    ``sectors``: units that the survey asks apart; ``before``: bodies that merged into it and have figures.
    """
    comparing = [row for row in rows if employer.compares(row) and row["part"] == "whole"]
    missing = employer.nothing_on(employer.not_held(rows, indicators))
    if comparing:
        lead = comparing[0]
        indicator = indicators[lead["indicator"]]
        return " ".join(filter(None, (employer.values(lead, indicator), _surely(lead), missing)))
    everyone = next((row for row in rows if row["everyone"] is not None and row["part"] == "whole"), None)
    if everyone is not None:
        return " ".join((no_rates(subject), *_of_all(everyone, indicators)))
    if sectors:
        return (
            f"The Staff Survey asks {subject['name']} in {len(sectors)} sectors, each with a page of its own: "
            f"{joined(sectors)}. Of the trust as a whole the atlas holds no figures."
        )
    if subject["valid_to"] is not None:
        return f"The atlas holds no figures of {subject['name']}. What is known of the body itself is below."
    formed = f" It was formed from {joined(before)}, whose figures are below." if before else ""
    return (
        f"The atlas holds no figures of {subject['name']} itself yet.{formed} That says nothing about how it is to "
        "work there. What is known is below, with what would complete it."
    )


def no_rates(subject: Row) -> str:
    """That the two groups cannot be compared here, and why."""
    unsaid = "How BME and White staff compare here cannot be said"
    if subject["trust_type"] == "mental_health":
        return f"{unsaid}: the publication with rates by group leaves out every mental health trust."
    return f"{unsaid}: no publication that the atlas holds has both rates."


def good(rows: Sequence[Row], indicators: Indicators) -> list[str]:
    """What speaks for this employer, each beyond chance: equality shown, standing out, a change for the better."""
    said = []
    for row in rows:
        name = _name(row, indicators)
        if row["verdict"] == "equitable":
            said.append(f"{name}: {_equal(indicators[row['indicator']])}, and the figures are enough to say so.")
        if row["standing"] == "stands out better":
            said.append(f"{name}: the gap is smaller than at most trusts, by more than chance.")
        said += _changed(row, name, "better")
    return said


def bad(rows: Sequence[Row], indicators: Indicators) -> list[str]:
    """What speaks against it, each beyond chance."""
    said = []
    for row in rows:
        name = _name(row, indicators)
        if row["verdict"] in _NAMED:
            size = "a large gap" if row["verdict"] == "large gap" else "a gap"
            out = ", and it stands out from other trusts" if row["standing"] == "stands out worse" else ""
            said.append(f"{name}: {size} to the disadvantage of BME staff{_size(row)}{out}.")
        if row["verdict"] == "reverse gap":
            said.append(f"{name}: a gap to the disadvantage of White staff{_size(row)}.")
        said += _changed(row, name, "worse")
    return said


def unknown(subject: Row, rows: Sequence[Row], indicators: Indicators) -> list[str]:
    """What the figures cannot say here."""
    said = []
    for word, text in (
        ("unclear", "Whether a difference seen is more than chance"),
        ("too few to say", "Whether a difference seen among few people is more than chance"),
        ("not judged", "Whether a difference is more than chance, since it is published without the numbers behind it"),
    ):
        names = list(
            dict.fromkeys(
                employer.TOPICS[row["indicator"]] for row in rows if row["verdict"] == word and employer.compares(row)
            )
        )
        if names:
            said.append(f"{text}: {joined(names)}.")
    topics = employer.not_held(rows, indicators)
    if topics:
        said.append(f"How BME and White staff compare on {joined(topics, 'or')}: not in what the atlas holds.")
    if any(employer.compares(row) for row in rows) and not any((row["gap_points"] or 0) > 1 for row in rows):
        said.append(
            "Whether the gaps grow or shrink: no rates of both groups form an unbroken line of years up to the newest."
        )
    if subject["level"] in ("trust", "reporting_unit"):
        said.append("How it is for one profession, band, ward or ethnic group: nothing is published below the trust.")
    return said


def _surely(row: Row) -> str:
    """How sure we are, and the place among peers where the difference is beyond chance."""
    if row["verdict"] == "not judged":
        return f"Whether that is more than chance is not judged: {row['verdict_reason']}."
    said = _SHORT["many" if employer.among_many(row) else row["verdict"]]
    place = row["place_text"]
    if place and row["verdict"] in _NAMED:
        # A place in the order is not itself beyond chance, so it is said as where the figure stands.
        return f"{said}; it is {place[0].lower()}{place[1:]}."
    return f"{said}."


def _of_all(row: Row, indicators: Indicators) -> tuple[str, ...]:
    indicator = indicators[row["indicator"]]
    place = row["place_text"]
    return tuple(filter(None, (
        f"What is held is of all staff together. {employer.everyone(row, indicator)}",
        f"That is {place[0].lower()}{place[1:]}; {indicator.better} is better." if place else "",
    )))  # fmt: skip


def _changed(row: Row, name: str, wanted: str) -> list[str]:
    """Changes of the gap and of all staff for the better or the worse; ``gap_way`` and ``all_way`` say which."""
    said = []
    if row["gap_way"] == wanted:
        word = "narrowed" if wanted == "better" else "widened"
        said.append(f"{name}: the gap has {word} since {row['gap_from']}, by more than chance.")
    if row["all_way"] == wanted:
        direction = "up" if row["all_change"] > 0 else "down"
        said.append(
            f"{name}, all staff: {direction} {points(row['all_change'])} since {row['all_from']}, by more than chance."
        )
    return said


def _equal(indicator: Indicator) -> str:
    if indicator.kind == "share":
        return "near enough to the share of all staff"
    return "BME and White staff are near enough to equal"


def _size(row: Row) -> str:
    if row["difference_harm"] is not None:
        return f", {points(row['difference_harm'])}"
    return "" if row["ratio_harm"] is None else f", {row['ratio_harm']:.2f} times"


def _name(row: Row, indicators: Indicators) -> str:
    return employer.narrowed(indicators[row["indicator"]], row["part"])[0]


def kind_of(subject: Row) -> str:
    """What sort of body it is, for the line above its name."""
    if subject["level"] == "reporting_unit":
        return "Sector of a trust"
    if subject["level"] == "trust":
        kind = TRUST_TYPES[subject["trust_type"]]
        return f"{kind[0].upper()}{kind[1:]} trust"
    return {"icb": "Integrated care system", "region": "NHS region", "england": "Country"}[subject["level"]]
