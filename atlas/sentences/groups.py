"""The specific ethnic groups in words: their names, the finding, and what a rate by group can carry."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from atlas.indicators import Indicator
from atlas.sentences.words import counted, joined, of_hundred, period

Row = Mapping[str, Any]

BRITISH = "white_british"


@dataclass(frozen=True)
class Name:
    """A group as it stands in a list, and as the name of its staff in a sentence."""

    short: str
    staff: str


NAMES = {
    "all": Name("All staff", "all staff"),
    "bme": Name("All BME staff", "BME staff"),
    "white": Name("All White staff", "White staff"),
    BRITISH: Name("White British", "White British staff"),
    "white_irish": Name("White Irish", "White Irish staff"),
    "white_gypsy_traveller": Name("Gypsy or Irish Traveller", "Gypsy or Irish Traveller staff"),
    "white_other": Name("Other White", "staff of other White backgrounds"),
    "mixed_caribbean": Name("Mixed White and Black Caribbean", "mixed White and Black Caribbean staff"),
    "mixed_african": Name("Mixed White and Black African", "mixed White and Black African staff"),
    "mixed_asian": Name("Mixed White and Asian", "mixed White and Asian staff"),
    "mixed_other": Name("Other mixed", "staff of other mixed backgrounds"),
    "asian_indian": Name("Indian", "Indian staff"),
    "asian_pakistani": Name("Pakistani", "Pakistani staff"),
    "asian_bangladeshi": Name("Bangladeshi", "Bangladeshi staff"),
    "asian_chinese": Name("Chinese", "Chinese staff"),
    "asian_other": Name("Other Asian", "staff of other Asian backgrounds"),
    "black_african": Name("Black African", "Black African staff"),
    "black_caribbean": Name("Black Caribbean", "Black Caribbean staff"),
    "black_other": Name("Other Black", "staff of other Black backgrounds"),
    "other_arab": Name("Arab", "Arab staff"),
    "other_any": Name("Any other group", "staff of any other ethnic group"),
}
BROAD = {"white": "White", "mixed": "Mixed", "asian": "Asian", "black": "Black", "other": "Other"}
COUNTED_AS = {"white": "White", "bme": "BME"}

NO_VERDICT = (
    "No verdict is given between groups: among so many comparisons some differ by chance alone. Where two intervals "
    "overlap, do not read one group as faring worse than the other."
)
WEIGHTING = (
    "The publisher weights the percentages of the groups by the size of the organisation, and that of all staff by its "
    "occupations too, so it is not quite their mean. Intervals treat the published number of answers as a simple "
    "sample, for the design weights are not published."
)
COUNTING = (
    "The standard (WRES) counts White British, Irish, Gypsy, Irish Traveller and other White staff as White; all other "
    "groups are "
)
NOTHING = "No rates by specific ethnic group are held for this indicator."


def name(group: str, label: str = "") -> Name:
    """The names of a group; those of one unknown here are the publisher's ``label``."""
    return NAMES.get(group) or Name(label or group, f"{label or group} staff")


def worst_first(rows: Sequence[Row], indicator: Indicator) -> list[Row]:
    """Groups with the least favourable figure first; those without a figure last, in the order given."""
    sign = 1 if indicator.better == "higher" else -1
    return sorted(rows, key=lambda row: (row["value"] is None, sign * (row["value"] or 0)))


def finding(rows: Sequence[Row], indicator: Indicator, part: str) -> str:
    """The group that fares worst beside White British staff, and how far each summary spreads.

    ``rows``: those of the question ``group_rates``, specific groups and summaries.
    """
    ranked = worst_first([row for row in rows if row["specific"] and row["value"] is not None], indicator)
    if not ranked:
        return NOTHING
    worst = ranked[0]
    when = period({**worst, "wres_year": None})
    said = f"Of 100 {_staff(worst)} who answered the {when}, {_number(worst)} {indicator.event_of(part)}"
    british = next((row for row in ranked if row["group"] == BRITISH), None)
    if british is not None and british is not worst:
        said += f"; of 100 {_staff(british)}, {_number(british)}"
    spreads = [spread for group in ("bme", "white") if (spread := _spread(rows, ranked, group))]
    return f"{said}. Among {'; among '.join(spreads)}." if spreads else f"{said}."


def certainty(rows: Sequence[Row], indicator: Indicator) -> str:
    """What the intervals leave open: which group fares worst, and how little the smallest says."""
    known = [row for row in rows if row["specific"] and row["low"] is not None]
    if len(known) < 2:
        return ""
    ranked = worst_first(known, indicator)
    first, others = ranked[0], ranked[1:]
    level = [row for row in others if row["low"] <= first["high"] and first["low"] <= row["high"]]
    extreme = "lowest" if indicator.better == "higher" else "highest"
    said = f"No interval of another group reaches that of {_staff(first)}, the {extreme} figure."
    if level:
        several = joined([_staff(row) for row in level]) if len(level) < 4 else counted(len(level), "other group")
        said = f"The {extreme} figure is that of {_staff(first)}, but its interval overlaps with that of {several}."
    smallest = min(known, key=lambda row: row["base"])
    return (
        f"{said} Small groups have wide intervals: {smallest['base']:,.0f} {_staff(smallest)} answered, and their "
        f"figure could lie anywhere from {smallest['low']:.1f} to {smallest['high']:.1f} per cent."
    )


def coverage(rows: Sequence[Row], nation: str) -> str:
    """How many groups have a figure, and how many who answered are in none."""
    specific = [row for row in rows if row["specific"]]
    held = [row for row in specific if row["value"] is not None]
    summaries = {row["group"]: row["base"] for row in rows if not row["specific"]}
    said = f"{nation} only: {len(held)} of {len(specific)} specific ethnic groups have a figure."
    if not all(summaries.get(group) for group in ("all", "bme", "white")):
        return said
    unsaid = summaries["all"] - summaries["bme"] - summaries["white"]
    return f"{said} {unsaid:,.0f} of the {summaries['all']:,.0f} who answered did not give their ethnic group."


def _spread(rows: Sequence[Row], ranked: Sequence[Row], group: str) -> str:
    """'BME staff it is 15 of 100, from 9 (Chinese) to 20 (Other Black)'; '' without the group or two in it."""
    whole = next((row for row in rows if row["group"] == group and row["value"] is not None), None)
    members = sorted((row for row in ranked if row["wres_group"] == group), key=lambda row: float(row["value"]))
    if whole is None or len(members) < 2:
        return ""
    ends = [f"{_number(row)} ({name(row['group'], row['label']).short})" for row in (members[0], members[-1])]
    return f"{name(group).staff} it is {of_hundred(whole['value'])}, from {ends[0]} to {ends[1]}"


def _staff(row: Row) -> str:
    return name(row["group"], row["label"]).staff


def _number(row: Row) -> str:
    """'22' of 'of 100': the words' own rounding."""
    return of_hundred(row["value"]).removesuffix(" of 100")
