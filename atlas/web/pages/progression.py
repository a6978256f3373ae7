"""The ladder: who stands on which rung, at which step it narrows, how many are missing, and who believes it is fair."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import dash
from dash import Input, Output, html
from dash.development.base_component import Component

from atlas.exports.table import Table
from atlas.figures import pixels
from atlas.reader import Atlas
from atlas.selection import Selection
from atlas.sentences import progression as say
from atlas.web import document_progression, parts, progression_answers
from atlas.web import progression_parts as exhibits
from atlas.web import progression_tables as to_table
from atlas.web.markup import markup
from atlas.web.progression_answers import DEFAULTS, date_options, groups_held, keep, read, region_options, staff_held
from atlas.web.progression_chooser import chooser, definition
from atlas.web.progression_ids import Id
from atlas.web.progression_view import National, Trusts, national, query, trusts
from atlas.web.remembered import once_a_version

PATH, TITLE, NAV = "/progression", "Where does the ladder narrow?", "Progression"

_TABLES = {
    "progression": Id.LADDER_TABLE,
    "progression-bands": Id.BANDS_TABLE,
    "progression-index": Id.INDEX_TABLE,
    "progression-steps": Id.STEPS_TABLE,
    "progression-steps-over-time": Id.STEPS_TIME_TABLE,
    "progression-parity": Id.PARITY_TABLE,
    "progression-path": Id.PATH_TABLE,
}
_STAFF_NAMES = {"clinical": "Qualified clinical", "clinical_with_support": "With support staff"}


def layout(atlas: Atlas) -> Callable[..., Component]:
    """The page for a query string; what of it is not understood is said in a notice."""

    def build(**asked: str) -> Component:
        if not atlas.progression_organisations():
            return parts.page(TITLE, html.P("No numbers of staff by band are held, so there is no ladder to show."))
        selection, notices = read(atlas, asked)
        view, address = draw(atlas, selection), query(selection)
        return parts.page(
            TITLE,
            *parts.notices(notices),
            parts.finding(Id.FINDING, view.texts[Id.FINDING]),
            *chooser(atlas, selection, PATH),
            _controls(atlas, selection),
            definition(atlas, selection),
            exhibits.contents(),
            *[
                exhibit(view, address)
                for exhibit in (
                    exhibits.ladders,
                    exhibits.over_time,
                    exhibits.index,
                    exhibits.ratio,
                    exhibits.parity,
                    exhibits.path,
                )
            ],
            exhibits.by_trust(
                draw_trusts(atlas, selection.place),
                region_options(atlas),
                selection.place or atlas.nation.code,
                address,
            ),
            _limits(atlas),
            parts.address(Id.ADDRESS, address),
            html.Span(id=Id.WRITTEN, hidden=True),
        )

    return build


def draw(atlas: Atlas, selection: Selection) -> National:
    """The exhibits of one organisation's ladder."""
    return _drawn(atlas, keep(atlas, selection))


@once_a_version(64)
def _drawn(atlas: Atlas, selection: Selection) -> National:
    return national(atlas, selection)


@once_a_version(16)
def draw_trusts(atlas: Atlas, region: str) -> Trusts:
    """The exhibit by trust of a region, or of England."""
    return trusts(atlas, region)


def export(atlas: Atlas, selection: Selection) -> Table:
    """The ladder's table, as shown."""
    return draw(atlas, selection).tables[Id.LADDER_TABLE]


def _national_export(name: Id) -> Callable[[Atlas, Selection], Table]:
    def make(atlas: Atlas, selection: Selection) -> Table:
        return draw(atlas, selection).tables[name]

    return make


def _trusts_export(atlas: Atlas, selection: Selection) -> Table:
    return draw_trusts(atlas, keep(atlas, selection).place).table


EXPORTS = {name: _national_export(table) for name, table in _TABLES.items()} | {"progression-trusts": _trusts_export}
DOCUMENTS = document_progression.DOCUMENTS
settle = progression_answers.settle


