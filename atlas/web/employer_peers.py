"""Whom an organisation is held against: the choices there are, who they are, and what they have."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from atlas.measures.peers import Candidate, Peer, nearest
from atlas.reader import Atlas
from atlas.selection import Selection
from atlas.sentences.areas import TRUST_TYPES
from atlas.sentences.words import place

Row = Mapping[str, Any]
Option = tuple[str, str]

SIMILAR = 20  # how many statistical peers
_ENOUGH = 30  # organisations that have a quantity, below which it cannot be weighed
_TRUSTS = ("trust", "reporting_unit")
# What can be weighed in finding similar trusts: the field of the selection, the quantity, its words.
WEIGHED = (
    ("weigh_type", "kind", "Type of trust"),
    ("weigh_size", "size", "Staff in post"),
    ("weigh_answers", "answers", "Ethnic mix of those who answered"),
    ("weigh_staff", "staff", "Ethnic mix of all staff"),
)
HOW_MUCH = (("0", "not at all"), ("1", "a little"), ("2", "as usual"), ("3", "a lot"))


@dataclass(frozen=True)
class Peers:
    """The chosen peers: ``words`` is their name in the plural, ``area`` whose own figure is the yardstick, or ''."""

    key: str
    words: str
    codes: frozenset[str]
    area: str = ""
    area_name: str = ""
    nearest: tuple[Peer, ...] = ()


def levels(subject: Row, key: str) -> tuple[str, ...]:
    """The levels that the organisation is compared within; the nation is set among its own areas."""
    if subject["level"] == "england":
        return ("region",) if key == "region" else ("icb",)
    return _TRUSTS if subject["level"] in _TRUSTS else (subject["level"],)


def options(atlas: Atlas, subject: Row) -> list[Option]:
    """The choices of peers that this organisation has."""
    if subject["level"] == "england":
        return [("all", "Its systems"), ("region", "Its regions")]
    if subject["level"] == "region":
        return [("all", "All regions")]
    if subject["level"] == "icb":
        return [("all", "All systems"), ("region", f"In {place(subject['region_name'])}")]
    found = [("all", atlas.nation.name), ("region", subject["region_name"]), ("icb", subject["icb_name"])]
    found.append(("type", f"All {TRUST_TYPES[subject['trust_type']]} trusts"))
    if any(row["code"] == subject["code"] for row in atlas.peer_traits()):
        found.append(("similar", "Similar trusts"))
    return [(key, text) for key, text in found if text]


def usual(choices: list[Option]) -> str:
    """Peers of one's own type where there are types."""
    keys = [key for key, _ in choices]
    return "type" if "type" in keys else keys[0] if keys else ""


def chosen(atlas: Atlas, subject: Row, selection: Selection) -> Peers:
    """Who the peers of a settled selection are."""
    within = levels(subject, selection.peers)
    others = [row for row in atlas.organisations() if row["level"] in within and row["code"] != subject["code"]]
    trusts = subject["level"] in _TRUSTS
    many = "trusts" if trusts else "systems" if subject["level"] == "icb" else "regions"
    key = selection.peers
    if subject["level"] == "england":
        return Peers(key, "regions" if key == "region" else "systems", frozenset(row["code"] for row in others))

    def of(field: str) -> frozenset[str]:
        return frozenset(row["code"] for row in others if row[field] == subject[field])

    if key == "region":
        name = subject["region_name"]
        return Peers(key, f"{many} in {place(name)}", of("region"), subject["region"], name)
    if key == "icb":
        return Peers(key, f"{many} in {place(subject['icb_name'])}", of("icb"), subject["icb"], subject["icb_name"])
    if key == "type":
        return Peers(key, f"{TRUST_TYPES[subject['trust_type']]} trusts", of("trust_type"))
    if key == "similar":
        found = tuple(nearest(candidates(atlas), subject["code"], weights(atlas, subject, selection), SIMILAR))
        return Peers(key, "similar trusts", frozenset(peer.code for peer in found), nearest=found)
    return Peers(key, many, frozenset(row["code"] for row in others), atlas.nation.code, atlas.nation.name)


def candidates(atlas: Atlas) -> list[Candidate]:
    """Every trust and sector of the newest survey with what can be weighed."""
    return [
        Candidate(
            row["code"],
            row["trust_type"],
            {"size": row["log_staff"], "answers": row["bme_respondents"], "staff": row["bme_staff"]},
        )
        for row in atlas.peer_traits()
    ]


def weighable(atlas: Atlas) -> list[tuple[str, str, str]]:
    """Of ``WEIGHED`` those quantities that enough trusts have."""
    every = candidates(atlas)
    return [
        entry
        for entry in WEIGHED
        if entry[1] == "kind" or sum(one.traits[entry[1]] is not None for one in every) >= _ENOUGH
    ]


def weights(atlas: Atlas, subject: Row, selection: Selection) -> dict[str, float]:
    """The weight of each quantity that can be weighed and that the organisation itself has."""
    own = next((one for one in candidates(atlas) if one.code == subject["code"]), None)
    return {
        quantity: float(getattr(selection, field))
        for field, quantity, _ in weighable(atlas)
        if quantity == "kind" or (own is not None and own.traits[quantity] is not None)
    }
