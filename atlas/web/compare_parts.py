"""Components of the comparison: the cards in sentences, the ways to add and take out, what each question amounts to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from atlas.sentences import compare as sentences
from atlas.sentences import mark
from atlas.sentences.areas import TRUST_TYPES
from atlas.web import compare_table, mark_parts, parts
from atlas.web.addresses import with_query
from atlas.web.compare_view import MOST, Card, Question, View

Row = Mapping[str, Any]

ADD = "/compare/add"


def address(codes: Sequence[str]) -> str:
    """The page of these employers."""
    return with_query("/compare", {"with": ",".join(codes)} if codes else "")


def choose(view: View) -> Component:
    """The box that adds an employer; with five there is no room for another."""
    codes = view.selection.organisations
    if len(codes) >= MOST:
        return html.P(
            "Five employers are side by side, which is the most. Take one out to add another.", className="sub"
        )
    label = "Add another employer" if codes else "Add an employer"
    form = html.Form(
        [
            html.Label(label, htmlFor="compare-add"),
            html.Div(
                [*parts.place_box("compare-add", "q", ""), html.Button("Add", type="submit", className="button")],
                className="find",
            ),
            # What is chosen already is sent along with what is added.
            *([dcc.Input(type="hidden", name="with", value=",".join(codes))] if codes else []),
        ],
        action=ADD, method="get", className="control compare-add",
    )  # fmt: skip
    near = html.P(["Not sure which? ", html.A("Trusts near a place", href="/near"), "."], className="sub")
    return html.Div([form, near], className="controls")


def basket(codes: Sequence[str]) -> Component:
    """Tells the script of the page what is shown, so that the reader's own list can follow it."""
    keep = html.Button("Keep these as my comparison", type="button", className="button", id="basket-keep", hidden=True)
    return html.Div(keep, **{"data-basket": ",".join(codes)})


def cards(view: View) -> Component:
    """One card an employer, side by side where there is room and one after another where there is not."""
    return html.Ul(
        [html.Li(_card(view, card), className="card stack") for card in view.cards], className="compare-cards"
    )


def _card(view: View, card: Card) -> list[Any]:
    one = card.employer
    rest = [code for code in view.selection.organisations if code != one["code"]]
    kind = TRUST_TYPES.get(one["trust_type"], "")
    about = " · ".join(part for part in (kind.capitalize(), one["icb_name"], one["code"]) if part)
    said = [
        html.Li([html.Span(text), *([html.Span([" ", parts.chip(word)])] if word else []), _sure(sure)])
        for text, sure, word in card.lines
    ]
    out = html.A(
        "Take out", href=address(rest), className="button small",
        **{"data-take-out": one["code"], "aria-label": f"Take {one['short_name']} out of the comparison"},
    )  # fmt: skip
    return [
        html.H3(html.A(one["name"], href=f"/organisation/{one['code']}")),
        html.P(about, className="sub"),
        html.P(card.answered or "How many answered the survey is not held.", className="sub"),
        html.Ul(said, className="sayings") if said else html.P("No figures are held for this employer."),
        *([html.P(card.nothing, className="sub")] if card.nothing else []),
        *([_mark(card.mark, one["code"])] if card.mark else []),
        html.P(out),
    ]


def _mark(row: Row, code: str) -> Component:
    working = html.A("The working", href=f"/mark/{code}")
    said = ["Race equality mark: ", mark_parts.chip(row["mark"]), f" {mark.checked(row)} ", working, ". "]
    return html.P([*said, _sure(mark.DISCLAIMER)])


def _sure(text: str) -> Component:
    return html.Span(text, className="soft below")


def differences(questions: Sequence[Question]) -> list[Component]:
    """What each question amounts to, its pairs behind a fold."""
    found: list[Component] = []
    for question in questions:
        inner: list[Any] = [html.P(sentences.on(question.indicator, question.pairs))]
        if question.pairs:
            inner.append(html.Details([html.Summary("Every pair"), compare_table.pairs_screen(question)]))
        found.append(html.Div(inner, className="stack"))
    return found
