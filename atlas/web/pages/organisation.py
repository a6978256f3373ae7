"""/organisation/<code>: how one employer, system, region or England is doing, on all that is published about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum
from typing import Any

import dash
from dash import Input, Output, State, dcc, html
from dash.development.base_component import Component

from atlas.exports.table import Table
from atlas.figures import pixels
from atlas.reader import Atlas
from atlas.selection import Selection
from atlas.web import employer_controls, employer_history, employer_parts, employer_view, frame, parts
from atlas.web.document_employer import brief
from atlas.web.employer_peers import WEIGHED
from atlas.web.employer_view import DEFAULTS, Employer
from atlas.web.markup import inserted, markup
from atlas.web.remembered import once_a_version
from atlas.web.tables import compare_button

PATH, TITLE, NAV = "/organisation/<code>", "How is this employer doing?", ""
EXAMPLE = "/organisation/RR8"


class Id(StrEnum):
    """Component ids."""

    CODE = "organisation-code"
    NOTICES = "organisation-notices"
    FINDING = "organisation-finding"
    PEERS = "organisation-peers"
    CARD = "organisation-card"
    SIMILAR = "organisation-similar"
    SIMILAR_HOLDER = "organisation-similar-holder"
    TREND = "organisation-trend"
    TREND_CHOICE = "organisation-trend-choice"
    TREND_TABLE = "organisation-trend-table"
    TREND_FINDING = "organisation-trend-finding"
    TREND_SOURCE = "organisation-trend-source"
    BREAKS = "organisation-breaks"
    TOGETHER = "organisation-together"
    HISTORY = "organisation-history"
    PICTURE = "organisation-picture"
    CSV = "organisation-csv"
    SOURCE = "organisation-source"
    ADDRESS = "organisation-address"
    WRITTEN = "organisation-written"


WEIGHTS = {field: employer_controls.weight_id(field) for field, *_ in WEIGHED}


def known(atlas: Atlas, code: str) -> bool:
    """Whether there is a page for this code: a closed organisation's is that of its successor."""
    return employer_view.resolve(atlas, code)[0] is not None


def title(atlas: Atlas) -> Callable[..., str]:
    """The document's title for a code."""

    def named(code: str = "", **query: str) -> str:
        subject, _ = employer_view.resolve(atlas, code or atlas.nation.code)
        called = employer_view.heading(subject) if subject else "No such organisation"
        return f"{called} · Opportunity Atlas"

    return named


def layout(atlas: Atlas) -> Callable[..., Component]:
    """The page of a code for a query string, drawn whole; of an unknown code the nearest matches."""

    def build(code: str = "", **query: str) -> Component:
        code = code or atlas.nation.code
        selection, odd = Selection.from_query(query, DEFAULTS)
        if not known(atlas, code):
            return _unknown(atlas, code)
        drawn = draw(atlas, replace(selection, place=code.strip().upper()))
        return _page(atlas, drawn, [*odd, *drawn.notices])

    return build


def draw(atlas: Atlas, selection: Selection) -> Employer:
    """What the page shows; ``selection.place`` is the organisation, England where it is none."""
    place = selection.place if selection.place and known(atlas, selection.place) else atlas.nation.code
    return _drawn(atlas, replace(selection, place=place))


@once_a_version(64)
def _drawn(atlas: Atlas, selection: Selection) -> Employer:
    return employer_view.view(atlas, selection.place, selection)


def export(atlas: Atlas, selection: Selection) -> Table:
    """The scorecard on screen, with all that is known of its rows."""
    return draw(atlas, selection).file


EXPORTS = {"organisation": export}
DOCUMENTS, BRIEFS = {"organisation": brief(draw)}, ("organisation",)


