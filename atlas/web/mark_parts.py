"""What other pages show of the mark, and what the mark's own pages share."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from atlas.sentences import mark as words

Row = Mapping[str, Any]

ERRORS = (
    "A figure here is wrong? Report it: one that differs from its source is mended at once, and one that its publisher "
    "mends is read again. The mark is then computed anew. Nobody decides about a mark, so nobody can be asked to."
)
_GAMING = (
    "Whether a ratio came nearer to 1 because people are treated better. Shortlisting fewer BME applicants, recruiting "
    "many nurses abroad at once or renaming posts would move it too: so four domains count, and no single score."
)
# What the mark may not be taken for.
LIMITS = (
    "Why an employer stands as it does, and how it is in one team, profession or ethnic group.",
    "How those feel who did not answer the survey.",
    _GAMING,
    "What a small employer would show if it were larger: few people can’t show that they are treated alike.",
)


def chip(mark: str) -> Component:
    """A mark: outline, fill and the word."""
    return html.Span(mark, className=f"chip mark-{mark.replace(' ', '-')}")


def card(row: Row | None) -> Component | None:
    """The mark of an employer in two lines, for its own page and a comparison; None where no mark is computed."""
    if row is None:
        return None
    return html.Section(
        [
            html.H2("Race equality mark"),
            html.P(
                [
                    chip(row["mark"]),
                    f" {words.checked(row)} ",
                    dcc.Link("The working", href=f"/mark/{row['organisation']}", title=f"Mark of {row['name']}"),
                ]
            ),
            html.P(f"WRES {row['wres_year']}, method version {row['version']}. {words.DISCLAIMER}", className="sub"),
        ],
        className="stack mark-card",
    )
