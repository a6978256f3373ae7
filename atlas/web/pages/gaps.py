"""Who stands out, and is it real? Every trust's ratio against chance, against the others and against equality."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from functools import partial
from typing import Any

import dash
from dash import Input, Output, html
from dash.development.base_component import Component

from atlas.exports.table import Table
from atlas.figures import funnel, pixels, ranked_ratios
from atlas.reader import Atlas
from atlas.selection import Selection
from atlas.sentences import gaps as sentences
from atlas.web import document_gaps, gaps_view, options, parts
from atlas.web.gaps_view import DEFAULTS, View
from atlas.web.markup import inserted, markup

PATH, TITLE, NAV = "/gaps", "Gaps", "Gaps"

# A native list shows nothing for an empty value, so “all” is a value of its own.
_ALL = "all"
_SUPPORTED = ("harassment_public", "harassment_staff", "discrimination")
_FUNNEL_CAPTION = (
    "Funnel plot: trusts with more answers stand further to the right. A ratio from few answers strays far by chance "
    "alone, so the limits are wide at the left."
)
_RANKED_CAPTION = (
    "The trusts in the list, each with its 95 % interval, dashed where numbers of answers are estimated. The shaded "
    "band is the four-fifths rule: a rule of thumb for near enough to equal."
)


class Id(StrEnum):
    """Every element that a callback reads or writes."""

    FINDING = "gaps-finding"
    NOTICES = "gaps-notices"
    INDICATOR = "gaps-indicator"
    YEAR = "gaps-year"
    KIND = "gaps-kind"
    AREA = "gaps-area"
    TARGET = "gaps-target"
    FUNNEL = "gaps-funnel"
    RANKED = "gaps-ranked"
    TWIN = "gaps-twin"
    COUNTS = "gaps-counts"
    REAL = "gaps-real"
    CSV = "gaps-csv"
    SOURCE = "gaps-source"
    SUPPORT = "gaps-support"
    ADDRESS = "gaps-address"
    WRITTEN = "gaps-written"


def layout(atlas: Atlas) -> Callable[..., Component]:
    """The page for a query string, drawn whole."""

    def page(settled: Selection, notices: list[str]) -> Component:
        return _page(atlas, gaps_view.view(atlas, settled), notices)

    return parts.laid_out(DEFAULTS, page, partial(gaps_view.settle, atlas))


def draw(atlas: Atlas, selection: Selection) -> View:
    """What the page shows for a selection."""
    settled, _ = gaps_view.settle(atlas, selection)
    return gaps_view.view(atlas, settled)


def export(atlas: Atlas, selection: Selection) -> Table:
    """The rows on screen, with all that is known of them."""
    settled, _ = gaps_view.settle(atlas, selection)
    return gaps_view.table(atlas, settled)


DOCUMENTS = {"gaps": document_gaps.sections}
settle = gaps_view.settle


def _page(atlas: Atlas, view: View, notices: list[str]) -> Component:
    exhibits = html.Div(
        [
            html.Div(
                [
                    parts.chart(Id.FUNNEL, view.funnel, _FUNNEL_CAPTION, funnel.HEIGHT),
                    parts.actions(view.csv, Id.CSV, "/methods#funnel", Id.FUNNEL),
                ],
                className="stack",
            ),
            inserted(Id.TWIN, view.twin, "twin"),
        ],
        className="beside gaps",
    )
    return parts.page(
        sentences.QUESTION,
        parts.finding(Id.FINDING, view.finding),
        html.Div(parts.notices(notices), id=Id.NOTICES, className="stack"),
        _controls(atlas, view),
        exhibits,
        html.P(
            [
                "BME: ",
                html.A("Black and minority ethnic (BME) staff", href="/methods#bme"),
                f". Everything is turned so that above 1 is worse for BME staff. {sentences.UNMOVED}",
            ],
            className="sub",
        ),
        html.Section(
            [
                html.H2("Every ratio, in order"),
                parts.chart(Id.RANKED, view.ranked, _RANKED_CAPTION, ranked_ratios.HEIGHT),
                html.Div(
                    parts.images(Id.RANKED, "ranked", title="Every ratio, in order"),
                    className="actions",
                ),
            ],
            className="stack",
        ),
        html.Section(
            [
                html.H2("Is it real?"),
                html.Div(
                    [html.Div(view.counts, id=Id.COUNTS), html.Ul(_items(view.real), id=Id.REAL, className="stack")],
                    className="halves gaps-real",
                ),
            ],
            className="stack",
        ),
        parts.source(Id.SOURCE, view.source, view.coverage),
        html.Div(parts.support(), id=Id.SUPPORT, hidden=view.selection.indicator not in _SUPPORTED),
        _limits(),
        parts.address(Id.ADDRESS, view.query),
        html.Span(id=Id.WRITTEN, hidden=True),
    )


def _controls(atlas: Atlas, view: View) -> Component:
    chosen = view.selection
    everywhere = [(_ALL, f"All of {atlas.nation.name}"), *options.areas(atlas)]
    kinds = [(_ALL, "All types"), *options.trust_types()]
    return parts.controls(
        parts.select(
            "Indicator",
            Id.INDICATOR,
            gaps_view.indicator_options(atlas),
            gaps_view.option_of(chosen.indicator, chosen.part),
        ),
        parts.select("Survey", Id.YEAR, view.years, str(chosen.year or "")),
        parts.segments("Limits around", Id.TARGET, list(sentences.TARGETS.items()), chosen.target),
        parts.select("Type of trust", Id.KIND, kinds, chosen.kind or _ALL),
        parts.select("Region or system", Id.AREA, everywhere, chosen.place or _ALL),
    )


def _items(texts: tuple[str, ...]) -> list[Component]:
    return [html.Li(text) for text in texts]


def _limits() -> Component:
    return parts.limits(
        "Which trust is worst. The order at either end is mostly chance: a trust stands out from the rest, or the "
        "figures cannot tell it from them.",
        "Whether standing with the rest is good. Most trusts can be alike and all have a gap: compare the column "
        "“Against equality”.",
        "Why a ratio is as it is, or what it is for one ethnic group: BME is many groups.",
        "What those think who did not answer the survey: they may feel differently.",
        html.Span(["Something looks wrong? ", html.A("Report an error", href="/data#report-an-error"), "."]),
    )


def register(app: dash.Dash, atlas: Atlas) -> None:
    """One callback redraws everything when a control changes; the address follows in the browser."""
    parts.keep_address(app, Id.ADDRESS, Id.WRITTEN)

    @app.callback(
        output={
            "finding": Output(Id.FINDING, "children"),
            "notices": Output(Id.NOTICES, "children"),
            "years": Output(Id.YEAR, "options"),
            "year": Output(Id.YEAR, "value"),
            "funnel": Output(Id.FUNNEL, "figure"),
            "ranked": Output(Id.RANKED, "figure"),
            "twin": Output(Id.TWIN, "data-markup"),
            "counts": Output(Id.COUNTS, "children"),
            "real": Output(Id.REAL, "children"),
            "coverage": Output(f"{Id.SOURCE}-coverage", "children"),
            "source": Output(Id.SOURCE, "children"),
            "no_support": Output(Id.SUPPORT, "hidden"),
            "csv": Output(Id.CSV, "href"),
            "address": Output(Id.ADDRESS, "data"),
        },
        inputs={
            "indicator": Input(Id.INDICATOR, "value"),
            "year": Input(Id.YEAR, "value"),
            "type": Input(Id.KIND, "value"),
            "place": Input(Id.AREA, "value"),
            "target": Input(Id.TARGET, "value"),
        },
        prevent_initial_call=True,
    )
    def redraw(indicator: str | None, **asked: str | None) -> dict[str, Any]:
        name, _, part = (indicator or "").partition(".")
        query = {"indicator": name, "part": part, **asked}
        wish, odd = Selection.from_query(
            {key: value for key, value in query.items() if value and value != _ALL}, DEFAULTS
        )
        settled, missed = gaps_view.settle(atlas, wish)
        return _changed(gaps_view.view(atlas, settled), [*odd, *missed])


def _changed(view: View, notices: list[str]) -> dict[str, Any]:
    """Every output of the callback, by name."""
    return {
        "finding": view.finding,
        "notices": parts.notices(notices),
        "years": [{"value": value, "label": label} for value, label in view.years],
        "year": str(view.selection.year or ""),
        "funnel": pixels.drawn(view.funnel),
        "ranked": pixels.drawn(view.ranked),
        "twin": markup(view.twin),
        "counts": view.counts,
        "real": _items(view.real),
        "coverage": view.coverage,
        "source": view.source,
        "no_support": view.selection.indicator not in _SUPPORTED,
        "csv": view.csv,
        "address": view.query,
    }
