"""Where? Regions, systems and trusts on a map, with the ranked list that holds the same rows and drives it."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import Any

import dash
from dash import ClientsideFunction, Input, Output, State, dcc, html
from dash.development.base_component import Component

from atlas.reader import Atlas
from atlas.selection import Selection
from atlas.web import document_map, map_controls, map_files, map_view, parts
from atlas.web.map_choices import NothingToDrawError
from atlas.web.map_view import DEFAULTS, View

PATH, TITLE, NAV = "/map", "Map", "Map"

_SUPPORTED = ("harassment_public", "harassment_staff", "discrimination")
_LEGEND = {
    "bme": ("bme",),
    "white": ("white",),
    "all": ("all",),
    "difference": ("bme", "white"),
    "ratio": (),
}


class Id(StrEnum):
    """Every element that a callback reads or writes."""

    QUESTION = "map-question"
    FINDING = "map-finding"
    NOTICES = "map-notices"
    INDICATOR = "map-indicator"
    PART = "map-part"
    PART_HOLDER = "map-part-holder"
    MEASURE = "map-measure"
    LEVEL = "map-level"
    YEAR = "map-year"
    SIZE = "map-size"
    SIZE_HOLDER = "map-size-holder"
    CHART = "map-chart"
    OFFERED = "map-offered"
    FIGURE = "map-figure"
    LEGEND = "map-legend"
    TWIN = "map-twin"
    SAID = "map-said"
    RESET = "map-reset"
    TRUSTS = "map-trusts"
    CSV = "map-csv"
    SOURCE = "map-source"
    SUPPORT = "map-support"
    PLACE = "map-place"
    YEARS = "map-years"
    ADDRESS = "map-address"
    WRITTEN = "map-written"
    ARRIVED = "map-arrived"


_CONTROLS = {
    "indicator": Id.INDICATOR, "part": Id.PART, "part_holder": Id.PART_HOLDER, "measure": Id.MEASURE, "level": Id.LEVEL,
    "year": Id.YEAR, "chart": Id.CHART, "size": Id.SIZE, "size_holder": Id.SIZE_HOLDER,
}  # fmt: skip


def layout(atlas: Atlas) -> Callable[..., Component]:
    """The page for a query string, drawn whole."""

    def build(**query: str) -> Component:
        wish, odd = Selection.from_query(query, DEFAULTS)

        def answer(version: str) -> Component:
            settled, missed = map_view.settle(atlas, version, wish)
            return _page(atlas, version, map_view.view(atlas, version, settled), [*odd, *missed])

        try:
            return map_view.steadily(atlas, answer)
        except NothingToDrawError as error:
            return map_controls.nothing(str(error))

    return build


EXPORTS = {"map": map_files.export, "map-trusts": map_files.export_trusts}
WORKBOOKS = {
    "map": map_files.workbook,
    "map-trusts": lambda atlas, selection: [map_files.export_trusts(atlas, selection)],
}
DOCUMENTS = {"map": document_map.of(map_files.draw), "map-trusts": document_map.of_trusts(map_files.draw)}
settle = map_files.settle


def _page(atlas: Atlas, version: str, drawn: View, notices: list[str]) -> Component:
    selection, shown = drawn.selection, drawn.shown
    return html.Div(
        [
            html.H1(drawn.question, id=Id.QUESTION, **{"data-role": "title"}),
            parts.finding(Id.FINDING, shown.finding),
            html.Div(parts.notices(notices), id=Id.NOTICES, className="stack"),
            map_controls.row(_CONTROLS, map_view.held(atlas, version), atlas.indicators, selection),
            html.Div(
                [
                    html.Div(
                        [
                            parts.chart(
                                Id.FIGURE, shown.figure, "Choose a place here or in the list to see it closer.",
                                720, instruction=True,
                            ),
                            html.Div(
                                [
                                    html.P(shown.said, id=Id.SAID, role="status"),
                                    html.Button(
                                        f"Show all of {atlas.nation.name}", id=Id.RESET, type="button",
                                        className="button", hidden=not shown.said, **{"data-place": ""},
                                    ),
                                ],
                                className="chosen-place",
                            ),
                        ],
                        className="stack",
                    ),
                    html.Div(
                        [
                            html.Div(_legend(selection), id=Id.LEGEND),
                            html.Div(shown.twin, id=Id.TWIN),
                            parts.actions(shown.csv, Id.CSV, "/methods#verdicts", Id.FIGURE),
                        ],
                        className="stack twin",
                    ),
                ],
                className="beside map",
            ),
            html.Div(shown.trusts, id=Id.TRUSTS),
            parts.source(Id.SOURCE, shown.source, shown.coverage),
            html.P(_offered(atlas, version, selection), id=Id.OFFERED, className="sub"),
            html.Div(parts.support(), id=Id.SUPPORT, hidden=selection.indicator not in _SUPPORTED),
            _limits(atlas, version),
            dcc.Store(id=Id.YEARS, data=drawn.payload),
            dcc.Store(id=Id.PLACE, data=selection.place),
            parts.address(Id.ADDRESS, shown.query),
            html.Span(id=Id.WRITTEN, hidden=True),
            html.Span(id=Id.ARRIVED, hidden=True),
        ],
        className="page",
    )  # fmt: skip


def _legend(selection: Selection) -> Any:
    groups = _LEGEND[selection.measure]
    return parts.group_legend(*groups) if groups else []


def _offered(atlas: Atlas, version: str, selection: Selection) -> list[Any]:
    held = map_view.held(atlas, version)
    return [
        html.Strong("What is held. "),
        f"{held.offered(selection.indicator, selection.part)} ",
        "BME: ",
        html.A("Black and minority ethnic (BME) staff", href="/methods#bme"),
        ". Every figure, its source and its licence are on the ",
        html.A("data page", href="/data"),
        ".",
    ]


def _limits(atlas: Atlas, version: str) -> Component:
    left_out = map_controls.not_mapped(map_view.held(atlas, version), atlas.indicators)
    return parts.limits(
        html.Span(
            [
                "Why a gap is as it is, or what it is for one ethnic group: BME is many groups, shown on the ",
                html.A("groups page", href="/groups"),
                ".",
            ]
        ),
        "What those think who did not answer. About half of staff answer the survey, and those who do not may feel "
        "differently. The 2024 workbooks print no response rates.",
        "Whether one place is truly worse than its neighbour in the list: where their intervals overlap, the order "
        "may be chance.",
        *([left_out] if left_out else []),
        html.Span(["Something looks wrong? ", html.A("Report an error", href="/data#report-an-error"), "."]),
    )


def register(app: dash.Dash, atlas: Atlas) -> None:
    """One callback asks for all years of a choice; in the browser the year picks among them, and a click a place."""
    parts.keep_address(app, Id.ADDRESS, Id.WRITTEN)
    app.clientside_callback(
        ClientsideFunction("map", "arrived"),
        Output(Id.ARRIVED, "className"),
        Input(Id.TWIN, "id"),
    )
    app.clientside_callback(
        ClientsideFunction("map", "clicked"),
        Output(Id.PLACE, "data"),
        Input(Id.FIGURE, "clickData"),
        prevent_initial_call=True,
    )
    app.clientside_callback(
        ClientsideFunction("map", "pick"),
        Output(Id.FIGURE, "figure"),
        Output(Id.TWIN, "children"),
        Output(Id.FINDING, "children"),
        Output(f"{Id.SOURCE}-coverage", "children"),
        Output(Id.SOURCE, "children"),
        Output(Id.SAID, "children"),
        Output(Id.RESET, "hidden"),
        Output(Id.TRUSTS, "children"),
        Output(Id.CSV, "href"),
        Output(Id.ADDRESS, "data"),
        Input(Id.YEARS, "data"),
        Input(Id.YEAR, "value"),
        prevent_initial_call=True,
    )

    @app.callback(
        output={
            "question": Output(Id.QUESTION, "children"),
            "notices": Output(Id.NOTICES, "children"),
            "parts": Output(Id.PART, "options"),
            "part": Output(Id.PART, "value"),
            "no_parts": Output(Id.PART_HOLDER, "hidden"),
            "measures": Output(Id.MEASURE, "options"),
            "measure": Output(Id.MEASURE, "value"),
            "levels": Output(Id.LEVEL, "options"),
            "level": Output(Id.LEVEL, "value"),
            "charts": Output(Id.CHART, "options"),
            "chart": Output(Id.CHART, "value"),
            "no_size": Output(Id.SIZE_HOLDER, "hidden"),
            "year_options": Output(Id.YEAR, "options"),
            "year": Output(Id.YEAR, "value"),
            "legend": Output(Id.LEGEND, "children"),
            "offered": Output(Id.OFFERED, "children"),
            "no_support": Output(Id.SUPPORT, "hidden"),
            "years": Output(Id.YEARS, "data"),
        },
        inputs={
            "indicator": Input(Id.INDICATOR, "value"),
            "part": Input(Id.PART, "value"),
            "measure": Input(Id.MEASURE, "value"),
            "level": Input(Id.LEVEL, "value"),
            "chart": Input(Id.CHART, "value"),
            "size": Input(Id.SIZE, "value"),
            "place": Input(Id.PLACE, "data"),
            "year": State(Id.YEAR, "value"),
        },
        prevent_initial_call=True,
    )
    def redraw(**asked: str | None) -> dict[str, Any]:
        wish, odd = Selection.from_query({key: value for key, value in asked.items() if value}, DEFAULTS)
        return map_view.steadily(atlas, lambda version: _changed(atlas, version, wish, odd))


def _changed(atlas: Atlas, version: str, wish: Selection, odd: list[str]) -> dict[str, Any]:
    """Every output of the callback, by name."""
    settled, missed = map_view.settle(atlas, version, wish)
    offer = map_controls.offer(map_view.held(atlas, version), atlas.indicators, settled)
    return {
        "question": map_view.question(atlas, settled),
        "notices": parts.notices([*odd, *missed]),
        "parts": offer.parts,
        "part": settled.part,
        "no_parts": len(offer.parts) < 2,
        "measures": offer.measures,
        "measure": settled.measure,
        "levels": offer.levels,
        "level": settled.level,
        "charts": offer.charts,
        "chart": settled.chart,
        "no_size": settled.level != "trust",
        "year_options": offer.years,
        "year": str(settled.year),
        "legend": _legend(settled),
        "offered": _offered(atlas, version, settled),
        "no_support": settled.indicator not in _SUPPORTED,
        "years": map_view.view(atlas, version, settled).payload,
    }
