"""The path to parity by 2028 in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from atlas.measures import aspiration
from atlas.sentences import words

# A Model Employer was published in January 2019; the path of then starts at the first count from that spring on.
STRATEGY = date(2019, 3, 31)
NOTE = (
    "A straight line from the share of one day to the workforce’s share on that day, reached on 31 March 2028, as "
    "“A Model Employer” (NHS England, January 2019) aspired to. An aspiration, neither a quota nor a test that anyone "
    "passes or fails."
)


@dataclass(frozen=True)
class Count:
    """Band 8a and above, and the whole ladder, on one day: per cent BME of known ethnicity; people in 8a and above.

    ``lineage`` opens the trail of both shares: the id of the staff needed for parity, which are counted from them.
    """

    day: date
    share: float
    whole: float
    upper: int
    lineage: str = ""


@dataclass(frozen=True)
class Path:
    """A path under its name from one count on."""

    name: str
    start: Count

    @property
    def short(self) -> str:
        """'Path then' or 'Path now'."""
        return f"Path {self.name.split()[1]}"

    def at(self, day: date) -> float:
        """Per cent on a day."""
        return aspiration.target(self.start.share, self.start.whole, self.start.day, day)


def paths(counts: Sequence[Count]) -> list[Path]:
    """Parity then and parity now: from the first count since the strategy, and from the newest. Oldest count first."""
    since = [count for count in counts if STRATEGY <= count.day < aspiration.PARITY_DAY]
    if not since:
        return []
    then, now = since[0], since[-1]
    found = [Path(f"parity then ({then.day:%B %Y})", then)] if then.day != now.day else []
    return [*found, Path(f"parity now ({now.day:%B %Y})", now)]


def caption(counts: Sequence[Count], found: Sequence[Path]) -> str:
    """Where the share stands, what each path leads to, and what one year of it would be."""
    if not found:
        return "No count since the spring of 2019, so no path can be drawn."
    now = found[-1]
    start = now.start
    stand = (
        f"On {words.day(start.day)} BME staff were {start.share:.1f} per cent of band 8a and above and "
        f"{start.whole:.1f} per cent of all Agenda for Change and VSM staff."
    )
    told = [stand]
    if len(found) > 1:
        then = found[0]
        told.append(
            f"The path from {words.day(then.start.day)} led to {then.start.whole:.1f} per cent, the workforce’s share "
            f"then, and would have been at {then.at(start.day):.1f} per cent on that day."
        )
    told.append(_a_year(start))
    return " ".join(told)


def _a_year(start: Count) -> str:
    if start.share >= start.whole:
        return "Today’s share is at the workforce’s already."
    years = (aspiration.PARITY_DAY - start.day).days / 365.25
    points = (start.whole - start.share) / years
    people = points / 100 * start.upper
    return (
        f"From there to parity now is {points:.1f} percentage points a year, about {people:,.0f} more of "
        f"{start.upper:,} people each year."
    )
