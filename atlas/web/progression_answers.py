"""What the progression page asks of the atlas: the rows behind every exhibit of one selection."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from atlas.reader import Atlas
from atlas.selection import Selection
from atlas.sentences import words
from atlas.sentences.progression import FEWEST, GROUPS

Row = Mapping[str, Any]

DEFAULTS = Selection(indicator="representation", part="clinical")
STAFF = ("clinical", "clinical_with_support")
# The bands drawn over time; 'total' is all bands of the ladder.
SERIES = ("band_2", "band_5", "band_6", "band_7", "band_8a", "band_9", "vsm", "total")


@dataclass(frozen=True)
class Answers:
    """Rows as the reader gives them. ``rungs``: by ladder, lowest first, then the whole; ``dates``: newest first."""

    group: str
    base: str
    day: date
    dates: Sequence[date]
    ladders: tuple[str, str]
    rungs: Mapping[str, Sequence[Row]]
    bands: Sequence[Row]
    steps: Sequence[Row]
    parity: Sequence[Row]
    source: Row


def read(atlas: Atlas, query: Mapping[str, str]) -> tuple[Selection, list[str]]:
    """The selection that a query string asks for, and what of it was not understood or is not held."""
    asked, notices = Selection.from_query(query, DEFAULTS)
    kept = keep(atlas, asked)
    names = {"group": "group", "part": "group of staff", "date": "date", "place": "region"}
    newest = str(days(atlas)[0])
    for field, name in names.items():
        value = getattr(asked, field)
        if value and value not in (getattr(kept, field), newest, atlas.nation.code):
            notices.append(f"This page has no {name} “{value[:40]}”, so it shows its usual one.")
    return kept, notices


def keep(atlas: Atlas, asked: Selection) -> Selection:
    """Of a selection, what this page has: every other field at the page's default, the newest date as ''."""
    held = {str(day) for day in days(atlas)[1:]}
    regions = {code for code, _ in region_options(atlas)}
    return replace(
        DEFAULTS,
        group=asked.group if asked.group in GROUPS else DEFAULTS.group,
        part=asked.part if asked.part in STAFF else DEFAULTS.part,
        base=asked.base,
        date=asked.date if asked.date in held else "",
        place=asked.place if asked.place in regions and asked.place != atlas.nation.code else "",
    )


def ask(atlas: Atlas, selection: Selection) -> Answers:
    """Every row behind the exhibits of the national ladder."""
    dates = days(atlas)
    day = date.fromisoformat(selection.date) if selection.date else dates[0]
    rungs: dict[str, list[Row]] = {}
    for row in atlas.progression_ladder(str(day), selection.group, selection.base, FEWEST):
        rungs.setdefault(row["ladder"], []).append(row)
    # Returns count clinical staff with their support staff only.
    clinical = selection.part if selection.part in rungs else next(part for part in STAFF if part in rungs)
    ladders = (clinical, "non_clinical")
    return Answers(
        group=selection.group,
        base=selection.base,
        day=day,
        dates=dates,
        ladders=ladders,
        rungs=rungs,
        bands=atlas.progression_bands(ladders, SERIES, selection.group, selection.base, FEWEST),
        steps=atlas.progression_steps(),
        parity=atlas.progression_parity(),
        source=source(atlas, atlas.progression_dates()[0]["source"]),
    )


def source(atlas: Atlas, name: str) -> Row:
    """One row of the sources."""
    return next(row for row in atlas.sources() if row["source"] == name)


def days(atlas: Atlas) -> list[date]:
    """The dates on which the ladder is held, newest first."""
    return [row["snapshot_date"] for row in atlas.progression_dates()]


def date_options(atlas: Atlas) -> list[tuple[str, str]]:
    """Dates for the control, newest first."""
    return [(str(day), words.day(day)) for day in days(atlas)]


def region_options(atlas: Atlas) -> list[tuple[str, str]]:
    """The whole nation, then its regions by name."""
    regions = [(row["code"], row["name"]) for row in atlas.organisations() if row["level"] == "region"]
    return [(atlas.nation.code, f"All of {atlas.nation.name}"), *sorted(regions, key=lambda region: region[1])]
