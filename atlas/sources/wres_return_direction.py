"""Whether the columns of BME and White staff in a return seem to be swapped.

In the Staff Survey BME staff report more abuse and discrimination than White staff, and less trust in fair promotion,
almost everywhere; and White applicants are more often appointed. One trust may differ. All four survey questions the
other way round, or most trusts of a file on one of these, is a sign that the labels are. Indicators 3 and 4 differ more
between trusts, so they are only to be looked at.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from atlas.sources import plausibility, wres
from atlas.sources import wres_return_layout as layout
from atlas.sources.faults import Faults
from atlas.sources.wres_return_checks import Cells

RESPONDENTS_THAT_TELL = 50
RETURNS_THAT_TELL = 5
SAME_EVERYWHERE = (2, *wres.SURVEY)
REVERSED_RATIO = 0.8  # a relative likelihood below it, turned so that above 1 is worse for BME staff


def check(returns: Sequence[tuple[str, int, Cells]], faults: Faults) -> list[str]:
    """Note a fault where columns must be swapped; returns sentences about where they may be."""
    doubts = []
    by_number: dict[int, list[bool]] = defaultdict(list)
    for code, year, cells in returns:
        known = ((number, _turned(number, cells)) for number in layout.numbers_with_base())
        turned = {number: is_turned for number, is_turned in known if is_turned is not None}
        for number, is_turned in turned.items():
            by_number[number].append(is_turned)
        survey = [number for number in wres.SURVEY if turned.get(number)]
        if len(survey) == len(wres.SURVEY) and _tells(cells):
            where = f"{code} {year}: BME and White seem to be swapped on indicators 5 to 8, all the other way round"
            _fault(cells, 7, f"{where} than elsewhere; expected the counts of BME staff under BME", faults)
        elif survey:
            which = " and ".join(str(number) for number in survey)
            doubts.append(
                f"{code} {year}: on indicator {which} BME staff fare better than White staff by more than "
                f"{plausibility.SWAP_POINTS:g} points; are the columns right?"
            )
    for number, turns in sorted(by_number.items()):
        if len(turns) < RETURNS_THAT_TELL or sum(turns) <= len(turns) / 2:
            continue
        text = f"indicator {number}: BME and White seem to be swapped in {sum(turns):,} of {len(turns):,} returns"
        if number in SAME_EVERYWHERE:
            _fault(returns[0][2], number, f"{text}; expected the counts of BME staff under BME", faults)
        else:
            doubts.append(f"{text}; are the columns right?")
    return doubts


def _turned(number: int, cells: Cells) -> bool | None:
    """Whether an indicator stands strongly the other way round; None where it cannot be told."""
    line = layout.line_of()[number, ""]
    bme, white = cells.get((line, "bme")), cells.get((line, "white"))
    if bme is None or white is None or not bme.denominator or not white.denominator:
        return None
    first, second = bme.numerator / bme.denominator, white.numerator / white.denominator
    if number in wres.SURVEY:
        return bool(plausibility.swapped(number, 100 * first, 100 * second))
    top, bottom = (first, second) if wres.DIRECTION[number] == "BME/White" else (second, first)
    return top < REVERSED_RATIO * bottom


def _tells(cells: Cells) -> bool:
    line = layout.line_of()[7, ""]
    return all((cells[line, group].denominator or 0) >= RESPONDENTS_THAT_TELL for group in ("bme", "white"))


def _fault(cells: Cells, number: int, text: str, faults: Faults) -> None:
    entry = next((entry for (line, group), entry in cells.items() if line.number == number and group == "bme"), None)
    row, column, sheet = (entry.row, entry.numerator_cell, entry.sheet) if entry else (1, "", "")
    faults.add(text, row, column, sheet)
