"""Components that every page is made of. Each returns a plain Dash component; the caller passes ids."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import dash
import dash_bootstrap_components as dbc
from dash import ClientsideFunction, Input, Output, dcc, html
from dash.development.base_component import Component

from atlas import postcodes
from atlas.figures import theme
from atlas.figures.pixels import drawn
from atlas.selection import Selection
from atlas.web.addresses import forms_of

Option = tuple[str, str]


def page(title: str, *children: Any) -> Component:
    """A page's content under its one heading, which asks the question or says the finding."""
    return html.Div([html.H1(title, **{"data-role": "title"}), *children], className="page")


def finding(component_id: str, text: str) -> Component:
    """What the page found, in one or two sentences, announced when a control changes it."""
    return html.P(text, id=component_id, className="finding", **{"data-role": "finding", "aria-live": "polite"})


def notices(messages: Sequence[str]) -> list[Component]:
    """What of the address was not understood; nothing when all was."""
    return [html.P(message, className="notice", role="status") for message in messages]


def controls(*children: Component) -> Component:
    """The row of controls."""
    return html.Div(list(children), className="controls", role="group", **{"aria-label": "Choose what to see"})


def select(label: str, component_id: str, options: Sequence[Option], value: str) -> Component:
    """A labelled native list: the only drop-down that passes axe with a keyboard and a screen reader."""
    choices = [{"value": key, "label": text} for key, text in options]
    return html.Div(
        [html.Label(label, htmlFor=component_id), dbc.Select(id=component_id, options=choices, value=value)],
        className="control",
    )


def place_box(component_id: str, name: str, value: str) -> list[Component]:
    """A text box for a trust, an area or a postcode, of which only the first half is ever sent, and its suggestions.

    The script of the page cuts a whole postcode; where it has not run, the browser itself refuses to send one.
    """
    suggestions = f"{component_id}-names"
    box = dcc.Input(
        id=component_id, name=name, type="search", value=postcodes.cut(value), list=suggestions, autoComplete="off",
        placeholder="Name or postcode", pattern=postcodes.REFUSED_WHOLE,
    )  # fmt: skip
    return [box, html.Datalist(id=suggestions)]


def segments(
    label: str, component_id: str, options: Sequence[Option], value: str, disabled: Sequence[str] = ()
) -> Component:
    """A labelled row of exclusive choices, drawn as buttons, behaving as radio buttons."""
    choices = [{"value": key, "label": text, "disabled": key in disabled} for key, text in options]
    return html.Fieldset(
        [
            html.Legend(label),
            dbc.RadioItems(id=component_id, name=component_id, options=choices, value=value, className="segments"),
        ],
        className="control",
    )


def chart(
    component_id: str, figure: dict[str, Any], caption: str, height: int | None = None, *, instruction: bool = False
) -> Component:
    """A chart in a figure with its caption; the table beside it says the same to those who do not see it.

    It is as high as the figure asks for, unless ``height`` says how many pixels.
    A caption that is an ``instruction`` says what to do on the page, and does not go with the chart elsewhere.
    """
    role = {"data-role": "instruction"} if instruction else {}
    return html.Figure(
        [
            dcc.Graph(
                id=component_id,
                figure=drawn(figure),
                config=theme.CONFIG,
                style={"height": f"{height or height_of(figure)}px"},
                className="chart",
            ),
            html.Figcaption(caption, id=f"{component_id}-caption", **role),
        ]
    )


def height_of(figure: Mapping[str, Any], usual: int = 400) -> int:
    """Pixels that a figure is drawn at: those that it asks for, or ``usual``."""
    return int(figure["layout"].get("height", usual))


def laid_out(
    defaults: Selection,
    page: Callable[[Selection, list[str]], Component],
    settle: Callable[[Selection], tuple[Selection, Sequence[str]]] = lambda wish: (wish, ()),
) -> Callable[..., Component]:
    """A page's layout: ``page`` is given what a query string asks for and a notice of all that it doesn't show of it.

    ``settle`` answers a wish with what can be shown of it, and its notices.
    """

    def build(**query: str) -> Component:
        wish, odd = Selection.from_query(query, defaults)
        settled, missed = settle(wish)
        return page(settled, [*odd, *missed])

    return build


