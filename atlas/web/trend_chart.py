"""Rows of a trend → the lines, joints and axes of its figure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from atlas.figures import theme, trend
from atlas.figures.trend_lines import Line, Mark, Scale
from atlas.indicators import Indicator
from atlas.sentences import trend_words as words
from atlas.sentences.trend_words import Subject
from atlas.web.trend_breaks import Break, is_drawn, joints

Row = Mapping[str, Any]
_STEP = 0.028  # how far lines at one date stand apart, in years
_TITLES = {
    "survey": "Staff Survey, autumn of",
    "financial_year": "Financial year",
    "snapshot": "Headcount, 31 March of",
}
_PARITY = {"ratio": (1.0, "1: equal"), "difference": (0.0, "0: no difference")}


@dataclass(frozen=True)
class Scope:
    """What is looked at: ``group`` as chosen, ``wanted`` the groups of rows it takes, ``span`` every year in range."""

    indicator: Indicator
    group: str
    wanted: tuple[str, ...]
    period_kind: str
    span: tuple[int, ...]


def chart(
    scope: Scope, subjects: Sequence[Subject], benchmarks: Sequence[Subject], rows: Sequence[Row],
    breaks: Sequence[Break],
) -> dict[str, Any]:  # fmt: skip
    """The figure of the rows that can be drawn: exact values only."""
    return trend.trend(lines(scope, subjects, benchmarks, rows), joints(breaks), scale(scope, rows))


def lines(scope: Scope, subjects: Sequence[Subject], benchmarks: Sequence[Subject], rows: Sequence[Row]) -> list[Line]:
    """The lines that have a mark, benchmarks first."""
    drawn = [row for row in rows if is_drawn(row)]
    every = [*_benchmark_lines(scope, benchmarks, drawn), *_subject_lines(scope, subjects, drawn)]
    return [line for line in every if line.marks]


def is_estimated(row: Row) -> bool:
    """Whether the interval rests on approximated denominators."""
    return bool(row["group"] != "all" and row["basis"] == "estimated")


def caption(scope: Scope, rows: Sequence[Row], breaks: Sequence[Break]) -> str:
    """How to read the marks that are there."""
    drawn = [row for row in rows if is_drawn(row)]
    said = ["Lines join neighbouring years of one series only."]
    if breaks:
        said.append("Numbered upright lines are breaks and remarks, each explained under “Breaks and remarks”.")
    if any(row["low"] is not None for row in drawn):
        text = "Upright strokes are 95 % intervals"
        if any(row["low"] is not None and is_estimated(row) for row in drawn):
            text += ", dotted where they are estimated"
        said.append(f"{text}.")
    if any(row["low"] is None for row in drawn):
        said.append("A mark without a stroke was printed without numbers of people, so it has no interval.")
    if any(row["provenance"] == "press" for row in drawn):
        said.append("Hollow marks are quoted from the public page that the table names.")
    if len(drawn) < sum(row["value"] is not None for row in rows):
        said.append("Bounds and rounded figures are in the table only.")
    if scope.group not in _PARITY:
        said.append("The scale need not start at zero.")
    return " ".join(said)


def _subject_lines(scope: Scope, subjects: Sequence[Subject], rows: Sequence[Row]) -> list[Line]:
    if scope.group == "both":
        return [
            Line(
                name=words.GROUPS[group],
                short=words.GROUPS[group].removesuffix(" staff"),
                colour=theme.COLOUR[group],
                symbol=theme.MARKER[group],
                dash="solid",
                marks=_marks(scope, rows, subjects[0], group, 0.0),
            )
            for group in scope.wanted
        ]
    offset = -_STEP * (len(subjects) - 1) / 2
    return [
        Line(
            name=_named(subject),
            short=subject.name if subject.level == "england" else subject.code,
            colour=theme.LINE_COLOURS[index],
            symbol=theme.LINE_SYMBOLS[index],
            dash=theme.LINE_DASHES[index % len(theme.LINE_DASHES)],
            marks=_marks(scope, rows, subject, scope.group, offset + _STEP * index),
        )
        for index, subject in enumerate(subjects)
    ]


def _benchmark_lines(scope: Scope, benchmarks: Sequence[Subject], rows: Sequence[Row]) -> list[Line]:
    lines = []
    for subject in benchmarks:
        for group in scope.wanted:
            which = words.GROUPS[group].removesuffix(" staff") if scope.group == "both" else ""
            short = subject.name if subject.level == "england" else subject.code
            lines.append(
                Line(
                    name=f"{_named(subject)}{which and f', {which}'} (benchmark)",
                    short=f"{short} {which}".rstrip(),
                    colour=theme.SOFT,
                    symbol=theme.MARKER[group] if which else "diamond-wide",
                    dash="dot",
                    marks=_marks(scope, rows, subject, group, 0.0),
                    quiet=True,
                )
            )
    return lines


def _named(subject: Subject) -> str:
    return subject.name if subject.level == "england" else f"{subject.name} ({subject.code})"


def _marks(scope: Scope, rows: Sequence[Row], subject: Subject, group: str, offset: float) -> list[Mark]:
    return [
        Mark(
            x=round(position(row) + offset, 4),
            value=row["value"],
            low=row["low"],
            high=row["high"],
            span=f"{row['series']} {row['span']}" if row["span"] else f"{row['series']} alone {row['period_end']}",
            hover=_hover(scope, subject, row),
            hollow=row["provenance"] == "press",
            estimated=is_estimated(row),
            at=position(row),
        )
        for row in rows
        if row["organisation"] == subject.code and row["group"] == group
    ]


def position(row: Row) -> float:
    """Where a period stands on the axis: its year, and a headcount's date to scale, 31 March on the year."""
    if row["period_kind"] != "snapshot":
        return float(row["year"])
    end = row["period_end"]
    day = date.fromisoformat(end) if isinstance(end, str) else end
    return float(day.year) + (day.month - 3) / 12


def _hover(scope: Scope, subject: Subject, row: Row) -> str:
    decimals = words.decimals(row["group"], scope.indicator)
    lines = [f"<b>{subject.name}</b>", f"{words.moment(row)}: {row['value']:.{decimals}f} ({_unit(scope)})"]
    if scope.group == "both":
        lines[0] += f", {words.GROUPS[row['group']]}"
    if row["low"] is not None:
        estimated = ", estimated" if is_estimated(row) else ""
        lines.append(f"95 % interval {row['low']:.{decimals}f} to {row['high']:.{decimals}f}{estimated}")
    if row["base"]:
        lines.append(f"{row['base']:,.0f} people")
    lines.append(str(row["source_short"]))
    return "<br>".join(lines)


def _unit(scope: Scope) -> str:
    return words.unit(scope.group, scope.indicator)


def scale(scope: Scope, rows: Sequence[Row]) -> Scale:
    """The axes of a chart of those rows."""
    held = {row["year"] for row in rows if is_drawn(row)}
    parity, label = _PARITY.get(scope.group, (None, ""))
    return Scale(
        labels=[(year, _tick(year, scope.period_kind)) for year in scope.span],
        title=_TITLES[scope.period_kind],
        unit=_unit(scope),
        decimals=words.decimals(scope.group, scope.indicator),
        suffix="" if scope.group in ("ratio", "difference") else " %",
        parity=parity,
        parity_label=label,
        without=[year for year in scope.span if year not in held],
        without_label="no survey figures held" if scope.period_kind == "survey" else "no figure held",
    )


def _tick(year: int, period_kind: str) -> str:
    return f"{(year - 1) % 100:02d}/{year % 100:02d}" if period_kind == "financial_year" else str(year)
