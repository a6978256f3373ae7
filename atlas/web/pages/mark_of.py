"""/mark/<code>: the working of one trust's mark."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import dash
from dash import dcc, html
from dash.development.base_component import Component

from atlas.exports.table import Table
from atlas.reader import Atlas
from atlas.selection import Selection
from atlas.sentences import mark as words
from atlas.sentences.words import day, joined
from atlas.web import document_pages, frame, mark_parts, mark_tables, parts
from atlas.web.addresses import export_file
from atlas.web.markup import inserted

PATH, TITLE, NAV = "/mark/<code>", "The working of a race equality mark", ""
EXAMPLE = "/mark/RR8"
DEFAULTS = Selection()
Row = dict[str, Any]


def known(atlas: Atlas, code: str) -> bool:
    """Whether a mark is computed for this code, "not assessed" being one, or for a body that took over from it."""
    return atlas.mark(_code(code)) is not None or bool(_heirs(atlas, code))


def title(atlas: Atlas) -> Callable[..., str]:
    """The document's title for a code."""

    def named(code: str = "", **_: str) -> str:
        row = atlas.mark(_code(code))
        closed = "a closed trust" if _heirs(atlas, code) else "no such trust"
        return f"Race equality mark: {row['name'] if row else closed} · Opportunity Atlas"

    return named


def layout(atlas: Atlas) -> Callable[..., Component]:
    """The working of one trust, whatever the query string; of a closed one the heirs, of an unknown code the search."""

    def build(code: str = "", **_: str) -> Component:
        row = atlas.mark(_code(code))
        if row:
            return _page(atlas, row)
        heirs = _heirs(atlas, code)
        return _closed(atlas, code, heirs) if heirs else _unknown(atlas, code)

    return build


def export(atlas: Atlas, selection: Selection) -> Table:
    """The criteria of the trust in ``selection.place``; an empty table for none."""
    row = atlas.mark(selection.place)
    if row is None:
        return Table("Race equality mark", (), (), name="mark")
    return mark_tables.criteria_file(_criteria(atlas, row), row)


EXPORTS = {"mark-of": export}
DOCUMENTS = {"mark-of": document_pages.of_mark_of}


def _page(atlas: Atlas, row: Row) -> Component:
    code = row["organisation"]
    rules = atlas.mark_rules(code, row["wres_year"], row["version"])
    sensitivity = atlas.mark_sensitivity(code, row["version"])
    return html.Div(
        [
            html.P(
                [
                    dcc.Link("Race equality mark", href="/mark"),
                    " › ",
                    dcc.Link(row["name"], href=f"/organisation/{code}"),
                ],
                className="sub crumbs",
            ),
            html.H1(f"Race equality mark: {row['name']}", **{"data-role": "title"}),
            html.P([mark_parts.chip(row["mark"]), f" WRES {row['wres_year']}, method version {row['version']}"]),
            parts.finding("mark-of-finding", words.of_trust(row, rules)),
            html.P(words.DISCLAIMER, className="sub"),
            inserted("mark-of-criteria", mark_tables.criteria(_criteria(atlas, row), row["name"]), "mark-criteria"),
            parts.actions(export_file("mark-of", "csv", f"place={code}"), "mark-of-csv", "/mark#method"),
            html.P(
                "Figures are turned so that above 1, or above 0 points, is worse for BME staff. The wide band rules "
                "out a large gap, the close band any that matters.",
                className="sub",
            ),
            html.Section(
                [
                    html.H2("Every rule"),
                    inserted("mark-of-rules", mark_tables.rules(rules, _plan(atlas, row)), "mark-rules"),
                ],
                className="stack",
            ),
            html.Section(
                [
                    html.H2("What does the mark hang on?"),
                    html.P(_hangs(row, sensitivity)),
                    html.Details(
                        [
                            html.Summary("Every threshold one step lower and higher, every year left out"),
                            inserted("mark-of-sensitivity", mark_tables.sensitivity(sensitivity)),
                        ]
                    ),
                ],
                className="stack",
            ),
            html.Section(
                [html.H2("By year and version"), inserted("mark-of-years", mark_tables.years(atlas.mark_years(code)))],
                className="stack",
            ),
            _badge(row),
            parts.source(
                "mark-of-source",
                "Each criterion names the publication that it rests on. Unpublished returns and what trusts or the "
                "press printed are not counted.",
                words.checked(row),
            ),
            parts.support(),
            parts.limits(
                *mark_parts.LIMITS,
                html.Span([mark_parts.ERRORS, " ", html.A("Report an error", href="/data#report-an-error"), "."]),
            ),
        ],
        className="page mark-of",
    )


