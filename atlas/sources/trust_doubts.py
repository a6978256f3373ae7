"""What speaks against a printed row before it is understood: its wording, its numbers, and other printings of it.

The rules look at the row as copied, whoever called it doubtful, so that a slip is set aside for the reason that it is
one. They answer with the reason, or ''.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

from atlas.sources import plausibility, spreadsheet, wres

FEW = 5  # people; a percentage of a printed base may give away fewer
JUMP_POINTS = 8.0  # a change from one year to the next that no survey question made for all trusts together

Cells = Mapping[str, str]

_DIRECTIONS = ("White/BME", "BME/White")
_QUOTED = re.compile(r'"([^"]*)"')
_LIKELIER = re.compile(r"(?<![\d.])(\d*\.?\d+)\s*(%|pc\b|per ?cent\b)?\s*(?:times )?more likely")
_NO_DAY = re.compile(
    r"snapshot date (?:is )?not (?:printed|stated|on the part read)|snapshot date and year not printed|"
    r"not tied to a 31 March|date of (?:the|this) (?:figure|count)[^;]* not (?:printed|stated)|"
    r"\bdate of the count not stated|year is that of (?:the page|publication)"
)
_NO_YEAR = re.compile(
    r"only indicator \d is printed with a year|WRES year not stated|year is that of (?:the page|publication)"
)
_POOLED = re.compile(r"\btwo trusts pooled\b")
_WORKED_OUT = re.compile(r"^from the [\w.-]+ (?:rise|fall)|page says a (?:rise|fall) of")
_STAFF = re.compile(r"^([\d,]+) staff\b")
_SHARE = re.compile(r"\b([\d,]+) (?:\w+ )?(?:staff )?(?:out )?of (?:a workforce of )?([\d,]+)(?: staff)? in all\b")


def _number(cells: Cells, name: str) -> float | None:
    try:
        return spreadsheet.number(cells[name].removesuffix("%"))
    except ValueError:
        return None


def _is(cells: Cells, numbers: Iterable[int]) -> bool:
    return cells["indicator"] in {str(number) for number in numbers}


def _words(cells: Cells) -> str:
    return " ; ".join([cells["unit"], *_QUOTED.findall(cells["note"])])


def _percent_sign(cells: Cells) -> str:
    ratio = _number(cells, "ratio")
    if not cells["ratio"].endswith("%") or ratio is None:
        return ""
    low, high = plausibility.PERCENT_SIGN_RATIOS
    if _is(cells, (2, 3, 4)) and low <= ratio <= high:
        return ""
    return f"{cells['ratio']} is a ratio printed as a percentage, and may be either"


def _direction(cells: Cells) -> str:
    if cells["ratio"] and _is(cells, wres.DIRECTION) and cells["ratio_direction"] not in _DIRECTIONS:
        return "the direction of the ratio is not plain"
    return ""


def _more_likely(cells: Cells) -> str:
    found = _LIKELIER.search(_words(cells))
    if found is None:
        return ""
    if not found[2]:
        return f"“{found[0]}” does not say which group stands on top" if float(found[1]) < 1 else ""
    bme, white = _number(cells, "bme_value"), _number(cells, "white_value")
    if bme is not None and white is not None and abs(abs(bme - white) - float(found[1])) < 1:
        return f"“{found[0]}” is a difference in points told as per cent"
    return f"“{found[0]}” may be points or per cent"


def _ratio_range(cells: Cells) -> str:
    ratio = _number(cells, "ratio")
    low, high = plausibility.LOWEST_RATIO, plausibility.HIGHEST_RATIO
    if ratio is None or not _is(cells, wres.DIRECTION) or low <= ratio <= high:
        return ""
    return f"the ratio is not between {low:g} and {high:g}"


def _swapped(cells: Cells) -> str:
    bme, white = _number(cells, "bme_value"), _number(cells, "white_value")
    if not _is(cells, wres.SURVEY) or bme is None or white is None or not cells["unit"].startswith("percent"):
        return ""
    return plausibility.swapped(int(cells["indicator"]), bme, white)


def _day(cells: Cells) -> str:
    return "not known to be of 31 March" if _is(cells, wres.SNAPSHOT) and _NO_DAY.search(cells["note"]) else ""


def _year(cells: Cells) -> str:
    return "no year is printed beside this figure" if _NO_YEAR.search(cells["note"]) else ""


def _pooled(cells: Cells) -> str:
    return "two trusts pooled" if _POOLED.search(f"{cells['measure']} ; {cells['note']}") else ""


def _worked_out(cells: Cells) -> str:
    return "worked out from a change, not printed" if _WORKED_OUT.search(cells["note"]) else ""


def _few_people(cells: Cells) -> str:
    base, share = _STAFF.search(cells["note"]), _number(cells, "bme_value")
    if base is None or share is None or not cells["unit"].startswith("percent of workforce"):
        return ""
    people = share / 100 * int(base[1].replace(",", ""))
    return f"tells of fewer than {FEW} people" if 0 < people < FEW else ""


def _count_and_percentage(cells: Cells) -> str:
    found, share = _SHARE.search(cells["note"]), _number(cells, "bme_value")
    if found is None or share is None or not cells["unit"].startswith("percent"):
        return ""
    part, whole = (int(number.replace(",", "")) for number in found.groups())
    return "count and percentage on the page do not agree" if abs(100 * part / whole - share) > 1 else ""


RULES: tuple[Callable[[Cells], str], ...] = (
    _percent_sign, _direction, _more_likely, _ratio_range, _swapped, _day, _year, _pooled, _worked_out, _few_people,
    _count_and_percentage,
)  # fmt: skip


def doubts(cells: Cells) -> list[str]:
    """What every rule that objects has to say about one row."""
    return [reason for rule in RULES if (reason := rule(cells))]


def mirrored(rows: Iterable[Cells]) -> frozenset[tuple[str, ...]]:
    """Printings of indicators 5 to 8 that another page of the trust has with the same values the other way round.

    Of the two, the one in the order that is found nowhere else is meant. Each is named as ``printing`` does.
    """
    rows = [cells for cells in rows if _is(cells, wres.SURVEY)]
    printed = {printing(cells) for cells in rows}
    found = set()
    for cells in rows:
        bme, white = _number(cells, "bme_value"), _number(cells, "white_value")
        if bme is None or white is None or bme == white or (bme > white) != _is(cells, (7,)):
            continue
        if (*printing(cells)[:3], f"{white:g}", f"{bme:g}") in printed:
            found.add(printing(cells))
    return frozenset(found)


def printing(cells: Cells) -> tuple[str, ...]:
    """What one row says of whom: trust, indicator, year, value of BME and of White staff."""
    values = (_number(cells, name) for name in ("bme_value", "white_value"))
    return (
        cells["trust"], cells["indicator"], cells["wres_year"],
        *("" if value is None else f"{value:g}" for value in values),
    )  # fmt: skip


def jumps(values: Iterable[tuple[str, str, str, int, float]]) -> list[str]:
    """Sentences about survey values that moved by more than ``JUMP_POINTS`` from one year to the next.

    Each value is trust, indicator's id, group, WRES year and percentage. Nothing is set aside for it: a person looks.
    """
    held: dict[tuple[str, str, str], dict[int, float]] = defaultdict(dict)
    for trust, indicator, group, year, value in values:
        held[trust, indicator, group][year] = value
    told = []
    for (trust, indicator, group), by_year in sorted(held.items()):
        for year, value in sorted(by_year.items()):
            before = by_year.get(year - 1)
            new_base = indicator == wres.IDS[7] and year - 1 == wres.NEW_BASE_SURVEY_YEAR
            if before is not None and not new_base and abs(value - before) > JUMP_POINTS:
                told.append(
                    f"{trust}: {indicator}, {group}, goes from {before:g} to {value:g} per cent between WRES "
                    f"{year - 1} and {year}; look whether both are right."
                )
    return told
