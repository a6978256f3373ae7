"""What the search box found: trusts, areas, former names and codes, each with where to read on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import dash
from dash import dcc, html
from dash.development.base_component import Component

from atlas.reader import Atlas
from atlas.selection import Selection
from atlas.web import frame, parts

PATH, TITLE, NAV = "/search", "Find a trust or area", ""
DEFAULTS = Selection()
SHOWN = 30
_MAP_LEVEL = {"trust": "trust", "reporting_unit": "trust", "icb": "icb", "region": "region"}


def layout(atlas: Atlas) -> Callable[..., Component]:
    """The results for ``q``; with nothing asked, the box alone."""

    def build(q: str = "", **_: str) -> Component:
        asked = q.strip()[:80]
        return parts.page(
            "Find a trust or area",
            html.P("Type a name, a former name, an ODS or ONS code, an ICS or a region.", className="lead"),
            frame.search_form("search-box", asked),
            html.Div(answer(atlas, asked), className="stack"),
        )

    return build


def answer(atlas: Atlas, asked: str) -> list[Component]:
    """The sentence and the list for what was asked."""
    if not asked:
        return []
    found = atlas.search(asked)
    if not found:
        return [
            html.P(f"Nothing in the atlas is called “{asked}”.", role="status"),
            html.P("Try a shorter part of the name, or the three-character code. Single hospitals are not held: "
                   "search for the trust that runs it. Nor are trusts that closed before 2016, or bodies that are not "
                   "NHS trusts."),
        ]  # fmt: skip
    more = "" if len(found) <= SHOWN else f" The first {SHOWN} are shown; add a word to narrow them."
    places = "1 place" if len(found) == 1 else f"{len(found)} places"
    return [
        html.P(f"“{asked}” fits {places}.{more}", role="status"),
        html.Ul([html.Li(_result(row), className="card stack") for row in found[:SHOWN]], className="results"),
    ]


def _result(row: Mapping[str, Any]) -> list[Component]:
    level = _MAP_LEVEL.get(row["level"])
    ways = [dcc.Link("Trends", href=f"/trends?with={row['code']}")]
    if level:
        ways.insert(0, dcc.Link("On the map", href=f"/map?level={level}&place={row['code']}"))
    else:
        ways.append(dcc.Link("Career ladder", href="/progression"))
    lines: list[Component] = [html.H2(row["name"]), html.P(row["detail"], className="sub")]
    if row.get("closed_to"):
        lines.append(
            html.P(
                [
                    "This body has closed. What it did is now part of ",
                    dcc.Link(row["closed_to_name"], href=f"/search?q={row['closed_to']}"),
                    ".",
                ]
            )
        )
    lines.append(html.P([part for way in ways for part in (way, " · ")][:-1]))
    return lines


def register(app: dash.Dash, atlas: Atlas) -> None:
    """The form is a plain form: nothing to register."""