def _plan(atlas: Atlas, row: Row) -> str:
    """The address of the year's published action plan, '' where none is known."""
    return next((one["source"] for one in _criteria(atlas, row) if one["criterion"] == "action_plan"), "")


def _criteria(atlas: Atlas, row: Row) -> list[Row]:
    return atlas.mark_criteria(row["organisation"], row["wres_year"], row["version"])


def _hangs(row: Row, sensitivity: list[Row]) -> str:
    changed = [one for one in sensitivity if one["changed"]]
    if not sensitivity:
        return "The newest year has no figures of this trust, so nothing was tried."
    if not changed:
        return f"On no single threshold or year: under all {len(sensitivity)} changes it is “{row['mark']}”."
    return f"{len(changed)} of {len(sensitivity)} changes of one threshold or year give another mark."


def _badge(row: Row) -> Component:
    address = f"/mark/{row['organisation']}"
    return html.Section(
        [
            html.H2("The badge"),
            html.Div(
                [
                    html.Img(src=f"{address}.svg", alt=f"{row['name']}. {words.badge(row)}", className="mark-badge"),
                    html.Div(
                        [
                            html.P(
                                "For vacancies and web pages: it names its year and version and links to this page. "
                                "Use it as it is, for the year that it names."
                            ),
                            html.P(
                                [
                                    html.A("Badge (SVG)", href=f"{address}.svg", className="button"),
                                    " ",
                                    html.A("Data (JSON)", href=f"{address}.json", className="button"),
                                ]
                            ),
                        ],
                        className="stack",
                    ),
                ],
                className="mark-badge-row",
            ),
        ],
        className="stack",
    )


def _heirs(atlas: Atlas, code: str) -> list[Row]:
    """The bodies with a mark that took over from a closed one."""
    return [heir for heir in atlas.heirs(_code(code)) if atlas.mark(heir["code"]) is not None]


def _closed(atlas: Atlas, code: str, heirs: list[Row]) -> Component:
    row = atlas.organisation(_code(code)) or {"name": _code(code), "valid_to": None}
    when = f" on {day(row['valid_to'])}" if row["valid_to"] else ""
    names = joined([heir["name"] for heir in heirs])
    return parts.page(
        f"{row['name']} has closed",
        html.P(
            f"{row['name']} ({_code(code)}) closed{when}, before any year in which its mark could be computed. What it "
            f"did is now part of {names}."
        ),
        html.Ul(
            [html.Li(dcc.Link(f"The mark of {heir['name']}", href=f"/mark/{heir['code']}")) for heir in heirs],
            className="prose",
        ),
        html.P(dcc.Link("All trusts and the method", href="/mark")),
    )


def _unknown(atlas: Atlas, code: str) -> Component:
    return parts.page(
        "No mark is computed for this code",
        html.P(f"“{code[:40]}” is no trust that was open in a year with figures. Search for one:"),
        frame.search_form("search-mark"),
        html.P(dcc.Link("All trusts and the method", href="/mark")),
    )


def _code(text: str) -> str:
    return text.strip().upper()


def register(app: dash.Dash, atlas: Atlas) -> None:
    """Nothing on this page changes."""
