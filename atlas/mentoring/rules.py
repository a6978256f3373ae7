"""What may not be, whatever is preferred: each rule is a table of mentees by mentors, true where it forbids."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from atlas.measures import distance
from atlas.mentoring.people import Person, same

EXECUTIVE, REVERSE, RECIPROCAL = "executive", "reverse", "reciprocal"
KINDS = {
    EXECUTIVE: "the mentor is the more senior",
    REVERSE: "the mentee is the more senior",
    RECIPROCAL: "both learn from each other, whoever is the more senior",
}
LINE, DIRECTORATE, BAND, DISTANCE, ASKED = "line", "directorate", "band", "distance", "asked"
RULES = {
    LINE: "the same line of management",
    DIRECTORATE: "the same directorate",
    BAND: "bands",
    DISTANCE: "distance",
    ASKED: "a wish not to be paired",
}

Forbidden = npt.NDArray[np.bool_]
Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Terms:
    """What a programme asks. ``bands_apart`` counts steps of ``people.BANDS``; ``furthest`` is in miles, None for any.

    Executive: the mentor stands at least ``bands_apart`` steps above the mentee. Reverse: as much below. Reciprocal: at
    least as many steps between the two, either way. Who is further apart than ``furthest`` can be paired only if both
    would meet remotely.
    """

    kind: str = EXECUTIVE
    bands_apart: int = 1
    same_directorate: bool = False
    furthest: float | None = None


def forbidden(mentees: Sequence[Person], mentors: Sequence[Person], terms: Terms) -> dict[str, Forbidden]:
    """By rule, one row a mentee and one column a mentor: whether the rule forbids the pair."""
    nowhere = np.zeros((len(mentees), len(mentors)), dtype=bool)
    return {
        LINE: _in_line(mentees, mentors),
        DIRECTORATE: nowhere
        if terms.same_directorate
        else _shared(mentees, mentors, lambda who: (same(who.directorate),)) > 0,
        BAND: seniority(mentees, mentors, terms.kind) < terms.bands_apart,
        DISTANCE: nowhere if terms.furthest is None else _too_far(mentees, mentors, terms.furthest),
        ASKED: _asked(mentees, mentors),
    }


def seniority(mentees: Sequence[Person], mentors: Sequence[Person], kind: str) -> npt.NDArray[np.int64]:
    """By how many steps each pair is apart in the way that ``kind`` asks; below nought where it is the other way."""
    steps = np.subtract.outer([who.step for who in mentees], [who.step for who in mentors]).astype(np.int64)
    return {EXECUTIVE: -steps, REVERSE: steps, RECIPROCAL: np.abs(steps)}[kind]


def shared(
    mentees: Sequence[Person], mentors: Sequence[Person], of: Callable[[Person], Iterable[str]]
) -> npt.NDArray[np.int64]:
    """How many of the texts of ``of`` each pair has in common."""
    return _shared(mentees, mentors, lambda who: {same(text) for text in of(who) if text})


def miles(mentees: Sequence[Person], mentors: Sequence[Person]) -> Numbers:
    """Miles between the middles of the two postcode areas, as the crow flies; NaN where one of them is not given."""
    known = {who.outcode: who.point for who in (*mentees, *mentors)}
    places = sorted(known)
    apart = np.full((len(places), len(places)), np.nan)
    for row, one in enumerate(places):
        for column, other in enumerate(places[: row + 1]):
            here, there = known[one], known[other]
            if here and there:
                apart[row, column] = apart[column, row] = _between(here, there)
    position = {place: number for number, place in enumerate(places)}
    return apart[np.ix_([position[who.outcode] for who in mentees], [position[who.outcode] for who in mentors])]


@lru_cache(maxsize=100_000)
def _between(here: tuple[float, float], there: tuple[float, float]) -> float:
    return distance.miles(*here, *there)


def both_remote(mentees: Sequence[Person], mentors: Sequence[Person]) -> Forbidden:
    """Whether both of a pair would meet remotely."""
    return np.outer([who.remote for who in mentees], [who.remote for who in mentors]).astype(bool)


def _in_line(mentees: Sequence[Person], mentors: Sequence[Person]) -> Forbidden:
    def itself(who: Person) -> Iterable[str]:
        return (who.reference,)

    above = _shared(mentees, mentors, lambda who: who.managers, itself)
    below = _shared(mentees, mentors, itself, lambda who: who.managers)
    beside = _shared(mentees, mentors, lambda who: who.managers[:1])
    return (above + below + beside) > 0


def _too_far(mentees: Sequence[Person], mentors: Sequence[Person], furthest: float) -> Forbidden:
    near = (miles(mentees, mentors) <= furthest) | (shared(mentees, mentors, lambda who: (who.site,)) > 0)
    return ~(near | both_remote(mentees, mentors))


def _asked(mentees: Sequence[Person], mentors: Sequence[Person]) -> Forbidden:
    def itself(who: Person) -> Iterable[str]:
        return (who.reference,)

    def unwanted(who: Person) -> Iterable[str]:
        return who.not_with

    return (_shared(mentees, mentors, unwanted, itself) + _shared(mentees, mentors, itself, unwanted)) > 0


def _shared(
    mentees: Sequence[Person],
    mentors: Sequence[Person],
    of_mentee: Callable[[Person], Iterable[str]],
    of_mentor: Callable[[Person], Iterable[str]] | None = None,
) -> npt.NDArray[np.int64]:
    """How many texts each pair has in common, those of a mentee by one function and of a mentor by another."""
    left, right = [set(of_mentee(who)) for who in mentees], [set((of_mentor or of_mentee)(who)) for who in mentors]
    position = {text: number for number, text in enumerate(sorted(set().union(*left, *right)))}
    # In floating point: numpy multiplies whole numbers thirty times more slowly, and small ones are exact in both.
    return (_incidence(left, position) @ _incidence(right, position).T).astype(np.int64)


def _incidence(sets: Sequence[set[str]], position: dict[str, int]) -> Numbers:
    table = np.zeros((len(sets), max(1, len(position))))
    for row, texts in enumerate(sets):
        table[row, [position[text] for text in texts]] = 1
    return table
