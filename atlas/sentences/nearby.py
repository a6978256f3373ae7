"""Trusts near a place, in words: how many stand in each band, and what bands are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from atlas.indicators import Indicator
from atlas.sentences.employer import hundred
from atlas.sentences.words import counted, joined

Row = Mapping[str, Any]

NARROWER, ALIKE, WIDER, NOT_JUDGED = "narrower than most", "not told apart", "wider than most", "not judged"
BANDS = (NARROWER, ALIKE, WIDER, NOT_JUDGED)
_BAND_OF = {"stands out better": NARROWER, "no different": ALIKE, "stands out worse": WIDER}
_SAID = {
    NARROWER: (
        "has a clearly narrower gap than most trusts in {nation}",
        "have clearly narrower gaps than most in {nation}",
    ),
    ALIKE: ("can’t be told apart from most in {nation}", "can’t be told apart from most in {nation}"),
    WIDER: ("has a clearly wider gap than most", "have clearly wider gaps than most"),
    NOT_JUDGED: ("can’t be judged", "can’t be judged"),
}


def explained(nation: str) -> str:
    """What the bands are, among the trusts of ``nation``."""
    return (
        f"Bands hold each trust’s gap between BME and White staff against all trusts in {nation}, counting how "
        "uncertain it is. Trusts in one band share their place and stand by distance. “Not told apart” means from most "
        "trusts, and does not mean equal: most have a gap, which the verdict names."
    )


def band(standing: str | None) -> str:
    """The band of what ``standing`` says; without it nothing is judged."""
    return _BAND_OF.get(standing or "", NOT_JUDGED)


def question(name: str) -> str:
    """The heading: 'Which trusts are near LS9?'."""
    return f"Which trusts are near {name}?" if name else "Which trusts are near you?"


def finding(rows: Sequence[Row], indicator: Indicator, place: str, miles: int, nation: str) -> str:
    """How many trusts there are and in which bands. Rows have ``band``."""
    if not rows:
        return f"No trust has its headquarters within {miles} miles of {place}. Try a longer distance."
    trusts = counted(len(rows), "trust")
    verb = "has its" if len(rows) == 1 else "have their"
    said = f"{trusts} {verb} headquarters within {miles} miles of {place}."
    found = Counter(row["band"] for row in rows)
    if found[NOT_JUDGED] == len(rows):
        return (
            f"{said} Nothing is published by trust that would judge any of them on “{indicator.short}”, so they stand "
            "by distance only."
        )
    told = joined(
        [f"{found[name]} {_SAID[name][found[name] > 1].format(nation=nation)}" for name in BANDS if found[name]]
    )
    none = "" if found[NARROWER] or found[WIDER] else "none stands out: "
    return f"{said} On “{indicator.short}”, {none}{told}."


def rates(row: Row | None) -> str:
    """'51 v 64 of 100': BME staff, then White staff; '' where there are no rates."""
    if row is None or row["bme"] is None or row["white"] is None:
        return ""
    return f"{hundred(row['bme'])} v {hundred(row['white'])} of 100"


def missing(row: Row | None) -> str:
    """Why there is no verdict on it."""
    if row is None or row["year"] is None:
        return "no BME and White figures" if row is not None and row["everyone"] is not None else "not published"
    return str(row["verdict_reason"])