def _page(atlas: Atlas, view: Employer, notices: list[str]) -> Component:
    code = view.subject["code"]
    return html.Div(
        [
            employer_parts.breadcrumb(view),
            html.H1(employer_view.heading(view.subject), **{"data-role": "title"}),
            html.Div(parts.notices(notices), id=Id.NOTICES, className="stack"),
            parts.finding(Id.FINDING, view.finding),
            _controls(view),
            inserted(Id.CARD, view.card, "employer-card"),
            html.P(
                [employer_controls.READING, html.A("Black and minority ethnic (BME) staff", href="/methods#bme"), "."],
                className="sub definition aside",
            ),
            html.Details(
                [
                    html.Summary("Which trusts are similar, and what counts"),
                    html.P(employer_controls.SIMILARITY, className="sub"),
                    employer_controls.weight_controls(atlas, view),
                    html.Div(employer_controls.similar(atlas, view), id=Id.SIMILAR),
                ],
                id=Id.SIMILAR_HOLDER, hidden=view.peers.key != "similar", open=True, className="stack aside",
            ),
            employer_parts.verdicts(view),
            _trend(view),
            *[shown for section in employer_parts.SECTIONS if (shown := section(view)) is not None],
            html.Details(
                [
                    html.Summary("All strips as one picture"),
                    parts.chart(Id.PICTURE, view.picture, "Each line is one indicator with a scale of its own.",
                                parts.height_of(view.picture, 300)),
                ],
                className="aside",
            ),
            parts.actions(view.csv, Id.CSV, "/methods#peers", Id.PICTURE),
            parts.source(Id.SOURCE, view.source, view.coverage),
            html.Div(parts.support(), className="support"),
            _limits(),
            dcc.Store(id=Id.CODE, data=code),
            parts.address(Id.ADDRESS, view.query),
            html.Span(id=Id.WRITTEN, hidden=True),
        ],
        className="page organisation",
    )  # fmt: skip


def _controls(view: Employer) -> Component:
    code, name = view.subject["code"], view.subject["short_name"]
    employer = view.subject["level"] in ("trust", "reporting_unit")
    compare = [compare_button(code, name)] if employer else []
    brief = html.Button("One-page brief", type="button", className="button", **{"data-action": "print"})
    peers = parts.segments("Compared with", Id.PEERS, view.choices or [("", "–")], view.peers.key)
    return parts.controls(html.Div(peers, hidden=len(view.choices) < 2), *compare, brief)


def _trend(view: Employer) -> Component:
    trend = view.trend
    options = view.trend_options or (("", "–"),)
    shown = trend is not None
    chosen = employer_history.option_of(view.selection.indicator, view.selection.part) if shown else ""
    figure = trend.figure if trend is not None else employer_view.NO_TREND
    return html.Section(
        [
            html.H2("Is it changing?"),
            parts.controls(
                parts.select("Indicator", Id.TREND_CHOICE, options, chosen),
                html.Div(
                    parts.segments("History", Id.HISTORY, employer_controls.HISTORIES, view.selection.history),
                    hidden=not view.predecessors,
                ),
            ),
            html.P(trend.finding if trend is not None else "", id=Id.TREND_FINDING),
            html.Div(
                [
                    html.Div(
                        parts.chart(Id.TREND, figure, trend.caption if trend is not None else "",
                                    parts.height_of(figure, 300)),
                        className="card",
                    ),
                    html.Div(employer_controls.trend_table(trend), id=Id.TREND_TABLE, className="trend-twin"),
                ],
                className="beside trends",
            ),
            html.Details(
                [
                    html.Summary("Breaks and remarks"),
                    html.Div(employer_controls.breaks(trend), id=Id.BREAKS, className="trends-breaks"),
                ],
                className="aside",
            ),
            html.Div(employer_controls.together(view), id=Id.TOGETHER, className="aside"),
            html.P(trend.source if trend is not None else "", id=Id.TREND_SOURCE, className="sub aside"),
            employer_controls.images(Id.TREND, Id.TREND_FINDING, Id.TREND_SOURCE),
        ],
        className="stack keep", hidden=not shown,
    )  # fmt: skip


def _unknown(atlas: Atlas, code: str) -> Component:
    close = employer_view.nearest_matches(atlas, code)
    return parts.page(
        "There is no such organisation",
        html.P(f"No trust, sector of a trust, system or region in the atlas has the code “{code[:20]}”."),
        *([html.H2("Did you mean …"), html.Ul([
            html.Li([dcc.Link(row["name"], href=f"/organisation/{row['code']}"), f" ({row['code']})"]) for row in close
        ])] if close else []),
        frame.search_form("organisation-search", label="Search for a trust or area"),
    )  # fmt: skip


