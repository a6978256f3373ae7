"""What a series says about change: never across a break, never more than its interval allows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from atlas.indicators import Indicator
from atlas.sentences.trend_words import PAIR, Subject, group_label, moment, signed, year_text
from atlas.sentences.words import counted, joined, points

Row = Mapping[str, Any]

_ANSWERED = {"all": "the staff", "bme": "the BME staff", "white": "the White staff"}
_READINGS = (
    ("up", "rose", "rose"),
    ("down", "fell", "fell"),
    ("no clear change", "shows no clear change", "show no clear change"),
    ("not judged", "can’t be judged", "can’t be judged"),
)


def newest(rows: Sequence[Row]) -> Row | None:
    """The newest exact value; at one time, the publisher's before one quoted on a public page."""
    exact = [row for row in rows if row["value"] is not None and row["precision"] == "exact"]
    return max(exact, key=lambda row: (str(row["period_end"]), row["provenance"] != "press"), default=None)


def finding(
    subjects: Sequence[Subject], rows: Sequence[Row], changes: Sequence[Row], indicator: Indicator, group: str
) -> str:
    """One or two sentences about what is drawn. ``rows`` and ``changes`` may hold more organisations and groups."""
    if len(subjects) > 1:
        return _several(subjects, rows, changes, indicator, group)
    subject = subjects[0]
    own = [row for row in rows if row["organisation"] == subject.code]
    if group == "both":
        return _both(subject, own, changes, indicator)
    return _one(subject, [row for row in own if row["group"] == group], changes, indicator, group)


def nothing(subject: Subject, indicator: Indicator) -> str:
    """No figure at all."""
    return f"{subject.where}, nothing is held about “{indicator.short.lower()}” that could be drawn."


def _one(subject: Subject, rows: Sequence[Row], changes: Sequence[Row], indicator: Indicator, group: str) -> str:
    last = newest(rows)
    if last is None:
        return nothing(subject, indicator)
    said = f"{subject.where}, {statement(last, indicator, group)}"
    change = _change_of(last, changes)
    if change is None:
        return f"{said}. {_no_change(last, rows)}"
    before = f"in {year_text(change['first_year'], last['period_kind'])} it was {_plain(change['first_value'], group)}"
    return f"{said}; {before}. {_change(change, group)}"


def _both(subject: Subject, rows: Sequence[Row], changes: Sequence[Row], indicator: Indicator) -> str:
    bme = newest([row for row in rows if row["group"] == "bme"])
    white = newest([row for row in rows if row["group"] == "white"])
    if bme is None or white is None:
        one = bme or white
        if one is None:
            return nothing(subject, indicator)
        return f"{subject.where}, {statement(one, indicator, one['group'])}."
    said = f"{subject.where}, {statement(bme, indicator, 'bme')}"
    if bme["period_end"] == white["period_end"]:
        gap = points(bme["value"] - white["value"])
        said += f", and {_plain(white['value'], 'white')} per cent of the White staff: a difference of {gap}."
    else:
        said += f"; of the White staff it was {_plain(white['value'], 'white')} per cent in {moment(white)}."
    change = _change_of(bme, changes)
    if change is None:
        return f"{said} {_no_change(bme, rows)}"
    year = year_text(change["first_year"], bme["period_kind"])
    return f"{said} For BME staff it was {_plain(change['first_value'], 'bme')} in {year}. {_change(change, 'bme')}"


def _change_of(last: Row, changes: Sequence[Row]) -> Row | None:
    """The change over the unbroken span that the newest value ends, None where the span is one point."""
    names = ("organisation", "group", "series", "span")
    found = (row for row in changes if all(row[name] == last[name] for name in names))
    return next((row for row in found if row["points"] > 1), None)


def _no_change(last: Row, rows: Sequence[Row]) -> str:
    others = [row for row in rows if row["value"] is not None and row["year"] != last["year"]]
    if any(
        (row["group"], row["series"], row["span"]) == (last["group"], last["series"], last["span"]) for row in others
    ):
        return "Choose every year to see how that compares with the first."
    if others:
        return "Earlier figures are on another basis or apart in time, so nothing is said about change."
    return "It is the only year held, so nothing can be said about change."


