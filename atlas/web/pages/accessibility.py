"""The accessibility statement: what was tested, how, and what is known not to work."""

from __future__ import annotations

from collections.abc import Callable

import dash
from dash import html
from dash.development.base_component import Component

from atlas.reader import Atlas
from atlas.selection import Selection
from atlas.web import parts

PATH, TITLE, NAV = "/accessibility", "Accessibility", ""
DEFAULTS = Selection()


def layout(atlas: Atlas) -> Callable[..., Component]:
    """The statement is the same for every address."""

    def build(**_: str) -> Component:
        return parts.page(
            "Accessibility statement",
            html.Div(
                [
                    html.P(
                        "Everything in the atlas can be reached with a keyboard, has its twin as text or a table, "
                        "and works on a screen 360 pixels wide. We aim for the Web Content Accessibility Guidelines "
                        "2.2 at level AA."
                    ),
                    html.H2("How it is tested"),
                    html.P(
                        "Every page is opened in a browser by the project’s own tests, at 1280 and at 360 pixels, and "
                        "checked with axe with no rule switched off. The tests also walk the pages with the Tab key, "
                        "look for text that runs off a narrow screen, and fail if a page asks any outside host for "
                        "anything. No outside audit has been made yet, and no disabled people have yet been paid to "
                        "try it: both would find what a program can’t."
                    ),
                    html.H2("How to use it without a mouse or without seeing it"),
                    html.Ul(
                        [
                            html.Li(
                                "The first stop of the Tab key skips to the content. Headings, lists and landmarks "
                                "follow the order of the page: question, finding, controls, table and chart, actions, "
                                "source."
                            ),
                            html.Li(
                                "Choices are native lists and radio buttons: arrow keys change them, and the finding "
                                "is read out when it changes."
                            ),
                            html.Li(
                                "Next to each chart stands a table with the same rows. On the map, each row’s name is "
                                "a button that selects the place."
                            ),
                            html.Li(
                                "Colour is never alone: BME staff are always a circle, White staff a square, and a "
                                "verdict is a word."
                            ),
                        ]
                    ),
                    html.H2("What does not work well"),
                    html.Ul(
                        [
                            html.Li(
                                "Marks inside a chart cannot be reached one by one with the Tab key; the table twin is "
                                "the way to each value."
                            ),
                            html.Li(
                                "The site needs JavaScript. The CSV files and downloads can be fetched without it."
                            ),
                        ]
                    ),
                    html.H2("Tell us"),
                    html.P(
                        [
                            (
                                "If something keeps you out, say what you tried and with which browser or assistive "
                                "technology: see "
                            ),
                            html.A("report an error", href="/data#report-an-error"),
                            ".",
                        ]
                    ),
                ],
                className="prose",
            ),
        )

    return build


def register(app: dash.Dash, atlas: Atlas) -> None:
    """Nothing on this page changes."""