def _limits() -> Component:
    return parts.limits(
        "How it is for your profession, band or ward: nothing that the atlas holds is published below trust level.",
        "Why a figure is as it is, or whether one employer treats people worse than another with an equal figure.",
        "Which employer is worst: a place among peers is partly chance, and the order of close figures mostly is.",
        html.Span(
            ["What one ethnic group finds: BME is many groups, as is White. ",
             dcc.Link("The survey’s 18 groups", href="/groups"), "."]
        ),
        "What those think who did not answer the survey: they may feel differently.",
        html.Span(["Something looks wrong? ", html.A("Report an error", href="/data#report-an-error"), "."]),
    )  # fmt: skip


def register(app: dash.Dash, atlas: Atlas) -> None:
    """One callback redraws what a control changes; the address follows in the browser."""
    parts.keep_address(app, Id.ADDRESS, Id.WRITTEN)

    @app.callback(
        output={
            "notices": Output(Id.NOTICES, "children"),
            "finding": Output(Id.FINDING, "children"),
            "card": Output(Id.CARD, "data-markup"),
            "similar": Output(Id.SIMILAR, "children"),
            "not_similar": Output(Id.SIMILAR_HOLDER, "hidden"),
            "picture": Output(Id.PICTURE, "figure"),
            "trend": Output(Id.TREND, "figure"),
            "trend_caption": Output(f"{Id.TREND}-caption", "children"),
            "trend_style": Output(Id.TREND, "style"),
            "trend_finding": Output(Id.TREND_FINDING, "children"),
            "trend_table": Output(Id.TREND_TABLE, "children"),
            "trend_source": Output(Id.TREND_SOURCE, "children"),
            "breaks": Output(Id.BREAKS, "children"),
            "together": Output(Id.TOGETHER, "children"),
            "csv": Output(Id.CSV, "href"),
            "coverage": Output(f"{Id.SOURCE}-coverage", "children"),
            "source": Output(Id.SOURCE, "children"),
            "address": Output(Id.ADDRESS, "data"),
        },
        inputs={
            "peers": Input(Id.PEERS, "value"),
            "indicator": Input(Id.TREND_CHOICE, "value"),
            "history": Input(Id.HISTORY, "value"),
            "weights": {field: Input(component, "value") for field, component in WEIGHTS.items()},
            "code": State(Id.CODE, "data"),
        },
        prevent_initial_call=True,
    )
    def redraw(
        peers: str | None, indicator: str | None, history: str | None, weights: dict[str, str], code: str
    ) -> dict[str, Any]:
        name, _, part = (indicator or "").partition(".")
        query = {"peers": peers, "indicator": name, "part": part, "history": history, **weights}
        selection, odd = Selection.from_query({key: value for key, value in query.items() if value}, DEFAULTS)
        drawn = draw(atlas, replace(selection, place=code))
        return _changed(atlas, drawn, odd)


def _changed(atlas: Atlas, view: Employer, notices: list[str]) -> dict[str, Any]:
    """Every output of the callback, by name."""
    trend = view.trend
    figure = trend.figure if trend is not None else employer_view.NO_TREND
    return {
        "notices": parts.notices([*notices, *view.notices]),
        "finding": view.finding,
        "card": markup(view.card),
        "similar": employer_controls.similar(atlas, view),
        "not_similar": view.peers.key != "similar",
        "picture": pixels.drawn(view.picture),
        "trend": pixels.drawn(figure),
        "trend_caption": trend.caption if trend is not None else "",
        "trend_style": {"height": f"{parts.height_of(figure, 300)}px"},
        "trend_finding": trend.finding if trend is not None else "",
        "trend_table": employer_controls.trend_table(trend),
        "trend_source": trend.source if trend is not None else "",
        "breaks": employer_controls.breaks(trend),
        "together": employer_controls.together(view),
        "csv": view.csv,
        "coverage": view.coverage,
        "source": view.source,
        "address": view.query,
    }
