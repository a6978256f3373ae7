"""The sections of a document over time: the lines with their breaks, the figures, and what the breaks are."""

from __future__ import annotations

from calendar import month_name, monthrange
from collections.abc import Callable, Sequence
from datetime import date

from atlas.exports.chart import Chart, Kind, Point, Series
from atlas.exports.document import Section
from atlas.exports.printed import grid
from atlas.exports.table import Table
from atlas.figures.trend_lines import Line, Mark
from atlas.reader import Atlas
from atlas.selection import Selection
from atlas.web.document_parts import Sections, Shown, exhibit
from atlas.web.trend_view import Trends

_LONGEST_STEP = 1.01  # years between two marks that a line may join


def of(draw: Callable[[Atlas, Selection], Trends]) -> Sections:
    """The sections of a page that draws lines over time."""
    return lambda shown: sections(draw(shown.atlas, shown.selection), shown)


def sections(view: Trends, shown: Shown) -> list[Section]:
    """The lines, the figures, the breaks."""
    drawn = chart(view)
    over = [exhibit(shown.said, drawn, view.caption)] if not drawn.empty else []
    figures = Section("The figures", grid=grid(view.table), claim=view.table.title)
    return [*over, figures, *([_breaks(view.breaks)] if view.breaks.rows else [])]


def breaks(shown: Shown) -> list[Section]:
    """What the breaks are, in words: nothing to draw."""
    return [_breaks(shown.table)]


def _breaks(table: Table) -> Section:
    return Section(table.title, grid=grid(table, ("number", "from", "who", "effect", "text")))


def chart(view: Trends) -> Chart:
    """The lines of the page. A line never crosses a break or a year without a figure."""
    scale = view.scale
    times = sorted({mark.at for line in view.lines for mark in line.marks})
    labels = dict(scale.labels)
    if times and all(at == int(at) for at in times):
        # Years without a figure keep their place.
        times = [float(year) for year, _ in scale.labels]
    uneven = any(at != int(at) for at in times)
    days = tuple(_day(at) for at in times) if uneven else ()
    names = tuple(f"{month_name[day.month]} {day.year}" for day in days) or tuple(
        labels.get(int(at), f"{at:.0f}") for at in times
    )
    series = tuple(one for line in view.lines for one in _series(line, times))
    return Chart(
        Kind.LINES, f"{view.table.title}", scale.unit[:1].upper() + scale.unit[1:], names, series, scale.parity,
        scale.parity_label.partition(": ")[2], decimals=scale.decimals, days=days,
    )  # fmt: skip


def _series(line: Line, times: Sequence[float]) -> list[Series]:
    """The line as one series; as more where two publications have a figure of one date."""
    layers: list[dict[float, Mark]] = []
    for mark in line.marks:
        layer = next((one for one in layers if mark.at not in one), None)
        if layer is None:
            layer = {}
            layers.append(layer)
        layer[mark.at] = mark
    found = []
    for number, layer in enumerate(layers):
        name = line.name if number == 0 else f"{line.name}, another publication"
        before: Mark | None = None
        drawn = []
        for at in times:
            held = layer.get(at)
            if held is None:
                drawn.append(Point(None))
                continue
            joined = before is not None and before.span == held.span and held.at - before.at <= _LONGEST_STEP
            drawn.append(Point(held.value, held.low, held.high, held.estimated, joined=joined))
            before = held
        found.append(Series(name, line.colour, line.symbol.removesuffix("-wide"), tuple(drawn)))
    return found


def _day(at: float) -> date:
    """The last day of the month of a place on the axis of headcounts, on which 31 March is the year itself."""
    year, month = divmod(round(at * 12) + 2, 12)
    return date(year, month + 1, monthrange(year, month + 1)[1])
