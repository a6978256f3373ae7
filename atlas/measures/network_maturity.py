"""How much of the good practice of a staff network is in place, counted from facts that its pages print.

The checklist is that of the NHS Institute for staff networks. It is scored only where most of it is known: an item that
no page mentions is unknown, and never a fault.
"""

from __future__ import annotations

from collections.abc import Sequence

LEAST_KNOWN = 8  # items that must be known, of ten or eleven


def known_items(facts: str) -> dict[str, bool]:
    """The items that a text such as ``senior_champion=yes;mission=no`` settles, and whether each is there."""
    pairs = (fact.partition("=") for fact in facts.split(";") if fact)
    return {item: said == "yes" for item, _, said in pairs}


def score(facts: str) -> int | None:
    """How many items are there; None unless at least ``LEAST_KNOWN`` are known."""
    known = known_items(facts)
    return sum(known.values()) if len(known) >= LEAST_KNOWN else None


def tally(item: str, networks: Sequence[str]) -> tuple[list[int], list[int], list[int]]:
    """Places in ``networks`` (texts of facts) of those that have an item, that have it not, and that say nothing."""
    known = [known_items(facts).get(item) for facts in networks]
    yes, no, unknown = ([place for place, said in enumerate(known) if said is answer] for answer in (True, False, None))
    return yes, no, unknown


def reach(participants: int | None, bme_staff: int | None) -> float | None:
    """People who took part for every 1,000 BME staff of the organisation in that year; None where either is unknown."""
    return None if participants is None or not bme_staff else 1000 * participants / bme_staff
