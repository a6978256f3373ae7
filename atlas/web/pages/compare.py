"""Two to five employers side by side: what cannot be known, what can, and which differences are more than chance."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from functools import partial
from typing import Any

import dash
from dash import Input, Output, html
from dash.development.base_component import Component

from atlas.exports.table import Table
from atlas.figures import pixels
from atlas.reader import Atlas
from atlas.selection import Selection
from atlas.sentences import compare as sentences
from atlas.web import (
    compare_parts,
    compare_table,
    compare_view,
    document_pages,
    document_tallies,
    parts,
    trend_tables,
    trend_view,
)
from atlas.web.addresses import export_file, with_query
from atlas.web.compare_view import DEFAULTS, View
from atlas.web.markup import inserted

PATH, TITLE, NAV = "/compare", "Compare employers", "Compare"

# What all staff were asked in the same words for several years.
_OVER_TIME = ("discrimination", "harassment_public")
_CAPTION = (
    "Each employer’s rates with their 95 % intervals, dotted where numbers of answers are estimated, in the order "
    "chosen. The table says the same."
)
_HEIGHT = 380


class Id(StrEnum):
    """Every element that a callback reads or writes, or that has a name."""

    FINDING = "compare-finding"
    FIGURE = "compare-figure"
    TWIN = "compare-twin"
    CSV = "compare-csv"
    SOURCE = "compare-source"
    OVER_TIME = "compare-over-time"
    TREND_FINDING = "compare-trend-finding"
    TREND = "compare-trend"
    TREND_TWIN = "compare-trend-twin"
    CHOSEN = "compare-chosen"
    ADDRESS = "compare-address"
    WRITTEN = "compare-written"


def layout(atlas: Atlas) -> Callable[..., Component]:
    """The page for a query string, drawn whole."""

    def page(settled: Selection, notices: list[str]) -> Component:
        return _page(atlas, settled, compare_view.view(atlas, settled), notices)

    return parts.laid_out(DEFAULTS, page, partial(compare_view.settle, atlas))


def draw(atlas: Atlas, selection: Selection) -> View:
    """What the page shows for a selection."""
    return compare_view.view(atlas, compare_view.settle(atlas, selection)[0])


def export(atlas: Atlas, selection: Selection) -> Table:
    """The figures on screen, with all that is known of them."""
    return compare_view.tables(atlas, selection)[0]


def export_pairs(atlas: Atlas, selection: Selection) -> Table:
    """Every pair on screen."""
    return compare_view.tables(atlas, selection)[1]


EXPORTS = {"compare": export, "compare-pairs": export_pairs}
WORKBOOKS = {"compare": compare_view.tables}
DOCUMENTS = {"compare": document_pages.of_compare, "compare-pairs": document_tallies.pairs}
settle = compare_view.settle


def _page(atlas: Atlas, settled: Selection, view: View, notices: list[str]) -> Component:
    codes = settled.organisations
    top = [
        html.Div(
            [html.P(sentence) for sentence in view.finding],
            id=Id.FINDING, className="finding cannot", **{"data-role": "finding"},
        ),
        *parts.notices(notices),
        compare_parts.choose(view),
        compare_parts.basket(codes),
    ]  # fmt: skip
    # What callbacks read and write is there, if out of sight, while nobody is chosen.
    kept = [
        html.Div(_over_time(atlas, settled), hidden=not codes),
        parts.address(Id.ADDRESS, settled.to_query(DEFAULTS)),
        html.Span(id=Id.WRITTEN, hidden=True),
        html.Span(",".join(codes), id=Id.CHOSEN, hidden=True),
    ]
    if not codes:
        return parts.page(sentences.QUESTION, html.P(_EMPTY, className="lead"), *top, *kept)
    return parts.page(
        view.title,
        *top,
        html.Section([html.H2("In words"), compare_parts.cards(view)], className="stack"),
        html.Section([html.H2("The figures"), _figures(view)], className="stack"),
        *_differences(view),
        *kept,
        parts.source(Id.SOURCE, view.source, view.coverage),
        parts.support(),
        _limits(),
    )


_EMPTY = (
    "Choose two to five employers: type a name or a code below, or press “Compare” beside an employer on any page. "
    "Your choice stays in this browser, and the address of this page holds it for sharing."
)


def _figures(view: View) -> Component:
    turned = ". A gap above 0 points, or above 1.00 times, is worse for BME staff."
    bme = html.P(
        ["BME: ", html.A("Black and minority ethnic (BME) staff", href="/methods#bme"), turned], className="sub"
    )
    actions = parts.actions(export_file("compare", "csv", view.query), Id.CSV, "/methods#compare", Id.FIGURE)
    pairs = html.A("Pairs (CSV)", href=f"/export/compare-pairs.csv?{view.query}", className="button", download="")
    book = html.A("Workbook (XLSX)", href=export_file("compare", "xlsx", view.query), className="button", download="")
    actions.children[2:2] = [book]
    actions.children.insert(4, pairs)
    return html.Div(
        [
            html.Div(
                [
                    html.Div([parts.chart(Id.FIGURE, view.figure, _CAPTION, view.height), actions], className="stack"),
                    inserted(Id.TWIN, compare_table.screen(view.questions, view.employers), "twin"),
                ],
                className="beside compare",
            ),
            bme,
        ],
        className="stack",
    )


def _differences(view: View) -> list[Component]:
    if len(view.employers) < 2:
        return []
    heading = html.H2("Which differences are more than chance?")
    inside = [heading, *compare_parts.differences(view.questions), html.P(sentences.HOW, className="sub")]
    return [html.Section(inside, className="stack compare")]


def _over_time(atlas: Atlas, settled: Selection) -> Component:
    shown = _trend(atlas, settled)
    options = [(key, atlas.indicators[key].short) for key in _OVER_TIME]
    return html.Section(
        [
            html.H2("Is it changing?"),
            html.P(
                "All staff. Where more than one year of BME and White rates is held, the page of trends shows them.",
                className="sub",
            ),
            html.P(shown["finding"], id=Id.TREND_FINDING, **{"aria-live": "polite"}),
            parts.controls(parts.select("Over the years", Id.OVER_TIME, options, shown["indicator"])),
            html.Div(
                [
                    parts.chart(Id.TREND, shown["figure"], shown["caption"], _HEIGHT),
                    html.Div(shown["twin"], id=Id.TREND_TWIN, className="twin stack"),
                ],
                className="beside",
            ),
            html.P(
                html.A("Breaks and remarks, and more on the page of trends", href=with_query("/trends", shown["more"])),
                className="trends-link",
            ),
        ],
        className="stack",
    )


def _trend(atlas: Atlas, settled: Selection) -> dict[str, Any]:
    indicator = settled.indicator if settled.indicator in _OVER_TIME else DEFAULTS.indicator
    wish = Selection(indicator=indicator, group="all", organisations=settled.organisations, benchmark="none")
    shown = trend_view.view(atlas, wish)
    return {
        "indicator": indicator,
        "finding": shown.finding,
        "figure": shown.figure,
        "caption": shown.caption,
        "twin": trend_tables.displayed(shown.table, shown.links),
        "more": wish.to_query(),
    }


def _limits() -> Component:
    return parts.limits(
        "How it is in your profession, pay band or ward: nothing is published below trust level.",
        "What those think who did not answer the survey: they may feel differently.",
        "Which employer is better for you: a narrow gap can stand beside low rates for everyone. Read both.",
        html.Span(["BME is many groups: ", html.A("18 ethnic groups, for England", href="/groups"), "."]),
        "Who you are or what you chose: your list stays in this browser and is in the address, nowhere else.",
        html.Span(["Something looks wrong? ", html.A("Report an error", href="/data#report-an-error"), "."]),
    )


def register(app: dash.Dash, atlas: Atlas) -> None:
    """One callback redraws the years; who is compared is changed by links and forms, which lead to a new address."""
    parts.keep_address(app, Id.ADDRESS, Id.WRITTEN)

    @app.callback(
        output={
            "finding": Output(Id.TREND_FINDING, "children"),
            "figure": Output(Id.TREND, "figure"),
            "twin": Output(Id.TREND_TWIN, "children"),
            "address": Output(Id.ADDRESS, "data"),
        },
        inputs={"indicator": Input(Id.OVER_TIME, "value"), "codes": Input(Id.CHOSEN, "children")},
        prevent_initial_call=True,
    )
    def redraw(indicator: str | None, codes: str | None) -> dict[str, Any]:
        query = {"indicator": indicator or "", "with": codes or ""}
        wish, _ = Selection.from_query({key: value for key, value in query.items() if value}, DEFAULTS)
        settled, _ = compare_view.settle(atlas, wish)
        shown = _trend(atlas, settled)
        address = Selection.to_query(settled, DEFAULTS)
        words = {key: shown[key] for key in ("finding", "twin")}
        return {**words, "figure": pixels.drawn(shown["figure"]), "address": address}
