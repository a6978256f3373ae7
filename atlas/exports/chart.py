"""A chart in no program's terms: what is drawn, for a picture and for a chart that can be edited on a slide alike."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

Row = Mapping[str, Any]


class Kind(StrEnum):
    """``DOTS``: a line for each category, a mark for each series. ``BARS``: counts, one upon the other. ``LINES``: the
    categories are times, at even steps or ``days``. ``SCATTER``: each category is the name of a point with an ``x``."""

    DOTS = "dots"
    BARS = "bars"
    LINES = "lines"
    SCATTER = "scatter"


@dataclass(frozen=True)
class Point:
    """One value with the ends of its interval, None where there is none; an ``estimated`` interval is drawn dashed.

    ``joined``: a line may lead to it from the last point before that has a value.
    """

    value: float | None
    low: float | None = None
    high: float | None = None
    estimated: bool = False
    x: float | None = None
    joined: bool = True


@dataclass(frozen=True)
class Series:
    """Points of one name, one for each category; colour and shape (of ``SHAPES``) tell it from the others."""

    name: str
    colour: str
    shape: str
    points: tuple[Point, ...]

    @property
    def estimated(self) -> bool:
        """Whether any interval of it is estimated."""
        return any(point.estimated for point in self.points)


@dataclass(frozen=True)
class Curve:
    """A line without marks through places (x, value) of a scatter; those of one name share a place in the legend."""

    name: str
    colour: str
    width: float
    dashed: bool
    places: tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class Chart:
    """One chart. ``reference`` is a line at a value with a meaning (parity), ``measured`` the name of the axis of
    values with its unit, ``across`` that of the other axis of a scatter; ``decimals`` those of its values.

    ``curves`` lie behind the points of a scatter. ``days``: when each category was, where they stand at uneven steps.
    ``ratios``: values whose distance from each other is their ratio.
    """

    kind: Kind
    title: str
    measured: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    reference: float | None = None
    reference_name: str = ""
    across: str = ""
    decimals: int = 1
    curves: tuple[Curve, ...] = ()
    days: tuple[date, ...] = ()
    ratios: bool = False

    @property
    def empty(self) -> bool:
        """Whether there is nothing to draw."""
        return not any(point.value is not None for one in self.series for point in one.points)

    @property
    def apart(self) -> bool:
        """Whether each category has a point of one series at most, so that all can stand on one line."""
        return all(
            sum(one.points[place].value is not None for one in self.series) <= 1
            for place in range(len(self.categories))
        )

    @property
    def alternative(self) -> str:
        """The chart in words, for those who do not see it: what it shows, and the lowest and highest of each series."""
        kinds = {"dots": "Dot plot", "bars": "Bar chart", "lines": "Line chart", "scatter": "Scatter plot"}
        named = {"lines": "times", "scatter": "points"}.get(self.kind, "categories")
        counted = f"{len(self.categories)} {named}"
        said = [f"{kinds[self.kind]}: {self.title}. {self.measured}, {counted}."]
        for one in self.series:
            held = [
                (point.value, name)
                for name, point in zip(self.categories, one.points, strict=True)
                if point.value is not None
            ]
            if not held:
                continue
            (low, first), (high, last) = min(held), max(held)
            shown = [f"{value:,.{self.decimals}f}" for value in (low, high)]
            said.append(
                f"{one.name}: {shown[0]} ({first})."
                if len(held) == 1
                else f"{one.name}: from {shown[0]} ({first}) to {shown[1]} ({last})."
            )
        if self.reference is not None:
            said.append(f"A line stands at {round(self.reference, self.decimals):g}: {self.reference_name}.")
        if self.curves:
            said.append(f"Behind the points: {'; '.join(dict.fromkeys(curve.name for curve in self.curves))}.")
        if any(one.estimated for one in self.series):
            said.append("Estimated intervals are dashed.")
        return " ".join(said)

    def part(self, first: int, last: int) -> Chart:
        """The same with the categories from ``first`` up to, not including, ``last``."""
        cut = tuple(replace(one, points=one.points[first:last]) for one in self.series)
        return replace(self, categories=self.categories[first:last], series=cut, days=self.days[first:last])


SHAPES = (
    "circle", "square", "diamond", "triangle-up", "cross", "x", "pentagon", "star", "hexagon", "triangle-down",
)  # fmt: skip


def points(
    rows: Sequence[Row], value: str, low: str = "", high: str = "", x: str = "", estimated: str = "basis"
) -> tuple[Point, ...]:
    """A point for each row from the columns named. Estimated where the column ``estimated`` says so."""
    return tuple(
        Point(
            row.get(value),
            row.get(low) if low else None,
            row.get(high) if high else None,
            row.get(estimated) == "estimated",
            row.get(x) if x else None,
        )
        for row in rows
    )
