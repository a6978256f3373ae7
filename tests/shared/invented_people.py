"""Invented mentors and mentees, who they are paired with, and every way that they could be."""

from __future__ import annotations

import itertools

import numpy as np

from atlas.mentoring.matching import pair_up
from atlas.mentoring.people import Person
from atlas.mentoring.preferences import Weights
from atlas.mentoring.rules import Terms

LEEDS, BRADFORD, TRURO = ("LS9", (-1.51, 53.80)), ("BD9", (-1.80, 53.81)), ("TR1", (-5.05, 50.26))


def mentor(reference: str, **values: object) -> Person:
    return Person(
        **(
            {"reference": reference, "role": "mentor", "directorate": f"of {reference}", "band": "9", "places": 1}
            | values
        )
    )


def mentee(reference: str, **values: object) -> Person:
    return Person(
        **({"reference": reference, "role": "mentee", "directorate": f"of {reference}", "band": "6"} | values)
    )


def pairs(people: list[Person], weights: Weights | None = None, seed: int = 1, **terms: object) -> set[tuple[str, str]]:
    found = pair_up(people, Terms(**terms), weights or Weights(), seed)
    return {(pair.mentor.reference, pair.mentee.reference) for pair in found.pairs}


def every_assignment(rows: int, places: list[int]):
    """Every way to give each mentee a mentor or nobody (-1) without giving a mentor more than their places."""
    for chosen in itertools.product(range(-1, len(places)), repeat=rows):
        if all(chosen.count(column) <= room for column, room in enumerate(places)):
            yield chosen


def worth(chosen: tuple[int, ...], allowed: np.ndarray, points: np.ndarray, spread: int) -> tuple[int, int] | None:
    """How many pairs and points an assignment has, None where it breaks a rule. Written apart from the solver."""
    total, busy = 0, set()
    for row, column in enumerate(chosen):
        if column >= 0:
            if not allowed[row][column]:
                return None
            total += int(points[row][column])
            busy.add(column)
    return sum(column >= 0 for column in chosen), total + 100 * spread * len(busy)
