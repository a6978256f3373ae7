"""How each number is computed: generated from the definitions, the thresholds and the examples that the tests run."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import dash
from dash import html
from dash.development.base_component import Component

from atlas.exports.table import Column, Table
from atlas.indicators import KINDS, Indicator
from atlas.reader import Atlas
from atlas.selection import Selection
from atlas.sentences import methods as words
from atlas.web import parts, tables

PATH, TITLE, NAV = "/methods", "Methods", "Methods"
DEFAULTS = Selection()


def layout(atlas: Atlas) -> Callable[..., Component]:
    """The same page for every query string; parts of it have anchors."""

    def build(**_: str) -> Component:
        return parts.page(
            "How is each number computed?",
            html.P(
                "Every figure comes from a named publication. What the atlas adds is arithmetic: differences, ratios, "
                "intervals, verdicts. This page is generated from the definitions that the atlas itself uses, and the "
                "worked examples below are run by its tests.",
                className="lead",
            ),
            _section("verdicts", "Verdicts", _verdicts(atlas)),
            _section("intervals", "Intervals", _intervals()),
            _section("pooling", "Areas pooled from their trusts", _pooling(atlas)),
            _section("coverage", "Coverage, breaks and missing figures", _coverage()),
            _section("examples", "Worked examples", tables.table(examples_table(atlas), row_header="title")),
            _section("indicators", "The indicators", [_indicator(one) for one in atlas.indicators.values()]),
            _section("glossary", "Glossary", _glossary(atlas)),
            _section("limits", "What critics say, and what we do about it", _critics()),
        )

    return build


def _verdicts(atlas: Atlas) -> list[Any]:
    limits = {row["key"]: row["value"] for row in atlas.thresholds()}
    rows = words.verdict_rows(limits)
    shown = [{"verdict": parts.chip(row["verdict"])} for row in rows]
    columns = [Column("verdict", "Verdict"), Column("when", "When (the first that fits)")]
    effects = atlas.verdict_effects()
    effect_columns = [
        Column("large_gap", "Large gap above", 2), Column("points", "Equitable within (points)", 1),
        *(Column(word.replace(" ", "_"), word, 0) for word in words.VERDICTS),
    ]  # fmt: skip
    return [
        html.P(
            "Each comparison of BME and White staff gets one verdict, from one function, wherever it is shown. Ratios are "
            "first turned so that above 1 is worse for BME staff. A verdict of gap, large gap, reverse gap or equitable "
            "must also hold after allowing for the many comparisons made at once (Benjamini–Hochberg, within one level, "
            "indicator and year). The family is fixed when the data are built: a filter on a page never changes a verdict."
        ),
        tables.table(Table("Verdicts in order", columns, rows), rendered=shown),
        html.P("The thresholds are conventions. With others, the same figures would give these numbers of verdicts:"),
        tables.table(Table("How the thresholds move the verdicts, all trusts of the newest year", effect_columns, effects)),
    ]  # fmt: skip


def _intervals() -> list[Any]:
    return [
        html.P("All intervals are 95 per cent, computed with the statsmodels and scipy libraries."),
        html.Ul([html.Li(text) for text in words.INTERVALS]),
    ]


def _pooling(atlas: Atlas) -> list[Any]:
    limits = {row["key"]: row["value"] for row in atlas.thresholds()}
    return [html.P(text) for text in words.pooling(limits)]


def _coverage() -> list[Any]:
    return [html.P(text) for text in words.COVERAGE]


def examples_table(atlas: Atlas) -> Table:
    """Each worked example with what is given, the method and the answer."""
    columns = [
        Column("title", "Example"), Column("given", "Given"), Column("method", "Method"), Column("answer", "Answer"),
    ]  # fmt: skip
    return Table("Examples that the tests run", columns, atlas.worked_examples())


def _indicator(one: Indicator) -> Component:
    facts = [
        ("What it says", one.meaning),
        ("Full title", one.title),
        ("Kind", KINDS[one.kind]),
        ("Counted", f"those who {one.event}, out of {one.out_of}" if one.standard != "derived" else one.event),
        ("Unit", one.unit),
        ("Survey question", one.survey_question),
        ("Better is", words.BETTER[one.better]),
        ("Ratio as published", words.DIRECTION[one.ratio]),
        ("Key in files and addresses", one.id),
    ]
    notes = [f"{note.year}: {note.text}" if note.year else note.text for note in one.notes]
    heading = f"{one.number} · {one.short}" if one.number else one.short
    return html.Article(
        [
            html.H3(heading, id=one.id),
            html.Dl([part for name, text in facts if text for part in (html.Dt(name), html.Dd(text))]),
            *([html.Ul([html.Li(note) for note in notes])] if notes else []),
        ],
        className="card",
    )


def _glossary(atlas: Atlas) -> Component:
    entries: list[Any] = []
    for row in atlas.glossary():
        entries += [html.Dt(row["term"], id=row["anchor"]), html.Dd(row["text"])]
    return html.Dl(entries, className="glossary")


def _critics() -> list[Any]:
    return [html.Ul([html.Li(text) for text in words.CRITICS])]


def _section(anchor: str, title: str, content: Any) -> Component:
    children = content if isinstance(content, list) else [content]
    return html.Section([html.H2(title, id=anchor), *children], className="stack")


def register(app: dash.Dash, atlas: Atlas) -> None:
    """Nothing on this page changes."""
