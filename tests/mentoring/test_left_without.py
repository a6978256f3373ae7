"""Whoever is left without a pair is told why, and every change that is named makes one more pair: all tried."""

from __future__ import annotations

import math

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from invented_people import LEEDS, TRURO, every_assignment, mentee, mentor, pairs, worth

from atlas.mentoring import explaining, rules
from atlas.mentoring.matching import pair_up
from atlas.mentoring.people import Person
from atlas.mentoring.preferences import Weights
from atlas.mentoring.rules import Terms


@st.composite
def whole_programmes(draw: st.DrawFn) -> list[Person]:
    """Up to five mentees and four mentors with few directorates and bands, so that many are ruled out."""
    directorates, bands = st.sampled_from("ab"), st.sampled_from(["6", "7", "8a"])
    where = st.sampled_from([LEEDS, TRURO])
    people = []
    for role, most in (("mentor", 4), ("mentee", 5)):
        for number in range(draw(st.integers(1, most))):
            outcode, point = draw(where)
            people.append(Person(
                reference=f"{role}{number}", role=role, directorate=draw(directorates), band=draw(bands),
                managers=draw(st.sampled_from([(), ("mentor0",) if role == "mentee" else ()])),
                places=draw(st.integers(1, 2)) if role == "mentor" else 0, outcode=outcode, point=point,
                remote=draw(st.booleans()), not_with=draw(st.sampled_from([(), ("mentor1",)])),
            ))  # fmt: skip
    return people


def most_pairs(allowed: np.ndarray, places: list[int]) -> int:
    """The most pairs there can be, by trying all."""
    nothing = np.zeros(allowed.shape, dtype=int)
    found = (worth(chosen, allowed, nothing, 0) for chosen in every_assignment(len(allowed), places))
    return max(pairs for pairs, _ in filter(None, found))


@given(whole_programmes())
def test_every_change_that_is_named_makes_one_more_pair(people: list[Person]) -> None:
    terms = Terms(furthest=60)
    found = pair_up(people, terms, Weights(), 1)
    mentees = [who for who in people if who.role == "mentee"]
    mentors = [who for who in people if who.role == "mentor"]
    forbidden = rules.forbidden(mentees, mentors, terms)
    allowed = ~np.logical_or.reduce(list(forbidden.values()))
    places = [who.places for who in mentors]
    assert len(found.pairs) == most_pairs(allowed, places)
    matched = {who.reference for pair in found.pairs for who in (pair.mentor, pair.mentee)}
    assert {left.person.reference for left in found.unmatched} == {who.reference for who in people} - matched
    row = {who.reference: number for number, who in enumerate(mentees)}
    column = {who.reference: number for number, who in enumerate(mentors)}
    for left in found.unmatched:
        for reference in left.places:
            more = [room + (who.reference == reference) for room, who in zip(places, mentors, strict=True)]
            assert most_pairs(allowed, more) == len(found.pairs) + 1
        for reference in {obstacle.mentor for obstacle in left.obstacles}:
            named = {obstacle.rule for obstacle in left.obstacles if obstacle.mentor == reference}
            place = row[left.person.reference], column[reference]
            assert named == {rule for rule, table in forbidden.items() if table[place]}
            lifted = allowed.copy()
            lifted[place] = True
            assert most_pairs(lifted, places) == len(found.pairs) + 1


def only(people: list[Person], **terms: object) -> explaining.Unmatched:
    (left,) = (one for one in pair_up(people, Terms(**terms), Weights(), 1).unmatched if one.person.role == "mentee")
    return left


def test_why_somebody_is_left_and_who_must_change_what() -> None:
    left = only([mentor("M", band="7", directorate="Surgery"), mentee("P", directorate="Surgery")], bands_apart=2)
    assert left.reason == "no mentor is allowed: 1 by the same directorate, 1 by bands"
    assert [obstacle.change for obstacle in left.obstacles] == [
        "the programme would have to allow pairs within a directorate (--same-directorate)",
        "the programme would have to ask for fewer bands between them (--bands-apart 1)",
    ]
    two = [mentor("M", outcode=LEEDS[0], point=LEEDS[1], remote=True), mentee("P", outcode=TRURO[0], point=TRURO[1])]
    left = only(two, furthest=50)
    (obstacle,) = left.obstacles
    miles = math.ceil(rules.miles(two[1:], two[:1])[0, 0])
    assert (
        obstacle.change
        == f"P would have to accept meeting remotely, or the programme allow more miles (--furthest {miles})"
    )
    assert pairs(two, furthest=miles) == {("M", "P")}
    left = only([mentor("M"), mentee("P", not_with=("M",))])
    assert left.obstacles[0].change == "only P can change that"
    left = only([mentor("M", outcode=LEEDS[0], point=LEEDS[1]), mentee("P")], furthest=9)
    assert left.obstacles[0].fact == "how far apart they are is not known: no outcode of P"


def test_a_line_of_management_is_nobodys_to_change() -> None:
    left = only([mentor("M"), mentee("P", managers=("M",))])
    assert left.reason == (
        "no mentor is allowed: 1 by the same line of management; only another mentor would help, for nobody can "
        "change a line of management or who is the more senior"
    )
    assert left.obstacles == left.places == ()


def test_a_rule_is_not_held_out_where_no_place_is_left_behind_it() -> None:
    people = [mentor("M", directorate="s"), mentee("P1"), mentee("P2", directorate="s")]
    left = only(people)
    assert left.person.reference == "P2"
    assert left.obstacles == left.places == ()
    assert left.reason.endswith("nor is a place left that lifting a rule would lead to, so a mentor would have to take "
                                "one more too")  # fmt: skip
    # Both together do help, and neither alone.
    free, more = mentor("M", directorate="s", places=2), mentor("M", directorate="t")
    assert len(pairs([free, *people[1:]])) == len(pairs([more, *people[1:]])) == 1
    assert len(pairs([free, *people[1:]], same_directorate=True)) == 2


def test_too_few_places_are_told_with_all_who_compete_for_them() -> None:
    people = [
        mentor("M", places=2),
        mentor("N", directorate="s"),
        *(mentee(f"P{n}", directorate="s") for n in range(3)),
    ]
    left = only(people)
    assert left.places == ("M",)
    assert left.reason == (
        "3 mentees, this one among them, are allowed only with M, who takes 2; other mentors are ruled out, 1 by the "
        "same directorate"
    )
    assert {obstacle.mentor for obstacle in left.obstacles} == {"N"}


def test_a_mentor_without_a_mentee_is_told_why() -> None:
    people = [mentor("M"), mentor("N"), mentor("O", band="5"), mentee("P")]
    left = {one.person.reference: one.reason for one in pair_up(people, Terms(), Weights(), 1).unmatched}
    assert left.pop("O") == "no mentee is allowed: 1 by bands"
    assert list(left.values()) == [
        "the one mentee allowed by the rules has another mentor, as suits all pairs together best"
    ]


def test_a_table_of_the_pairs() -> None:
    people = [mentor("M", interests=("Research",), site="Hill"), mentee("P", interests=("research", "x"), site="hill")]
    frame = pair_up(people, Terms(), Weights(), 1).frame()
    assert frame.to_dict("records") == [{
        "mentor": "M", "mentee": "P", "mentor_band": "9", "mentee_band": "6", "mentor_directorate": "of M",
        "mentee_directorate": "of P", "meeting": "same site", "miles": None, "interests": "research", "languages": "",
        "points": 2 * 100 + 3 * 50,
    }]  # fmt: skip
