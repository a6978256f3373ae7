"""What changed between two versions of the data, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from atlas.sentences.versions import Release, named
from atlas.sentences.words import counted, joined

Row = Mapping[str, Any]

QUESTION = "What changed since the last release?"
ONE_ONLY = (
    "Only one version of the data is kept here, so there is nothing to compare it with. When the figures are next "
    "updated, this page says what changed."
)

NOT_COMPARED = "Programmes and networks, race equality marks, words and definitions are not compared."


def finding(counts: Mapping[tuple[str, str], int], verdicts: Sequence[Row]) -> str:
    """How many figures and measures are new, changed or gone, and whose verdict is another.

    ``counts`` are by kind (figure, measure) and change (new, changed, gone).
    """
    if not counts:
        return f"No figure and no measure differs between these two versions, and so no verdict. {NOT_COMPARED}"
    parts = []
    for kind in ("figure", "measure"):
        held = [(counts.get((kind, change), 0), change) for change in ("new", "changed", "gone")]
        kinds = [f"{number:,} {change}" for number, change in held if number]
        if kinds:
            parts.append(f"{kind}s: {joined(kinds)}")
    bodies = len({row["organisation"] for row in verdicts})
    said = f"The newest verdict is another for {counted(bodies, 'organisation')}." if bodies else "No verdict changed."
    told = "; ".join(parts)
    return f"{told[0].upper()}{told[1:]}. {said}"


def of_release(bodies: int) -> str:
    """What a feed says of a release: how many organisations have another newest verdict, and what it leaves out."""
    said = f"{counted(bodies, 'organisation')} with another newest verdict on an indicator."
    return f"{said} The feed compares verdicts alone; the page of changes compares figures too. {NOT_COMPARED}"


def compared(earlier: Release, later: Release) -> str:
    """Which two versions are compared."""
    return f"Version {named(later)}, against version {named(earlier)}."


def verdict(row: Row, indicator: str) -> str:
    """One changed verdict."""
    when = str(row["year_after"])
    if row["year_before"] != row["year_after"]:
        when = f"{row['year_before']} to {row['year_after']}"
    return f"{indicator}: from {row['verdict_before']} to {row['verdict_after']} ({when})"
