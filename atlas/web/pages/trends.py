"""/trends: is it changing? Up to ten organisations over time against a benchmark, or England's national series."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum
from typing import Any
from urllib.parse import parse_qsl

import dash
from dash import Input, Output, State, html
from dash.development.base_component import Component

from atlas.exports.table import Table
from atlas.figures import pixels
from atlas.reader import Atlas
from atlas.selection import MAX_ORGANISATIONS, Selection
from atlas.web import document_trends, parts, tables, trend_controls, trend_tables, trend_view
from atlas.web.addresses import export_file
from atlas.web.remembered import once_a_version
from atlas.web.trend_view import Trends

PATH, TITLE, NAV = "/trends", "Is it changing?", "Trends"
# Blank means the page's own choice: the indicator and group with the fullest series.
DEFAULTS = Selection(indicator="", group="", benchmark="england")
_SUPPORTED = ("harassment_public", "harassment_staff", "discrimination")


class Id(StrEnum):
    """Component ids."""

    ABOUT = "trends-about"
    FINDING = "trends-finding"
    NOTICES = "trends-notices"
    INDICATOR = "trends-indicator"
    PART = "trends-part"
    PART_HOLDER = "trends-part-holder"
    GROUP = "trends-group"
    FIRST = "trends-first"
    LAST = "trends-last"
    BENCHMARK = "trends-benchmark"
    BENCHMARK_HOLDER = "trends-benchmark-holder"
    BOX = "trends-box"
    ADD = "trends-add"
    HELD = "trends-held"
    FIGURE = "trends-figure"
    TABLE = "trends-table"
    BREAKS = "trends-breaks"
    HOLDINGS = "trends-holdings"
    CSV = "trends-csv"
    SOURCE = "trends-source"
    SUPPORT = "trends-support"
    ADDRESS = "trends-address"
    WRITTEN = "trends-written"


SLOTS = tuple(f"trends-remove-{number}" for number in range(MAX_ORGANISATIONS))
_CONTROLS = {
    "indicator": Id.INDICATOR, "part": Id.PART, "part_holder": Id.PART_HOLDER, "group": Id.GROUP, "first": Id.FIRST,
    "last": Id.LAST, "benchmark": Id.BENCHMARK, "benchmark_holder": Id.BENCHMARK_HOLDER,
}  # fmt: skip


def layout(atlas: Atlas) -> Callable[..., Component]:
    """The page for a query string, drawn whole."""
    return parts.laid_out(DEFAULTS, lambda selection, odd: _page(atlas, draw(atlas, selection), odd))


@once_a_version(256)
def draw(atlas: Atlas, selection: Selection) -> Trends:
    """What the page shows for a selection."""
    return trend_view.view(atlas, selection)


def export(atlas: Atlas, selection: Selection) -> Table:
    """The table on screen."""
    return draw(atlas, selection).table


def export_breaks(atlas: Atlas, selection: Selection) -> Table:
    """The breaks listed under the table."""
    return draw(atlas, selection).breaks


EXPORTS = {"trends": export, "trends-breaks": export_breaks}
DOCUMENTS = {"trends": document_trends.of(draw), "trends-breaks": document_trends.breaks}


def _page(atlas: Atlas, drawn: Trends, odd: list[str]) -> Component:
    chosen = drawn.selection
    return html.Div(
        [
            html.H1([f"{TITLE} ", html.Span(drawn.about, id=Id.ABOUT)], **{"data-role": "title"}),
            parts.finding(Id.FINDING, drawn.finding),
            html.Div(parts.notices([*odd, *drawn.notices]), id=Id.NOTICES, className="stack"),
            trend_controls.row(
                _CONTROLS, atlas.indicators, chosen, drawn.parts, drawn.group, drawn.groups, drawn.years,
                drawn.period_kind, nation=atlas.nation.name, with_benchmark=bool(drawn.chosen),
            ),
            trend_controls.picker(Id.BOX, Id.ADD, SLOTS, drawn.chosen),
            html.P(
                [
                    html.Span(drawn.held, id=Id.HELD),
                    " BME: ", html.A("Black and minority ethnic (BME) staff", href="/methods#bme"), ".",
                ],
                className="sub",
            ),
            html.Div(
                [
                    html.Div(parts.chart(Id.FIGURE, drawn.figure, drawn.caption), className="card"),
                    html.Div(_table(drawn), id=Id.TABLE),
                ],
                className="beside trends",
            ),
            html.Div(_breaks(drawn), id=Id.BREAKS, className="trends-breaks"),
            html.Details(
                [
                    html.Summary("What is held for each indicator"),
                    html.Div(tables.table(drawn.holdings, row_header="what"), id=Id.HOLDINGS),
                ],
                className="trends-breaks",
            ),
            parts.actions(_csv(chosen), Id.CSV, "/methods#intervals", Id.FIGURE),
            parts.source(Id.SOURCE, drawn.source, drawn.coverage),
            html.Div(parts.support(), id=Id.SUPPORT, hidden=chosen.indicator not in _SUPPORTED),
            parts.limits(
                "Why a figure changed. A change that is more than chance can still come from who answered, who joined "
                "and who left.",
                "Whether two years are a trend. They are not.",
                "How it was in the years between: where nothing is held, nothing is drawn.",
                "What those think who did not answer the survey: they may feel differently.",
                html.Span(
                    ["What one ethnic group finds: BME is many groups. What each of 18 says is on the ",
                     html.A("groups page", href="/groups"), ", England’s ladder by group on the ",
                     html.A("progression page", href="/progression"), "."]
                ),
                html.Span(["Something looks wrong? ", html.A("Report an error", href="/data#report-an-error"), "."]),
            ),
            parts.address(Id.ADDRESS, chosen.to_query(DEFAULTS)),
            html.Span(id=Id.WRITTEN, hidden=True),
        ],
        className="page",
    )  # fmt: skip


def _table(drawn: Trends) -> Any:
    return trend_tables.displayed(drawn.table, drawn.links)


def _breaks(drawn: Trends) -> Any:
    return tables.table(drawn.breaks) if drawn.breaks.rows else []


def _csv(selection: Selection) -> str:
    return export_file("trends", "csv", selection.to_query(DEFAULTS))


def register(app: dash.Dash, atlas: Atlas) -> None:
    """One callback redraws the page; one keeps the address bar."""
    parts.keep_address(app, Id.ADDRESS, Id.WRITTEN)

    @app.callback(
        output={
            "about": Output(Id.ABOUT, "children"),
            "finding": Output(Id.FINDING, "children"),
            "notices": Output(Id.NOTICES, "children"),
            "parts": Output(Id.PART, "options"),
            "part": Output(Id.PART, "value"),
            "no_parts": Output(Id.PART_HOLDER, "hidden"),
            "groups": Output(Id.GROUP, "options"),
            "group": Output(Id.GROUP, "value"),
            "firsts": Output(Id.FIRST, "options"),
            "first": Output(Id.FIRST, "value"),
            "lasts": Output(Id.LAST, "options"),
            "last": Output(Id.LAST, "value"),
            "no_benchmark": Output(Id.BENCHMARK_HOLDER, "hidden"),
            "box": Output(Id.BOX, "value"),
            "submits": Output(Id.BOX, "n_submit"),
            "adds": Output(Id.ADD, "n_clicks"),
            "faces": [Output(slot, "children") for slot in SLOTS],
            "empty": [Output(slot, "hidden") for slot in SLOTS],
            "clicks": [Output(slot, "n_clicks") for slot in SLOTS],
            "held": Output(Id.HELD, "children"),
            "figure": Output(Id.FIGURE, "figure"),
            "style": Output(Id.FIGURE, "style"),
            "caption": Output(f"{Id.FIGURE}-caption", "children"),
            "table": Output(Id.TABLE, "children"),
            "breaks": Output(Id.BREAKS, "children"),
            "holdings": Output(Id.HOLDINGS, "children"),
            "csv": Output(Id.CSV, "href"),
            "coverage": Output(f"{Id.SOURCE}-coverage", "children"),
            "source": Output(Id.SOURCE, "children"),
            "no_support": Output(Id.SUPPORT, "hidden"),
            "address": Output(Id.ADDRESS, "data"),
        },
        inputs={
            "indicator": Input(Id.INDICATOR, "value"),
            "part": Input(Id.PART, "value"),
            "group": Input(Id.GROUP, "value"),
            "first": Input(Id.FIRST, "value"),
            "last": Input(Id.LAST, "value"),
            "benchmark": Input(Id.BENCHMARK, "value"),
            "pressed": [Input(Id.ADD, "n_clicks"), Input(Id.BOX, "n_submit")],
            "removed": [Input(slot, "n_clicks") for slot in SLOTS],
            "text": State(Id.BOX, "value"),
            "address": State(Id.ADDRESS, "data"),
        },
        prevent_initial_call=True,
    )
    def redraw(
        indicator: str, part: str, group: str | None, first: str, last: str, benchmark: str,
        pressed: list[int | None], removed: list[int | None], text: str | None, address: str,
    ) -> dict[str, Any]:  # fmt: skip
        before, _ = Selection.from_query(dict(parse_qsl(address)), DEFAULTS)
        codes = tuple(code for code, clicks in zip(before.organisations, removed, strict=False) if not clicks)
        notices: list[str] = []
        if any(pressed):
            codes, notices = trend_controls.add(atlas, codes, text or "")
        values = {
            "indicator": indicator,
            "part": part,
            "group": group,
            "from": first,
            "to": last,
            "benchmark": benchmark,
        }
        if bool(codes) != bool(before.organisations):
            values["group"] = None  # England has other groups than a trust: the page chooses the fullest anew
        selection, odd = trend_controls.refined(atlas.indicators, before, values, DEFAULTS)
        selection = replace(selection, organisations=codes)
        drawn = draw(atlas, selection)
        return _changed(drawn, [*notices, *odd, *drawn.notices])


def _changed(drawn: Trends, notices: list[str]) -> dict[str, Any]:
    """Every output of the callback, by name."""
    selection = drawn.selection
    spare = MAX_ORGANISATIONS - len(drawn.chosen)
    return {
        "about": drawn.about,
        "finding": drawn.finding,
        "notices": parts.notices(notices),
        "parts": trend_controls.choices(drawn.parts),
        "part": selection.part,
        "no_parts": len(drawn.parts) < 2,
        "groups": trend_controls.choices(drawn.groups),
        "group": drawn.group,
        "firsts": trend_controls.choices(trend_controls.years(drawn.years, drawn.period_kind, "Earliest")),
        "first": str(selection.first or trend_controls.OPEN),
        "lasts": trend_controls.choices(trend_controls.years(drawn.years, drawn.period_kind, "Newest")),
        "last": str(selection.last or trend_controls.OPEN),
        "no_benchmark": not drawn.chosen,
        "box": "",
        "submits": 0,
        "adds": 0,
        "faces": [*[trend_controls.removal(subject) for subject in drawn.chosen], *[""] * spare],
        "empty": [*[False] * len(drawn.chosen), *[True] * spare],
        "clicks": [0] * MAX_ORGANISATIONS,
        "held": drawn.held,
        "figure": pixels.drawn(drawn.figure),
        "style": {"height": f"{parts.height_of(drawn.figure)}px"},
        "caption": drawn.caption,
        "table": _table(drawn),
        "breaks": _breaks(drawn),
        "holdings": tables.table(drawn.holdings, row_header="what"),
        "csv": _csv(selection),
        "coverage": drawn.coverage,
        "source": drawn.source,
        "no_support": selection.indicator not in _SUPPORTED,
        "address": selection.to_query(DEFAULTS),
    }
