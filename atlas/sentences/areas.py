"""Areas and trusts on the map, in words.

Rows are those of the ranked list: ``name``, ``value``, ``low``, ``high`` (as shown), ``order`` (larger is worse for BME
staff, or the worse level), ``missing`` (why there is no figure), ``pooled_value`` (it is pooled from trusts),
``estimated`` (its bases are), ``partial`` (it rests on part of the area), and the columns of ``map_areas``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from atlas.indicators import Indicator
from atlas.sentences import sides
from atlas.sentences.words import counted, day, joined, of_hundred, period, place, points

Row = Mapping[str, Any]

LEVELS = {"region": ("region", "regions"), "icb": ("system", "systems"), "trust": ("trust", "trusts")}
GROUPS = {"bme": "BME staff", "white": "White staff", "all": "all staff"}
PAIRS = ("difference", "ratio")
TRUST_TYPES = {
    "acute": "acute", "acute_specialist": "acute specialist", "mental_health": "mental health",
    "community": "community", "ambulance": "ambulance",
}  # fmt: skip
_NAMED = 5  # trusts at most that are named in one sentence
SURVEYED = "reporting units surveyed"
_ARTICLE = {"large gap": "a ", "gap": "a ", "reverse gap": "a "}
_TALLY = ("large gap", "gap", "unclear", "equitable", "reverse gap", "too few to say", "not judged")


def finding(rows: Sequence[Row], indicator: Indicator, measure: str, level: str, event: str) -> str:
    """One or two sentences: on which side BME staff stand and where the figure is lowest and highest."""
    known = [row for row in rows if row["value"] is not None]
    if not known:
        return f"No {LEVELS[level][0]} has a figure for this choice."
    if measure in PAIRS:
        return f"{_sides(known, len(rows), indicator, measure, level, event)} {_range(known, indicator, measure)}"
    lowest, highest = (pick(known, key=lambda row: row["value"]) for pick in (min, max))
    return (
        f"Of 100 {GROUPS[measure].replace('all staff', 'staff')} who answered, from "
        f"{of_hundred(lowest['value']).removesuffix(' of 100')} in {place(lowest['name'])} to "
        f"{of_hundred(highest['value']).removesuffix(' of 100')} in {place(highest['name'])} {event}"
        f"{_basis(known, '; ')}.{_admitted(len(known), rows, level)}"
    )


def _admitted(known: int, rows: Sequence[Row], level: str) -> str:
    if known == len(rows):
        return ""
    of = f"{len(rows):,} {SURVEYED}" if _surveyed(rows, level) else counted(len(rows), *LEVELS[level])
    return f" {known:,} of {of} {'has' if known == 1 else 'have'} figures."


def _sides(known: Sequence[Row], every: int, indicator: Indicator, measure: str, level: str, event: str) -> str:
    worse = sum(row["order"] > _parity(measure) for row in known)
    size = "smaller" if sides.good(indicator, sides.direction(known, indicator)) else "larger"
    said = f"a {size} share of BME staff than of White staff {event}"
    places = counted(len(known), *LEVELS[level])
    if len(known) < every:
        of = f"{every:,} {SURVEYED}" if _surveyed(known, level) else f"{every:,}"
        places = f"{places} (of {of}) that {'has' if len(known) == 1 else 'have'} figures"
    if worse == len(known):
        return f"In each of the {places}, {said}."
    if worse == 0:
        return f"In none of the {places}, {said}."
    return f"In {worse:,} of the {places}, {said}; in {len(known) - worse:,} it is not so."


def _range(known: Sequence[Row], indicator: Indicator, measure: str) -> str:
    least, most = (pick(known, key=lambda row: row["order"]) for pick in (min, max))
    if measure == "difference":
        low = points(least["value"]) + (" the other way" if least["order"] < 0 else "")
        high = f"{abs(most['value']):.1f}" + (" the other way" if most["order"] < 0 else "")
        text = f"The gap runs from {low} in {place(least['name'])} to {high} in {place(most['name'])}"
    else:
        first, second = sides.compared(known, indicator)
        text = (
            f"{first} range from {least['value']:.2f} times as likely as {second} in {place(least['name'])} "
            f"to {most['value']:.2f} times in {place(most['name'])}"
        )
    return f"{text}{_basis(known, '; ')}; {tally(known)}."


def _basis(known: Sequence[Row], lead: str) -> str:
    if all(row["pooled_value"] for row in known):
        return f"{lead}every figure is an estimate, pooled from the trusts that have rates"
    return ""


def tally(rows: Sequence[Row]) -> str:
    """'3 are judged a large gap, 30 a gap and 8 unclear'."""
    counts = Counter(row["verdict"] for row in rows if row["verdict"])
    said = [f"{counts[word]:,} {_ARTICLE.get(word, '')}{word}" for word in _TALLY if counts[word]]
    if not said:
        return "no verdict can be given"
    if len(said) == 1 and len(rows) > 1:
        word = next(word for word in _TALLY if counts[word])
        return f"all {len(rows):,} are judged {_ARTICLE.get(word, '')}{word}"
    said[0] = said[0].replace(" ", " is judged " if said[0].startswith("1 ") else " are judged ", 1)
    return f"of the {len(rows):,}, {joined(said)}"


def _surveyed(rows: Sequence[Row], level: str) -> bool:
    return level == "trust" and any(row["period_kind"] == "survey" for row in rows)


def title(rows: Sequence[Row], measure: str, level: str, indicator: Indicator) -> str:
    """The heading of the ranked list: how many and in which order."""
    orders = {
        "difference": "widest difference first",
        "ratio": "furthest to BME staff’s disadvantage first",
    }
    first = {"lower": "highest first", "higher": "lowest first"}.get(indicator.better, "highest first")
    count = counted(len(rows), *LEVELS[level])
    if _surveyed(rows, level):
        known = sum(row["value"] is not None for row in rows)
        count = f"{known:,} of {len(rows):,} {SURVEYED} with a figure" if known < len(rows) else f"{known:,} {SURVEYED}"
    return f"{count}, {orders.get(measure, first)}"


def shown(row: Row, measure: str) -> str:
    """The value with its unit and interval: '13.4 points (11.4 to 15.4)'."""
    if row["value"] is None:
        return f"no figure: {row['missing']}"
    decimals, unit = (
        (2, " times as likely") if measure == "ratio" else (1, " points" if measure == "difference" else " %")
    )
    low, high = row["low"], row["high"]
    interval = "" if low is None or high is None else f" ({low:.{decimals}f} to {high:.{decimals}f})"
    return f"{row['value']:.{decimals}f}{unit}{interval}"


def rests_on(row: Row) -> str:
    """'4 of 6 trusts, 78 % of respondents' for a pooled figure, '' otherwise."""
    if not row["pooled_value"] or row["value"] is None:
        return ""
    trusts = counted(row["units_all"], "trust")
    return f"{row['units_with']} of {trusts}, {row['respondents_covered']:.0f} % of respondents"


def hover(row: Row, measure: str) -> str:
    """Lines for the pointer: the name, both groups, the figure, the verdict and what it rests on."""
    lines = [f"<b>{row['name']}</b>", _wrapped(_capital(shown(row, measure)))]
    if row["value"] is not None and measure in PAIRS:
        if row["bme"] is not None and row["white"] is not None:
            lines.append(f"BME {row['bme']:.1f} %, White {row['white']:.1f} %")
        lines.append(f"{row['verdict']}, estimated" if row["basis"] == "estimated" else row["verdict"])
    rests = rests_on(row)
    return "<br>".join([*lines, *([f"from {rests}"] if rests else [])])


def chosen(row: Row, measure: str, of: int) -> str:
    """What is said when a place is chosen."""
    rank = "" if row["value"] is None else f" {row['rank']} of {of} in the list."
    verdict = f" Verdict: {row['verdict']}; {row['verdict_reason']}." if _judged(row, measure) else ""
    rests = f" Estimated, pooled from {row['population']}." if rests_on(row) and row["population"] else ""
    return f"{row['name']}: {shown(row, measure)}.{rank}{verdict}{rests}"


def within_title(trusts: Sequence[Row], chosen_: Row) -> str:
    """The heading of the trusts of a chosen area, or of those in the system of a chosen trust."""
    count = counted(len(trusts), "trust")
    if chosen_["level"] not in ("region", "icb"):
        return f"{count} in the same system as {chosen_['name']}"
    if not trusts:
        return f"No trust is listed for {chosen_['name']}."
    ambulance = chosen_["level"] == "icb" and any(row["trust_type"] == "ambulance" for row in trusts)
    apart = "; results of systems leave out ambulance trusts" if ambulance else ""
    return f"{count} of {chosen_['name']}{apart}"


def coverage(
    rows: Sequence[Row], measure: str, level: str, published: str, complete_from: float, absent: Sequence[Row] = ()
) -> str:
    """How many places have a figure, how many of them rest on part of their trusts, and why others have none.

    ``published``: what the figures by trust cover, for figures pooled from them; '' otherwise. ``complete_from``: the
    per cent of respondents below which a pooled figure is marked. ``absent``: trusts open at the time that were not
    surveyed and have no row.
    """
    known = [row for row in rows if row["value"] is not None]
    if _surveyed(rows, level):
        return f"{_of_surveyed(rows, known, measure)}{_absent(absent, rows[0])}"
    text = with_figure(rows, level)
    pooled = [row for row in known if row["pooled_value"]]
    if pooled:
        partial = sum(row["partial"] for row in pooled)
        text += f" Pooled from trusts: {published}."
        under = f"under {complete_from:g} % of respondents"
        text += f" In {partial} of {len(pooled)} they hold {under} (ringed on the whole map)." if partial else ""
    elif level == "trust" and len(known) < len(rows):
        text += _few(rows)
    left = Counter(row["missing"] for row in rows if row["value"] is None)
    if left and level != "trust":
        text += f" Without a figure: {joined([row['name'] for row in rows if row['value'] is None])}."
    return text


def with_figure(rows: Sequence[Row], level: str) -> str:
    """How many of the places listed have a figure."""
    known = sum(row["value"] is not None for row in rows)
    return f"{known} of {counted(len(rows), *LEVELS[level])} with a figure."


def ringed(complete_from: float) -> str:
    """What the rings on the map mean."""
    return f"under {complete_from:g} % of respondents covered"


def _of_surveyed(rows: Sequence[Row], known: Sequence[Row], measure: str) -> str:
    if measure == "all":
        return f"{len(known)} of {len(rows)} {SURVEYED} with a figure."
    having, every = (Counter(row["trust_type"] for row in found) for found in (known, rows))
    line = {"out_of": len(rows), "denominator": SURVEYED}
    few = _few([row for row in rows if having[row["trust_type"]]])
    return f"{pooled_from(having, every, line)}.{few}"


def _absent(trusts: Sequence[Row], example: Row) -> str:
    """One sentence on trusts that were open but not surveyed; names, unless there are many."""
    if not trusts:
        return ""
    if len(trusts) > _NAMED:
        return f" Not listed, for no figure of that survey is held: {len(trusts)} trusts that were open."
    named = [f"{row['name']}{_opened(row, example['survey_year'])}" for row in trusts]
    return f" Not listed, for no figure of that survey is held: {joined(named)}."


def _opened(trust: Row, year: int) -> str:
    started = trust["valid_from"]
    return f" (opened on {day(started)})" if started is not None and started.year == year else ""


def _few(rows: Sequence[Row]) -> str:
    """Kinds of trust of which fewer than half have a figure."""
    every = Counter(row["trust_type"] for row in rows if row["trust_type"])
    having = Counter(row["trust_type"] for row in rows if row["value"] is not None)
    said = [
        f"{TRUST_TYPES.get(kind, kind)} trusts ({having[kind]} of {every[kind]})"
        for kind in sorted(every)
        if having[kind] * 2 < every[kind]
    ]
    return f" Little or nothing is held for {joined(said)}." if said else ""


def pooled_from(having: Mapping[str, int], every: Collection[str], surveyed: Mapping[str, Any] | None) -> str:
    """'159 of 210 reporting units surveyed have rates; no mental health trust does'.

    ``having``: units whose rates can be pooled, by type of trust; ``every``: all types; ``surveyed``: a coverage line.
    """
    of = f" of {surveyed['out_of']} {surveyed['denominator']}" if surveyed else " trusts"
    absent = sorted(TRUST_TYPES.get(kind, kind.replace("_", " ")) for kind in set(every) - having.keys() if kind)
    return f"{sum(having.values())}{of} have rates" + (f"; no {joined(absent, 'or')} trust does" if absent else "")


def remarks(breaks: Sequence[Row], year: int, newest: int) -> str:
    """What must be known before this year is compared with others, from the table of breaks."""
    cuts = [row for row in breaks if row["cuts"] and year < row["from_year"] <= newest]
    dated = [row for row in breaks if not row["cuts"] and row["from_year"] == year and row["kind"] != "wording"]
    said = [f"Not comparable with {row['from_year']} and later: {row['text']}" for row in cuts]
    return " ".join([*said, *(row["text"] for row in dated)])


def source(rows: Sequence[Row], sources: Sequence[Mapping[str, Any]], provenance: Mapping[str, str]) -> str:
    """Where the figures come from, when they were measured and how estimated ones were made."""
    known = next((row for row in rows if row["value"] is not None), None)
    if known is None or not sources:
        return "No source holds a figure for this choice."
    named = joined([f"{entry['title']} ({provenance[entry['provenance']]})" for entry in sources])
    text = f"Source: {named}; {period(known)}."
    if known["estimated"] and known["basis_note"]:
        text += f" Estimated: {known['basis_note'][0].lower()}{known['basis_note'][1:]}"
    return text


def _parity(measure: str) -> float:
    return 1.0 if measure == "ratio" else 0.0


def _judged(row: Row, measure: str) -> bool:
    return bool(measure in PAIRS and row["value"] is not None and row["verdict"])


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _wrapped(text: str, width: int = 46) -> str:
    lines, line = [], ""
    for word in text.split():
        if line and len(line) + len(word) + 1 > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return "<br>".join([*lines, line])
