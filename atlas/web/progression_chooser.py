"""Whose ladder the progression page shows: a plain form with the names of all that have one."""

from __future__ import annotations

from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from atlas.reader import Atlas
from atlas.selection import Selection
from atlas.web.progression_answers import name_of, whose
from atlas.web.progression_ids import Id

_BOX = "progression-organisation"
_ONE = "Bands by trust or area are not published in what is held here ("
_MANY = "Trusts whose return gives their bands, and areas of which enough trusts do, can be chosen ("


def chooser(atlas: Atlas, selection: Selection, path: str) -> list[Component]:
    """The form, and in a hidden field the code that is shown; the form only where there is something to choose."""
    code = whose(atlas, selection)
    hidden = dcc.Input(id=Id.WHOSE, type="hidden", value=code)
    rows = atlas.progression_organisations()
    if len(rows) < 2:
        return [hidden]
    names = f"{_BOX}-names"
    options = [html.Option(value=f"{row['name']} ({row['code']})") for row in rows]
    back = (
        [html.P(html.A(f"Back to {atlas.nation.name}", href=path), className="sub")] if selection.organisations else []
    )
    form = html.Form(
        [
            html.Label("Whose ladder: a trust, ICS or region", htmlFor=_BOX),
            html.Div(
                [
                    html.Div(
                        [
                            dcc.Input(id=_BOX, name="with", type="search", value=name_of(atlas, selection), list=names,
                                      autoComplete="off", placeholder="Name or code"),
                            html.Datalist(options, id=names),
                        ],
                        className="picker-field",
                    ),
                    html.Button("Show", type="submit", className="button"),
                ],
                className="picker-row",
            ),
            *back,
        ],
        action=path, method="get", className="control picker", **{"aria-label": "Whose ladder"},
    )  # fmt: skip
    return [form, hidden]


def definition(atlas: Atlas, selection: Selection) -> Component:
    """Who BME and White staff are, and for whom a ladder is held."""
    many = len(atlas.progression_organisations()) > 1
    text: list[Any] = [
        html.A("Black and minority ethnic (BME) staff", href="/methods#bme"),
        " are all who are not White. Irish, Gypsy, Traveller and other White staff count as White. ",
        _MANY if many else f"{atlas.nation.name} only. {_ONE}",
        html.A("what is held", href="/data#coverage"),
        ").",
    ]
    if selection.organisations:
        text.append(" Returns count healthcare assistants and other support staff among clinical staff.")
    return html.P(text, className="sub definition")
