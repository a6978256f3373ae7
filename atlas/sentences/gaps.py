"""Who stands out, and is it real: many trusts' ratios against chance, against each other and against equality."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from statistics import median
from typing import Any

from atlas.indicators import Indicator
from atlas.sentences.words import counted, joined, period

Row = Mapping[str, Any]

QUESTION = "Who stands out, and is it real?"
WORSE, SAME, BETTER = "stands out worse", "no different", "stands out better"
STANDINGS = (WORSE, SAME, BETTER)
TARGETS = {"mean": "Average", "equality": "Equality"}
# What of all trusts lies beyond the limits when chance alone, or the spread counted in them, is at work.
BEYOND = {"95": 0.05, "99.8": 0.002}
UNMOVED = (
    "Filters choose what is listed and coloured. The average, the limits, the places and the verdicts are those of all "
    "trusts and stay as they are."
)


def fraction(indicator: Indicator) -> tuple[str, str]:
    """Which group stands on top when the ratio is turned so that above 1 is worse for BME staff."""
    good = indicator.ratio == "white/bme" or indicator.better == "higher"
    return ("White staff", "BME staff") if good else ("BME staff", "White staff")


def axis(indicator: Indicator) -> str:
    """The title of the axis of ratios."""
    top, bottom = fraction(indicator)
    return f"{top} ÷ {bottom} (above 1: worse for BME staff)"


def finding(
    rows: Sequence[Row], shown: Sequence[Row], indicator: Indicator, part: str, target: str, chosen: str
) -> str:
    """What was found among all trusts, then among those chosen. ``chosen`` names the filter in words, '' for none."""
    if not rows:
        return "No indicator is held for enough trusts to hold one against the others."
    said = _against_equality(rows, indicator, part) if target == "equality" else _against_mean(rows, indicator, part)
    if chosen:
        said += f" {_of_the_chosen(shown, chosen, target)}"
    return said


def _against_mean(rows: Sequence[Row], indicator: Indicator, part: str) -> str:
    first = rows[0]
    top, bottom = fraction(indicator)
    text = (
        f"At the average of {len(rows)} trusts the share of {top} who {indicator.event_of(part)} is "
        f"{first['mean_harm']:.2f} times that of {bottom}. "
    )
    outside = sum(row["by_chance"] != "inside" for row in rows)
    expected = _number(len(rows) * BEYOND["95"])
    if not first["over_dispersed"]:
        text += (
            f"Trusts differ no more than chance explains: {outside} lie outside the 95 % limits of chance, where about "
            f"{expected} would if all were alike."
        )
    else:
        text += (
            f"Trusts do differ: {outside} lie outside the 95 % limits of chance, where about {expected} would if all "
            "were alike."
        )
    allowing = "Allowing for how much they differ, " if first["over_dispersed"] else ""
    found: list[str] = []
    for standing, word in ((WORSE, "worse"), (BETTER, "better")):
        names = [row["name"] for row in rows if row["standing"] == standing]
        if names:
            stands = "" if found else " stands out" if len(names) == 1 else " stand out"
            found.append(f"{joined(names)}{stands} as {word}")
    told = f"{joined(found)} for BME staff" if found else "no single trust stands out from the rest"
    last = f"{allowing}{told}." if allowing else f"{told[0].upper()}{told[1:]}."
    return f"{text} {last}"


def _against_equality(rows: Sequence[Row], indicator: Indicator, part: str) -> str:
    top, bottom = fraction(indicator)
    counts = Counter(row["by_equality"].split()[0] for row in rows)
    equitable = sum(row["verdict"] == "equitable" for row in rows)
    return (
        f"Equality would be equal shares of {top} and {bottom} who {indicator.event_of(part)}. In {counts['above']} of "
        f"{len(rows)} trusts the ratio lies above the 95 % limits of chance around it, worse for BME staff, and in "
        f"{counts['below'] or 'none'} below them; about {_number(len(rows) * BEYOND['95'] / 2)} on either side would "
        f"by chance alone. After allowing for that many comparisons, {_gaps(rows)}, and {equitable or 'none'} "
        f"{'is' if equitable <= 1 else 'are'} equitable."
    )


def _of_the_chosen(shown: Sequence[Row], chosen: str, target: str) -> str:
    if not shown:
        return f"No trust with a ratio is among those chosen ({chosen})."
    of = f"Of the {counted(len(shown), 'trust')} chosen ({chosen}),"
    if target == "equality":
        return f"{of} {_gaps(shown)}."
    counts = Counter(row["standing"] for row in shown)
    if not counts[WORSE] and not counts[BETTER]:
        return f"{of} none stands out."
    told = [f"{counts[word]} {'stands' if counts[word] == 1 else 'stand'} {word.removeprefix('stands ')}"
            for word in (WORSE, BETTER) if counts[word]]  # fmt: skip
    return f"{of} {joined(told)}."


def _gaps(rows: Sequence[Row]) -> str:
    """'12 have a gap or a large gap'."""
    number = sum(row["verdict"] in ("gap", "large gap") for row in rows)
    told = "all" if number == len(rows) > 1 else number or "none"
    return f"{told} {'have' if number > 1 else 'has'} a gap or a large gap"


def counts(rows: Sequence[Row]) -> list[dict[str, Any]]:
    """How many lie beyond each pair of limits, on either side, and how many of all would if the limits say all."""
    named = (
        ("by_chance", "the average: chance alone"),
        ("by_spread", "the average: chance and the spread between trusts"),
        ("by_equality", "equality (1): chance alone"),
    )
    made = []
    for column, words in named:
        zones = Counter(row[column] for row in rows)
        above, below = zones["above 99.8"], zones["below 99.8"]
        made.append(
            {
                "around": words,
                "worse_95": above + zones["above 95"],
                "better_95": below + zones["below 95"],
                "expected_95": len(rows) * BEYOND["95"] / 2,
                "worse_998": above,
                "better_998": below,
                "expected_998": len(rows) * BEYOND["99.8"] / 2,
            }
        )
    return made


def real(rows: Sequence[Row]) -> list[str]:
    """How to read it: the spread, who lies between the limits, how sure a place is, what shrinking does."""
    if not rows:
        return []
    said = [_spread(rows[0])]
    for zone, word in (("above 95", "worse"), ("below 95", "better")):
        names = [row["name"] for row in rows if row["by_spread"] == zone]
        if names:
            said.append(
                f"Beyond the 95 % limits but not the 99.8 %, {word} for BME staff: {joined(names)}. About "
                f"{_number(len(rows) * BEYOND['95'] / 2)} would lie there by chance: take them as questions, not as "
                "answers."
            )
    widths = [row["rank_high"] - row["rank_low"] + 1 for row in rows]
    said.append(
        f"Places are rough: half of all trusts could stand at {_number(median(widths))} or more of the {len(rows)} "
        "places. Place 1 has the largest ratio."
    )
    moved = max(rows, key=lambda row: abs(row["log_ratio"]) * (1 - row["weight"]))
    said.append(
        "Shrunken ratios are drawn toward the average, the more so the fewer answered: "
        f"{moved['name']} goes from {moved['ratio_harm']:.2f} to {moved['shrunken']:.2f}. They are the better guess of "
        "what another survey would find."
    )
    return [*said, *_returning(rows)]


def _spread(row: Row) -> str:
    if not row["over_dispersed"]:
        return (
            f"The variance between trusts is {row['phi']:.1f} times what chance alone would give, which is no clear "
            "sign that they differ, so the limits of chance are used."
        )
    return (
        f"Trusts vary {row['phi']:.1f} times as much (variance) as chance alone would have them. Why is not in the "
        "figures: staff, work and place differ as well as treatment. So a trust stands out only beyond the 99.8 % "
        "limits that count this spread."
    )


def _returning(rows: Sequence[Row]) -> list[str]:
    since = [row for row in rows if row["change_from"] is not None]
    back = [row for row in since if row["toward_mean"]]
    if not back:
        return []
    text = (
        f"Since {back[0]['change_from']}, {counted(len(back), 'trust')} of {len(since)} came back from outside the "
        "limits of chance no further than chance alone brings such trusts toward the average. They are marked; a list "
        "of the most improved would be made of them."
    )
    return [text]


def answers(rows: Sequence[Row]) -> str:
    """How many answered in all."""
    bme, white = (sum(row[f"{group}_base"] for row in rows) for group in ("bme", "white"))
    about = "about " if any(row["basis"] == "estimated" for row in rows) else ""
    return f"They rest on {about}{bme:,.0f} answers of BME and {white:,.0f} of White staff."


def ordinal(number: int) -> str:
    """1st, 2nd, 3rd, 4th … 11th, 12th, 13th … 21st."""
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def place(row: Row, joint: str = " ") -> str:
    """'between 3rd and 40th'; ``joint`` stands before each of the two."""
    return f"between{joint}{ordinal(row['rank_low'])} and{joint}{ordinal(row['rank_high'])}"


def against_spread(row: Row) -> str:
    """How far from the average a trust was measured: within chance, or else within or beyond the spread of trusts."""
    if row["by_chance"] == "inside":
        return "within chance"
    zone = row["by_spread"]
    return "within the spread" if zone == "inside" else f"beyond {zone.split()[1]} % of the spread"


def hover(row: Row) -> str:
    """Lines for the pointer."""
    lines = [
        f"<b>{row['name']}</b>",
        f"{ratio(row, 'ratio_harm')}, {row['basis']}" if row["basis"] == "estimated" else ratio(row, "ratio_harm"),
        f"shrunken {ratio(row, 'shrunken')}",
        f"place {place(row)} of {row['family_size']}",
        f"average: {row['standing']}; equality: {row['verdict']}",
        f"answers: {row['bme_base']:,.0f} BME, {row['white_base']:,.0f} White",
    ]
    return "<br>".join(lines)


def ratio(row: Row, name: str) -> str:
    """'1.21 (1.16 to 1.25)'."""
    return f"{row[name]:.2f} ({row[f'{name}_low']:.2f} to {row[f'{name}_high']:.2f})"


def change(row: Row) -> str:
    """'× 0.85 (0.70 to 1.03)', and whether it is a return to the average; '' without a year before."""
    if row["change"] is None:
        return ""
    back = ", toward the average" if row["toward_mean"] else ""
    return f"× {ratio(row, 'change')}{back}"


def title(rows: Sequence[Row], indicator: Indicator) -> str:
    """The caption of the table."""
    when = f", {period(rows[0])}" if rows else ""
    return f"{counted(len(rows), 'trust')}, largest ratio first: {indicator.short}{when}"


def source(rows: Sequence[Row], sources: Sequence[Row], provenance: Mapping[str, str]) -> str:
    """Where the figures come from, when they were measured, and that intervals are estimated where they are."""
    if not rows:
        return "No source holds such figures."
    used = {row["source"] for row in rows}
    held = [one for one in sources if one["source"] in used]
    named = joined([f"{one['title']} ({provenance[one['provenance']]})" for one in held])
    text = f"Source: {named}; {period(rows[0])}."
    following = " ".join(dict.fromkeys(one["next_release"] for one in held if one["next_release"]))
    text += f" Next release: {following}" if following else ""
    notes = sorted({row["basis_note"] for row in rows if row["basis"] == "estimated" and row["basis_note"]})
    if notes:
        text += " Intervals, limits and places are estimated, and intervals drawn dashed: "
        text += f"{notes[0][0].lower()}{notes[0][1:]}"
    return text


def _number(value: float) -> str:
    return f"{value:.0f}" if value >= 1 else f"{value:.1f}"
