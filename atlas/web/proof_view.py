"""The proof of the statistics as the methods page shows it: a finding and a table for each section."""

from __future__ import annotations

from typing import Any

from dash import html

from atlas.exports.table import Column, Table
from atlas.reader import Atlas
from atlas.sentences import proof as sentences
from atlas.web import tables

Row = dict[str, Any]
Part = Any  # a component, or an element as a plain dictionary

# What is measured stands second, so that a narrow screen shows it without being moved.
_WHO = [Column("what", "Of"), Column("size", "Trusts"), Column("truth", "Planted truth")]
_END = [Column("result", "Result"), Column("method", "Method")]
_INDICATOR = Column("indicator", "Indicator")
COLUMNS = {
    "coverage": [_INDICATOR, Column("share", "Held, per cent"), *_WHO, *_END],
    "false calls": [
        _INDICATOR, Column("all", "Per cent", 1), Column("what", "Called"), Column("truth", "where the truth is"),
        Column("smallest", "Smallest third", 1), Column("largest", "Largest third", 1),
    ],
    "power": [
        _INDICATOR, Column("gap", "Gap found", 0), Column("equitable", "Equality found", 0), Column("size", "Trusts"),
        Column("besides", "Where there is a gap"),
    ],
    "funnel": [_INDICATOR, Column("share", "Per cent"), *_WHO, *_END],
    "places": [_INDICATOR, Column("share", "Held, per cent"), *_WHO[1:], *_END],
    "shrinkage": [_INDICATOR, Column("share", "Value"), *_WHO, *_END],
    "mark": [
        Column("what", "Of 100 employers"), Column("share", "Per cent"), Column("size", "Size"),
        Column("truth", "Planted truth"), Column("result", "Result"),
    ],
}  # fmt: skip
CAPTIONS = {
    "coverage": "How many of 100 intervals hold what was planted; 93 to 97 are wanted",
    "false calls": "Of 100 trusts at the threshold, how many get the false verdict; at most 5 are wanted",
    "power": "Of 100 trusts with a true ratio of 1.5, or a board 15 points short, and of 100 with true equality",
    "funnel": "Of 100 trusts that differ only as all do, how many lie outside the limits",
    "places": "How many of 100 intervals hold the true place; 93 to 97 are wanted",
    "shrinkage": "Squared error of shrunken ratios, 1 for that of measured ones, and what their intervals hold",
    "mark": "Of 100 invented employers of a size and truth, how many get which mark; falsely, at most 5 are wanted",
}
_DECIMALS = {"coverage": 1, "funnel": 2, "places": 1, "shrinkage": 2, "mark": 1}


def section(atlas: Atlas) -> list[Part]:
    """How it was done, then of each section the question, the finding and the table behind it."""
    rows = atlas.proof()
    if not rows:
        return []
    draws = max(row["draws"] for row in rows if row["section"] == "coverage")
    parts: list[Part] = [
        html.P(
            f"Trusts of realistic size are invented with a known truth, {draws:,} for each kind of figure, and are "
            "measured and judged by the same functions as real ones. Verdicts are given in families of 210, with the "
            "same allowance for many comparisons. The command “atlas statistics” does it again (seed "
            f"{rows[0]['seed']}, method version {rows[0]['method_version']})."
        )
    ]
    for name, finding in sentences.findings(rows).items():
        shown = Table(CAPTIONS[name], COLUMNS[name], section_rows(rows, name))
        parts += [
            html.H3(sentences.TITLES[name], id=f"proof-{name.replace(' ', '-')}"),
            html.P(finding),
            html.Details([
                html.Summary(f"The table behind it, {len(shown.rows)} rows"),
                tables.table(shown, tall=True, row_header=COLUMNS[name][0].key),
            ]),
        ]  # fmt: skip
    return parts


def section_rows(rows: list[Row], name: str) -> list[Row]:
    """The rows of one section as its table shows them."""
    chosen = [row for row in rows if row["section"] == name]
    if name == "false calls":
        return _false_calls(chosen)
    if name == "power":
        return _power(chosen)
    decimals = _DECIMALS[name]
    return [row | {"share": f"{row['value']:.{decimals}f}\u00a0±\u00a0{row['error']:.{decimals}f}"} for row in chosen]


def _false_calls(rows: list[Row]) -> list[Row]:
    """One row an indicator and verdict: of all sizes, and of the smallest and the largest third."""
    found: dict[tuple[str, str], Row] = {}
    for row in rows:
        place = row["size"].split(" ")[0]
        key = place if place in ("smallest", "largest") else "all"
        found.setdefault((row["indicator"], row["what"]), dict(row))[key] = row["value"]
    return list(found.values())


def _power(rows: list[Row]) -> list[Row]:
    """One row an indicator and size: how many of 100 true gaps, and of 100 true equalities, are found."""
    found: dict[tuple[str, str], Row] = {}
    for row in rows:
        held = found.setdefault((row["indicator"], row["size"]), {**row, "equitable": None, "besides": ""})
        held[row["what"]] = row["value"]
        if row["what"] == "gap":
            held["besides"] = row["method"]
    return list(found.values())
