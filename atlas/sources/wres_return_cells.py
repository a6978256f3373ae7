"""The cells of a return, read into entries: one count and its base for each organisation, year, line and group."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from atlas.sources import wres
from atlas.sources import wres_return_layout as layout
from atlas.sources.faults import Faults
from atlas.sources.progress import Follow, quietly
from atlas.sources.spreadsheet import Line as TextLine
from atlas.sources.spreadsheet import Sheet, Table, Workbook, column_letter
from atlas.sources.wres_return_faults import NotACountError, count
from atlas.sources.wres_return_layout import Line

_GROUPS = (*layout.GROUPS, layout.TOTAL_GROUP)
_INDICATORS = frozenset(str(number) for number in wres.IDS)


@dataclass(frozen=True)
class Entry:
    """One count as typed. ``numerator_cell`` and ``denominator_cell`` are columns for the locator (``D@11`` is row 11).

    ``denominator`` is None where the form has none: the line's own total over the groups is meant.
    """

    organisation: str
    wres_year: int
    line: Line
    group: str
    numerator: int
    denominator: int | None
    sheet: str
    row: int
    numerator_cell: str
    denominator_cell: str


def from_table(table: Table, last_year: int, faults: Faults, follow: Follow = quietly) -> list[Entry]:
    """Entries of the long form; rows at fault are left out and noted."""
    missing = [name for name in layout.LONG_COLUMNS if name not in table.headings]
    surplus = [name for name in table.headings if name not in layout.LONG_COLUMNS]
    for name in missing:
        hint = f"; {surplus[0]!r} stands there instead" if len(missing) == len(surplus) == 1 else ""
        faults.add(f"there is no column headed {name!r}{hint}; expected {', '.join(layout.LONG_COLUMNS)}", 1)
    for name in surplus if not missing else ():
        faults.add(f"a return has no column {name!r}; expected {', '.join(layout.LONG_COLUMNS)}", 1, name)
    if missing:
        return []
    years = _years(table, last_year, faults)
    entries = []
    for row in follow(table.lines, "Reading rows"):
        entry = _long_entry(row, years, faults)
        if entry is not None:
            entries.append(entry)
    return entries


def _years(table: Table, last_year: int, faults: Faults) -> dict[str, int]:
    """Each spelling of a year that is one; the others are noted once each."""
    rows: dict[str, list[int]] = defaultdict(list)
    for line in table.lines:
        rows[line.cells["wres_year"].strip()].append(line.number)
    found = {}
    for text, numbers in rows.items():
        year = _year(text, last_year)
        if isinstance(year, int):
            found[text] = year
        else:
            faults.add_once(year, numbers, "wres_year")
    return found


def _year(text: str, last_year: int) -> int | str:
    """A WRES year, or what is wrong with it."""
    known = layout.years(last_year)
    plain = text.removesuffix(".0")
    if plain.isdecimal() and int(plain) in known:
        return int(plain)
    return (
        f"{text!r} is not a WRES year; expected {known[0]} to {known[-1]}, the year of the 31 March on which staff "
        "were counted"
    )


def _long_entry(row: TextLine, years: dict[str, int], faults: Faults) -> Entry | None:
    cells = {name: text.strip() for name, text in row.cells.items()}
    line = _long_line(cells, row.number, faults)
    group = cells["group"].lower()
    if group not in _GROUPS:
        faults.add(f"there is no group {cells['group']!r}; expected one of {', '.join(_GROUPS)}", row.number, "group")
        line = None
    if line is None:
        return None
    event, base = layout.event_words(line.number)
    numbers: dict[str, int | None] = {}
    for column, wanted in (("numerator", event), ("denominator", base)):
        try:
            numbers[column] = count(cells[column], wanted)
        except NotACountError as error:
            faults.add(str(error), row.number, column)
            return None
    numerator, denominator = numbers["numerator"], numbers["denominator"]
    if numerator is None and denominator is None:
        return None  # a line left blank was not given
    if numerator is None:
        faults.add(f"is blank; expected the number of {event}", row.number, "numerator")
        return None
    if denominator is None and line.number != 1:
        faults.add(f"is blank; expected the number of {base}", row.number, "denominator")
        return None
    year = years.get(cells["wres_year"])
    if year is None:
        return None
    return Entry(
        cells["organisation"], year, line, group, numerator, denominator, "", row.number, "numerator", "denominator"
    )


def _long_line(cells: dict[str, str], row: int, faults: Faults) -> Line | None:
    text = cells["indicator"].removesuffix(".0")
    if text not in _INDICATORS:
        faults.add(f"there is no indicator {cells['indicator']!r}; expected 1 to 9", row, "indicator")
        return None
    line = layout.line_of().get((int(text), cells["breakdown"]))
    if line is None:
        known = [line.breakdown for line in (*layout.lines(), *layout.older_lines()) if line.number == int(text)]
        expected = ", ".join(breakdown or "a blank" for breakdown in known)
        faults.add(f"indicator {text} has no breakdown {cells['breakdown']!r}; expected {expected}", row, "breakdown")
    return line


def forms(book: Workbook) -> list[Sheet]:
    """The sheets that are laid out as the workbook form, without the example."""
    return [sheet for sheet in book.sheets() if is_form(sheet) and sheet.name != layout.EXAMPLE_SHEET]


def is_form(sheet: Sheet) -> bool:
    """Whether a sheet is laid out as the workbook form."""
    return sheet.text(1, 0).startswith(layout.FORM_TITLE)


def from_form(sheet: Sheet, last_year: int, faults: Faults) -> list[Entry]:
    """Entries of one sheet in the workbook form; lines at fault are left out and noted."""
    organisation = sheet.text(layout.ORGANISATION_ROW, 1)
    if _is_untouched(sheet):
        return []
    if not organisation:
        faults.add("no organisation is given; expected its ODS code", layout.ORGANISATION_ROW, "B", sheet.name)
    year = _year(sheet.text(layout.YEAR_ROW, 1), last_year)
    if isinstance(year, str):
        faults.add(year, layout.YEAR_ROW, "B", sheet.name)
    headings = tuple(sheet.headings(layout.HEADING_ROW)[: len(layout.FORM_HEADINGS)])
    if headings != layout.FORM_HEADINGS:
        faults.add(
            f"the headings are {', '.join(headings) or 'blank'}; expected {', '.join(layout.FORM_HEADINGS)}",
            layout.HEADING_ROW, "A", sheet.name,
        )  # fmt: skip
        return []
    counts = _form_counts(sheet, faults)
    if isinstance(year, str) or not organisation:
        return []
    return _form_entries(sheet, organisation, year, counts, faults)


def _is_untouched(sheet: Sheet) -> bool:
    """Whether nobody has written into the form yet, as in the template's own sheet beside its copies."""
    top = (sheet.text(layout.ORGANISATION_ROW, 1), sheet.text(layout.YEAR_ROW, 1))
    columns = range(layout.FIRST_COUNT, layout.TOTAL_COLUMN + 1)
    rows = range(layout.HEADING_ROW + 1, sheet.height + 1)
    return not any(top) and not any(sheet.text(row, column) for row in rows for column in columns)


