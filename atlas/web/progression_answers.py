"""What the progression page asks of the atlas: the rows behind every exhibit of one selection."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from atlas.reader import Atlas
from atlas.selection import Missed, Selection
from atlas.sentences import words
from atlas.sentences.progression import FEWEST, FEWEST_OF_ONE, GROUPS

Row = Mapping[str, Any]

DEFAULTS = Selection(indicator="representation", part="clinical")
STAFF = ("clinical", "clinical_with_support")
# The bands drawn over time; 'total' is all bands of the ladder.
SERIES = ("band_2", "band_5", "band_6", "band_7", "band_8a", "band_9", "vsm", "total")


@dataclass(frozen=True)
class Answers:
    """Rows as the reader gives them. ``rungs``: by ladder, lowest first, then the whole; ``dates``: newest first.

    ``place`` is whose ladder it is, ``named`` where that is not the nation; ``fewest`` people make a base to
    be drawn.
    """

    place: str
    named: bool
    population: str
    fewest: int
    groups: Sequence[str]
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
    """The selection that a query string asks for, and what of it was not understood or is not held.

    The organisation may be asked for by its code or in words; of those that fit, the first that has a ladder is taken.
    """
    plain = dict(query)
    whose = str(plain.pop("with", "")).strip()[:80]
    asked, notices = Selection.from_query(plain, DEFAULTS)
    code, told = _find(atlas, whose)
    asked = replace(asked, organisations=(code,) if code else ())
    kept, missed = settle(atlas, asked)
    return kept, [*notices, *missed, *told]


def settle(atlas: Atlas, asked: Selection) -> tuple[Selection, list[str]]:
    """Of a selection, what this page has, and a sentence for each wish that could not be had."""
    if not atlas.progression_organisations():
        return asked, []
    kept, notices = keep(atlas, asked), _find(atlas, ",".join(asked.organisations))[1]
    names = {"group": "group", "part": "group of staff", "date": "date", "place": "region"}
    newest = str(days(atlas, kept)[0])
    for field, name in names.items():
        value = getattr(asked, field)
        if value and value not in (getattr(kept, field), newest, atlas.nation.code, DEFAULTS.part):
            notices.append(Missed(f"This page has no {name} “{value[:40]}”", ", so it shows its usual one", field))
    return kept, notices


def _find(atlas: Atlas, asked: str) -> tuple[str, list[str]]:
    """The code of the organisation asked for, '' for the nation, and what to tell about it."""
    held = {row["code"]: row["name"] for row in atlas.progression_organisations()}
    bracketed = asked.rpartition("(")[2].rstrip(")").strip().upper()
    for code in (asked.upper(), bracketed):
        if code in held:
            return ("" if code == atlas.nation.code else code), []
    if not asked:
        return "", []
    found = [row for row in atlas.search(asked) if row["code"]]
    instead = f", so the page shows {name_of(atlas, DEFAULTS)}"
    for row in found:
        if row["code"] in held:
            return ("" if row["code"] == atlas.nation.code else row["code"]), []
    if found:
        return "", [Missed(f"Bands of {found[0]['name']} are not held", instead, "organisations")]
    return "", [Missed(f"Nothing in the atlas is called “{asked[:40]}”", instead, "organisations")]


def keep(atlas: Atlas, asked: Selection) -> Selection:
    """Of a selection, what this page has: every other field at the page's default, the newest date as ''."""
    organisations = {row["code"] for row in atlas.progression_organisations()} - {atlas.nation.code}
    kept = replace(DEFAULTS, organisations=tuple(code for code in asked.organisations if code in organisations)[:1])
    held = {str(day) for day in days(atlas, kept)[1:]}
    regions = {code for code, _ in region_options(atlas)}
    groups, staff = groups_held(atlas, kept), staff_held(atlas, kept)
    return replace(
        kept,
        group=asked.group if asked.group in groups else DEFAULTS.group,
        part=asked.part if asked.part in staff else staff[0],
        base=asked.base,
        date=asked.date if asked.date in held else "",
        place=asked.place if asked.place in regions and asked.place != atlas.nation.code else "",
    )


def whose(atlas: Atlas, selection: Selection) -> str:
    """The code of the organisation whose ladder is shown; of none chosen the nation, or the first that has one."""
    if selection.organisations:
        return selection.organisations[0]
    held = [row["code"] for row in atlas.progression_organisations()]
    return atlas.nation.code if atlas.nation.code in held or not held else held[0]


def name_of(atlas: Atlas, selection: Selection) -> str:
    """Its name."""
    code = whose(atlas, selection)
    return next((row["name"] for row in atlas.progression_organisations() if row["code"] == code), atlas.nation.name)


def ask(atlas: Atlas, selection: Selection) -> Answers:
    """Every row behind the exhibits of one organisation's ladder."""
    code = whose(atlas, selection)
    held = atlas.progression_dates(code)
    dates = [row["snapshot_date"] for row in held]
    day = date.fromisoformat(selection.date) if selection.date else dates[0]
    at = held[dates.index(day)]
    fewest = FEWEST if code == atlas.nation.code else FEWEST_OF_ONE
    ladders = (selection.part, "non_clinical")
    rungs: dict[str, list[Row]] = {}
    for row in atlas.progression_ladder(str(day), selection.group, selection.base, fewest, code):
        rungs.setdefault(row["ladder"], []).append(row)
    return Answers(
        place=name_of(atlas, selection),
        named=code != atlas.nation.code,
        population=at["population"],
        fewest=fewest,
        groups=groups_held(atlas, selection),
        group=selection.group,
        base=selection.base,
        day=day,
        dates=dates,
        ladders=ladders,
        rungs=rungs,
        bands=atlas.progression_bands(ladders, SERIES, selection.group, selection.base, fewest, code),
        steps=atlas.progression_steps(code),
        parity=atlas.progression_parity(code),
        source=source(atlas, at["source"]),
    )


def source(atlas: Atlas, name: str) -> Row:
    """One row of the sources."""
    return next(row for row in atlas.sources() if row["source"] == name)


def days(atlas: Atlas, selection: Selection = DEFAULTS) -> list[date]:
    """The dates on which the ladder is held, newest first."""
    return [row["snapshot_date"] for row in atlas.progression_dates(whose(atlas, selection))]


def groups_held(atlas: Atlas, selection: Selection) -> list[str]:
    """The ethnic groups that are compared with White staff: a return counts BME staff as one."""
    held = {row["group"] for row in atlas.progression_steps(whose(atlas, selection))}
    return [group for group in GROUPS if group in held]


def staff_held(atlas: Atlas, selection: Selection) -> list[str]:
    """The clinical ladders: a return counts support staff among clinical staff."""
    held = {row["ladder"] for row in atlas.progression_steps(whose(atlas, selection))}
    return [staff for staff in STAFF if staff in held] or [STAFF[0]]


def date_options(atlas: Atlas, selection: Selection = DEFAULTS) -> list[tuple[str, str]]:
    """Dates for the control, newest first."""
    return [(str(day), words.day(day)) for day in days(atlas, selection)]


def region_options(atlas: Atlas) -> list[tuple[str, str]]:
    """The whole nation, then its regions by name."""
    regions = [(row["code"], row["name"]) for row in atlas.organisations() if row["level"] == "region"]
    return [(atlas.nation.code, f"All of {atlas.nation.name}"), *sorted(regions, key=lambda region: region[1])]