def statement(row: Row, indicator: Indicator, group: str) -> str:
    """A value in words, without its place and without a full stop."""
    value, when = row["value"], moment(row)
    if group == "ratio":
        first, second = PAIR.get(row["ratio_direction"], ("BME", "White"))
        whom = "applicants" if indicator.out_of.startswith("applicants") else "staff"
        return (
            f"{first} {whom} were {value:.2f} times as likely as {second} {whom} to be among those who "
            f"{indicator.event} ({when})"
        )
    if group == "difference":
        side = "above" if value > 0 else "below"
        pair = ("the BME share of the board", "that of all staff") if indicator.ratio == "board-workforce" else (
            f"the share of BME staff who {indicator.event}", "that of White staff")  # fmt: skip
        return f"{pair[0]} was {points(value)} {side} {pair[1]} ({when})"
    if indicator.kind == "share":
        whom = indicator.out_of.split(" on ")[0].split(",")[0]
        event = indicator.event.replace("are ", "were ", 1)
        return f"{value:.1f} per cent of {whom} {event} on {when}"
    if indicator.kind == "rate":
        return f"{value:.1f} per cent of {_ANSWERED[group]} who answered in {when} {indicator.event}"
    whom = indicator.out_of.replace("applicants", "White applicants" if group == "white" else "BME applicants", 1)
    return f"{value:.1f} per cent of {whom} {indicator.event} ({when})"


def _plain(value: float, group: str) -> str:
    if group == "ratio":
        return f"{value:.2f}"
    return signed(value, group) if group == "difference" else f"{value:.1f}"


def _change(change: Row, group: str) -> str:
    size = f"The change of {signed(change['change'], group)}{'' if group == 'ratio' else ' percentage points'}"
    if change["reading"] not in ("up", "down", "no clear change"):
        few = " Two years are not a trend." if change["points"] == 2 else ""
        return f"{size} can’t be judged: without numbers of people no interval can be had.{few}"
    if group == "ratio":
        size = f"It is {change['factor']:.2f} times what it was then, which"
        interval = f"95 % interval {change['factor_low']:.2f} to {change['factor_high']:.2f}"
    else:
        interval = f"95 % interval {signed(change['change_low'], group)} to {signed(change['change_high'], group)}"
    verdict = "could be chance" if change["reading"] == "no clear change" else "is more than chance"
    few = " Two years are not a trend." if change["points"] == 2 else ""
    return f"{size} {verdict} ({interval}).{few}"


def _several(
    subjects: Sequence[Subject], rows: Sequence[Row], changes: Sequence[Row], indicator: Indicator, group: str
) -> str:
    """The spread of the newest values, then how many rose, fell or show no clear change over their last span."""
    name = (
        f"“{indicator.short}”, {group_label(group, indicator).lower().replace('bme', 'BME').replace('white', 'White')}"
    )
    last = {
        subject.code: found
        for subject in subjects
        if (found := newest([r for r in rows if r["organisation"] == subject.code and r["group"] == group]))
    }
    if not last:
        return f"{name}: nothing is held for these organisations that could be drawn."
    names = {subject.code: subject.name for subject in subjects}
    low, high = min(last, key=lambda code: last[code]["value"]), max(last, key=lambda code: last[code]["value"])
    scale = "" if group in ("ratio", "difference") else " per cent"
    said = (
        f"{name}: from {_plain(last[low]['value'], group)}{scale} at {names[low]} ({moment(last[low])}) to "
        f"{_plain(last[high]['value'], group)}{scale} at {names[high]} ({moment(last[high])})."
    )
    if len(last) == 1:
        only = next(iter(last))
        said = f"{name}: {_plain(last[only]['value'], group)}{scale} at {names[only]} ({moment(last[only])})."
    missing = [names[subject.code] for subject in subjects if subject.code not in last]
    if missing:
        said += f" Nothing is held for {joined(missing)}."
    judged = [
        row
        for row in changes
        if row["group"] == group and row["points"] > 1 and row["organisation"] in last
        and (row["series"], row["span"]) == (last[row["organisation"]]["series"], last[row["organisation"]]["span"])
    ]  # fmt: skip
    return f"{said} {_readings(judged, last)}" if judged else said


def _readings(judged: Sequence[Row], last: Mapping[str, Row]) -> str:
    words = []
    for reading, one, many in _READINGS:
        number = sum(row["reading"] == reading for row in judged)
        if number:
            words.append(f"{number} {one if number == 1 else many}")
    kind = next(iter(last.values()))["period_kind"]
    first = {row["first_year"] for row in judged}
    final = {row["last_year"] for row in judged}
    span = "over the last unbroken run of years"
    if len(first) == 1 and len(final) == 1:
        span = f"between {year_text(first.pop(), kind)} and {year_text(final.pop(), kind)}"
    return f"Of {counted(len(judged), 'organisation')} with more than one comparable year, {joined(words)} {span}."
