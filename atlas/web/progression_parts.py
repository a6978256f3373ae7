"""The progression page's exhibits as components: cards with a chart, their actions, tables and sources."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dash import html
from dash.development.base_component import Component

from atlas.figures import ranked, steps, time_lines
from atlas.figures.aspiration import HEIGHT
from atlas.sentences import aspiration, words
from atlas.sentences import progression as say
from atlas.web import parts, tables
from atlas.web import progression_tables as to_table
from atlas.web.addresses import export_file
from atlas.web.markup import inserted
from atlas.web.progression_ids import Id
from atlas.web.progression_view import National, Trusts, parity_rows, steps_at

INDEX_HEIGHT = 430


def contents() -> Component:
    """Where each exhibit is."""
    places = (
        ("each-band", "Each band"), ("each-band-over-time", "Over time"),
        ("share-of-each-band", "Representation index"),
        ("step-by-step", "Race Disparity Ratio"), ("missing-from-8a", "Staff to parity"),
        ("path-to-2028", "Path to 2028"),
        ("belief-by-trust", "By trust"),
    )  # fmt: skip
    links = [html.Li(html.A(text, href=f"#{name}")) for name, text in places]
    return html.Nav(html.Ul(links), className="contents", **{"aria-label": "On this page"})


def ladders(view: National, address: str) -> Component:
    """Exhibit 1: the ladder of each staff group, and the table of all."""
    source = Id.LADDER_SOURCE
    cards = [
        _card(view, chart, source, view.heights[chart])
        for chart in (Id.LADDER_CLINICAL, Id.LADDER_NON_CLINICAL, Id.LADDER_MEDICAL)
    ]
    twin = inserted(Id.LADDER_TABLE, table(view, Id.LADDER_TABLE), "card twin ladder-twin")
    return _section(
        "each-band", "Who is on each rung?",
        html.Div(cards[:2], className="halves"),
        html.Div([cards[2], twin], className="halves ladder-second"),
        parts.actions(file_of("progression", address), link_of("progression"), "/methods#representation"),
        _source(view.texts, source),
    )  # fmt: skip


def over_time(view: National, address: str) -> Component:
    """Exhibit 2: bands over time."""
    return _section(
        "each-band-over-time", "How has each rung changed?",
        html.Div([_card(view, chart, Id.BANDS_SOURCE, time_lines.HEIGHT)
                  for chart in (Id.BANDS_CLINICAL, Id.BANDS_NON_CLINICAL)], className="halves"),
        inserted(Id.BANDS_TABLE, table(view, Id.BANDS_TABLE), "short-table"),
        _actions({"progression-bands": "Data (CSV)"}, "#representation", address),
        _source(view.texts, Id.BANDS_SOURCE),
    )  # fmt: skip


def index(view: National, address: str) -> Component:
    """Exhibit 3: the representation index."""
    return _section(
        "share-of-each-band", "Which rungs hold fewer than their share?",
        html.Div([
            _card(view, Id.INDEX, Id.INDEX_SOURCE, INDEX_HEIGHT),
            inserted(Id.INDEX_TABLE, table(view, Id.INDEX_TABLE), "card twin index-twin"),
        ], className="halves"),
        _actions({"progression-index": "Data (CSV)"}, "#representation_index", address),
        _source(view.texts, Id.INDEX_SOURCE),
    )  # fmt: skip


def ratio(view: National, address: str) -> Component:
    """Exhibit 4: the Race Disparity Ratio by step, over time and by ethnic group."""
    source = Id.STEPS_SOURCE
    return _section(
        "step-by-step", "Race Disparity Ratio by step",
        html.P("A gradient of who is where on one day, not a rate of promotion: nobody is followed from band to band. "
               "1 is parity."),
        html.Div(step_cards(view), id=Id.STEP_CARDS, className="thirds"),
        html.Div([_card(view, chart, source, time_lines.HEIGHT)
                  for chart in (Id.STEPS_CLINICAL, Id.STEPS_NON_CLINICAL)], className="halves"),
        inserted(Id.STEPS_TIME_TABLE, table(view, Id.STEPS_TIME_TABLE), "short-table"),
        html.Div([_card(view, chart, source, steps.height(len(view.answers.groups)))
                  for chart in (Id.GROUPS_CLINICAL, Id.GROUPS_NON_CLINICAL)], className="halves"),
        inserted(Id.STEPS_TABLE, table(view, Id.STEPS_TABLE), "short-table"),
        _actions({"progression-steps-over-time": "Data over time (CSV)", "progression-steps": "Data by group (CSV)"},
                 "#race_disparity_ratio", address),
        _source(view.texts, source),
    )  # fmt: skip


def parity(view: National, address: str) -> Component:
    """Exhibit 5: staff needed for parity, with its arithmetic."""
    return _section(
        "missing-from-8a", "How many are missing from band 8a and above?",
        html.Div(parity_cards(view), id=Id.PARITY, className="halves"),
        inserted(Id.PARITY_TABLE, table(view, Id.PARITY_TABLE), "short-table"),
        _actions({"progression-parity": "Data (CSV)"}, "#race_disparity_ratio", address),
        _source(view.texts, Id.PARITY_SOURCE),
    )  # fmt: skip


def path(view: National, address: str) -> Component:
    """Exhibit 6: the straight path to parity by 2028, then and now."""
    twin = inserted(Id.PATH_TABLE, table(view, Id.PATH_TABLE), "card twin short-table")
    return _section(
        "path-to-2028", "Where would a straight path to parity by 2028 lead?",
        html.P(aspiration.NOTE, className="sub"),
        html.Div([_card(view, Id.PATH, Id.PATH_SOURCE, HEIGHT), twin], className="halves"),
        _actions({"progression-path": "Data (CSV)"}, "#representation_index", address),
        _source(view.texts, Id.PATH_SOURCE),
    )  # fmt: skip


def by_trust(view: Trusts, regions: list[parts.Option], region: str, address: str) -> Component:
    """Exhibit 7: belief in fair progression by trust."""
    return _section(
        "belief-by-trust", "Where do staff believe that progression is fair?",
        html.P(view.texts[Id.TRUSTS_FINDING], id=Id.TRUSTS_FINDING, **{"aria-live": "polite"}),
        parts.controls(parts.select("Region", Id.REGION, regions, region)),
        html.Div([
            html.Div([
                html.H3(view.texts[Id.TRUSTS.heading], id=Id.TRUSTS.heading),
                parts.chart(Id.TRUSTS, view.figure, view.texts[Id.TRUSTS.caption], ranked.HEIGHT),
                _images(Id.TRUSTS, Id.TRUSTS_SOURCE, finding=Id.TRUSTS_FINDING),
            ], className="card"),
            inserted(Id.TRUSTS_TABLE, to_table.shown_trusts(view.table), "card twin trust-twin"),
        ], className="beside trusts-beside"),
        html.P(view.texts[Id.TRUSTS_NOTE], id=Id.TRUSTS_NOTE, className="sub"),
        _actions({"progression-trusts": "Data (CSV)"}, "#career_progression", address),
        _source(view.texts, Id.TRUSTS_SOURCE),
    )  # fmt: skip


def step_cards(view: National) -> list[Component]:
    """A card for each step: both staff groups' ratios with intervals, in figures and words."""
    cards = []
    for step, name in say.STEPS.items():
        lines: list[Any] = [html.H3(name)]
        for place, ladder in enumerate(view.answers.ladders):
            row = next(iter(steps_at(view.answers, ladder, step)), None)
            value = "–" if row is None or row["ratio"] is None else f"{row['ratio']:.2f}"
            bounds = "" if value == "–" or row is None else f" 95 % interval {row['low']:.2f} to {row['high']:.2f}"
            lines.append(html.P([html.Span(value, className="big" if place == 0 else "second"),
                                 html.Span(bounds, className="soft")]))  # fmt: skip
            lines.append(html.P(f"{say.LADDERS[ladder]}: {say.step(row, view.answers.group)}.", className="sub"))
        cards.append(html.Div(lines, className="card step"))
    return cards


