"""Two to five employers side by side, in words: first what cannot be known, then what can.

An employer is a row of ``employers``; ``Judged`` is one pair of them on one question.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from atlas.indicators import Indicator
from atlas.sentences.words import joined

Row = Mapping[str, Any]

QUESTION = "Which of these employers?"
TOLD_APART, ALIKE, MANY = "told apart", "not told apart", "not told apart after allowing for the other pairs"
CANNOT = (
    "No answers are published by profession or pay band for a single trust, so this can’t say how it is in yours at "
    "any of them."
)
HOW = (
    "Two employers are told apart where the difference between their gaps is larger than chance makes it: the ratio of "
    "their ratios, or the difference of their differences in points where a gap is no ratio, with its 95 % interval, "
    "allowing for the number of pairs in each question (Holm). Not told apart means that the figures can’t say which "
    "gap is wider; it does not mean that both are alike."
)
# Of either direction: at one of the two BME staff may fare better than White staff.
_WORSE = "BME staff fare worse, set against White staff, at"


@dataclass(frozen=True)
class Judged:
    """One pair on one question: names in the order shown, the first gap against the second, and what it amounts to."""

    indicator: str
    first: str
    second: str
    value: float
    low: float
    high: float
    p: float
    log: bool
    word: str
    lineage: str = ""

    @property
    def wider(self) -> str:
        """The employer with the wider gap, where the two are told apart; ''."""
        if self.word != TOLD_APART:
            return ""
        return self.first if self.value > (1 if self.log else 0) else self.second


def title(names: Sequence[str]) -> str:
    """The heading: 'Leeds Teaching Hospitals or Bradford Teaching Hospitals?'."""
    return f"{joined(names, 'or')}?" if len(names) > 1 else QUESTION


def finding(
    employers: Sequence[Row], without: Sequence[Row], pairs: Sequence[Judged], questions: int, kind: str
) -> list[str]:
    """What cannot be known, then what can: sentences that stand on their own.

    ``without``: those with no rates; ``kind``: their type of trust, if none of that type has any, else ''.
    """
    if len(employers) < 2:
        return [CANNOT]
    said = [CANNOT]
    if without:
        said.append(_hole(without, len(employers), kind))
    if not pairs:
        return [*said, "So no two of these employers can be held against each other on the gap."]
    return [*said, _judged(pairs, questions)]


def _hole(without: Sequence[Row], every: int, kind: str) -> str:
    names = joined([row["short_name"] for row in without])
    one = len(without) == 1
    shared = f", as for every {kind} trust in what the atlas holds" if kind else ""
    rest = "any other" if len(without) == every else "the others"
    return (
        f"For {names} no rates of BME and White staff are published{shared}: only figures of all staff, so "
        f"{'it stands' if one else 'they stand'} in no order with {rest} on the gap."
    )


def _judged(pairs: Sequence[Judged], questions: int) -> str:
    clear = [pair for pair in pairs if pair.word == TOLD_APART]
    if not clear:
        of = f"any of the {questions} questions" if questions > 1 else "the 1 question"
        return f"No gap is told apart from another on {of} that can be compared: what differs is within chance."
    told = joined([f"{other(pair)} on {pair.indicator}" for pair in clear])
    rest = len(pairs) - len(clear)
    others = "other comparison" if rest == 1 else f"other {rest} comparisons"
    more = "" if not rest else f" In the {others} what differs is within chance."
    return f"{_WORSE} {told}, by more than chance.{more}"


def other(pair: Judged) -> str:
    """'Leeds than at Bradford'."""
    narrower = pair.second if pair.wider == pair.first else pair.first
    return f"{pair.wider} than at {narrower}"


def on(indicator: Indicator, pairs: Sequence[Judged]) -> str:
    """What the pairs of one question amount to, under its exhibit."""
    if not pairs:
        return f"On “{indicator.short}” no two of these can be held against each other."
    clear = [pair for pair in pairs if pair.word == TOLD_APART]
    if not clear:
        return f"On “{indicator.short}” the gaps can’t be told apart: what differs is within chance."
    return f"On “{indicator.short}” {_WORSE} {joined([other(pair) for pair in clear])}, by more than chance."


def pair(judged: Judged) -> str:
    """A pair's figure: '1.05 times (0.95 to 1.16)' or '3.0 points (−1.0 to 7.0)'."""
    if judged.log:
        return f"{judged.value:.2f} times ({judged.low:.2f} to {judged.high:.2f})"
    return f"{judged.value:z.1f} points ({judged.low:z.1f} to {judged.high:z.1f})".replace("-", "−")


def answered(rows: Sequence[Row]) -> str:
    """Who answered the newest survey: '9,851 staff answered in 2024; 26 of 100 of them are BME.'; '' if not held."""
    newest = [row for row in rows if row["survey_year"] == rows[0]["survey_year"]]
    number = next((row["answered"] or row["known"] for row in newest if row["answered"] or row["known"]), None)
    share = next((row["share"] for row in newest if row["group"] == "bme"), None)
    rate = next((row["response_rate"] for row in newest if row["response_rate"]), None)
    if not newest or number is None:
        return ""
    said = f"{number:,.0f} staff answered the survey of {newest[0]['survey_year']}"
    said += f", {rate:.0f} of 100 who were asked" if rate else ""
    return f"{said}; {share:.0f} of 100 of them are BME." if share is not None else f"{said}."
