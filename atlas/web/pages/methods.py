"""How each number is computed: generated from the definitions, the thresholds and the examples that the tests run."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import dash
from dash import html
from dash.development.base_component import Component

from atlas.exports.table import Column, Table
from atlas.indicators import KINDS, Indicator
from atlas.reader import Atlas
from atlas.selection import Selection
from atlas.sentences import methods as words
from atlas.web import parts, proof_view, tables

PATH, TITLE, NAV = "/methods", "Methods", "Methods"
DEFAULTS = Selection()
Notes = dict[tuple[str, str], list[str]]
_SILENT = "This version of the data says nothing about it."


def layout(atlas: Atlas) -> Callable[..., Component]:
    """The same page for every query string; parts of it have anchors."""

    def build(**_: str) -> Component:
        notes = _notes(atlas)
        return parts.page(
            "How is each number computed?",
            html.P(
                "Every figure comes from a named publication. What the atlas adds is arithmetic: differences, ratios, "
                "intervals, verdicts. This page is generated from the definitions that the atlas itself uses, and the "
                "worked examples below are run by its tests.",
                className="lead",
            ),
            _section("verdicts", "Verdicts", _verdicts(atlas, notes)),
            _section(
                "intervals", "Intervals", [*_paragraphs(notes["intervals", "lead"]), _list(notes["intervals", "list"])]
            ),
            _section(
                "funnel",
                "Who stands out: funnels, places, shrinkage",
                [*_paragraphs(notes["funnel", "lead"]), _list(notes["funnel", "list"])],
            ),
            _section(
                "peers",
                "Peers, places and similar trusts",
                [*_paragraphs(notes["peers", "lead"]), _list(notes["peers", "list"])],
            ),
            _section(
                "compare",
                "Employers held against each other",
                [*_paragraphs(notes["compare", "lead"]), _list(notes["compare", "list"])],
            ),
            _section(
                "programmes",
                "Programmes: what is counted, and what absence means",
                [*_paragraphs(notes["programmes", "lead"]), _list(notes["programmes", "list"])],
            ),
            _section("pooling", "Areas pooled from their trusts", _paragraphs(notes["pooling", "lead"])),
            _section("coverage", "Coverage, breaks and missing figures", _paragraphs(notes["coverage", "lead"])),
            _section("disclosure", "Too few to publish", _disclosure(atlas, notes)),
            _section("examples", "Worked examples", tables.table(examples_table(atlas), row_header="title")),
            _section("proof", "The statistics put to the proof", proof_view.section(atlas)),
            _section("indicators", "The indicators", [_indicator(one) for one in atlas.indicators.values()]),
            _section("glossary", "Glossary", _glossary(atlas)),
            _section("limits", "What critics say, and what we do about it", _list(notes["limits", "list"])),
        )

    return build


def _verdicts(atlas: Atlas, notes: Notes) -> list[Any]:
    rows = [{"verdict": word, "when": notes["verdicts", word][0]} for word in words.VERDICTS]
    shown = [{"verdict": parts.chip(word)} for word in words.VERDICTS]
    columns = [Column("verdict", "Verdict"), Column("when", "When (the first that fits)")]
    effect_columns = [
        Column("large_gap", "Large gap above", 2),
        Column("points", "Equitable within (points)", 1),
        Column("in_force", "In force"),
        *(
            Column(word.replace(" ", "_") + ("_count" if word == "large gap" else ""), word, 0)
            for word in words.VERDICTS
        ),
    ]
    effects = [{**row, "in_force": "yes" if row["in_force"] else "no"} for row in atlas.verdict_effects()]
    title = "Verdicts of trusts on indicators 5 to 8 in the newest year, by threshold"
    return [
        *_paragraphs(notes["verdicts", "lead"]),
        tables.table(Table("Verdicts in order", columns, rows), rendered=shown),
        *_paragraphs(notes["verdicts", "after"]),
        tables.table(Table(title, effect_columns, effects)),
    ]


def effects(atlas: Atlas) -> list[dict[str, Any]]:
    """One row a pair of thresholds, a column a verdict: how many trusts would get it."""
    rows: dict[tuple[float, float], dict[str, Any]] = {}
    for one in atlas.verdict_effects():
        row = rows.setdefault(
            (one["large_gap"], one["points"]),
            {
                "large_gap": one["large_gap"],
                "points": one["points"],
                "in_force": "yes" if one["in_force"] else "no",
                **dict.fromkeys(words.VERDICTS, 0),
            },
        )
        row[one["verdict"]] = one["trusts"]
    return list(rows.values())


def _disclosure(atlas: Atlas, notes: Notes) -> list[Any]:
    rows = atlas.suppression()
    counted = suppression_table(rows) if rows else None
    none = "This copy holds no counts that came in through a return, so nothing of it is hidden."
    if not atlas.holds("suppression"):
        none = _SILENT
    return [
        *_paragraphs(notes["disclosure", "lead"]),
        _list(notes["disclosure", "list"]),
        tables.table(counted, row_header="short") if counted else html.P(none),
    ]


def suppression_table(rows: Sequence[Mapping[str, Any]]) -> Table:
    """How many figures of returns are hidden, by indicator and rule."""
    columns = [
        Column("short", "Indicator"), Column("rule", "Too few means"), Column("figures", "Figures of returns", 0),
        Column("hidden", "Hidden", 0), Column("share", "Hidden, per cent", 1),
    ]  # fmt: skip
    first, last = min(row["first_year"] for row in rows), max(row["last_year"] for row in rows)
    when = f"WRES {first}" if first == last else f"WRES {first} to {last}"
    return Table(f"What is hidden of returns, {when}", columns, rows)


def _paragraphs(texts: list[str]) -> list[Component]:
    return [html.P(text) for text in texts]


def _list(texts: list[str]) -> Component:
    return html.Ul([html.Li(text) for text in texts])


def _notes(atlas: Atlas) -> Notes:
    found: Notes = {}
    for row in atlas.method_notes():
        found.setdefault((row["section"], row["slot"]), []).append(row["text"])
    return defaultdict(lambda: [_SILENT], found)  # an earlier version has none on what is newer


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


def _section(anchor: str, title: str, content: Any) -> Component:
    children = content if isinstance(content, list) else [content]
    return html.Section([html.H2(title, id=anchor), *children], className="stack")


def register(app: dash.Dash, atlas: Atlas) -> None:
    """Nothing on this page changes."""
