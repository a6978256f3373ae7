"""Values that are computed when a page is asked for, in the words of their trails: what it is of, and what it is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from atlas.sentences import words
from atlas.sentences.mark import OUTCOMES
from atlas.sentences.words import counted

Row = Mapping[str, Any]


def pair(about: Row, first: Row, second: Row) -> str:
    """Whose gap is held against whose, on what, of when."""
    return (
        f"{about['short'] or about['title']}: the gap at {first['short_name']} against that at {second['short_name']}, "
        f"{words.period(about)}"
    )


def contrast(row: Row) -> str:
    """The first gap against the second, with its interval and p."""
    bounds = (row["value"], row["low"], row["high"])
    if row["compared_as"] == "points":
        shown = "{:z.1f} points (95 % interval {:z.1f} to {:z.1f})".format(*bounds).replace("-", "−")
    else:
        shown = "{:.2f} times (95 % interval {:.2f} to {:.2f})".format(*bounds)
    return f"{shown}, p {row['p']:.4f}"


def distance(start: str, end: str, miles: float) -> tuple[str, str]:
    """From where to where, and how far."""
    return f"Distance as the crow flies from {start} to the headquarters of {end}", f"{miles:.1f} miles"


def point(name: str, latitude: float, longitude: float) -> tuple[str, str]:
    """A point and where it lies."""
    return f"Point of {name}", f"{latitude:.5f}, {longitude:.5f} degrees"


def checklist(row: Row) -> tuple[str, str]:
    """An item of the checklist of staff networks, and how many have it."""
    said = f"there at {row['yes']:,}, not there at {row['no']:,}, not known of {row['unknown']:,}"
    return f"Staff networks about race by the item “{row['label']}”", said


def experts(row: Row) -> tuple[str, str]:
    """WRES Experts of a region, year and cohort, and how many."""
    of = [part for part in (row["region"], row["year"], row["cohort"]) if part]
    people = "how many people is not printed" if row["people"] is None else counted(row["people"], "expert")
    return ", ".join(["WRES Experts", *of]), f"{people} at {counted(row['organisations'], 'organisation')}"


def criteria(row: Row) -> tuple[str, str]:
    """A criterion in a year under a version of the method, and how many trusts stand how."""
    states = (("met", "large gap ruled out"), ("too little data", "too little data"), ("not met", "large gap certain"),
              ("can’t be checked", "can’t be checked"), ("near equal", "near equal"))  # fmt: skip
    said = ", ".join(f"{shown} {row.get(state, 0):,}" for state, shown in states)
    of = f"“{row['title']}”, WRES {row['wres_year']} under version {row['version']} of the method"
    return f"Trusts by criterion {of}", said


def marks(row: Row) -> tuple[str, str]:
    """A year under a version of the method, and how many trusts have each mark."""
    said = ", ".join(f"{outcome} {row.get(outcome, 0):,}" for outcome in OUTCOMES)
    return f"Marks of WRES {row['wres_year']} under version {row['version']} of the method", said
