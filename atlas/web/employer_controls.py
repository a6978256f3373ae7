"""The controls of an organisation's page, and the list of trusts that are most like it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dash import html
from dash.development.base_component import Component

from atlas.exports.table import Column, Table, lineage
from atlas.reader import Atlas
from atlas.sentences.areas import TRUST_TYPES
from atlas.sentences.words import period
from atlas.web import parts, tables, trend_tables
from atlas.web.employer_peers import HOW_MUCH, WEIGHED, Peers, weighable, weights
from atlas.web.employer_view import Employer
from atlas.web.trend_view import Trends

READING = (
    "Below a figure that compares two groups stands its 95 % interval. Each dot of a strip is one peer; the large one "
    "is this organisation with its interval, dashed where it rests on estimated numbers of answers. Right is worse for "
    "BME staff, or for all where only all staff are known. Dashed upright: the two groups are equal. Solid upright: "
    "the area’s own figure, or the median of the peers. BME: "
)
SIMILARITY = (
    "Distance is measured on published figures: type, staff in post (by factors, not by heads), and the share of BME "
    "staff. Give what matters to you more weight; the link of this page keeps it."
)
HISTORIES = (("published", "As published"), ("predecessors", "With predecessors"))


def weight_id(field: str) -> str:
    """The id of the control of a weight."""
    return f"organisation-{field.replace('_', '-')}"


def weight_controls(atlas: Atlas, view: Employer) -> Component:
    """What counts in finding similar trusts, each with its weight."""
    offered = {field for field, _, _ in weighable(atlas)}
    return html.Div(
        [
            html.Div(
                parts.select(words, weight_id(field), HOW_MUCH, str(getattr(view.selection, field))),
                hidden=field not in offered,
            )
            for field, _, words in WEIGHED
        ],
        className="controls weights",
    )


def similar(atlas: Atlas, view: Employer) -> list[Any]:
    """The nearest trusts with their distance and what it is made of."""
    if view.peers.key != "similar":
        return []
    if not view.peers.nearest:
        return [html.P("With these weights no trust can be called similar: give something a weight.")]
    traits = {row["code"]: row for row in atlas.peer_traits()}
    shown = [tables.table(nearest(view.peers, traits), tall=True, row_header="name")]
    ignored = _ignored(atlas, view)
    return [*shown, html.P(ignored)] if ignored else shown


def nearest(peers: Peers, traits: Mapping[str, Mapping[str, Any]]) -> Table:
    """The similar trusts in order of distance."""
    columns = [
        Column("name", "Trust"), Column("distance", "Distance", 2), Column("kind", "Type"),
        Column("staff_in_post", "Staff in post", 0), Column("bme_respondents", "BME of 100 who answered", 1),
        lineage("staff_in_post", key="staff_lineage"), lineage("bme_respondents", key="respondents_lineage"),
    ]  # fmt: skip
    body = [
        {
            **traits[peer.code],
            "name": html.A(traits[peer.code]["name"], href=f"/organisation/{peer.code}"),
            "distance": peer.distance,
            "kind": TRUST_TYPES[traits[peer.code]["trust_type"]],
        }
        for peer in peers.nearest
    ]
    # How alike they are is worked out from these two and the type, with the reader’s weights.
    return Table(f"The {len(body)} most similar trusts, nearest first", columns, body)


def _ignored(atlas: Atlas, view: Employer) -> str:
    """What cannot be weighed here because this trust lacks it, or nearly all do."""
    counting = weights(atlas, view.subject, view.selection)
    lacking = [words.lower() for _, quantity, words in WEIGHED if quantity not in counting]
    return f"Not weighed, since it is not held: {'; '.join(lacking)}." if lacking else ""


def trend_table(trend: Trends | None) -> Any:
    """The table twin of the trend."""
    return trend_tables.displayed(trend.table, trend.links) if trend is not None else []


def breaks(trend: Trends | None) -> Any:
    """The breaks that are drawn on the trend, as a list."""
    return tables.table(trend.breaks) if trend is not None and trend.breaks.rows else []


def together(view: Employer) -> Any:
    """The years in which the counts of all bodies that became this one could be summed."""
    if view.selection.history != "predecessors":
        return []
    if not view.together:
        return [html.P("Of this indicator no numbers of people are held for all of them, so nothing is summed.")]
    columns = [
        Column("period", "Period"), Column("members", "Counts of"), Column("bme", "BME staff", 1),
        Column("bme_base", "of", 0), Column("white", "White staff", 1), Column("white_base", "of", 0),
        Column("ratio_published", "Times as likely", 2), Column("verdict", "Verdict"), lineage("bme"),
    ]  # fmt: skip
    body = [{**row, "period": period(row)} for row in view.together]
    return [tables.table(Table("Together: counts of all the bodies summed", columns, body), row_header="period")]


def images(chart: str, finding: str, source: str) -> Component:
    """Image buttons of the trend, whose words are its own."""
    return html.Div(
        parts.images(chart, "trend", "Trend as image", finding_from=finding, source_from=source),
        className="actions",
    )
