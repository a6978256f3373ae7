"""The Fingertips layout as a choice: of all measures in one file, and of every view whose rows are measures."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from flask import Flask, Response, abort

from atlas.exports import fingertips
from atlas.exports.table import Table, file_name
from atlas.reader import Atlas
from atlas.selection import Selection
from atlas.sentences import trend_words as words
from atlas.web.file_names import stem
from atlas.web.views import requested

Row = Mapping[str, Any]
BULK = "/download/measure.fingertips.csv"
# What names a measure. A view's rows are measures if they say whose and when; its selection gives what all share.
_KEY = ("organisation", "indicator", "part", "breakdown", "period_end")


def register(server: Flask, atlas: Atlas) -> None:
    """Add the two addresses."""

    @server.get(BULK)
    def whole() -> Response:
        return _file(file_name("measure", atlas.specimen), _lines(atlas.published, atlas.published.fingertips()))

    @server.get("/export/<name>.fingertips.csv")
    def measures_of_a_view(name: str) -> Response:
        view = requested(atlas, name)
        table = view.table(atlas)
        shown = measures_shown(table, view.selection)
        if not shown:
            abort(404, f"The rows of the view “{name}” are no measures.")
        return _file(stem(view, table, atlas.specimen), _lines(atlas.published, _measures(atlas.published, shown)))


def measures_shown(table: Table, selection: Selection) -> list[dict[str, str]]:
    """The keys of the measures that a view shows, in its order; none where its rows are something else.

    A key has a ``line`` where a row is of one series only, as on a trend, and a ``series`` where the row names that of
    its BME and White values.
    """
    shared = {"indicator": selection.indicator, "part": selection.part, "breakdown": ""}
    shown = []
    for row in table.rows:
        organisation = row.get("code") or row.get("organisation")
        if organisation and row.get("period_end"):
            own = {name: str(row[name]) for name in (*_KEY[1:], "line", "series") if name in row}
            shown.append({"organisation": str(organisation)} | shared | own)
    return shown


def _measures(atlas: Atlas, shown: Sequence[Mapping[str, str]]) -> Iterator[Row]:
    """The measures of those keys, in the order of the whole file."""
    wanted = {(tuple(key[name] for name in _KEY), key.get("line", "")) for key in shown}
    asked = atlas.fingertips(
        sorted({key["indicator"] for key in shown}), sorted({key["organisation"] for key in shown})
    )
    for row in asked:
        key = tuple(str(row[name]) for name in _KEY)
        if (key, "") in wanted or (key, row["series"]) in wanted:
            yield row


def _lines(atlas: Atlas, measures: Iterator[Row]) -> Iterator[bytes]:
    return fingertips.to_csv(measures, _namer(atlas), atlas.specimen)


def _namer(atlas: Atlas) -> Callable[[Row, str], str]:
    """Names of indicators with part, breakdown and unit, as the pages have them."""
    # Asked now: the file is written after the request, and with it the version asked for, is gone.
    indicators = atlas.indicators

    def name(measure: Row, quantity: str) -> str:
        indicator = words.narrowed(indicators[measure["indicator"]], measure["part"], measure["breakdown"])
        if measure["part"] != "whole" and indicator.part(measure["part"]) is None:
            staff = words.breakdown_label(measure["part"])
            indicator = replace(indicator, short=f"{indicator.short}, {staff.lower()} staff")
        number = f"WRES {indicator.number}: " if indicator.number else ""
        what = {"difference": "BME minus White staff, ", "ratio": "", "value": ""}[quantity]
        if quantity == "difference" and indicator.ratio == "board-workforce":
            what = "board minus workforce, "
        return f"{number}{indicator.short} ({what}{words.unit(quantity, indicator)})"

    return name


def _file(name: str, lines: Iterator[bytes]) -> Response:
    response = Response(lines, mimetype="text/csv")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}-fingertips.csv"'
    return response
