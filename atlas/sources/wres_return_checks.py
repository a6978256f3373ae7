"""The arithmetic that a return must obey: parts within wholes, groups that add up, boards of a size that there is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from atlas.sources import wres
from atlas.sources import wres_return_layout as layout
from atlas.sources.faults import Faults
from atlas.sources.organisations import Organisations
from atlas.sources.wres_return_cells import Entry
from atlas.sources.wres_return_faults import HIGHEST_RATIO, LOWEST_RATIO
from atlas.sources.wres_return_layout import Line

# What one organisation returned for one year: the entry of each line and group.
Cells = dict[tuple[Line, str], Entry]
# With fewer events than this in a group a ratio can be anything, and is no sign of a slip.
_EVENTS_THAT_TELL = 10


def check(entries: Iterable[Entry], organisations: Organisations, faults: Faults) -> list[tuple[str, int, Cells]]:
    """Every organisation and year with its entries, after every rule has been tried on it; faults are noted."""
    returns: dict[tuple[str, int], Cells] = defaultdict(dict)
    rows: dict[tuple[str, str], list[int]] = defaultdict(list)
    for entry in entries:
        rows[entry.organisation, entry.sheet].append(entry.row)
        cells = returns[entry.organisation, entry.wres_year]
        first = cells.setdefault((entry.line, entry.group), entry)
        if first is not entry:
            where = f"row {first.row}" + (f" of sheet {first.sheet!r}" if first.sheet != entry.sheet else "")
            text = (
                f"{entry.organisation} {entry.wres_year}, {entry.line.words}, {entry.group} stands in {where} already"
            )
            faults.add(f"{text}; keep one of them", entry.row, "", entry.sheet)
    strange = set()
    for (code, sheet), numbers in rows.items():
        problem = _unknown(code, organisations)
        if problem:
            strange.add(code)
            column, numbers = ("B", [layout.ORGANISATION_ROW]) if sheet else ("organisation", numbers)
            faults.add_once(problem, numbers, column, sheet)
    for (code, year), cells in returns.items():
        if code not in strange:
            _open_then(code, year, cells, organisations, faults)
        _of_their_time(code, year, cells, faults)
        for rule in _RULES:
            rule(cells, faults)
    return [(code, year, cells) for (code, year), cells in sorted(returns.items())]


def _unknown(code: str, organisations: Organisations) -> str:
    found = organisations.by_code.get(code)
    # Only the specimen, which is invented whole, knows organisations with such codes.
    if found is None and code.upper().startswith(layout.INVENTED):
        return (
            f"{code!r} is an invented organisation of the example, which is never taken in; expected the ODS code of a "
            "trust"
        )
    if found is None:
        return f"no organisation has the code {code!r}; expected the ODS code of a trust, such as RJ1"
    if found.level not in ("trust", "reporting_unit"):
        return f"{code!r} is {found.name}, which is not a trust; expected the ODS code of a trust"
    return ""


def _open_then(code: str, year: int, cells: Cells, organisations: Organisations, faults: Faults) -> None:
    for number in sorted({line.number for line, _ in cells}):
        when = wres.period(number, year)
        in_period = organisations.was_open(code, str(when["period_end"]), str(when["period_kind"]))
        if in_period and (organisations.is_open_on(code, f"{year}-03-31") or number in wres.SURVEY):
            continue
        entry = next(entry for (line, _), entry in cells.items() if line.number == number)
        name = organisations.by_code[code].name
        column = "B" if entry.sheet else "organisation"
        faults.add(
            f"{name} ({code}) was not open in the period of indicator {number} of WRES {year}; expected the code of "
            "the body that it then was",
            entry.row, column, entry.sheet,
        )  # fmt: skip


def _of_their_time(code: str, year: int, cells: Cells, faults: Faults) -> None:
    """Lines of older editions stand in returns of their years only, and beside no line that says the same again."""
    for line in {line: None for line, _ in cells if line.until is not None and line.until < year}:
        entry = next(entry for (of, _), entry in cells.items() if of is line)
        faults.add(
            f"{code} {year}: {line.words} is a line of editions until {line.until}; expected those of “atlas template”",
            entry.row, entry.numerator_cell, entry.sheet,
        )  # fmt: skip
    given = {(line.part, line.cell) for line, _ in cells if line.number == 1}
    for part, name in layout.PARTS.items():
        split = {cell for of, cell in given if of == part} - {layout.ALL_GRADES}
        bands = part != "medical" and any(of == "whole" for of, _ in given)
        if split and ((part, layout.ALL_GRADES) in given or bands):
            other = f"of all grades of {name.lower()} staff" if not bands else "of bands without the split"
            entry = next(entry for (line, _), entry in cells.items() if (line.number, line.part) == (1, part))
            faults.add(
                f"{code} {year}: {name} staff are given by band or grade and in a line {other} too; keep one of them",
                entry.row, entry.numerator_cell, entry.sheet,
            )  # fmt: skip


def _within_base(cells: Cells, faults: Faults) -> None:
    for (line, group), entry in cells.items():
        if entry.denominator is not None and entry.numerator > entry.denominator:
            event, base = layout.event_words(line.number)
            faults.add(
                f"{entry.numerator:,} {event} are more than {entry.denominator:,} {base} ({line.words}, {group}); "
                "expected at most as many",
                entry.row, entry.numerator_cell, entry.sheet,
            )  # fmt: skip


def _groups_add_up(cells: Cells, faults: Faults) -> None:
    """White, BME and unknown make the total, where the total is given; lines that are their own base need all three."""
    for line in {line: None for line, _ in cells}:
        given = {group: cells[line, group] for group in layout.GROUPS if (line, group) in cells}
        total = cells.get((line, layout.TOTAL_GROUP))
        some = next(iter(given.values()), total)
        if some is None:
            continue
        missing = [group for group in layout.GROUPS if group not in given]
        if missing:
            if not line.has_base:
                names = " and ".join(missing)
                faults.add(f"{line.words}: {names} is not given; expected a count, 0 where there is nobody",
                           some.row, some.numerator_cell, some.sheet)  # fmt: skip
            continue
        summed = sum(entry.numerator for entry in given.values())
        if total is not None and total.numerator != summed:
            faults.add(
                f"{line.words}: White, BME and unknown make {summed:,}, but the total given is {total.numerator:,}",
                total.row, total.numerator_cell, total.sheet,
            )  # fmt: skip
        if line.has_base:
            bases = sum(entry.denominator or 0 for entry in given.values())
            if total is not None and total.denominator != bases:
                faults.add(
                    f"{line.words}: the bases of White, BME and unknown make {bases:,}, but the total given is "
                    f"{total.denominator:,}",
                    total.row, total.denominator_cell, total.sheet,
                )  # fmt: skip
            continue
        for group, entry in given.items():
            if entry.denominator is not None and entry.denominator != summed:
                faults.add(
                    f"{line.words}, {group}: the denominator is {entry.denominator:,}, but White, BME and unknown make "
                    f"{summed:,}",
                    entry.row, entry.denominator_cell, entry.sheet,
                )  # fmt: skip


def _board(cells: Cells, faults: Faults) -> None:
    board = _members(cells, layout.BOARD)
    if board is None:
        return
    line = layout.line_of()[9, layout.BOARD]
    entry = cells[line, next(iter(layout.GROUPS))]
    if board > layout.BOARD_LIMIT:
        faults.add(
            f"a board of {board:,} is not plausible; expected at most {layout.BOARD_LIMIT} members",
            entry.row, entry.numerator_cell, entry.sheet,
        )  # fmt: skip
    pairs = ((layout.VOTING, layout.NON_VOTING), (layout.EXECUTIVE, layout.NON_EXECUTIVE))
    for one, other in pairs:
        for group, name in [("", ""), *layout.GROUPS.items()]:
            whole, first, second = (_members(cells, breakdown, group) for breakdown in (layout.BOARD, one, other))
            if whole is None or first is None or second is None or first + second == whole:
                continue
            who = f"{name} members" if name else "members"
            faults.add(
                f"{first} {one.replace('_', '-')} and {second} {other.replace('_', '-')} {who} make {first + second}, "
                f"but the board has {whole}",
                entry.row, entry.numerator_cell, entry.sheet,
            )  # fmt: skip
            break  # the groups repeat what the whole says


def _members(cells: Cells, breakdown: str, group: str = "") -> int | None:
    """Board members of a line, of one group or of all; None where they are not all given."""
    line = layout.line_of()[9, breakdown]
    entries = [cells.get((line, name)) for name in ([group] if group else layout.GROUPS)]
    known = [entry.numerator for entry in entries if entry is not None]
    return sum(known) if len(known) == len(entries) else None


def _senior_managers(cells: Cells, faults: Faults) -> None:
    consultants, seniors = (
        layout.line_of()[1, f"medical_{cell}"] for cell in (layout.CONSULTANT, layout.SENIOR_MANAGER)
    )
    for group in layout.GROUPS:
        whole, part = cells.get((consultants, group)), cells.get((seniors, group))
        if whole is not None and part is not None and part.numerator > whole.numerator:
            faults.add(
                f"{part.numerator:,} senior medical managers are more than the {whole.numerator:,} consultants of whom "
                f"they are part ({group})",
                part.row, part.numerator_cell, part.sheet,
            )  # fmt: skip


def _plausible_ratio(cells: Cells, faults: Faults) -> None:
    for line in {line: None for line, _ in cells if line.has_base}:
        bme, white = cells.get((line, "bme")), cells.get((line, "white"))
        if bme is None or white is None or not bme.denominator or not white.denominator:
            continue
        if min(bme.numerator, white.numerator) < _EVENTS_THAT_TELL:
            continue
        ratio = bme.numerator / bme.denominator / (white.numerator / white.denominator)
        if not LOWEST_RATIO <= ratio <= HIGHEST_RATIO:
            event, _ = layout.event_words(line.number)
            faults.add(
                f"{line.words}: BME and White rates of {event} differ {max(ratio, 1 / ratio):.0f} times; expected a "
                f"ratio from {LOWEST_RATIO:g} to {HIGHEST_RATIO:g}, so one of the four counts must be wrong",
                bme.row, bme.numerator_cell, bme.sheet,
            )  # fmt: skip


_RULES = (_within_base, _groups_add_up, _board, _senior_managers, _plausible_ratio)