def register(app: dash.Dash, atlas: Atlas) -> None:
    """Controls redraw the national exhibits, the region redraws the trusts, and every control writes the address."""
    if not atlas.progression_organisations():
        return
    choice = [Input(component, "value") for component in (Id.WHOSE, Id.GROUP, Id.DATE, Id.STAFF, Id.BASE)]
    first = draw(atlas, DEFAULTS)
    charts, texts, tables = list(first.figures), list(first.texts), list(_TABLES.values())
    first_trusts = list(draw_trusts(atlas, "").texts)

    @app.callback(
        *[Output(chart, "figure") for chart in charts],
        *[Output(text, "children") for text in texts],
        *[Output(table, "data-markup") for table in tables],
        Output(Id.STEP_CARDS, "children"),
        Output(Id.PARITY, "children"),
        *choice,
        prevent_initial_call=True,
    )
    def redraw(*chosen: str) -> list[Any]:
        view = draw(atlas, _selection(*chosen))
        return [
            *[pixels.drawn(view.figures[chart]) for chart in charts],
            *[view.texts[text] for text in texts],
            *[markup(exhibits.table(view, table)) for table in tables],
            exhibits.step_cards(view),
            exhibits.parity_cards(view),
        ]

    @app.callback(
        Output(Id.TRUSTS, "figure"),
        Output(Id.TRUSTS_TABLE, "data-markup"),
        *[Output(text, "children") for text in first_trusts],
        Input(Id.REGION, "value"),
        prevent_initial_call=True,
    )
    def redraw_trusts(region: str) -> list[Any]:
        view = draw_trusts(atlas, keep(atlas, _selection(region=region)).place)
        figure, table = pixels.drawn(view.figure), markup(to_table.shown_trusts(view.table))
        return [figure, table, *[view.texts[text] for text in first_trusts]]

    @app.callback(
        Output(Id.ADDRESS, "data"),
        *[Output(exhibits.link_of(name), "href") for name in EXPORTS],
        *choice,
        Input(Id.REGION, "value"),
        prevent_initial_call=True,
    )
    def refer(*chosen: str) -> list[str]:
        address = query(keep(atlas, _selection(*chosen)))
        return [address, *[exhibits.file_of(name, address) for name in EXPORTS]]

    parts.keep_address(app, Id.ADDRESS, Id.WRITTEN)


def _selection(
    whose: str = "", group: str = "", date: str = "", staff: str = "", base: str = "", region: str = ""
) -> Selection:  # fmt: skip
    asked = {"with": whose, "group": group, "date": date, "part": staff, "base": base, "place": region}
    return Selection.from_query({name: value or "" for name, value in asked.items()}, DEFAULTS)[0]


def _controls(atlas: Atlas, selection: Selection) -> Component:
    held, dates = groups_held(atlas, selection), date_options(atlas, selection)
    groups = [(code, group.short) for code, group in say.GROUPS.items()]
    return parts.controls(
        parts.segments("Who", Id.GROUP, groups, selection.group, [code for code in say.GROUPS if code not in held]),
        parts.select("When", Id.DATE, dates, selection.date or dates[0][0]),
        parts.select(
            "Clinical staff",
            Id.STAFF,
            [(code, _STAFF_NAMES[code]) for code in staff_held(atlas, selection)],
            selection.part,
        ),
        parts.segments("Base", Id.BASE, [("known", "Known ethnicity"), ("all", "All staff")], selection.base),
    )


def _limits(atlas: Atlas) -> Component:
    only = len(atlas.progression_organisations()) < 2
    none = "Your trust’s ladder: bands by trust and ethnic group are not in anything published that is held here."
    return parts.limits(
        "Who was promoted. The figures count who is where on one day and follow nobody; a Race Disparity Ratio is a "
        "gradient, not a rate of promotion.",
        "Why. Recruitment from abroad mostly fills band 5 and makes every step above it look steeper without anybody "
        "being passed over; mergers, re-banding and outsourcing move people between bands too.",
        "What intervals of a full count mean: they say how far chance alone could move a share of so many people, not "
        "what a sample missed.",
        *([none] if only else []),
        "What those who did not answer the survey believe: they may think otherwise. The 2024 workbooks print no "
        "response rates. BME and White rates by trust come from a transcription, without the number of answers, and no "
        "mental health trust is in it.",
        html.Span(
            [
                "What each specific ethnic group finds: BME is many groups. Survey rates of 18 groups are on the ",
                html.A("groups page", href="/groups"),
                ".",
            ]
        ),
        html.Span(["Is a figure wrong? ", html.A("Report an error", href="/data#report-an-error"), "."]),
    )
