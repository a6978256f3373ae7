"""The tables of the programmes' page: the register on screen and in a file, and the small ones below it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from atlas.exports.table import Column, Table, lineage
from atlas.sentences import programmes as words
from atlas.sentences.words import day
from atlas.web import tables
from atlas.web.tables import Node

Row = Mapping[str, Any]

# Where a page was read, though its publisher is another and nobody answers for what the host shows next.
_MIRRORS = frozenset({
    "cov-staging.verseonecloud.com", "d47.6bdv.ws", "daily8.com", "dev.nhs-providers.vercel.app", "docsbay.net",
    "euvolution.com", "slam-website.verseonecloud.com", "vdocument.in", "vdocuments.us",
})  # fmt: skip
_NOT_STATED = "–"


def register(rows: Sequence[Row], title: str) -> Node:
    """The rows on screen, each with its page."""
    columns = [
        Column("trust", "Organisation"), Column("what", "What"), Column("year", "Year as printed"),
        Column("printed", "What is printed of it"), Column("page", "Page"),
    ]  # fmt: skip
    rendered = [
        {
            "trust": [
                tables.node("A", row["short_name"], href=f"/organisation/{row['organisation']}"),
                *([] if row["open"] else [tables.node("Span", "closed", class_="soft below")]),
            ],
            "what": [row["name"], tables.node("Span", _kind(row), class_="soft below")],
            "year": row["year"] or _NOT_STATED,
            "printed": [
                _traced(words.value(row), row, row["name"]),
                *([tables.node("Span", said, class_="soft below")] if (said := _note(row)) else []),
            ],
            "page": page(row["address"]),
        }
        for row in rows
    ]
    return tables.table(Table(title, columns, list(rows)), tall=True, row_header="trust", rendered=rendered)


def of_organisation(rows: Sequence[Row]) -> Node:
    """The rows of one organisation."""
    columns = [
        Column("what", "What"), Column("year", "Year as printed"), Column("printed", "What is printed of it"),
        Column("page", "Page"),
    ]  # fmt: skip
    rendered = [
        {
            "what": f"{row['name']} ({_kind(row)})",
            "year": row["year"] or _NOT_STATED,
            "printed": [_traced(words.value(row), row, row["name"]), *([f"; {said}"] if (said := _note(row)) else [])],
            "page": page(row["address"]),
        }
        for row in rows
    ]
    content = Table("Networks, programmes and charters that a page prints", columns, list(rows))
    return tables.table(content, tall=len(rows) > 12, row_header="what", rendered=rendered)


def page(address: str) -> Node:
    """A link to the page that prints a row, by its host; a mirror of somebody else's page is named, not linked."""
    host = address.partition("/")[0].removeprefix("www.")
    if host in _MIRRORS:
        return tables.node("Span", [host, tables.node("Span", " a mirror, not linked", class_="soft below")])
    return tables.node("A", host, href=f"https://{address}")


def file(rows: Sequence[Row], source: str, coverage: str) -> Table:
    """The same rows with all that is held of them."""
    keys = (
        ("organisation_name", "Organisation"), ("organisation", "Code"), ("icb_name", "System"),
        ("region_name", "Region"), ("kind", "Kind"), ("scheme", "Scheme"), ("name", "Name"), ("about", "About"),
        ("status", "Status"), ("value", "Value"), ("unit", "Unit"), ("precision", "Precision"),
        ("year", "Year as printed"), ("cohort", "Cohort"), ("mentors", "Mentors"), ("participants", "Participants"),
        ("meetings_planned", "Meetings planned"), ("meetings_held", "Meetings held"), ("evaluation", "Evaluation"),
        ("evaluation_n", "Evaluation rests on"), ("outcome", "Outcome"), ("comparator", "Comparator"),
        ("facts", "Facts of the checklist"), ("note", "Note"), ("address", "Page"), ("provenance", "Provenance"),
        ("file", "Register"), ("row", "Row of the register"),
    )  # fmt: skip
    columns = [*(Column(key, heading) for key, heading in keys), lineage("value")]
    return Table(
        "Networks, mentoring, programmes, charters and awards", columns, rows, source, coverage, (), "programmes"
    )


def national(rows: Sequence[Row]) -> Node:
    """National and regional programmes on screen."""
    rendered = [{"size": _traced(_size(row), row, row["programme"])} for row in rows]
    return tables.table(national_table(rows), row_header="programme", rendered=rendered)


def national_table(rows: Sequence[Row]) -> Table:
    """National and regional programmes: size, evaluation, outcome and comparator."""
    columns = [
        Column("programme", "Programme"), Column("years", "Years"), Column("for", "For whom"),
        Column("size", "Size"), Column("shape", "Length and meetings"), Column("evaluated", "Evaluation"),
        Column("outcome", "Outcome"), Column("comparator", "Compared with"),
    ]  # fmt: skip
    shown = [
        {
            "programme": row["programme"], "years": row["years"], "for": row["eligibility"] or _NOT_STATED,
            "size": _size(row), "shape": _shape(row), "evaluated": _evaluated(row),
            "outcome": row["outcome"] or _NOT_STATED, "comparator": row["comparator"],
        }
        for row in rows
    ]  # fmt: skip
    return Table("National and regional programmes", columns, shown)


def context(rows: Sequence[Row]) -> Node:
    """The shares of BME staff that the timeline draws."""
    columns = [
        Column("when", "Day"), Column("who", "Of whom"), Column("by", "Printed in"),
        Column("share", "BME", 1, "per cent"),
    ]  # fmt: skip
    shown = []
    for row in rows:
        who, by = words.context(row)
        shown.append({"when": day(row["day"]), "who": who, "by": by, "share": row["share"], "lineage": row["lineage"]})
    columns.append(lineage("share"))
    return tables.table(Table("Share of BME staff in England", columns, shown), tall=True, row_header="when")


