"""The career ladder in words: the finding, the steps and staff to parity."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from atlas.sentences import words

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Group:
    """An ethnic group as it stands in sentences: on a control, as 'were …', as the name of its staff."""

    short: str
    were: str
    staff: str


GROUPS = {
    "bme": Group("BME", "were Black and minority ethnic (BME)", "BME staff"),
    "asian": Group("Asian", "were Asian", "Asian staff"),
    "black": Group("Black", "were Black", "Black staff"),
    "chinese": Group("Chinese", "were Chinese", "Chinese staff"),
    "mixed": Group("Mixed", "were of Mixed ethnicity", "staff of Mixed ethnicity"),
    "other": Group("Other", "were of other ethnic groups", "staff of other ethnic groups"),
}
SHORT = {
    "clinical": "Qualified clinical",
    "clinical_with_support": "Clinical + support",
    "non_clinical": "Non-clinical",
    "medical": "Doctors",
    "all": "All AfC, VSM",
}
LADDERS = {
    "clinical": "Qualified clinical staff",
    "clinical_with_support": "Clinical staff with support staff",
    "non_clinical": "Non-clinical staff",
    "medical": "Doctors",
    "all": "All Agenda for Change and VSM staff",
}
NAMES = {
    "clinical": "Qualified clinical",
    "clinical_with_support": "Clinical, with support",
    "non_clinical": "Non-clinical",
}
WHO_THEY_ARE = {
    "clinical": "nurses, midwives, therapists, scientists, ambulance staff",
    "clinical_with_support": "qualified clinical staff and those who support them, among them healthcare assistants",
    "non_clinical": "central functions, hotel and estates, managers and senior managers",
    "medical": "by grade; not every grade is a step to the next",
}
STEPS = {
    "lower_middle": "Band 5 and below → 6 and 7",
    "middle_upper": "Bands 6 and 7 → 8a and above",
    "lower_upper": "Band 5 and below → 8a and above",
}
BASES = {
    "known": "Shares are of staff whose ethnicity is known.",
    "all": "Shares are of all staff, unknown ethnicity included, as the Workforce Race Equality Standard counts.",
}
INDEX_NOTE = "Representation index: the group’s share of the band over its share of all bands, on known ethnicity."
FALL_NOTE = (
    "Step from the band below: difference of the two shares in percentage points with its 95 % interval (Newcombe); ▼ "
    "where the whole interval is below nought. Of a dozen level steps chance alone would so mark one in about four "
    "ladders. Grades of doctors are no steps of one ladder."
)
# A share of fewer people than this is told in words and not drawn: it would say nothing and stretch every axis.
FEWEST = 100
# Of one trust or area: as few as statistical agencies print a percentage of.
FEWEST_OF_ONE = 23
RATIO_NOTE = (
    "Race Disparity Ratio: White staff above over White staff below, divided by the same for the group. Above 1, White "
    "staff are more concentrated upward. Staff of unknown ethnicity and doctors are left out."
)
PARITY_NOTE = "Shares of staff whose ethnic group is known; the tier’s size is held as it is."
INDEX_CAPTION = (
    "1 (dashed) means as common in the band as in all bands together; 0.5 half as common. Lines are 95 % intervals."
)
RATIO_HOW = "Above 1 White staff are more concentrated upward; dashed: parity. Lines are 95 % intervals."
MEDICAL_CAPTION = "Grades from training to consultant; dashed: all grades together. Lines are 95 % intervals."
YARDSTICK = {
    "afc_vsm": "The posts of band 8a and above belong to this ladder, so this is the yardstick that the atlas uses.",
    "all_staff": "The alternative: doctors are more often BME but stand on another ladder, so it asks for more.",
}
_IN_SENTENCE = {
    "clinical": "qualified clinical staff",
    "clinical_with_support": "clinical staff, support staff included,",
}


def finding(day: date, group: str, ladder: str, base: str, rungs: Sequence[Row], climb: Row | None) -> str:
    """The page's finding: band 5 against band 8a, the steepest step, and the whole climb against White staff's.

    ``rungs``: rows of ``ladder``, lowest first. ``climb``: the step lower to upper, None where it is not held.
    """
    share = {row["band"]: row["share"] for row in rungs}
    five, eight = share.get("band_5"), share.get("band_8a")
    who = _IN_SENTENCE[ladder]
    told = []
    if five is not None and eight is not None:
        low, high, of = _frequencies(five, eight)
        whom = " with known ethnicity" if base == "known" else ""
        told.append(
            f"On {words.day(day)}, {low} of {of:,} {who}{whom} in band 5 {GROUPS[group].were}, "
            f"and {high} of {of:,} in band 8a."
        )
    told.append(steepest(rungs, brief=True))
    if climb is not None and climb["ratio"] is not None:
        told.append(_climb(climb, group))
    return " ".join(told)


def steepest(rungs: Sequence[Row], brief: bool = False) -> str:
    """Between which bands the share falls most, if any fall is more than chance could make."""
    for place, row in enumerate(rungs):
        if row["steepest"]:
            below = next(r for r in reversed(rungs[:place]) if r["drawn"])
            step = f"from {_band(below)} to {_band(row)}"
            if brief:
                return f"The steepest step is {step}."
            fall = f"from {percent(below['share'])} to {percent(row['share'])} per cent"
            return f"The steepest step is {step} (shaded): {fall}."
    return "No step up shows a fall larger than chance could make."


def few_note(fewest: int) -> str:
    """Which bands are left out of a chart over time."""
    return f"Bands of fewer than {fewest} people, and those too small to publish, are left out."


def falls(rungs: Sequence[Row]) -> str:
    """Every step up at which the share falls by more than chance could make, and what chance alone would mark."""
    marked = []
    for place, row in enumerate(rungs):
        if row["falls"]:
            below = next(r for r in reversed(rungs[:place]) if r["drawn"])
            marked.append(f"from {_band(below)} to {_band(row)}")
    if not marked:
        return ""
    return f"▼ marks {'a fall' if len(marked) == 1 else 'falls'} beyond chance: {words.joined(marked)}."


def fall(row: Row) -> str:
    """The step from the band below, for a table."""
    if row["hidden"]:
        return "too few to publish"
    if row["step"] is None or not row["drawn"] or row["band"] == "total":
        return "–"
    bounds = f"{row['step']:+.1f} points ({row['step_low']:+.1f} to {row['step_high']:+.1f})".replace("-", "\u2212")
    return f"▼ {bounds}" if row["falls"] else bounds


def percent(value: float) -> str:
    """One decimal; two where the share is small."""
    return f"{value:.2f}" if value < 2 else f"{value:.1f}"


def _band(row: Row) -> str:
    label = str(row["label"])
    return f"band{label[4:]}" if label.startswith("Band ") else label


def _frequencies(*shares: float) -> tuple[int, int, int]:
    """Both shares out of 100, or out of 1,000 where one is too small for that."""
    of = 1000 if min(shares) < 3 else 100
    first, second = (round(share * of / 100) for share in shares)
    return first, second, of


def _climb(row: Row, group: str) -> str:
    staff = GROUPS[group].staff
    if row["low"] <= 1 <= row["high"]:
        return (
            f"From band 5 and below to band 8a and above, White staff and {staff} were spread alike, as far as chance "
            f"lets one tell (Race Disparity Ratio {ratio(row)})."
        )
    white = 100 * row["white_to"] / row["white_from"]
    others = 100 * row["group_to"] / row["group_from"]
    return (
        f"For every 100 in band 5 and below, White staff had {white:.1f} in band 8a and above and {staff} had "
        f"{others:.1f}: a Race Disparity Ratio of {row['ratio']:.2f} "
        f"(95 % interval {row['low']:.2f} to {row['high']:.2f})."
    )


def ratio(row: Row) -> str:
    """3.72 (3.63 to 3.81)."""
    return f"{row['ratio']:.2f} ({row['low']:.2f} to {row['high']:.2f})"


def step(row: Row | None, group: str) -> str:
    """What one step's Race Disparity Ratio means."""
    staff = GROUPS[group].staff
    if row is None or row["ratio"] is None:
        tiers = ("white_from", "white_to", "group_from", "group_to")
        hidden = row is not None and any(row[tier] is None for tier in tiers)
        return "not shown, too few people to publish in a tier" if hidden else "not computable, nobody in a tier"
    if row["low"] > 1:
        return f"White staff {row['ratio']:.2f} times as concentrated upward as {staff}"
    if row["high"] < 1:
        return f"{staff} the more concentrated upward: White staff {row['ratio']:.2f} times as much"
    return "no difference beyond chance"


