"""Words that stand in the names of most bodies, and so help nobody to find one."""

from __future__ import annotations

import re

_SYSTEM = frozenset({"ics", "icb", "integrated", "care", "system", "board"})
_BODY = frozenset({"nhs", "trust", "trusts", "foundation", "ft", "hospital", "hospitals"})
_SMALL = frozenset({"the", "a", "an", "of", "and", "for", "in"})
_WORD = re.compile(r"[\w'’]+")


def specific(text: str) -> str:
    """The words that tell one body from another, as typed; 'West Yorkshire' of 'West Yorkshire ICS'."""
    return " ".join(word for word in _WORD.findall(text) if word.lower() not in _SYSTEM | _BODY | _SMALL)


def too_general(text: str) -> bool:
    """Whether there are words, and none of them tells one body from another."""
    return bool(_WORD.search(text)) and not specific(text)


def asks_for_system(text: str) -> bool:
    """Whether the words ask for an integrated care system or its board."""
    words = {word.lower() for word in _WORD.findall(text)}
    return bool(words & {"ics", "icb"}) or {"integrated", "care"} <= words
