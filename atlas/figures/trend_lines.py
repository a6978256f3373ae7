"""What a chart over time is made of: marks, lines, joints and scale; and a line as the traces of a figure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

_YEAR = 1.01  # a year inside a span that is not drawn is not bridged either


@dataclass(frozen=True)
class Mark:
    """One value of a line. ``x`` is a year, ``span`` names the unbroken span; only marks of one span are joined.

    ``at`` is where it belongs; ``x`` may stand a little aside, so that lines at one date do not lie on each other.
    """

    x: float
    value: float
    low: float | None
    high: float | None
    span: str
    hover: str
    hollow: bool = False
    estimated: bool = False
    at: float = 0.0


@dataclass(frozen=True)
class Line:
    """One organisation or group: ``name`` for the legend, ``short`` for the line's end; a quiet one is a benchmark."""

    name: str
    short: str
    colour: str
    symbol: str
    dash: str
    marks: Sequence[Mark]
    quiet: bool = False


@dataclass(frozen=True)
class Joint:
    """A break (or, where it does not cut, a remark) at ``x``, labelled with its number in the list below the chart."""

    x: float
    label: str
    cuts: bool


@dataclass(frozen=True)
class Scale:
    """The axes: years from ``first`` to ``last`` with a label each, years without any figure, and the unit."""

    labels: Sequence[tuple[int, str]]
    title: str
    unit: str
    decimals: int
    suffix: str
    parity: float | None = None
    parity_label: str = ""
    without: Sequence[int] = field(default_factory=tuple)
    without_label: str = ""


def traces(line: Line) -> Iterator[dict[str, Any]]:
    """The intervals of a line, solid and estimated apart, then its marks, filled and hollow apart."""
    for estimated in (False, True):
        ends = [mark for mark in line.marks if mark.low is not None and mark.estimated == estimated]
        if ends:
            yield {
                "type": "scatter",
                "mode": "lines",
                "x": [x for mark in ends for x in (mark.x, mark.x, None)],
                "y": [y for mark in ends for y in (mark.low, mark.high, None)],
                "line": {"color": line.colour, "width": 1.6, "dash": "dot" if estimated else "solid"},
                "hoverinfo": "skip",
                "showlegend": False,
            }
    mixed = len({mark.hollow for mark in line.marks}) > 1
    named = False
    for hollow in (False, True):
        marks = [mark for mark in line.marks if mark.hollow == hollow]
        if marks:
            yield _joined(line, marks, thin=line.quiet or (hollow and mixed), named=not named)
            named = True


def _joined(line: Line, marks: Sequence[Mark], *, thin: bool, named: bool) -> dict[str, Any]:
    """Marks of one kind, joined within their spans: a gap in the data (None) stands wherever the line must not go."""
    x: list[float | None] = []
    y: list[float | None] = []
    hover: list[str] = []
    previous: Mark | None = None
    for mark in marks:
        if previous and (mark.span != previous.span or mark.x - previous.x > _YEAR):
            x.append(None)
            y.append(None)
            hover.append("")
        x.append(mark.x)
        y.append(mark.value)
        hover.append(mark.hover)
        previous = mark
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "name": line.name,
        "showlegend": named,
        "x": x,
        "y": y,
        "text": hover,
        "hovertemplate": "%{text}<extra></extra>",
        "connectgaps": False,
        "cliponaxis": False,
        "line": {"color": line.colour, "width": 1.4 if thin else 2.2, "dash": line.dash},
        "marker": {
            "symbol": f"{line.symbol}-open" if marks[0].hollow else line.symbol,
            "size": 9 if line.quiet else 10,
            "color": line.colour,
            "line": {"color": line.colour, "width": 1.6},
        },
    }
