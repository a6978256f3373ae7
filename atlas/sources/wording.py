"""What the words round a printed number say about it: exact, rounded, or a bound."""

from __future__ import annotations

import re
from dataclasses import dataclass

_LOWER = re.compile(r"\b(lower bound|more than|over|at least|above)\b", re.IGNORECASE)
_UPPER = re.compile(r"\b(upper bound|less than|under|nearly|almost|up to|below)\b", re.IGNORECASE)
_ROUNDED = re.compile(
    r"\b(rounded|wording|worded|about|around|approximately|roughly|some|twice|three times|a tenth|a quarter|a half)\b",
    re.IGNORECASE,
)
# A note in our own words may say "over" of something else, so of notes only quotations and these terms count.
_TERMS = re.compile(r"\b(rounded|wording|lower bound|upper bound)\b", re.IGNORECASE)
_QUOTED = re.compile(r'"([^"]*)"')


@dataclass(frozen=True)
class Wording:
    """``precision`` is one of tidy.PRECISIONS; ``bound`` is 'lower', 'upper' or ''."""

    precision: str
    bound: str = ""

    @property
    def sentence(self) -> str:
        """What to tell the reader, '' for an exact value."""
        if self.bound:
            return (
                "a lower bound: the true value is above it"
                if self.bound == "lower"
                else ("an upper bound: the true value is below it")
            )
        return "rounded in the source" if self.precision == "rounded" else ""


EXACT = Wording("exact")


def judge(unit: str, note: str = "") -> Wording:
    """Judge a value by the words of its unit (all of them) and of its note (quotations and plain terms only)."""
    text = " ; ".join([unit, *_QUOTED.findall(note), *_TERMS.findall(note)])
    if _UPPER.search(text):
        return Wording("bound", "upper")
    if _LOWER.search(text):
        return Wording("bound", "lower")
    return Wording("rounded") if _ROUNDED.search(text) else EXACT
