"""What the search box found: trusts, areas, former names, codes and postcodes, each with where to read on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import dash
from dash import dcc, html
from dash.development.base_component import Component

from atlas import postcodes, search_words
from atlas.reader import Atlas
from atlas.selection import Selection
from atlas.sentences.words import counted, day
from atlas.web import frame, parts
from atlas.web.addresses import with_query
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
    if search_words.too_general(asked):
        return [
            html.P(f"“{asked}” is too general: most names have it. Add a word of the name, or a place.", role="status")
        ]
    half = next((one for one in postcodes.halves(asked) if atlas.outcode(one)), "")
    around = _around(half) if half else _halves(atlas, postcodes.incomplete(asked))
    # Beside a postcode the other words may name a place: "Leeds LS9".
    named = " ".join(word for word in asked.replace(",", " ").split() if word.upper() != half)
    found = atlas.search(asked) if not half or named == asked else atlas.search(named) if named else atlas.search(half)
    if half and named and found and found[0]["guessed"]:
        found = []
    if not found:
        return around or _nothing(asked)
    shown = html.Ul(
        [html.Li(_result(atlas, row), className="card stack") for row in found[:SHOWN]], className="results"
    )
    return [*around, html.P(_said(named if half and named else asked, found), role="status"), shown]


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
    trusts = dcc.Link(f"Trusts near {half}", href=with_query("/near", {"near": half}))
    said = html.P("The first half of a postcode. Its second half is not needed, and never sent.", className="sub")
    return [html.Div([html.H2(trusts), said], className="card stack", role="status")]


def _halves(atlas: Atlas, begun: str) -> list[Component]:
    """Of the beginning of a first half the halves that there are, each a way on; nothing where there are none."""
    halves = atlas.outcodes_of(begun) if begun else []
    if not halves:
        return []
    kind = "is the beginning of several postcodes" if begun[-1].isdigit() else "alone is a postcode area"
    links = [dcc.Link(half, href=with_query("/near", {"near": half})) for half in halves]
    said = html.P(
        f"Which first half is it? Each of {counted(len(halves), 'half', 'halves')} leads to the trusts near it:"
    )
    ways = html.P([part for link in links for part in (link, " · ")][:-1])
    return [html.Div([html.H2(f"{begun} {kind}"), said, ways], className="card stack", role="status")]


def _result(atlas: Atlas, row: Mapping[str, Any]) -> list[Any]:
    code, name = row["code"], row["name"]
    level = _MAP_LEVEL.get(row["level"])
    ways = [dcc.Link("Trends", href=with_query("/trends", {"with": code}))]
    if level:
        ways.insert(0, dcc.Link("On the map", href=with_query("/map", {"level": level, "place": code})))
        ways.append(dcc.Link("Trusts near it", href=with_query("/near", {"near": code})))
    else:
        ways.append(dcc.Link("Career ladder", href="/progression"))
    lines: list[Any] = [html.H2(dcc.Link(name, href=f"/organisation/{code}")), html.P(row["detail"], className="sub")]
    if row["valid_to"]:
        lines.append(html.P(_closed(atlas, row)))
    lines.append(html.P([part for way in ways for part in (way, " · ")][:-1]))
    if row["level"] in ("trust", "reporting_unit"):
        lines.append(html.P(compare_button(row["closed_to"] or code, row["closed_to_name"] or name)))
    return lines


def _closed(atlas: Atlas, row: Mapping[str, Any]) -> list[Any]:
    """When it closed, and every body that does now what it did."""
    ends = "closed" if row["valid_to"] < date.today() else "closing"
    said = f"This body is recorded as {ends} on {day(row['valid_to'])}."
    heirs = atlas.heirs(row["code"])
    if row["closed_to"] and not heirs:
        heirs = [{"code": row["closed_to"], "name": row["closed_to_name"]}]
    if not heirs:
        return [said]
    links = [dcc.Link(heir["name"], href=f"/organisation/{heir['code']}") for heir in heirs]
    now = "is now part of" if row["closed_to"] else "passes to"
    listed = [part for link in links for part in (" and ", link)][1:]
    return [f"{said} What it did {now} ", *listed, "."]


def register(app: dash.Dash, atlas: Atlas) -> None:
    """The form is a plain form: nothing to register."""
