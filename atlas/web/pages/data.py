"""What is held, by whom it was published, what was set aside, and every table to download."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from functools import partial
from typing import Any

import dash
from dash import Input, Output, html
from dash.development.base_component import Component

from atlas.exports.table import Column, Table, lineage
from atlas.reader import Atlas
from atlas.selection import Missed, Selection
from atlas.sentences import coverage as words
from atlas.web import document_tallies, parts, reading_code, tables
from atlas.web.addresses import export_file

PATH, TITLE, NAV = "/data", "Data", "Data"
DEFAULTS = Selection(indicator="career_progression")
LEVELS = (("region", "Regions"), ("icb", "Systems (ICS)"), ("trust", "Trusts"))


class Id(StrEnum):
    """Ids of this page."""

    INDICATOR = "data-indicator"
    FINDING = "data-finding"
    MATRIX = "data-matrix"
    ADDRESS = "data-address"
    ADDRESSED = "data-addressed"
    CSV = "data-csv"


def layout(atlas: Atlas) -> Callable[..., Component]:
    """The page for a query string; junk in it is named in a notice."""

    def page(selection: Selection, notices: list[str]) -> Component:
        return parts.page(
            "What does the atlas hold, and can I have it?",
            *parts.notices(notices),
            parts.finding(Id.FINDING, _finding(atlas, selection)),
            parts.controls(
                parts.select("Indicator", Id.INDICATOR, _options(atlas), selection.indicator),
            ),
            html.Section(
                [
                    html.H2("Coverage", id="coverage"),
                    html.Div(matrix_table(atlas, selection), id=Id.MATRIX),
                    html.P(
                        "Values of areas that the atlas pools from their trusts are not counted here: only what was "
                        "published.",
                        className="sub",
                    ),
                    parts.actions(_csv(selection), Id.CSV, "/methods#coverage"),
                ],
                className="stack",
            ),
            parts.address(Id.ADDRESS, selection.to_query(DEFAULTS)),
            html.Span(id=Id.ADDRESSED, hidden=True),
            _section("downloads", "Downloads", _downloads(atlas)),
            _section("sources", "Sources", tables.table(sources_table(atlas), row_header="title", tall=True)),
            _section("missing", "What is not held", _not_held(atlas)),
            _section("breaks", "Breaks in series", tables.table(breaks_table(atlas), tall=True)),
            _section("quarantine", "Set aside", _quarantine(atlas)),
            _section("report-an-error", "Report an error", _report(atlas)),
        )

    return parts.laid_out(DEFAULTS, page, partial(settle, atlas))


def settle(atlas: Atlas, wish: Selection) -> tuple[Selection, list[str]]:
    """The selection with an indicator that exists, and a sentence where another was wished for."""
    if wish.indicator in dict(_options(atlas)):
        return wish, []
    why = f"There is no indicator “{wish.indicator}”"
    return DEFAULTS, [Missed(why, f"; all that is held for “{DEFAULTS.indicator}” is shown", "indicator")]


def _options(atlas: Atlas) -> list[tuple[str, str]]:
    held = {row["indicator"] for row in atlas.coverage()}
    return [
        (key, f"{one.number} · {one.short}" if one.number else one.short)
        for key, one in atlas.indicators.items()
        if key in held
    ]


def matrix(atlas: Atlas, selection: Selection) -> Table:
    """One row a part and period; a column a level, saying for each group how many of how many."""
    rows = words.matrix([row for row in atlas.coverage() if row["indicator"] == selection.indicator], atlas.indicators)
    levels = [("england", atlas.nation.name), *LEVELS]
    columns = [Column("what", "What"), Column("period", "Measured"), *(Column(key, text) for key, text in levels),
               *(lineage(key, key=f"{key}_lineage", named=text) for key, text in levels)]  # fmt: skip
    title = f"Who has a figure: {atlas.indicators[selection.indicator].short}"
    notes = ("Values of areas that the atlas pools from their trusts are not counted here: only what was published.",)
    return Table(title, columns, rows, source="Counted when the data are built.", notes=notes, name="coverage")


def matrix_table(atlas: Atlas, selection: Selection) -> Any:
    """The matrix as HTML, in which each count leads to its trail."""
    content = matrix(atlas, selection)
    rendered = [
        {key: _counts(row, key) for key, _ in (("england", ""), *LEVELS) if row[f"{key}_parts"]} for row in content.rows
    ]
    return tables.table(content, row_header="what", tall=True, rendered=rendered)


def _counts(row: Mapping[str, Any], level: str) -> list[Any]:
    """The counts of one cell as links."""
    shown: list[Any] = []
    for text, key in row[f"{level}_parts"]:
        shown += ["; " if shown else "", tables.traced(text, key, f"{row['what']}, {row['period']}", "count")]
    return shown


def export(atlas: Atlas, selection: Selection) -> Table:
    """The matrix as shown: of an indicator of which nothing is held, that of the page as it opens."""
    return matrix(atlas, selection if selection.indicator in dict(_options(atlas)) else DEFAULTS)


DOCUMENTS = {"data": document_tallies.coverage(settle)}


def _csv(selection: Selection) -> str:
    return export_file("data", "csv", selection.to_query(DEFAULTS))


def sources_table(atlas: Atlas) -> Table:
    """Every publication held, with licence, provenance and date."""
    rows = [
        {
            **row,
            "title": html.A(row["title"], href=row["landing_page"]) if row["landing_page"] else row["title"],
            "provenance": words.PROVENANCE[row["provenance"]],
        }
        for row in atlas.sources()
        if row["held"]
    ]
    columns = [
        Column("title", "Publication"), Column("publisher", "Publisher"), Column("vintage", "Of"),
        Column("provenance", "How it came here"), Column("licence", "Licence"), Column("figures", "Figures", 0),
        Column("feeds", "Feeds"), Column("next_release", "Next release"),
    ]  # fmt: skip
    return Table("Publications held", columns, rows)


def breaks_table(atlas: Atlas) -> Table:
    """Every break: where a line is cut, and every remark that does not cut it."""
    rows = [words.break_row(row, atlas.indicators) for row in atlas.breaks()]
    columns = [
        Column("what", "Indicator"), Column("who", "Organisations"), Column("when", "From"), Column("kind", "Kind"),
        Column("effect", "Effect"), Column("text", "What changed"), Column("source", "Source"),
    ]  # fmt: skip
    return Table("Breaks and remarks, from the table that draws them", columns, rows)


def quarantine_table(rows: Sequence[Mapping[str, Any]]) -> Table:
    """Every row that did not become a figure."""
    columns = [
        Column("source", "Source"), Column("place", "Where"), Column("reason", "Why it was set aside"),
        Column("text", "As printed"),
    ]  # fmt: skip
    return Table("Rows set aside", columns, [words.quarantine_row(row) for row in rows])


def _quarantine(atlas: Atlas) -> list[Any]:
    titles = {row["source"]: row["short"] for row in atlas.sources()}
    rows = [{**row, "source": titles[row["source"]]} for row in atlas.quarantine()]
    reasons = words.reasons(rows)
    columns = [Column("source", "Source"), Column("reason", "Reason"), Column("rows", "Rows", 0)]
    return [
        html.P(
            f"{len(rows):,} rows of the publications did not become figures. None of them is shown anywhere else. "
            "Nothing was dropped without a reason."
        ),
        tables.table(Table("Why rows were set aside", columns, reasons), tall=True),
        html.Details([html.Summary("Every row"), tables.table(quarantine_table(rows), tall=True)]),
    ]


def _not_held(atlas: Atlas) -> list[Any]:
    wanted = [row for row in atlas.sources() if not row["held"]]
    return [
        html.P(
            "These publications would complete the atlas. Whoever has the figures can see them in a copy of their own: "
            "“atlas ingest” reads the survey’s benchmark workbook as it is, and counts of all nine indicators in the "
            "format that “atlas template” writes."
        ),
        html.Ul(
            [
                html.Li([html.A(row["title"], href=row["landing_page"]), f" ({row['publisher']}): {row['feeds']}."])
                for row in wanted
            ]
        ),
    ]  # fmt: skip


def _downloads(atlas: Atlas) -> list[Any]:
    rows = [
        {
            "name": row["name"],
            "grain": row["grain"],
            "rows": row["rows"],
            "csv": html.A("CSV", href=f"/download/{row['name']}.csv", **{"aria-label": f"{row['name']} as CSV"}),
            "parquet": html.A(
                "Parquet", href=f"/download/{row['name']}.parquet", **{"aria-label": f"{row['name']} as Parquet"}
            ),
            "described": html.A(
                "Columns",
                href=f"/download/{row['name']}.csv-metadata.json",
                **{"aria-label": f"Columns of {row['name']} as CSVW metadata"},
            ),
        }
        for row in atlas.tables()
    ]
    columns = [
        Column("name", "Table"),
        Column("grain", "One row is"),
        Column("rows", "Rows", 0),
        Column("csv", "For spreadsheets"),
        Column("parquet", "For R and Python"),
        Column("described", "For programs"),
    ]
    return [
        html.P(
            f"Every table of the atlas, whole. Data version {atlas.data_version}. The figures are others’ "
            "publications, under the licences named below; the code is MIT."
        ),
        html.P(
            [
                "What each column holds, with its unit, is in the table data_dictionary; for programs, in a ",
                html.A("Frictionless data package", href="/download/datapackage.json"),
                " and as ",
                html.A("CSVW metadata", href="/download/csv-metadata.json"),
                ".",
            ]
        ),
        html.P(
            [
                "Scripts written for Fingertips can read every measure in its layout: ",
                html.A("measure.fingertips.csv", href="/download/measure.fingertips.csv"),
                ". Ethnicity stands under Category; what the atlas does not judge is blank there.",
            ]
        ),
        tables.table(Table("Tables", columns, rows), row_header="name", tall=True),
        *reading_code.every_table(atlas),
    ]  # fmt: skip


def _report(atlas: Atlas) -> list[Any]:
    where = f"Write to {atlas.contact}. " if atlas.contact else "Write to whoever runs this copy of the atlas. "
    return [
        html.P(
            where
            + "Send the link of the view (the button “Copy link”), what it shows, and what the publication prints. "
            "A figure that proves wrong is corrected at its source file, and the change is listed in the change log."
        )
    ]


def _section(anchor: str, title: str, content: Any) -> Component:
    children = content if isinstance(content, list) else [content]
    return html.Section([html.H2(title, id=anchor), *children], className="stack prose-wide")


def _finding(atlas: Atlas, selection: Selection) -> str:
    return words.finding(atlas.coverage(), selection.indicator, atlas.indicators, atlas.nation.name)


def register(app: dash.Dash, atlas: Atlas) -> None:
    """The matrix follows the indicator."""

    @app.callback(
        Output(Id.MATRIX, "children"),
        Output(Id.FINDING, "children"),
        Output(Id.CSV, "href"),
        Output(Id.ADDRESS, "data"),
        Input(Id.INDICATOR, "value"),
        prevent_initial_call=True,
    )
    def redraw(indicator: str) -> tuple[Any, str, str, str]:
        wish, _ = Selection.from_query({"indicator": indicator}, DEFAULTS)
        selection, _ = settle(atlas, wish)
        return matrix_table(atlas, selection), _finding(atlas, selection), _csv(selection), selection.to_query(DEFAULTS)

    parts.keep_address(app, Id.ADDRESS, Id.ADDRESSED)