# Counts of the form by line, whether it is the base, and group: the count and its row.
_Counts = dict[tuple[Line, bool], tuple[int, dict[str, int | None]]]


def _form_counts(sheet: Sheet, faults: Faults) -> _Counts:
    known = {form.labels: form for form in layout.form_rows(_edition(sheet))}
    at: dict[tuple[str, str, str], int] = {}
    for row in range(layout.HEADING_ROW + 1, sheet.height + 1):
        labels = (sheet.text(row, 0).removesuffix(".0"), sheet.text(row, 1), sheet.text(row, 2))
        words = " | ".join(label for label in labels if label)
        if words and labels not in known:
            faults.add(f"{words!r} is not a line of the return; start from a new template", row, "A", sheet.name)
        elif words and at.setdefault(labels, row) != row:
            faults.add(f"the line {words!r} stands in row {at[labels]} already; keep one of them", row, "A", sheet.name)
    counts: _Counts = {}
    for labels, form in known.items():
        if labels not in at:
            words = " | ".join(label for label in labels if label)
            faults.add(f"the line {words!r} is missing; start from a new template", layout.HEADING_ROW, "A", sheet.name)
            continue
        row = at[labels]
        numbers: dict[str, int | None] = {}
        event, base = layout.event_words(form.line.number)
        for index, group in enumerate(_GROUPS):
            column = layout.FIRST_COUNT + index
            try:
                numbers[group] = count(sheet.cell(row, column), base if form.is_base else event)
            except NotACountError as error:
                faults.add(str(error), row, column_letter(column), sheet.name)
                break
        else:
            counts[form.line, form.is_base] = (row, numbers)
    return counts


def _edition(sheet: Sheet) -> str:
    """The edition of the return that most of a form's lines are of; today's where no other has more."""
    rows = range(layout.HEADING_ROW + 1, sheet.height + 1)
    labels = {(sheet.text(row, 0).removesuffix(".0"), sheet.text(row, 1), sheet.text(row, 2)) for row in rows}
    return max(layout.EDITIONS, key=lambda edition: len(labels & {form.labels for form in layout.form_rows(edition)}))


def _form_entries(sheet: Sheet, organisation: str, year: int, counts: _Counts, faults: Faults) -> list[Entry]:
    entries = []
    for line in layout.line_of().values():
        row, events = counts.get((line, False), (0, {}))
        base_row, bases = counts.get((line, True), (0, {}))
        for group, numerator in events.items():
            letter = column_letter(layout.FIRST_COUNT + _GROUPS.index(group))
            base = bases.get(group)
            if line.has_base and (numerator is None) != (base is None) and bases:
                blank, other = (row, base_row) if numerator is None else (base_row, row)
                faults.add(f"is blank, but row {other} is not; expected both or neither", blank, letter, sheet.name)
            elif numerator is not None and (base is not None or not line.has_base):
                cell = f"{letter}@{base_row}" if line.has_base else _whole_line()
                entries.append(Entry(organisation, year, line, group, numerator, base, sheet.name, row, letter, cell))
    return entries


def _whole_line() -> str:
    return "+".join(column_letter(layout.FIRST_COUNT + index) for index in range(len(layout.GROUPS)))