def parity_cards(view: National) -> list[Component]:
    """A card for each yardstick: the number and its arithmetic, line by line."""
    titles = {
        "afc_vsm": "Measured against Agenda for Change and VSM staff",
        "all_staff": "Measured against all staff, doctors too",
    }
    more = f" more BME staff in band 8a and above, {words.day(view.answers.day)}"
    if not parity_rows(view.answers):
        return [html.P("Not shown: too few people to publish in a tier.", className="card")]
    return [
        html.Div(
            [
                html.H3(titles[row["yardstick"]]),
                html.P([html.Span(f"{row['needed']:,}", className="big"), html.Span(more, className="soft")]),
                html.Ol([html.Li(line) for line in say.parity(row)]),
                html.P(say.YARDSTICK[row["yardstick"]], className="sub"),
            ],
            className="card arithmetic",
        )
        for row in parity_rows(view.answers)
    ]


def table(view: National, name: Id) -> tables.Node:
    """One of the national tables in a region that scrolls."""
    if name == Id.LADDER_TABLE:
        return to_table.shown_ladder(view.tables[name])
    headers = {Id.INDEX_TABLE: "label", Id.STEPS_TABLE: "who"}
    return tables.table(view.tables[name], tall=True, row_header=headers.get(name, "date"))


def link_of(export: str) -> str:
    """The id of the link to a CSV file."""
    return f"{export}-csv"


