"""The proof of the statistics as the methods page shows it: a finding and a table for each section."""

from __future__ import annotations

from typing import Any

from dash import html
from dash.development.base_component import Component

from atlas.exports.table import Column, Table
from atlas.reader import Atlas
from atlas.sentences import proof as sentences
from atlas.web import tables

Row = dict[str, Any]

_LABELS = [Column("indicator", "Indicator"), Column("size", "Trusts"), Column("truth", "Planted truth")]
_TAIL = [Column("error", "Give or take", 2), Column("wanted", "Wanted"), Column("result", "Result")]
COLUMNS = {
    "coverage": [*_LABELS, Column("what", "Interval of"), Column("value", "Holds the truth (per cent)", 1), *_TAIL,
                 Column("method", "Method")],
    "false calls": [*_LABELS, Column("what", "False verdict"), Column("value", "Called (per cent)", 1), *_TAIL],
    "power": [*_LABELS, Column("what", "Verdict"), Column("value", "Called (per cent)", 1),
              Column("error", "Give or take", 1), Column("method", "Besides")],
    "funnel": [*_LABELS, Column("what", "Lies"), Column("value", "Per cent", 2), *_TAIL, Column("method", "Limits")],
    "places": [*_LABELS, Column("value", "Holds the true place (per cent)", 1), *_TAIL],
    "shrinkage": [*_LABELS, Column("what", "What"), Column("value", "Value", 2), *_TAIL],
}  # fmt: skip


def section(atlas: Atlas) -> list[Component | dict[str, Any]]:
    """How it was done, then of each section the question, the finding and the table behind it."""
    rows = atlas.proof()
    if not rows:
        return []
    seed, version = rows[0]["seed"], rows[0]["method_version"]
    draws = max(row["draws"] for row in rows if row["section"] == "coverage")
    parts: list[Component | dict[str, Any]] = [
        html.P(
            f"Trusts of realistic size are invented with a known truth, {draws:,} for each kind of figure, and are "
            "measured and judged by the same functions as real ones. Verdicts are given in families of 210, with the "
            f"same allowance for many comparisons. The command “atlas statistics” does it again (seed {seed}, method "
            f"version {version})."
        )
    ]
    for name, finding in sentences.findings(rows).items():
        table = Table(sentences.TITLES[name], COLUMNS[name], section_rows(rows, name))
        parts += [
            html.H3(sentences.TITLES[name], id=f"proof-{name.replace(' ', '-')}"),
            html.P(finding),
            html.Details([
                html.Summary(f"The {len(table.rows)} numbers behind it"),
                tables.table(table, tall=True, row_header="indicator"),
            ]),
        ]  # fmt: skip
    return parts


def section_rows(rows: list[Row], name: str) -> list[Row]:
    """The rows of one section, with what is wanted in words."""
    return [row | {"wanted": sentences.wanted(row) or "–"} for row in rows if row["section"] == name]