def cohorts(rows: Sequence[Row]) -> Node:
    """Mentoring and programmes of single organisations: size, meetings, evaluation, outcome, comparator."""
    columns = [
        Column("cohort_name", "Mentoring or programme"), Column("year", "Year as printed"),
        Column("people", "Size or length as printed"), Column("meetings", "Meetings planned / held"),
        Column("evaluated", "Evaluation"), Column("outcome", "Outcome"), Column("comparator", "Compared with"),
    ]  # fmt: skip
    shown = [
        {
            "cohort_name": f"{row['name']}, {row['short_name']}", "year": row["year"] or _NOT_STATED,
            "people": _traced(_printed_size(row), row, row["name"]),
            "meetings": _pair(row["meetings_planned"], row["meetings_held"]),
            "evaluated": row["evaluation"] or "none stated", "outcome": row["outcome"] or _NOT_STATED,
            "comparator": row["comparator"] or _NOT_STATED,
        }
        for row in rows
    ]  # fmt: skip
    content = Table("Cohorts of single organisations", columns, shown)
    return tables.table(content, tall=True, row_header="cohort_name")


def checklist(items: Sequence[Row]) -> Node:
    """One row an item: of how many networks a page says that it is there, that it is not, or nothing."""
    columns = [
        Column("label", "Good practice"), Column("yes", "Printed that it is there", 0),
        Column("no", "Printed that it is not", 0), Column("unknown", "Not known", 0),
        lineage("yes", "no", "unknown"),
    ]  # fmt: skip
    return tables.table(Table("Staff networks by item of the checklist", columns, items), row_header="label")


def experts(rows: Sequence[Row]) -> Node:
    """One row a region, year and cohort of WRES Experts: how many, at how many organisations."""
    columns = [
        Column("region", "Region"), Column("year", "Year"), Column("cohort", "Cohort"),
        Column("organisations", "Organisations", 0), Column("people", "Experts", 0),
        lineage("organisations", "people"),
    ]  # fmt: skip
    shown = [{**row, **{key: row[key] or _NOT_STATED for key in ("region", "year", "cohort")}} for row in rows]
    return tables.table(Table("WRES Experts by region", columns, shown), row_header="region")


def risk_assessments(rows: Sequence[Row]) -> Node:
    """Each printed figure with what it is out of."""
    columns = [
        Column("when", "When"), Column("what", "What"), Column("share", "Figure"), Column("of", "Out of"),
        Column("printed_by", "Printed by"),
    ]  # fmt: skip
    shown = [
        {
            **row,
            "share": _traced(
                f"{row['numerator']} of {row['denominator']}" if row["numerator"] is not None else words.share(row),
                row,
                row["what"],
            ),
            "of": row["out_of"],
        }
        for row in rows
    ]
    return tables.table(Table("COVID-19 risk assessments of staff, 2020", columns, shown), row_header="when")


def leadership(rows: Sequence[Row]) -> Node:
    """Each printed count of leaders with what it is out of."""
    columns = [Column("when", "Year"), Column("what", "What"), Column("share", "Figure")]
    shown = [
        {"when": str(row["year"]), "what": row["what"], "share": _traced(words.share(row), row, row["what"])}
        for row in rows
    ]
    return tables.table(Table("Leadership of systems and boards", columns, shown), row_header="when")


def _traced(shown: str, row: Row, of: str) -> Node | str:
    """What is printed of a row as a link to its trail."""
    return tables.traced(shown, row["lineage"], of) if shown not in ("", _NOT_STATED) else _NOT_STATED


def _kind(row: Row) -> str:
    about = "" if row["about"] == "race" else f"; about: {words.ABOUT[row['about']]}"
    return f"{words.KINDS[row['kind']][0]}{about}"


def _note(row: Row) -> str:
    return "; ".join(part for part in row["note"].split("; ") if part != "year not printed")


def _size(row: Row) -> str:
    mentors = f"{row['mentors']} mentors" if row["mentors"] is not None else ""
    people = ""
    if row["cohort"] is not None:
        people = f"{'over ' if row['precision'] == 'bound' else ''}{row['cohort']:,} {row['cohort_unit']}"
    return "; ".join(part for part in (mentors, people) if part) or _NOT_STATED


def _shape(row: Row) -> str:
    meetings = f"about {row['meetings_planned']} meetings" if row["meetings_planned"] is not None else ""
    network = f"{row['network_events']} network meetings" if row["network_events"] is not None else ""
    return "; ".join(part for part in (row["duration"], meetings, network, row["training"]) if part) or _NOT_STATED


def _evaluated(row: Row) -> str:
    answers = f"{row['evaluation_n']} survey answers" if row["evaluation_n"] is not None else ""
    talks = f"{row['evaluation_interviews']} interviews" if row["evaluation_interviews"] is not None else ""
    return ": ".join(part for part in (row["evaluation"], ", ".join(x for x in (answers, talks) if x)) if part)


def _printed_size(row: Row) -> str:
    if row["mentors"] is not None:
        return f"{row['mentors']} mentors, {row['participants']} participants"
    if row["participants"] is not None:
        return f"{row['participants']:,} participants"
    return words.value(row) if row["value"] is not None and not row["outcome"] else _NOT_STATED


def _pair(planned: int | None, held: int | None) -> str:
    return " / ".join(_NOT_STATED if number is None else str(number) for number in (planned, held))