def file_of(export: str, address: str) -> str:
    """The address of a CSV file of the view at ``address`` (a query string)."""
    return export_file(export, "csv", address)


def _section(name: str, title: str, *children: Any) -> Component:
    return html.Section([html.H2(title), *children], id=name, className="exhibit")


def _card(view: National, chart: Id, source: Id, height: int) -> Component:
    heading: list[Any] = [html.H3(view.texts[chart.heading], id=chart.heading)]
    if chart.about in view.texts:
        heading.append(html.P(view.texts[chart.about], id=chart.about, className="sub"))
    return html.Div(
        [
            *heading,
            parts.chart(chart, view.figures[chart], view.texts[chart.caption], height),
            _images(chart, source),
        ],
        className="card",
    )


def _images(chart: Id, source: Id, finding: str = "") -> Component:
    """Image buttons of one chart; the image says the chart's own heading, caption, coverage and source."""

    def attributes(kind: str) -> dict[str, Any]:
        return {
            "data-action": kind, "data-figure": str(chart), "data-part": chart.removeprefix("progression-"),
            "data-title-from": chart.heading, "data-finding-from": str(finding or chart.caption),
            "data-coverage-from": source.coverage, "data-source-from": str(source),
        }  # fmt: skip

    return html.Div(
        [
            html.Button(
                [text, html.Span(" of this chart", className="hidden-visually")],
                type="button",
                className="button small",
                **attributes(kind),
            )
            for kind, text in (("png", "PNG"), ("svg", "SVG"))
        ],
        className="actions images",
    )


def _actions(exports: Mapping[str, str], method: str, address: str) -> Component:
    """Files of the exhibit's tables, by export and words, and how they are computed."""
    return html.Div(
        [
            *[
                html.A(text, href=file_of(export, address), id=link_of(export), className="button", download="")
                for export, text in exports.items()
            ],
            html.A("How this is computed", href=f"/methods{method}", className="button"),
        ],
        className="actions",
    )


def _source(texts: Any, source: Id) -> Component:
    return parts.source(source, texts[source], texts[source.coverage])
