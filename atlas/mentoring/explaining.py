"""Why somebody is left without a pair, and whose change would make one more pair: told from the rules and the solution.

The solution has as many pairs as there can be. So from an unmatched mentee one can walk, from a mentee to every mentor
allowed and from a mentor to the mentees they have, and never meet a free place: those walked through are too many for
the places of those mentors (the theorem of Hall), and one more place with any of them makes one more pair. Lifting a
rule makes one more pair exactly where it leads to a mentor from whom the same walk does meet a free place.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from atlas.mentoring.people import Person
from atlas.mentoring.rules import ASKED, BAND, DIRECTORATE, DISTANCE, LINE, RULES, Forbidden, Numbers, Terms, seniority

NEAREST = 3  # mentors with whom lifting rules is spelled out, for each mentee left without one
_NAMED = 6  # references in a sentence


@dataclass(frozen=True)
class Obstacle:
    """One rule that stands between a mentee and a mentor: what it is about, and who would have to change what."""

    mentee: str
    mentor: str
    rule: str
    fact: str
    change: str


@dataclass(frozen=True)
class Unmatched:
    """Somebody without a pair: why, in one sentence, and what would make one more pair, in ways one can choose from.

    ``places`` names the mentors one more place with any of whom would. ``obstacles`` are by mentor, the nearest first:
    all those of one mentor lifted together would.
    """

    person: Person
    reason: str
    places: tuple[str, ...] = ()
    obstacles: tuple[Obstacle, ...] = ()


def unmatched(
    mentees: Sequence[Person],
    mentors: Sequence[Person],
    forbidden: dict[str, Forbidden],
    chosen: npt.NDArray[np.int64],
    terms: Terms,
    apart: Numbers,
) -> tuple[Unmatched, ...]:
    """Mentees, then mentors, who have nobody. ``chosen`` is a solution with as many pairs as there can be."""
    case = _Case(mentees, mentors, forbidden, chosen, terms, apart)
    left = [case.mentee(row) for row in range(len(mentees)) if chosen[row] < 0]
    return (*left, *(case.mentor(column) for column in range(len(mentors)) if not (chosen == column).any()))


class _Case:
    """One solution and the tables that it rests on."""

    def __init__(
        self,
        mentees: Sequence[Person],
        mentors: Sequence[Person],
        forbidden: dict[str, Forbidden],
        chosen: npt.NDArray[np.int64],
        terms: Terms,
        apart: Numbers,
    ) -> None:
        self._mentees, self._mentors, self._forbidden = mentees, mentors, forbidden
        self._chosen, self._terms, self._apart = chosen, terms, apart
        self._allowed = ~np.logical_or.reduce(list(forbidden.values()))
        self._broken = np.add.reduce([table.astype(np.int64) for table in forbidden.values()])
        self._steps = seniority(mentees, mentors, terms.kind)
        taken = np.bincount(chosen[chosen >= 0], minlength=len(mentors))
        self._leads_to_a_place = self._leading(taken < np.array([who.places for who in mentors]))

    def mentee(self, row: int) -> Unmatched:
        """Why this mentee has nobody."""
        person = self._mentees[row]
        rivals, full = self._walked(row)
        columns = self._liftable(row)
        obstacles = tuple(
            self._obstacle(row, column, rule) for column in columns for rule in self._against(row, column)
        )
        named = tuple(self._mentors[column].reference for column in np.flatnonzero(full).tolist())
        if not named:
            ruled_out = f"no mentor is allowed: {self._counted(row, slice(None))}"
            return Unmatched(person, ruled_out + ("" if columns else self._beyond_rules(row)), (), obstacles)
        room = sum(self._mentors[column].places for column in np.flatnonzero(full).tolist())
        others = self._counted(row, ~full)
        reason = (
            f"{int(rivals.sum()):,} mentees, this one among them, are allowed only with {_listed(named)}, who "
            f"{'takes' if len(named) == 1 else 'together take'} {room:,}"
            + (f"; other mentors are ruled out, {others}" if others else "")
        )
        return Unmatched(person, reason, named, obstacles)

    def mentor(self, column: int) -> Unmatched:
        """Why this mentor has nobody."""
        person = self._mentors[column]
        could = int(self._allowed[:, column].sum())
        if could:
            many = "the one mentee" if could == 1 else f"each of the {could:,} mentees"
            return Unmatched(
                person, f"{many} allowed by the rules has another mentor, as suits all pairs together best"
            )
        return Unmatched(person, f"no mentee is allowed: {self._counted(slice(None), column)}")

    def _walked(self, row: int) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.bool_]]:
        """Mentees and mentors whom one can reach from an unmatched mentee."""
        people, full = np.zeros(len(self._mentees), dtype=bool), np.zeros(len(self._mentors), dtype=bool)
        people[row] = True
        while True:
            reached = self._allowed[people].any(axis=0)
            if (reached == full).all():
                return people, full
            full = reached
            people = people | np.isin(self._chosen, np.flatnonzero(full))

    def _leading(self, free: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
        """Mentors who have a free place, or could have one if a mentee of theirs moved on."""
        while True:
            movable = self._allowed[:, free].any(axis=1)
            more = free.copy()
            more[self._chosen[movable & (self._chosen >= 0)]] = True
            if (more == free).all():
                return free
            free = more

    def _liftable(self, row: int) -> list[int]:
        """The nearest mentors with whom only rules that somebody may change stand between, fewest rules first."""
        columns = np.flatnonzero(self._leads_to_a_place & self._changeable(row))
        distance = np.nan_to_num(self._apart[row], nan=np.inf)
        return sorted(columns.tolist(), key=lambda column: (self._broken[row, column], distance[column], column))[
            :NEAREST
        ]

    def _changeable(self, row: int) -> npt.NDArray[np.bool_]:
        """The mentors whom no line of management and no band the wrong way round rules out."""
        changeable: npt.NDArray[np.bool_] = ~self._forbidden[LINE][row] & (self._steps[row] >= 0)
        return changeable

    def _beyond_rules(self, row: int) -> str:
        """Why lifting a rule alone would not help a mentee who is allowed with nobody."""
        if self._changeable(row).any():
            return (
                "; nor is a place left that lifting a rule would lead to, so a mentor would have to take one more too"
            )
        return "; only another mentor would help, for nobody can change a line of management or who is the more senior"

    def _against(self, row: int, column: int) -> list[str]:
        return [rule for rule, table in self._forbidden.items() if table[row, column]]

    def _counted(self, rows: int | slice, columns: int | slice | npt.NDArray[np.bool_]) -> str:
        """How many are ruled out by what; a pair may break several rules."""
        counts = {rule: int(table[rows, columns].sum()) for rule, table in self._forbidden.items()}
        return ", ".join(f"{count:,} by {RULES[rule]}" for rule, count in counts.items() if count)

    def _obstacle(self, row: int, column: int, rule: str) -> Obstacle:
        mentee, mentor = self._mentees[row], self._mentors[column]
        fact, change = {
            DIRECTORATE: self._of_directorate, BAND: self._of_band, DISTANCE: self._of_distance, ASKED: self._of_wish,
        }[rule](row, column)  # fmt: skip
        return Obstacle(mentee.reference, mentor.reference, rule, fact, change)

    def _of_directorate(self, row: int, column: int) -> tuple[str, str]:
        return (
            f"both are in {self._mentees[row].directorate}",
            "the programme would have to allow pairs within a directorate (--same-directorate)",
        )

    def _of_band(self, row: int, column: int) -> tuple[str, str]:
        steps = int(self._steps[row, column])
        mentee, mentor = self._mentees[row], self._mentors[column]
        fact = (
            f"the mentor's band {mentor.band} and the mentee's band {mentee.band} are {steps} apart, where "
            f"{self._terms.bands_apart} are asked"
        )
        return fact, f"the programme would have to ask for fewer bands between them (--bands-apart {steps})"

    def _of_distance(self, row: int, column: int) -> tuple[str, str]:
        two = (self._mentees[row], self._mentors[column])
        refusing = _listed([who.reference for who in two if not who.remote])
        remotely = f"{refusing} would have to accept meeting remotely"
        if np.isnan(self._apart[row, column]):
            unplaced = _listed([who.reference for who in two if not who.outcode])
            return (
                f"how far apart they are is not known: no outcode of {unplaced}",
                f"{remotely}, or be given an outcode",
            )
        miles = float(self._apart[row, column])
        return (
            f"they are {miles:.0f} miles apart, where {self._terms.furthest:g} are allowed",
            f"{remotely}, or the programme allow more miles (--furthest {int(np.ceil(miles))})",
        )

    def _of_wish(self, row: int, column: int) -> tuple[str, str]:
        mentee, mentor = self._mentees[row], self._mentors[column]
        asking = [
            one.reference for one, other in ((mentee, mentor), (mentor, mentee)) if other.reference in one.not_with
        ]
        return f"{_listed(asking)} asked not to be paired with the other", f"only {_listed(asking)} can change that"


def _listed(names: Sequence[str]) -> str:
    if len(names) > _NAMED:
        return f"{', '.join(names[:_NAMED])} and {len(names) - _NAMED:,} others"
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
