"""How it changed: what there is to follow over time, and the lines of those that merged into an organisation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from atlas.indicators import Indicator
from atlas.reader import Atlas
from atlas.selection import Selection
from atlas.sentences import employer
from atlas.web import trend_view
from atlas.web.trend_view import Trends

Row = Mapping[str, Any]
Option = tuple[str, str]

_NEVER_A_BENCHMARK = ("type", "similar", "all", "")
_LINES = 9  # predecessors that one picture can tell apart


@dataclass(frozen=True)
class History:
    """The trend (None where nothing is held), what can be followed, and the predecessors with figures: codes, names.

    ``selection`` is what was understood; ``together`` are the periods in which counts of all of them could be summed.
    """

    selection: Selection
    trend: Trends | None
    options: tuple[Option, ...]
    predecessors: tuple[str, ...]
    names: tuple[str, ...]
    together: tuple[Row, ...]


def history(atlas: Atlas, subject: Row, selection: Selection, rows: Sequence[Row], lineage: Sequence[Row]) -> History:
    """Follow one indicator of an organisation; of one without figures of its own, those that merged into it."""
    before = [row for row in lineage if row["side"] == "before" and row["known"] and row["in_scope"]]
    names = {row["code"]: row["name"] for row in before}
    scorecards = atlas.scorecard(list(names)) if names else []
    held = [row for row in scorecards if _held(row)]
    codes = tuple(code for code in names if any(row["organisation"] == code for row in held))
    followed: Sequence[Row] = [row for row in rows if _held(row)]
    if not followed and codes:
        selection, followed = replace(selection, history="predecessors"), held
    options = _options(followed, atlas.indicators)
    trend = _trend(atlas, subject, selection, dict(options), codes)
    together: tuple[Row, ...] = ()
    if trend is not None and selection.history == "predecessors":
        found = atlas.with_predecessors(subject["code"], trend.selection.indicator, trend.selection.part)
        together = tuple(found)
    if trend is not None:
        selection = replace(selection, indicator=trend.selection.indicator, part=trend.selection.part)
    return History(selection, trend, options, codes, tuple(names[code] for code in codes), together)


def _held(row: Row) -> bool:
    return employer.compares(row) or row["bme"] is not None or row["everyone"] is not None


def option_of(indicator: str, part: str) -> str:
    """An indicator and its part as one value of a control."""
    return indicator if part == "whole" else f"{indicator}.{part}"


def _options(rows: Sequence[Row], indicators: Mapping[str, Indicator]) -> tuple[Option, ...]:
    """What there is to follow over time, the longest line first among equals in the order of the card."""
    held = sorted(rows, key=lambda row: -max(row["all_points"] or 0, row["gap_points"] or 0))
    named = {
        option_of(row["indicator"], row["part"]): employer.narrowed(indicators[row["indicator"]], row["part"])[0]
        for row in held
    }
    return tuple(named.items())


def _trend(
    atlas: Atlas, subject: Row, selection: Selection, options: Mapping[str, str], before: Sequence[str]
) -> Trends | None:
    """The line of one indicator against the area that the peers are of; with those that merged into it on request."""
    if not options:
        return None
    asked = option_of(selection.indicator, selection.part)
    indicator, _, part = (asked if asked in options else next(iter(options))).partition(".")
    area = "england" if selection.peers in _NEVER_A_BENCHMARK else selection.peers
    codes: tuple[str, ...] = () if subject["level"] == "england" else (subject["code"],)
    wanted = Selection(indicator=indicator, part=part or "whole", group="", benchmark=area, organisations=codes)
    own = trend_view.view(atlas, wanted, closed_too=True)
    if selection.history != "predecessors" or not before:
        return own
    together = trend_view.view(atlas, replace(wanted, organisations=(*codes, *before[:_LINES])), closed_too=True)
    # The finding is about this body; lines of others stand beside its own.
    said = "The bodies that merged into it have lines of their own, each up to the joint at which it merged."
    return replace(together, finding=f"{own.finding} {said}")
