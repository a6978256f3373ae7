"""How the exhibits of a brief share one page: what is said beside lines over time, then charts with the same names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import asdict, replace
from typing import Any

from atlas.exports.chart import Chart, Kind, Point
from atlas.exports.document import Section
from atlas.exports.vega import longest_of_low, to_svg

# CSS pixels of a row of the page. Letters of charts have 11 of them, which are 8 points on a page of 180 mm.
_ROW, _HALF = 700, 330
_LAST_LINE = 25  # letters that the last line of a paragraph leaves empty
_LETTER, _BESIDE = 5.6, 45  # of a letter of names, and of what else is beside a plot


def brief_rows(sections: Sequence[Section], low: int) -> list[list[dict[str, Any]]]:
    """Rows of exhibits; ``share`` is the part of its row that an exhibit takes. ``low``: pixels that lines over time
    have in height."""
    compared = [section for section in sections if isinstance(section.chart, Chart)
                and section.chart.kind == Kind.DOTS and not section.chart.empty]  # fmt: skip
    listed = [section for section in sections if section.grid is not None]
    first = [section for section in sections if section not in compared and section not in listed]
    rows = [[_beside(section, len(first), low) for section in first], _named_once(compared, low)]
    return [row for row in [*rows, *([_part(section, None)] for section in listed)] if row]


def limits_share(limits: Sequence[str], facts: Sequence[tuple[str, str]]) -> float:
    """The part of the width that what can't be told has beside the sources, so that both are about as long."""
    left = sum(len(said) + _LAST_LINE for said in limits)
    right = sum(len(label) + len(said) + _LAST_LINE for label, said in facts)
    return min(0.5, max(0.26, left / (left + right)))


def printed(section: Section) -> dict[str, Any] | None:
    """The table of a section with the widths of its columns."""
    grid = section.grid if section.grid is not None and section.grid.rows else None
    return None if grid is None else {**asdict(grid), "widths": grid.widths, "firm": grid.firm}


def _beside(section: Section, of: int, low: int) -> dict[str, Any]:
    held = section.chart if isinstance(section.chart, Chart) and not section.chart.empty else None
    width = (_HALF if of > 1 else _ROW) - _BESIDE
    return _part(section, None if held is None else (held, to_svg(held, width, low=low)))


def _named_once(sections: Sequence[Section], low: int) -> list[dict[str, Any]]:
    """Charts beside each other: those with the names of the first have none of their own."""
    charts = _on_the_same_lines([section.chart for section in sections if isinstance(section.chart, Chart)])
    named = [place == 0 or chart.categories != charts[0].categories for place, chart in enumerate(charts)]
    names = [_LETTER * min(longest_of_low(chart), max(map(len, chart.categories))) * has
             for chart, has in zip(charts, named, strict=True)]  # fmt: skip
    width = int((_ROW - sum(names)) / max(1, len(charts))) - _BESIDE
    return [
        _part(section, (chart, to_svg(chart, width, low=low, named=has)))
        for section, chart, has in zip(sections, charts, named, strict=True)
    ]


def _on_the_same_lines(charts: Sequence[Chart]) -> list[Chart]:
    """The charts with the lines of the one that has most, where it has those of all others."""
    every = max((chart.categories for chart in charts), key=len, default=())
    if not all(set(chart.categories) <= set(every) for chart in charts):
        return list(charts)
    found = []
    for chart in charts:
        places = [chart.categories.index(name) if name in chart.categories else None for name in every]
        series = [replace(one, points=tuple(Point(None) if place is None else one.points[place] for place in places))
                  for one in chart.series]  # fmt: skip
        found.append(replace(chart, categories=every, series=tuple(series)))
    return found


def _part(section: Section, drawn: tuple[Chart, str] | None) -> dict[str, Any]:
    chart = None if drawn is None else {"svg": drawn[1], "alternative": drawn[0].alternative}
    width = 1.0 if drawn is None else float(re.findall(r'width="([\d.]+)"', drawn[1])[0]) / _HALF
    return {"title": section.title, "text": section.text, "chart": chart, "grid": printed(section), "share": width}
