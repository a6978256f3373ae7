"""The lower sections of the programmes' page: none depends on a control."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from atlas.figures import programme_timeline
from atlas.reader import Atlas
from atlas.reader.programmes import EXPERTS
from atlas.sentences import programmes as words
from atlas.web import parts, programme_tables
from atlas.web.markup import inserted

_SOURCE = (
    "Sources: NHS workforce by ethnicity, role and grade; national WRES reports, as quoted; programmes as public pages "
    "record them."
)
_CAPTION = (
    "Above: BME staff, per cent of all staff and of very senior managers, England. Workforce statistics count staff of "
    "known ethnicity; WRES reports count trusts’ staff. Below: programmes in the years that are recorded of them."
)


def over_time(atlas: Atlas, chart_id: str, source_id: str) -> Component:
    """National programmes under the shares of BME staff, and their outcomes with comparators."""
    heading, said = f"{chart_id}-heading", f"{chart_id}-finding"
    national = atlas.programmes_national()
    figure = programme_timeline.timeline(atlas.programme_context(), national)
    undated = [row["programme"] for row in national if row["first_year"] is None]
    without = f" No year is recorded of {' and '.join(undated)}, so they are not drawn." if undated else ""
    return html.Section(
        [
            html.H2("When did national programmes run?", id=heading),
            html.P(f"{words.NO_CAUSE}{without}", className="prose", id=said),
            parts.chart(chart_id, figure, _CAPTION, programme_timeline.HEIGHT),
            html.Div(
                parts.images(
                    chart_id,
                    "over-time",
                    title_from=heading,
                    finding_from=said,
                    source_from=source_id,
                    coverage_from=f"{source_id}-coverage",
                ),
                className="actions",
            ),
            parts.source(
                source_id, _SOURCE, f"{len(national) - len(undated):,} of {len(national):,} programmes drawn."
            ),
            html.Details(
                [
                    html.Summary("The shares as a table"),
                    inserted("programmes-context", programme_tables.context(atlas.programme_context())),
                ]
            ),
            inserted("programmes-national", programme_tables.national(national), "programmes-wide"),
            html.P(
                "The three in four of Breaking Through are its organiser’s own figure: how many would have moved up "
                "without it is not known, for nobody was compared.",
                className="sub",
            ),
        ],
        className="stack",
    )


def experts(atlas: Atlas) -> Component:
    """WRES Experts: what is recorded for England, and by region where a register has it."""
    rows = [row for row in atlas.programmes() if row["scheme"] == EXPERTS]
    said = words.experts(atlas.programmes_national(), rows, atlas.nation.name)
    listed = [inserted("programmes-experts", programme_tables.experts(atlas.wres_experts()))] if rows else []
    return html.Section(
        [
            html.H2("Where are the WRES Experts?"),
            html.P(said),
            *listed,
        ],
        className="stack",
    )


def cohorts(atlas: Atlas) -> Component:
    """Mentoring and programmes of single organisations, and how far they reach."""
    rows = [row for row in atlas.programmes() if row["kind"] in ("mentoring", "leadership_programme")]
    return html.Section(
        [
            html.H2("Whom do mentoring and programmes reach?"),
            html.P(words.reach(rows)),
            inserted("programmes-cohorts", programme_tables.cohorts(rows), "programmes-wide"),
            html.P("Cohorts only: nothing about single mentors or mentees is held. – is not stated.", className="sub"),
        ],
        className="stack",
    )


def networks(atlas: Atlas) -> Component:
    """What is known of staff networks against the checklist of good practice."""
    rows = [row for row in atlas.programmes() if row["kind"] == "network" and row["about"] == "race"]
    return html.Section(
        [
            html.H2("How well set up are staff networks?"),
            html.P(words.maturity(rows)),
            inserted("programmes-checklist", programme_tables.checklist(atlas.network_checklist())),
            html.P(
                "The items are the NHS Institute’s checklist of good practice. A network and better figures in the "
                "staff survey may have a common cause, so neither is held against the other here.",
                className="sub",
            ),
        ],
        className="stack",
    )


def panels(atlas: Atlas) -> Component:
    """Risk assessments in 2020, and who leads systems and boards."""
    return html.Div(
        [
            html.Section(
                [
                    html.H2("How fast were risks assessed in 2020?"),
                    html.P(
                        "Trusts were told in June 2020 to finish within a month. The figures count different things "
                        "out of different wholes, so they are no series."
                    ),
                    inserted("programmes-risk", programme_tables.risk_assessments(atlas.risk_assessments_2020())),
                ],
                className="stack",
            ),
            html.Section(
                [
                    html.H2("Who leads systems and boards?"),
                    html.P("Counts as printed, of different roles in different years: no trend can be read from them."),
                    inserted("programmes-leadership", programme_tables.leadership(atlas.leadership_counts())),
                ],
                className="stack",
            ),
        ],
        className="halves",
    )
