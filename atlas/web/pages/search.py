"""What the search box found: trusts, areas, former names, codes and postcodes, each with where to read on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlencode

import dash
from dash import dcc, html
from dash.development.base_component import Component

from atlas import postcodes
from atlas.reader import Atlas
from atlas.selection import Selection
from atlas.web import frame, parts
from atlas.web.tables import compare_button

PATH, TITLE, NAV = "/search", "Find a trust or area", ""
DEFAULTS = Selection()
SHOWN = 30
_MAP_LEVEL = {"trust": "trust", "reporting_unit": "trust", "icb": "icb", "region": "region"}


def layout(atlas: Atlas) -> Callable[..., Component]:
    """The results for ``q``; with nothing asked, the box alone."""

    def build(q: str = "", **_: str) -> Component:
        asked = postcodes.cut(q).strip()[:80]
        return parts.page(
            "Find a trust or area",
            html.P(
                "Type a name, a former name, an ODS or ONS code, an ICS, a region, or the first half of a postcode.",
                className="lead",
            ),
            frame.search_form("search-box", asked),
            html.Div(answer(atlas, asked), className="stack"),
        )

    return build


def answer(atlas: Atlas, asked: str) -> list[Component]:
    """The sentence and the list for what was asked."""
    if not asked:
        return []
    half = postcodes.first_half(asked)
    around = _around(half) if half and atlas.outcode(half) else []
    found = atlas.search(asked)
    if not found:
        return around or _nothing(asked)
    shown = html.Ul([html.Li(_result(row), className="card stack") for row in found[:SHOWN]], className="results")
    return [*around, html.P(_said(asked, found), role="status"), shown]


def _said(asked: str, found: list[dict[str, Any]]) -> str:
    places = "1 place" if len(found) == 1 else f"{len(found)} places"
    more = "" if len(found) <= SHOWN else f" The first {SHOWN} are shown; add a word to narrow them."
    if found[0]["guessed"]:
        return f"Nothing is spelled “{asked}”. Near to it: {places}.{more}"
    return f"“{asked}” fits {places}.{more}"


def _nothing(asked: str) -> list[Component]:
    return [
        html.P(f"Nothing in the atlas is called “{asked}”.", role="status"),
        html.P(
            "Try a shorter part of the name, the three-character code, or the first half of a postcode for the trusts "
            "near it. Single hospitals are not held: search for the trust that runs it. Nor are trusts that closed "
            "before 2016, or bodies that are not NHS trusts."
        ),
    ]


def _around(half: str) -> list[Component]:
    trusts = dcc.Link(f"Trusts near {half}", href=f"/near?{urlencode({'near': half})}")
    said = html.P("The first half of a postcode. Its second half is not needed, and never sent.", className="sub")
    return [html.Div([html.H2(trusts), said], className="card stack", role="status")]


def _result(row: Mapping[str, Any]) -> list[Any]:
    code, name = row["code"], row["name"]
    level = _MAP_LEVEL.get(row["level"])
    ways = [dcc.Link("Trends", href=f"/trends?with={code}")]
    if level:
        ways.insert(0, dcc.Link("On the map", href=f"/map?level={level}&place={code}"))
        ways.append(dcc.Link("Trusts near it", href=f"/near?near={code}"))
    else:
        ways.append(dcc.Link("Career ladder", href="/progression"))
    lines: list[Any] = [html.H2(dcc.Link(name, href=f"/organisation/{code}")), html.P(row["detail"], className="sub")]
    if row.get("closed_to"):
        successor = dcc.Link(row["closed_to_name"], href=f"/organisation/{row['closed_to']}")
        lines.append(html.P(["This body has closed. What it did is now part of ", successor, "."]))
    lines.append(html.P([part for way in ways for part in (way, " · ")][:-1]))
    if row["level"] in ("trust", "reporting_unit"):
        lines.append(html.P(compare_button(row["closed_to"] or code, row["closed_to_name"] or name)))
    return lines


def register(app: dash.Dash, atlas: Atlas) -> None:
    """The form is a plain form: nothing to register."""
