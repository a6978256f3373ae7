"""What the page of changes shows: two versions, what differs, and the tables. No Dash component is made here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from atlas.errors import WarehouseError
from atlas.exports.table import Column, Table, lineage
from atlas.indicators import Indicator
from atlas.reader import Atlas
from atlas.selection import Missed, Selection
from atlas.sentences import changes as sentences
from atlas.sentences.versions import named
from atlas.sentences.words import day, period
from atlas.warehouse.versions import Release
from atlas.web import tables

Row = dict[str, Any]
# Rows of the longer table that a page holds; its file holds all.
ON_SCREEN = 200

_VERSION_COLUMNS = (
    Column("data_version", "Version"), Column("released", "Released"), Column("method_version", "Methods"),
    Column("atlas_version", "Program"),
)  # fmt: skip
_VERDICT_COLUMNS = (
    Column("name", "Organisation"), Column("organisation", "Code"), Column("what", "Indicator"),
    Column("year_before", "Year before"), Column("verdict_before", "Verdict before"),
    Column("year_after", "Year now"), Column("verdict_after", "Verdict now"), Column("verdict_reason", "Why"),
    lineage("verdict_before", key="lineage_before", named="before"),
    lineage("verdict_after", key="lineage_after", named="now"),
)  # fmt: skip
_FIGURE_COLUMNS = (
    Column("name", "Organisation"), Column("organisation", "Code"), Column("kind", "Kind"), Column("change", "Change"),
    Column("what", "Indicator"), Column("of", "Of what"), Column("when", "Period"),
    Column("value_before", "Before", decimals=2), Column("value_after", "Now", decimals=2),
    Column("said_before", "Status or verdict before"), Column("said_after", "Status or verdict now"),
    Column("source", "Source"), lineage("value_before", "value_after"),
)  # fmt: skip


@dataclass(frozen=True)
class View:
    """What is shown for two versions; without the last two tables where they cannot be compared.

    ``number`` counts the figures and measures that differ, of which ``figures`` may hold the first.
    """

    selection: Selection
    options: tuple[tuple[str, str], ...]
    finding: str
    compared: str
    versions: Table
    verdicts: Table | None
    figures: Table | None
    number: int = 0


def settle(atlas: Atlas, wish: Selection) -> tuple[Selection, list[str]]:
    """The two versions meant, a sentence for each that is not kept.

    Where none is named they are the one that is asked, today's or a permanent link's, and the one before it.
    """
    known = [one.data_version for one in atlas.releases]
    notices: list[str] = [
        Missed(f"Version “{name}” is not kept here", ", so another is shown", field)
        for field, name in (("earlier", wish.earlier), ("later", wish.later))
        if name and name not in known
    ]
    asked = atlas.published.data_version
    newest = asked if asked in known else known[-1] if known else ""
    later = wish.later if wish.later in known else newest
    before = [name for name in known if name != later]
    place = known.index(later) if later else 0
    earlier = wish.earlier if wish.earlier in before else known[place - 1] if place else before[0] if before else ""
    return replace(wish, earlier=earlier, later=later), notices


def view(atlas: Atlas, settled: Selection, most: int | None = None) -> View:
    """Everything that the page shows for two versions; of figures and measures the first ``most``, or all."""
    releases = {one.data_version: one for one in atlas.releases}
    options = tuple((name, named(one)) for name, one in reversed(releases.items()))
    versions = _versions(list(reversed(releases.values())))
    if settled.earlier not in releases or settled.later not in releases:
        return View(settled, options, sentences.ONE_ONLY, "", versions, None, None)
    compared = sentences.compared(releases[settled.earlier], releases[settled.later])
    try:
        numbers = atlas.changed_numbers(settled.earlier, settled.later)
        figures = atlas.changed_figures(settled.earlier, settled.later, most)
        verdicts = atlas.changed_verdicts(settled.earlier, settled.later)
    except WarehouseError as error:
        return View(settled, options, str(error), compared, versions, None, None)
    return View(
        settled, options, sentences.finding(numbers, verdicts), compared, versions,
        _verdicts(verdicts, atlas.indicators, compared),
        _figures(figures, sum(numbers.values()), atlas.indicators, compared),
        sum(numbers.values()),
    )  # fmt: skip


def _versions(releases: Sequence[Release]) -> Table:
    rows = [asdict(one) | {"released": day(one.released[:10])} for one in releases]
    return Table("Versions of the data that are kept", _VERSION_COLUMNS, rows, "The builds of this atlas.",
                 "Every version that is kept.", name="versions")  # fmt: skip


def _verdicts(rows: Sequence[Row], indicators: Mapping[str, Indicator], compared: str) -> Table:
    years = ("year_before", "year_after")  # names of years, in which no thousands are parted
    made = [{**row, "what": what(row, indicators)} | {key: str(row[key]) for key in years} for row in rows]
    return Table(
        f"Newest verdicts that changed: {len(rows):,}", _VERDICT_COLUMNS, made, compared,
        "Organisations with a verdict in both versions.", name="changes-verdicts",
    )  # fmt: skip


def _figures(rows: Sequence[Row], number: int, indicators: Mapping[str, Indicator], compared: str) -> Table:
    made = [
        {
            **row,
            "what": what(row, indicators),
            "of": " · ".join(filter(None, (row["breakdown"], row["group"], row["statistic"]))),
            "when": period({**row, "period_end": str(row["period_end"])}),
        }
        for row in rows
    ]
    return Table(
        f"Figures and measures that are new, changed or gone: {number:,}", _FIGURE_COLUMNS, made, compared,
        "All figures and measures of both versions.", name="changes",
        notes=["The value of a measure is how many times as likely, turned so that above 1 is worse for BME staff."],
    )  # fmt: skip


def what(row: Mapping[str, Any], indicators: Mapping[str, Indicator]) -> str:
    """An indicator, with the part of it where it is one."""
    known = indicators.get(row["indicator"])
    if known is None:
        return str(row["indicator"]).replace("_", " ")
    part = known.part(row["part"])
    return f"{known.short}: {part.title}" if part else known.short


def traced(content: Table, selection: Selection) -> list[dict[str, Any]]:
    """What was before and what is now as links, each to its trail in the version that it is of.

    Both are permanent links: one without its version would lead to whichever version the page itself is asked of.
    """
    of = {"before": f"/v/{selection.earlier}", "after": f"/v/{selection.later}"}
    keys = ("verdict",) if content.name == "changes-verdicts" else ("value",)
    made = []
    for row in content.rows:
        links: dict[str, Any] = {}
        for when, version in of.items():
            for key in (f"{name}_{when}" for name in keys):
                found = row.get(f"lineage_{when}", row.get("lineage"))
                if row[key] is not None and found:
                    text = tables.number(row[key], 2) if tables.is_number(row[key]) else str(row[key])
                    name = f"{row['name']}, {row['what']}, {when}"
                    links[key] = tables.traced(text, found, name, version=version)
        made.append(links)
    return made
