"""The mark's method as sections of its page: its words are data, with the thresholds in force filled in."""

from __future__ import annotations

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from atlas.exports.table import Column, Table
from atlas.queries import Row
from atlas.reader import Atlas
from atlas.sentences import mark as words
from atlas.sentences import proof
from atlas.web import mark_tables, proof_view, tables
from atlas.web.markup import inserted

_SLOTS = (
    ("answers", "Three answers"),
    ("eligibility", "To be assessed at all"),
    ("levels", "Levels"),
    ("years", "Over the years"),
    ("reach", "What is out of reach, and for whom"),
    ("counted", "What is counted"),
)


def method(atlas: Atlas) -> list[Component]:
    """Sections that say how the mark is computed; none where no version is held."""
    held = atlas.mark_methods()
    if not held:
        return []
    version = held[0]["version"]
    notes: dict[str, list[str]] = {}
    for row in atlas.method_notes():
        if row["section"] == "mark":
            notes.setdefault(row["slot"], []).append(row["text"])
    shown = [html.H2(f"How it is computed (version {version})", id="method")]
    shown += [html.P(text) for text in notes.get("lead", [])]
    shown += [html.H3("Four domains"), html.Ul([html.Li(text) for text in _domains(atlas)])]
    for slot, heading in _SLOTS:
        texts = notes.get(slot, [])
        if texts:
            shown += [html.H3(heading), html.Ul([html.Li(text) for text in texts])]
    thresholds = [row for row in held if row["version"] == version]
    return [
        html.Section(shown, className="prose"),
        html.Section(
            [
                html.H2("Every threshold"),
                html.P(
                    f"They stand in one file, data/mark/{version}.toml. A change makes a new version, and the old one "
                    "is computed still. On each trust’s page its mark is shown with every one of them a step lower "
                    "and a step higher.",
                    className="sub",
                ),
                inserted("mark-thresholds", _thresholds(thresholds)),
            ],
            className="stack",
        ),
    ]


def distribution(atlas: Atlas) -> Component:
    """Marks by size of the workforce: who can earn one, and who can't be told."""
    return html.Section(
        [html.H2("By level and by size"), inserted("mark-sizes", mark_tables.by_size(atlas.marks()))],
        className="stack",
    )


def proven(atlas: Atlas) -> list[Component]:
    """What the simulation found of the mark, with its seed and draws; none where it is not held."""
    rows = [row for row in atlas.proof() if row["section"] == "mark"]
    if not rows:
        return []
    finding = proof.findings(rows)["mark"]
    content = Table(proof_view.CAPTIONS["mark"], proof_view.COLUMNS["mark"], proof_view.section_rows(rows, "mark"))
    return [
        html.Section(
            [
                html.H2("Is it awarded or refused falsely?", id="proof"),
                html.P(
                    f"Employers with a known truth are invented, {rows[0]['draws']:,} for each line, and marked by the "
                    f"same functions as real ones (seed {rows[0]['seed']}). “atlas statistics” does it again.",
                    className="sub",
                ),
                html.P(finding),
                html.Details(
                    [
                        html.Summary(f"The {len(rows)} numbers behind it"),
                        inserted("mark-proof", tables.table(content, tall=True, row_header="what")),
                    ]
                ),
            ],
            className="stack",
        )
    ]


def _domains(atlas: Atlas) -> list[str]:
    by_domain: dict[str, list[str]] = {}
    for row in atlas.mark_standing():
        if row["domain"]:
            shown = row["title"] if row["counted"] else f"{row['title']} (shown, not counted)"
            by_domain.setdefault(row["domain"], []).append(shown)
    return [f"{words.DOMAINS[domain]}: {'; '.join(titles)}." for domain, titles in by_domain.items()]


def _thresholds(rows: Sequence[Row]) -> tables.Node:
    """Every threshold of a version, with the step by which it is tried."""
    columns = [Column("text", "Threshold"), Column("value_text", "Value"), Column("step_text", "Tried either way by")]
    shown = [
        {"text": words.threshold(row["threshold"]), "value_text": f"{row['value']:g}", "step_text": f"{row['step']:g}"}
        for row in rows
    ]
    return tables.table(Table("Values in force", columns, shown), row_header="text")