def parity(row: Row) -> list[str]:
    """The arithmetic of staff needed for parity, one line a step."""
    target = f"{row['whole_share'] / 100 * row['upper_everyone']:,.0f}"
    upper = f"{row['upper_everyone']:,} in band 8a and above"
    whom = "Agenda for Change and VSM staff" if row["yardstick"] == "afc_vsm" else "all staff, doctors included,"
    return [
        f"{row['whole_bme']:,} of {row['whole_everyone']:,} {whom} were BME: {row['whole_share']:.2f} per cent.",
        f"{row['whole_share']:.2f} per cent of the {upper} would be {target}.",
        f"{row['upper_bme']:,} were there: {target} − {row['upper_bme']:,} = {row['needed']:,} more.",
    ]


def coverage(place: str, population: str, whole: Row, dates: int, first: date) -> str:
    """Whose staff, of how many of them the ethnicity is known, and which years are held.

    ``population``: whom a pooled ladder rests on, '' where it is published.
    """
    staff = "Agenda for Change and VSM staff"
    if whole["everyone"] is None:
        counted = f"numbers of {staff} too small to publish in one group"
    else:
        known = 100 * whole["known"] / whole["everyone"]
        counted = f"{whole['everyone']:,} {staff}, ethnicity known for {known:.1f} per cent"
    pooled = f" Pooled from {population}; trusts’ bands too small to publish are left out." if population else ""
    held = f"one date, {words.day(first)}" if dates == 1 else f"{dates} dates from {words.day(first)}"
    return f"{place} only: {counted}; {held}.{pooled}"


