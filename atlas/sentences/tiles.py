"""England today: one tile an indicator, in words."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from atlas.sentences.words import of_hundred, period

Row = Mapping[str, Any]
NO_EARLIER = "No comparable earlier figure."


@dataclass(frozen=True)
class Tile:
    """One indicator for England: figures as printed, what they mean, when, by whom, the change if there is one.

    ``lineage`` is the id that opens the figures' trail.
    """

    number: int
    short: str
    headline: str
    sentence: str
    period: str
    source: str
    address: str
    change: str
    lineage: str = ""
    pair: tuple[str, ...] = ()


def tile(row: Row) -> Tile:
    """The tile of one row of ``england_tiles`` (newest published measure, with ``previous_*`` of the same series)."""
    words = {"rate": _rates, "likelihood_ratio": _ratio, "share": _share}[row["kind"]]
    headline, sentence, change = words(row)
    pair = tuple(headline.split(" · ")) if row["kind"] == "rate" else ()
    return Tile(row["number"], row["short"], headline, sentence, period(row), row["source_text"],
                row["source_address"], change, row["lineage"], pair)  # fmt: skip


def missing(row: Row) -> Tile:
    """An indicator for which nothing is published in what the atlas holds."""
    return Tile(row["number"], row["short"], "–", "Nothing is published in what the atlas holds.", "", "", "", "")


def _rates(row: Row) -> tuple[str, str, str]:
    headline = f"{row['bme']:.1f} % BME · {row['white']:.1f} % White"
    sentence = (
        f"{of_hundred(row['bme']).capitalize()} BME staff who answered {row['event']}; "
        f"{of_hundred(row['white'])} White staff."
    )
    before = row["previous_bme"]
    if before is None or row["previous_white"] is None:
        return headline, sentence, NO_EARLIER
    gap, gap_before = row["bme"] - row["white"], before - row["previous_white"]
    return headline, sentence, (
        f"In WRES {row['previous_year']} it was {before:.1f} % and {row['previous_white']:.1f} %: the difference went "
        f"from {abs(gap_before):.1f} to {abs(gap):.1f} points."
    )  # fmt: skip


def _ratio(row: Row) -> tuple[str, str, str]:
    value = row["ratio_published"]
    first, second = ("White", "BME") if row["ratio_direction"] == "white/bme" else ("BME", "White")
    whom = "applicants" if row["number"] == 2 else "staff"
    doing = {
        2: "to be appointed from shortlisting",
        3: "to enter the formal disciplinary process",
        4: "to take up training beyond the mandatory",
    }[row["number"]]
    sentence = f"{first} {whom} were {value:.2f} times as likely as {second} {whom} {doing}. 1 is equal."
    before = row["previous_ratio"]
    if before is None:
        return f"{value:.2f}", sentence, NO_EARLIER
    moved = _moved(value, before, row["previous_year"], 2, "")
    nearer = abs(math.log(value)) < abs(math.log(before))
    if round(value, 2) != round(before, 2):
        moved = f"{moved.removesuffix('.')}: {'closer to' if nearer else 'further from'} equal."
    return f"{value:.2f}", sentence, moved


def _share(row: Row) -> tuple[str, str, str]:
    value = row["bme"]
    sentence = {
        1: f"{of_hundred(value).capitalize()} staff of NHS trusts are BME, all bands together.",
        9: f"{of_hundred(value).capitalize()} board members of NHS trusts are BME.",
    }[row["number"]]
    if row["number"] == 9 and row["difference"] is not None:
        side = "below" if row["difference"] < 0 else "above"
        sentence += f" That is {abs(row['difference']):.1f} points {side} the share of all staff."
    if row["previous_bme"] is None:
        return f"{value:.1f} %", sentence, NO_EARLIER
    return f"{value:.1f} %", sentence, _moved(value, row["previous_bme"], row["previous_year"], 1, " %")


def _moved(value: float, before: float, year: int, decimals: int, unit: str) -> str:
    if round(value, decimals) == round(before, decimals):
        return f"The same as in WRES {year}."
    way = "Up" if value > before else "Down"
    return f"{way} from {before:.{decimals}f}{unit} in WRES {year}."
