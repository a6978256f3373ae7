"""The sections of an organisation's page as components. A new one is a function here and its name in ``SECTIONS``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from atlas.sentences import employer_facts
from atlas.web import mark_parts
from atlas.web.addresses import with_query
from atlas.web.employer_view import Employer
from atlas.web.markup import inserted

Section = Callable[[Employer], Component | None]


def breadcrumb(view: Employer) -> Component:
    """England › region › system, each a link."""
    subject = view.subject
    steps = [view.nation] if subject["level"] != "england" else []
    if subject["region_name"] and subject["level"] != "region":
        steps.append((subject["region"], subject["region_name"]))
    if subject["icb_name"] and subject["level"] != "icb":
        steps.append((subject["icb"], subject["icb_name"]))
    links: list[Any] = []
    for code, name in steps:
        links += [dcc.Link(name, href=f"/organisation/{code}"), " › "]
    return html.P([*links, view.kind, f" · {subject['code']}"], className="sub crumbs")


def verdicts(view: Employer) -> Component:
    """What is good, what is not, what is not known, side by side."""
    held = any(row["held"] for row in view.rows)
    none = "Nothing that is more than chance, in the figures that are held." if held else "No figures are held."
    groups = (
        ("What is good", view.good, none),
        ("What is not", view.bad, none),
        ("What is not known", view.unknown, "Nothing in particular."),
    )
    return html.Div(
        [
            html.Section([html.H2(title), html.Ul([html.Li(text) for text in texts]) if texts else html.P(none)])
            for title, texts, none in groups
        ],
        className="thirds weighed",
    )


def members(view: Employer) -> Component | None:
    """The trusts of an area, or the sectors of a trust."""
    if view.facts.members is None:
        return None
    title = "Its sectors" if view.subject["level"] == "trust" else "Which of its trusts?"
    return html.Section([html.H2(title), inserted("organisation-members", view.facts.members)], className="stack aside")


def ladder(view: Employer) -> Component:
    """The band ladder where it is known, else where to find England's."""
    code = view.subject["code"]
    link = dcc.Link("See the ladder", href=with_query("/progression", {"place": code}))
    if view.facts.steps is None:
        link = dcc.Link(f"The ladder of {view.nation[1]}", href="/progression")
    shown: list[Any] = [html.H2("Where does the ladder narrow?"), html.P([view.facts.ladder, " ", link])]
    if view.facts.steps is not None:
        shown.append(inserted("organisation-steps", view.facts.steps))
        shown.append(
            html.P("A gradient of who is where, not a rate of promotion: nobody is followed.", className="sub")
        )
    return html.Section(shown, className="stack")


def answered(view: Employer) -> Component:
    """Who answered the survey, and the response rate where it is held."""
    shown: list[Any] = [html.H2("Who answered?"), html.P(" ".join(view.facts.respondents))]
    if view.facts.mix is not None:
        shown.append(inserted("organisation-mix", view.facts.mix))
    shown.append(html.P("Those who did not answer may feel differently; no interval covers that.", className="sub"))
    return html.Section(shown, className="stack")


def printed(view: Employer) -> Component | None:
    """What the organisation printed itself: apart, with links, never ranked."""
    if view.facts.printed is None:
        return None
    return html.Section(
        [
            html.H2("As published by the trust"),
            html.P(
                "Single figures that the organisation or the press printed on public pages. They stand apart, in no "
                "comparison, rank or verdict.",
                className="sub",
            ),
            inserted("organisation-printed", view.facts.printed),
        ],
        className="stack aside",
    )


def groups(view: Employer) -> Component | None:
    """The specific ethnic groups, where the publication has them."""
    if view.facts.groups is None:
        return None
    return html.Section(
        [
            html.H2("What do the specific ethnic groups say?"),
            inserted("organisation-groups", view.facts.groups),
            html.P(dcc.Link("One chart for each indicator, with intervals", href="/groups")),
        ],
        className="stack aside",
    )


def lineage(view: Employer) -> Component | None:
    """Where the body came from, what became of it, and what it was called."""
    name = view.subject["short_name"]
    items: list[Any] = []
    for row in view.facts.lineage:
        link: Any = dcc.Link(row["name"], href=f"/organisation/{row['code']}") if row["has_page"] else row["name"]
        items.append(html.Li([employer_facts.joint(row, name), link, f" ({row['code']}): {row['kind']}."]))
    if view.facts.names:
        items.append(html.Li(f"Also known as {'; '.join(map(employer_facts.called, view.facts.names))}."))
    if view.subject["note"]:
        items.append(html.Li(f"Note in the register: {view.subject['note']}"))
    if not items:
        return None
    return html.Section([html.H2("Where it came from"), html.Ul(items)], className="stack prose aside")


def mark(view: Employer) -> Component | None:
    """The race equality mark of a trust, with a link to the working."""
    return mark_parts.card(view.facts.mark)


def programmes(view: Employer) -> Component:
    """Networks, mentoring, programmes, charters and awards that a page prints, each with its link."""
    subject = view.subject
    trust = subject["level"] in ("trust", "reporting_unit")
    area = {"place": subject["code"]} if subject["level"] in ("region", "icb") else ""
    called = f"All of {view.nation[1]}" if trust else "See the register"
    shown: list[Any] = [html.H2("Networks, programmes and charters"), html.P(view.facts.programme_words)]
    if view.facts.programmes is not None:
        shown.append(inserted("organisation-programmes", view.facts.programmes))
    shown.append(html.P(dcc.Link(called, href=with_query("/programmes", area))))
    return html.Section(shown, className="stack aside")


SECTIONS: tuple[Section, ...] = (members, ladder, answered, mark, programmes, groups, printed, lineage)