def source(row: Row, period: str) -> str:
    """Where the figures are from, when they were counted and when the next are due."""
    following = row["next_release"]
    return (
        f"Source: {row['short']}. {row['publisher']}. {period}. {row['licence']}. "
        f"Next release: {following[0].lower()}{following[1:]}"
    )


def band_point(row: Row) -> str:
    """What hovering over a band's share on one date says."""
    return (
        f"{row['label']}, {words.day(row['snapshot_date'])}: {percent(row['share'])} %, {row['headcount']:,} of "
        f"{row['base']:,}<br>95 % interval {percent(row['low'])} to {percent(row['high'])} %"
    )


def step_point(row: Row) -> str:
    """What hovering over a step's ratio on one date says."""
    if row["ratio"] is None:
        return ""
    return f"{STEPS[row['step']]}, {words.day(row['snapshot_date'])}: {ratio(row)}"


def bands_caption(rows: Sequence[Row]) -> str:
    """How the gap between band 5 and band 8a has changed from the first date to the last."""
    share = {(row["band"], row["snapshot_date"]): row["share"] for row in rows if row["drawn"]}
    days = sorted(day for band, day in share if band == "band_5" and ("band_8a", day) in share)
    if not days:
        return ""
    told = []
    for day in (days[0], days[-1]):
        five, eight = percent(share["band_5", day]), percent(share["band_8a", day])
        told.append(f"{words.day(day)}: {five} per cent in band 5, {eight} in band 8a")
    return f"{told[0]}. {told[1]}. Lines through the marks are 95 % intervals; dates stand to scale."


def ratio_over_time(rows: Sequence[Row], group: str) -> str:
    """The whole climb's ratio on the first and the last date; ``rows``: one step's, in order of time."""
    held = [row for row in rows if row["ratio"] is not None]
    if not held:
        return RATIO_HOW
    told = [f"{ratio(row)} on {words.day(row['snapshot_date'])}" for row in (held[0], held[-1])]
    whom = f"White staff against {GROUPS[group].staff}, band 5 and below to 8a and above"
    return f"{whom}: {told[0]}, {told[1]}. {RATIO_HOW}"


def ratio_by_group(rows: Sequence[Row]) -> str:
    """Which of the specific groups have the lowest and the highest ratio of the whole climb on one date."""
    held = sorted(
        (row for row in rows if row["ratio"] is not None and row["group"] != "bme"), key=lambda row: row["ratio"]
    )
    if not held:
        return RATIO_HOW
    low, high = held[0], held[-1]
    return (
        f"{words.day(low['snapshot_date'])}, band 5 and below to 8a and above: from {ratio(low)} for "
        f"{GROUPS[low['group']].staff} to {ratio(high)} for {GROUPS[high['group']].staff}. {RATIO_HOW}"
    )