def actions(csv: str, csv_id: str, methods: str, figure: str = "") -> Component:
    """Image, data, link and method of the view. ``csv`` is the address of the file, which the page keeps current; the
    script of the page lets the link to other forms follow it.
    """
    return html.Div(
        [
            *(images(figure) if figure else []),
            html.A("Data (CSV)", href=csv, id=csv_id, className="button", download=""),
            html.Button("Copy link", type="button", className="button", **{"data-action": "link"}),
            html.Button("Print", type="button", className="button", **{"data-action": "print"}),
            html.A("How this is computed", href=methods, className="button"),
            more_forms(csv, csv_id),
        ],
        className="actions",
    )


def images(figure: str, part: str = "", of: str = "Image", **words: str) -> list[Component]:
    """Buttons that save a chart as an image, which is called as the files of its view are.

    ``part`` is added to that where it is not the view's first chart; ``of`` says what it is a picture of.

    ``words`` are those that the image carries in the place of the page's own: ``title``, or the id of the element that
    holds them as ``title_from``, ``finding_from``, ``source_from`` and ``coverage_from``.
    """
    carried = {f"data-{key.replace('_', '-')}": value for key, value in words.items()}
    return [
        html.Button(
            f"{of} ({kind.upper()})",
            type="button",
            className="button",
            **{"data-action": kind, "data-figure": figure, "data-part": part} | carried,
        )
        for kind in ("png", "svg")
    ]


def more_forms(csv: str, csv_id: str) -> Component:
    """The link to every other form of what the file at ``csv`` holds; ``csv_id`` is the link that it follows."""
    name, _, query = csv.removeprefix("/export/").partition(".csv")
    address = forms_of(name, query.removeprefix("?"))
    return html.A("More formats, code, embed, citation", href=address, className="button", **{"data-follows": csv_id})


def source(component_id: str, source_text: str, coverage_text: str, more: Sequence[Any] = ()) -> Component:
    """Coverage first, then source and period, then what else must be said under the exhibit."""
    return html.Div(
        [
            html.P(coverage_text, id=f"{component_id}-coverage", **{"data-role": "coverage"}),
            html.P(source_text, id=component_id, **{"data-role": "source"}),
            *more,
        ],
        className="source",
    )


def limits(*sentences: Any) -> Component:
    """What this page can't tell you."""
    return html.Section(
        [html.H2("What this page can’t tell you"), html.Ul([html.Li(sentence) for sentence in sentences])],
        className="limits stack",
    )


def support() -> Component:
    """Where to turn: shown wherever bullying and discrimination are."""
    return html.P(
        [
            "If this has happened to you: your trust’s Freedom to Speak Up Guardian, your union, and the ",
            html.A("Equality Advisory and Support Service", href="https://www.equalityadvisoryservice.com/"),
            " (0808 800 0082) give confidential help; ",
            html.A("Samaritans", href="https://www.samaritans.org/"),
            " answer on 116 123 at any hour.",
        ]
    )


def address(component_id: str, query: str) -> Component:
    """Holds the view's query string; a clientside callback writes it to the address bar."""
    return dcc.Store(id=component_id, data=query)


def keep_address(app: dash.Dash, held_in: str, written_by: str) -> None:
    """Let the browser's address follow what ``address`` holds; ``written_by`` is a hidden element for the callback."""
    app.clientside_callback(
        ClientsideFunction("atlas", "address"),
        Output(written_by, "className"),
        Input(held_in, "data"),
        prevent_initial_call=True,
    )


def chip(verdict: str) -> Component:
    """A verdict: colour, outline and the word."""
    return html.Span(verdict, className=f"chip {verdict.replace(' ', '-')}")


def group_legend(*groups: str) -> Component:
    """BME with its circle, White with its square, all staff with its diamond."""
    names = {"bme": "BME staff", "white": "White staff", "all": "All staff"}
    return html.Div(
        [html.Span([html.Span(className=f"mark dot {group}"), names[group]]) for group in groups], className="legend"
    )
