"""What the simulations found, one sentence a section; from rows of ``proof``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

Row = Mapping[str, Any]
TITLES = {
    "coverage": "Do the intervals hold the truth?",
    "false calls": "How often is a verdict false?",
    "power": "How often is a true gap found?",
    "funnel": "Do funnel limits leave out as many as they say?",
    "places": "Do intervals of places hold the true place?",
    "shrinkage": "Is a shrunken ratio nearer to the truth?",
    "mark": "Is the race equality mark awarded or refused falsely?",
}


def findings(rows: Sequence[Row]) -> dict[str, str]:
    """The sentence of each section that has rows, in order."""
    by_section = {section: [row for row in rows if row["section"] == section] for section in TITLES}
    return {section: _FINDINGS[section](found) for section, found in by_section.items() if found}


def _coverage(rows: Sequence[Row]) -> str:
    low, high = _ends(rows)
    text = (
        f"Planted truths lie inside their 95 per cent intervals in {low} to {high} per cent of draws, over "
        f"{len(rows)} kinds of figure and size; {_number(rows, 'as wanted')} are within the 93 to 97 wanted."
    )
    return " ".join([text, *_conservative(rows), *_missed(rows)])


def _conservative(rows: Sequence[Row]) -> list[str]:
    names = [f"{_plain(row)}, {row['size']} ({row['what']})" for row in rows if row["result"] == "conservative"]
    return [f"Conservative, wider than they need be: {'; '.join(names)}."] if names else []


def _missed(rows: Sequence[Row]) -> list[str]:
    names = [f"{_plain(row)}, {row['size']} ({row['value']:.1f})" for row in rows if row["result"] == "missed"]
    return [f"Missed: {'; '.join(names)}."] if names else []


def _false_calls(rows: Sequence[Row]) -> str:
    worst = max(rows, key=lambda row: row["value"])
    whole = max(row["value"] for row in rows if not _is_third(row))
    text = (
        f"With the truth at the very threshold, at most {whole:.1f} per cent of trusts get the false verdict on any "
        f"indicator. In any third of sizes it is at most {worst['value']:.1f} per cent ({_plain(worst)}, "
        f"{worst['what']})."
    )
    return " ".join([text, *_missed(rows)])


def _power(rows: Sequence[Row]) -> str:
    gaps = [row for row in rows if row["what"] == "gap" and row["truth"] == "ratio 1.5"]

    def called(number: str) -> str:
        found = [row for row in gaps if row["indicator"].startswith(number)]
        return ", ".join(f"{row['value']:.0f} at {row['size']}" for row in (found[1], found[-2])) if found else ""

    return (
        "The price of few false calls is that small trusts often stay unclear. Of 100 trusts with a true ratio of 1.5 "
        f"a gap is called in: disciplinary process {called('3')}; discrimination {called('8')}; equal opportunities "
        f"{called('7')}."
    )


def _funnel(rows: Sequence[Row]) -> str:
    inner, outer = ([row for row in rows if name in row["what"]] for name in ("95 %", "99.8 %"))
    low, high = _ends(inner)
    text = (
        f"Of trusts that differ only as all do, {low} to {high} per cent lie outside the 95 per cent limits (5 are "
        f"meant to) and at most {max(row['value'] for row in outer):.2f} outside the 99.8 per cent ones (0.2)."
    )
    return " ".join([text, *_missed(rows)])


def _places(rows: Sequence[Row]) -> str:
    low, high = _ends(rows)
    text = f"The true place lies inside its interval of 95 per cent in {low} to {high} per cent of trusts."
    return " ".join([text, *_conservative(rows), *_missed(rows)])


def _shrinkage(rows: Sequence[Row]) -> str:
    errors = [row for row in rows if row["what"].startswith("squared")]
    small = [row for row in errors if row["size"] == "smaller half"]
    low, high = (100 * end(row["value"] for row in small) for end in (min, max))
    text = (
        f"In the smaller half of trusts the squared error falls to {low:.0f} to {high:.0f} per cent of that of the "
        "measured ratio, and in the larger half it falls too."
        if all(row["result"] == "as wanted" for row in errors)
        else "The squared error of a shrunken ratio is not always below that of the measured one."
    )
    short = [row for row in rows if row["result"] == "missed" and row not in errors]
    if not short:
        return text
    names = "; ".join(f"{row['value']:.0f} per cent ({_plain(row)})" for row in short)
    return (
        f"{text} But its interval is too short where trusts with fewer than five cases are left out, since those "
        f"that remain are more alike than all are: it holds the true ratio in {names}. Read a shrunken ratio as a "
        "better guess, not as a test."
    )


def _mark(rows: Sequence[Row]) -> str:
    refused = [row for row in rows if row["what"] == "no mark, falsely"]
    false = [row for row in rows if row["what"].endswith(", falsely") and row not in refused]
    few = [row for row in rows if row["what"] == "not assessed" and row["truth"].startswith("equal")]
    mixed = [row for row in rows if row["what"] == "a mark, of those assessed"]
    small, large = few[0], few[-1]
    smallest = max(row["value"] for row in false if row["size"] == small["size"])
    text = (
        f"Of employers that are equal in everything, {_at_most(max(row['value'] for row in refused))} told that no "
        f"level is met. How many can’t be assessed depends on size: {small['value']:.0f} per cent of employers with "
        f"{small['size']}, and {large['value']:.0f} per cent of those with {large['size']}. With a gap at the very "
        f"limit, {_at_most(max(row['value'] for row in false))} given the level that it rules out; at the smallest "
        f"size, {_at_most(smallest).rpartition(' ')[0]}. At equal gaps "
        f"{_range(mixed)} per cent of those assessed earn a mark, whatever the ethnic mix."
    )
    sides = {row["truth"]: row["value"] for row in rows if row["what"].startswith("indicator 3")}
    low, even = sides.get("0.55 on indicator 3"), sides.get("1.00 on indicator 3")
    if low is not None and even is not None:
        text += f" On indicator 3 a ratio of 0.55 is inside its band in {low:.0f} per cent of draws, one of 1 in "
        text += f"{even:.0f}."
    return " ".join([text, *_missed(rows)])


def _at_most(percent: float) -> str:
    return "none are" if percent == 0 else f"at most {percent:.1f} per cent are"


def _range(rows: Sequence[Row]) -> str:
    low, high = (f"{end(row['value'] for row in rows):.0f}" for end in (min, max))
    return low if low == high else f"{low} to {high}"


def _is_third(row: Row) -> bool:
    return "third of" in row["size"]


def _ends(rows: Sequence[Row]) -> tuple[str, str]:
    values = [row["value"] for row in rows]
    return f"{min(values):.1f}", f"{max(values):.1f}"


def _number(rows: Sequence[Row], result: str) -> str:
    count = sum(row["result"] == result for row in rows)
    return "all" if count == len(rows) else str(count)


def _plain(row: Row) -> str:
    return str(row["indicator"]).split(" · ")[-1].lower()


_FINDINGS = {
    "coverage": _coverage,
    "false calls": _false_calls,
    "power": _power,
    "funnel": _funnel,
    "places": _places,
    "shrinkage": _shrinkage,
    "mark": _mark,
}
