"""The words of a trend: who, which group, which unit, when, and what is held."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from atlas.indicators import Indicator
from atlas.sentences.words import day, joined, place

Row = Mapping[str, Any]

GROUPS = {
    "all": "All staff", "bme": "BME staff", "white": "White staff", "both": "BME and White staff",
    "difference": "Difference", "ratio": "Times as likely",
}  # fmt: skip
TIMES_DECIMALS = 2
PAIR = {"white/bme": ("White", "BME"), "bme/white": ("BME", "White")}
_BREAKDOWNS = {
    "vsm": "Very senior managers", "band_8a_plus": "Band 8a and above", "band_8a_to_vsm": "Band 8a to VSM",
    "non_clinical": "Non-clinical",
}  # fmt: skip


@dataclass(frozen=True)
class Subject:
    """An organisation as a sentence needs it."""

    code: str
    level: str
    name: str

    @property
    def where(self) -> str:
        """'At Leeds Teaching Hospitals NHS Trust', 'In England', 'In the North West'."""
        return f"In {place(self.name)}" if self.level in ("england", "region", "icb") else f"At {self.name}"


def narrowed(indicator: Indicator, part: str, breakdown: str) -> Indicator:
    """The indicator in the words of one of its parts, or of one breakdown of its people."""
    named = indicator.part(part)
    if named is not None:
        short = f"{indicator.short}: {named.title[0].lower()}{named.title[1:]}"
        asked = named.question.rstrip("?")
        event = f"were {asked.removeprefix('Who is ')}" if asked.startswith("Who is ") else indicator.event
        return replace(indicator, short=short, event=event)
    if breakdown:
        label = breakdown_label(breakdown)
        within = f"{label[0].lower()}{label[1:]}"
        return replace(indicator, short=f"{indicator.short}: {within}", out_of=within)
    return indicator


def breakdown_label(breakdown: str) -> str:
    """A breakdown's key as people read it: 'Very senior managers', 'Band 8a plus'."""
    return _BREAKDOWNS.get(breakdown, breakdown.replace("_", " ").capitalize())


def group_label(group: str, indicator: Indicator) -> str:
    """The name of a group or measure, as this indicator publishes it."""
    if group in ("bme", "white") and indicator.kind == "share":
        return "BME share" if group == "bme" else "White share"
    if group == "difference" and indicator.ratio == "board-workforce":
        return "Board minus workforce"
    return GROUPS[group]


def unit(group: str, indicator: Indicator) -> str:
    """The unit of a value of that group."""
    if group == "difference":
        return "percentage points"
    if group == "ratio" and indicator.ratio in PAIR:
        first, second = PAIR[indicator.ratio]
        return f"times as likely, {first} against {second}"
    return indicator.unit if indicator.kind in ("rate", "share") else "per cent"


def decimals(group: str, indicator: Indicator) -> int:
    """How many decimals a value of that group is shown with."""
    return TIMES_DECIMALS if group == "ratio" else 1


def moment(row: Row) -> str:
    """When a row was measured, within a sentence: 'autumn 2024', '2022/23', '31 March 2024'."""
    if row["period_kind"] == "survey":
        return f"autumn {row['survey_year']}"
    return str(row["financial_year"]) if row["period_kind"] == "financial_year" else day(row["period_end"])


def year_text(year: int, period_kind: str) -> str:
    """A year of a span, in the words of ``moment``."""
    if period_kind == "survey":
        return f"autumn {year}"
    return f"{year - 1}/{year % 100:02d}" if period_kind == "financial_year" else str(year)


def years(values: Sequence[int], period_kind: str) -> str:
    """Years as runs: '2019 and 2021 to 2024'; financial years by their two halves."""
    runs: list[list[int]] = []
    for value in sorted(set(values)):
        if runs and value == runs[-1][-1] + 1:
            runs[-1].append(value)
        else:
            runs.append([value])

    def one(year: int) -> str:
        return year_text(year, period_kind).removeprefix("autumn ")

    return joined([one(run[0]) if len(run) == 1 else f"{one(run[0])} to {one(run[-1])}" for run in runs])


def lowered(label: str) -> str:
    """A label as it stands within a sentence."""
    return label if label.startswith(("BME", "White")) else label[0].lower() + label[1:]


def signed(value: float, group: str) -> str:
    """+0.5, −1.2: with a true minus sign."""
    return f"{value:+z.{TIMES_DECIMALS if group == 'ratio' else 1}f}".replace("-", "−")


def held(rows: Sequence[Row], own: Sequence[str], indicator: Indicator, period_kind: str) -> str:
    """What exists for the organisations and this indicator, group by group, and what does not."""
    known: dict[str, tuple[set[int], set[str]]] = {}
    for row in rows:
        if row["organisation"] in own and row["value"] is not None:
            found_years, found_codes = known.setdefault(row["group"], (set(), set()))
            found_years.add(row["year"])
            found_codes.add(row["organisation"])
    offered = (
        ("all", "bme", "white") if indicator.kind == "rate" else ("bme",) if indicator.kind == "share" else ("ratio",)
    )
    said = []
    for group in offered:
        if group in known:
            found_years, found_codes = known[group]
            of = f" ({len(found_codes)} of {len(own)} organisations)" if len(own) > 1 else ""
            said.append(f"{lowered(group_label(group, indicator))} {years(sorted(found_years), period_kind)}{of}")
    absent = [lowered(group_label(group, indicator)) for group in offered if group not in known]
    text = f"Held here: {'; '.join(said)}." if said else "Nothing is held here."
    return f"{text} Not held: {joined(absent)}." if absent and said else text
