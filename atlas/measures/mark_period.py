"""From the verdict of each year to the mark that is held: validity, renewal, and no withdrawal on one bad year."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from atlas.measures.mark import LEVELS, earned
from atlas.measures.mark_method import Method
from atlas.measures.mark_states import NOT_MET

AWARDED, RENEWED, RAISED = "awarded", "renewed", "raised"
KEPT_FAILING, KEPT_UNCLEAR = "kept after a failing year", "kept, as this year can’t tell"
LOWERED, WITHDRAWN = "lowered after failing years", "withdrawn after failing years"
LAPSED, LAPSED_LOWER, NONE = "lapsed", "lapsed to a lower level", ""


@dataclass(frozen=True)
class Held:
    """The mark of one year: a level, ``no mark`` or ``not assessed``; ``event`` says what happened to it.

    ``since`` is the year of the level's award, ``last_met`` the last year that met it, ``valid_to`` the last year for
    which it stands unless met again, ``failing`` the failing years in a row. All None or 0 without a level.
    """

    year: int
    level: str
    event: str
    since: int | None = None
    last_met: int | None = None
    valid_to: int | None = None
    failing: int = 0


def held(years: Mapping[int, Mapping[str, str]], method: Method) -> list[Held]:
    """The mark of each year, in order of time, from the state of each level in each year.

    A level met is awarded at once. A year that fails it counts; ``failing_years`` of them in a row lower or withdraw
    it. A year that can't be told neither counts nor clears; the level lapses ``valid_years`` after it was last met, and
    gives way to what that year gives.
    """
    found: list[Held] = []
    last: Held | None = None
    for year, states in sorted(years.items()):
        last = _next(last, year, states, method)
        found.append(last)
    return found


def _next(last: Held | None, year: int, states: Mapping[str, str], method: Method) -> Held:
    top = earned(states)
    if last is None or last.level not in LEVELS:
        return _award(year, top, AWARDED, method)
    if top in LEVELS and LEVELS.index(top) >= LEVELS.index(last.level):
        if top != last.level:
            return _award(year, top, RAISED, method)
        return Held(year, top, RENEWED, last.since, year, year + method.whole("period.valid_years") - 1)
    fails = states[last.level] == NOT_MET
    failing = last.failing + fails
    if fails and failing >= method.whole("period.failing_years"):
        return _award(year, top, LOWERED if top in LEVELS else WITHDRAWN, method)
    if last.valid_to is not None and year > last.valid_to:
        return _award(year, top, LAPSED_LOWER if top in LEVELS else LAPSED, method)
    event = KEPT_FAILING if fails else KEPT_UNCLEAR
    return Held(year, last.level, event, last.since, last.last_met, last.valid_to, failing)


def _award(year: int, level: str, event: str, method: Method) -> Held:
    if level in LEVELS:
        return Held(year, level, event, year, year, year + method.whole("period.valid_years") - 1)
    return Held(year, level, event if event in (WITHDRAWN, LAPSED) else NONE)
