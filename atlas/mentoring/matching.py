"""Mentors and mentees paired: who with whom, why it suits them, and why somebody is left without."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

import numpy as np

from atlas.mentoring import explaining, preferences, rules, solving
from atlas.mentoring.explaining import Unmatched
from atlas.mentoring.people import MENTEE, MENTOR, Person, same
from atlas.mentoring.preferences import Weights
from atlas.mentoring.rules import Terms

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class Pair:
    """A mentor and a mentee. ``points`` is what preferences give them (without ``spread``); ``miles`` may be None."""

    mentor: Person
    mentee: Person
    points: int
    miles: float | None
    meeting: str
    interests: tuple[str, ...]
    languages: tuple[str, ...]


@dataclass(frozen=True)
class Matching:
    """The outcome: ``pairs`` by mentor and mentee, ``unmatched`` mentees, then mentors, in order of their references.

    ``points`` is the sum over all pairs, the first mentee of each mentor counted with ``spread``: with so many pairs
    no assignment has more. ``places`` is how many mentees all mentors would take together.
    """

    terms: Terms
    weights: Weights
    seed: int
    mentors: int
    mentees: int
    places: int
    points: int
    pairs: tuple[Pair, ...]
    unmatched: tuple[Unmatched, ...]

    def frame(self) -> pd.DataFrame:
        """One row a pair, with the references of the two and what they have in common."""
        import pandas as pd

        return pd.DataFrame([row(pair) for pair in self.pairs], columns=list(PAIR_COLUMNS))


PAIR_COLUMNS = (
    "mentor", "mentee", "mentor_band", "mentee_band", "mentor_directorate", "mentee_directorate", "meeting", "miles",
    "interests", "languages", "points",
)  # fmt: skip


def row(pair: Pair) -> dict[str, object]:
    """A pair as one flat row under ``PAIR_COLUMNS``."""
    return {
        "mentor": pair.mentor.reference,
        "mentee": pair.mentee.reference,
        "mentor_band": pair.mentor.band,
        "mentee_band": pair.mentee.band,
        "mentor_directorate": pair.mentor.directorate,
        "mentee_directorate": pair.mentee.directorate,
        "meeting": pair.meeting,
        "miles": None if pair.miles is None else round(pair.miles),
        "interests": "; ".join(pair.interests),
        "languages": "; ".join(pair.languages),
        "points": pair.points,
    }


def pair_up(people: Sequence[Person], terms: Terms, weights: Weights, seed: int) -> Matching:
    """The best pairs of these people; the order in which they come makes no difference."""
    mentees = sorted((who for who in people if who.role == MENTEE), key=lambda who: who.reference)
    mentors = sorted((who for who in people if who.role == MENTOR), key=lambda who: who.reference)
    forbidden = rules.forbidden(mentees, mentors, terms)
    allowed = ~np.logical_or.reduce(list(forbidden.values()))
    liked = preferences.points(mentees, mentors, weights)
    places = np.array([who.places for who in mentors])
    chosen = solving.solve(allowed, liked, places, weights.spread, seed)
    apart = rules.miles(mentees, mentors)
    pairs = [
        _pair(mentees[row], mentors[column], int(liked[row, column]), float(apart[row, column]))
        for row, column in enumerate(chosen)
        if column != solving.NOBODY
    ]
    busy = {pair.mentor.reference for pair in pairs}
    return Matching(
        terms=terms,
        weights=weights,
        seed=seed,
        mentors=len(mentors),
        mentees=len(mentees),
        places=int(places.sum()),
        points=sum(pair.points for pair in pairs) + weights.spread * preferences.FULL * len(busy),
        pairs=tuple(sorted(pairs, key=lambda pair: (pair.mentor.reference, pair.mentee.reference))),
        unmatched=explaining.unmatched(mentees, mentors, forbidden, chosen, terms, apart),
    )


def _pair(mentee: Person, mentor: Person, points: int, apart: float) -> Pair:
    return Pair(
        mentor=mentor,
        mentee=mentee,
        points=points,
        miles=None if np.isnan(apart) else apart,
        meeting=_meeting(mentee, mentor),
        interests=_common(mentee.interests, mentor.interests),
        languages=_common(mentee.languages, mentor.languages),
    )


def _meeting(mentee: Person, mentor: Person) -> str:
    if mentee.site and same(mentee.site) == same(mentor.site):
        return "same site"
    return "either place or remotely" if mentee.remote and mentor.remote else "one travels"


def _common(texts: Sequence[str], others: Sequence[str]) -> tuple[str, ...]:
    known = {same(text) for text in others}
    return tuple(text for text in texts if same(text) in known)


def settings_in_words(matching: Matching) -> dict[str, str]:
    """What the pairs rest on, label by value, for the sheet that says so."""
    terms = matching.terms
    apart = f"{terms.bands_apart} step{'s' if terms.bands_apart != 1 else ''}"
    weights = ", ".join(f"{name} {weight}" for name, weight in asdict(matching.weights).items())
    return {
        "Kind": f"{terms.kind}: {rules.KINDS[terms.kind]}",
        "Bands apart": f"at least {apart}",
        "Same directorate": "allowed" if terms.same_directorate else "not allowed",
        "Furthest": "any distance" if terms.furthest is None else f"{terms.furthest:g} miles, or both meet remotely",
        "Weights": weights,
        "Seed": str(matching.seed),
    }
