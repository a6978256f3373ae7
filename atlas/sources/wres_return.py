"""A WRES return in the atlas's own open format: all nine indicators as counts, for one trust or hundreds.

Everything is checked before anything is kept, and all faults are told at once. Shares and rates are computed from the
counts and keep them; a ratio is never read, for it does not say which group stands on top.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from pathlib import Path

from atlas.errors import ReturnError, UnreadableFileError
from atlas.sources import spreadsheet, wres, wres_return_direction
from atlas.sources import wres_return_cells as cells_of
from atlas.sources import wres_return_layout as layout
from atlas.sources.faults import Faults
from atlas.sources.organisations import Organisation, Organisations
from atlas.sources.progress import Follow, quietly
from atlas.sources.tidy import Figure, Reading
from atlas.sources.wres_return_cells import Entry
from atlas.sources.wres_return_checks import Cells, check
from atlas.sources.wres_return_layout import Line

# The publication whose place a return takes when it is said to be published and not otherwise named.
SOURCE = "wres-trust-workbook"
# A return that its owner has not published belongs to no publication.
SUPPLIED = "supplied-return"

# Headings that tell a return in the long form, even with some of its columns missing or misspelt.
_TELLING = {"wres_year", "indicator", "breakdown", "group", "numerator", "denominator"}
_TELLING_NEEDED = 4
_UNITS = {2: "per cent of shortlisted applicants", 3: wres.HEADCOUNT, 4: wres.HEADCOUNT, 9: wres.BOARD}


def recognise(path: Path) -> bool:
    """Whether a file is a return, whole or faulty. Never raises."""
    try:
        if path.is_dir():
            return False
        if spreadsheet.is_workbook(path):
            return any(cells_of.is_form(sheet) for sheet in spreadsheet.open_workbook(path).sheets())
        headings = set(spreadsheet.headings_of(path))
    except UnreadableFileError:
        return False
    return len(headings & _TELLING) >= _TELLING_NEEDED and "statistic" not in headings


def read(path: Path, organisations: Organisations) -> Reading:
    """The return as the publication ``SOURCE``; raises ReturnError listing every fault."""
    return read_return(path, organisations, SOURCE)


def read_return(path: Path, organisations: Organisations, source: str, follow: Follow = quietly) -> Reading:
    """The figures of a return as belonging to ``source``, or supplied by its owner when that is ``SUPPLIED``.

    Raises ReturnError listing every fault, and UnreadableFileError for a file that cannot be opened.
    """
    faults = Faults(path.name, ReturnError)
    last_year = dt.datetime.now(tz=dt.UTC).year
    if spreadsheet.is_workbook(path):
        forms = cells_of.forms(spreadsheet.open_workbook(path))
        sheets = follow(forms, "Reading sheets")
        entries = [entry for sheet in sheets for entry in cells_of.from_form(sheet, last_year, faults)]
    else:
        entries = cells_of.from_table(spreadsheet.read_table(path), last_year, faults, follow)
    returns = check(entries, organisations, faults)
    directions = wres_return_direction.check(returns, faults)
    faults.raise_if_any()
    if not returns:
        raise UnreadableFileError(f"{path.name}: every line of this return is blank, so there is nothing to take in.")
    figures = [
        figure
        for code, year, cells in follow(returns, "Computing figures")
        for figure in figures_of(source, organisations.by_code[code], year, path.name, cells)
    ]
    bodies, years = {code for code, _, _ in returns}, sorted({year for _, year, _ in returns})
    span = str(years[0]) if len(years) == 1 else f"{years[0]} to {years[-1]}"
    named = next(iter(bodies)) if len(bodies) == 1 else f"{len(bodies):,} organisations"
    remarks = [f"{named}, WRES {span}; every check of the return passed."]
    partial = [f"{code} {year}" for code, year, cells in returns if any(line.number == 1 for line, _ in cells)
               and not _everyone(cells)]  # fmt: skip
    if partial:
        more = f" and {len(partial) - 5:,} more" if len(partial) > 5 else ""
        remarks.append(
            "Indicator 1 has no total where a line is blank (write 0 where there is nobody): "
            f"{', '.join(partial[:5])}{more}."
        )
    return Reading(source, figures, remarks=remarks, review=directions)


def figures_of(
    source: str, organisation: Organisation, year: int, file: str, cells: Cells
) -> Iterator[Figure]:  # fmt: skip
    """The tidy figures of one organisation and WRES year, as belonging to ``source`` and read from ``file``."""
    yield from _figures(_Writer(source, organisation, year, file), cells)


class _Writer:
    """Builds the figures of one organisation and year."""

    def __init__(self, source: str, organisation: Organisation, year: int, file: str) -> None:
        self._organisation, self._year = organisation, year
        self._common = {
            "source": source,
            "organisation": organisation.code,
            "level": organisation.level,
            "precision": "exact",
            "locator": "cell",
            "file": file,
        }
        self._status = "supplied" if source == SUPPLIED else "published"
        self._periods = {number: wres.period(number, year) for number in wres.IDS}

    def figure(self, line: Line, group: str, entry: Entry, column: str, **values: object) -> Figure:
        """A figure of a line and group read from ``column`` of the entry's row."""
        row: dict[str, object] = {
            "indicator": wres.IDS[line.number], "part": line.part, "breakdown": line.cell, "group": group,
            "status": self._status, "numerator": None, "denominator": None, "transform": "", "note": "",
            "sheet": entry.sheet, "row": str(entry.row), "column": column,
        }  # fmt: skip
        return Figure(**(self._common | self._periods[line.number] | row | values))  # type: ignore[arg-type]


def _figures(writer: _Writer, cells: Cells) -> Iterator[Figure]:
    for (line, group), entry in cells.items():
        if line.number == 1:
            if group != layout.TOTAL_GROUP:
                yield writer.figure(line, group, entry, entry.numerator_cell, statistic="count",
                                    value=float(entry.numerator), unit=wres.PEOPLE)  # fmt: skip
        elif line.has_base:
            yield _rate(writer, line, group, entry)
        elif group != layout.TOTAL_GROUP:
            yield _share(writer, line, group, entry, cells)
    yield from _totals(writer, cells)


def _rate(writer: _Writer, line: Line, group: str, entry: Entry) -> Figure:
    values = _ratio_of_counts(entry.numerator, entry.denominator or 0)
    unit = _UNITS.get(line.number, wres.RESPONDENTS)
    column = f"{entry.numerator_cell}+{entry.denominator_cell}"
    if line.cell == layout.TWO_YEARS:
        unit = f"{unit}, over two years"
        values = {"note": "Two financial years together, so neighbouring years overlap."} | values
    return writer.figure(line, group, entry, column, statistic="rate", unit=unit, **values)


def _share(writer: _Writer, line: Line, group: str, entry: Entry, cells: Cells) -> Figure:
    """A group's share of the board; the base is the line's own total, unknown ethnicity included."""
    base = sum(cells[line, name].numerator for name in layout.GROUPS)
    values = _ratio_of_counts(entry.numerator, base)
    column = f"{entry.numerator_cell}+{entry.denominator_cell}"
    return writer.figure(line, group, entry, column, statistic="share", unit=_UNITS[9], **values)


def _ratio_of_counts(numerator: int, denominator: int) -> dict[str, object]:
    """The columns of a percentage and its counts; of nobody there is none."""
    counts = {"numerator": float(numerator), "denominator": float(denominator), "transform": "100*x/rest"}
    if denominator == 0:
        return counts | {"value": None, "status": "not_applicable", "note": "There is nobody to count."}
    return counts | {"value": 100.0 * numerator / denominator}


def _totals(writer: _Writer, cells: Cells) -> Iterator[Figure]:
    """Headcounts over all grades: of each staff group that is given by grade, and of the whole where all is given."""
    for part in layout.PARTS:
        lines = _lines_of(part)
        if _given(lines, cells):
            total = Line(1, f"{part}_{layout.ALL_GRADES}", part, layout.ALL_GRADES, "", "")
            yield from (_sum(writer, total, group, [cells[line, group] for line in lines]) for group in layout.GROUPS)
    everyone = Line(1, layout.ALL_GRADES, "whole", layout.ALL_GRADES, "", "")
    if lines := _everyone(cells):
        yield from (_sum(writer, everyone, group, [cells[line, group] for line in lines]) for group in layout.GROUPS)


def _everyone(cells: Cells) -> list[Line]:
    """The lines that make the whole workforce, each person in one of them; none where something is not given."""
    medical = _staff_group("medical", cells)
    bands = [line for line in layout.older_lines() if (line.number, line.part) == (1, "whole")]
    if medical and _given(bands, cells):
        return [*bands, *medical]
    groups = [_staff_group(part, cells) for part in layout.PARTS]
    return [line for group in groups for line in group] if all(groups) else []


def _staff_group(part: str, cells: Cells) -> list[Line]:
    """The lines that make a staff group: its grades, or its one line in older editions; none where not all is given."""
    grades, together = _lines_of(part), [layout.line_of()[1, part]]
    return next((lines for lines in (grades, together) if _given(lines, cells)), [])


def _lines_of(part: str) -> list[Line]:
    """The grades of a staff group. Senior medical managers are consultants already and count once."""
    return [
        line for line in layout.lines() if line.number == 1 and line.part == part and line.cell != layout.SENIOR_MANAGER
    ]


def _given(lines: Iterable[Line], cells: Cells) -> bool:
    return all((line, group) in cells for line in lines for group in layout.GROUPS)


def _sum(writer: _Writer, line: Line, group: str, entries: Iterable[Entry]) -> Figure:
    listed = list(entries)
    column = "+".join(f"{entry.numerator_cell}@{entry.row}" for entry in listed)
    value = float(sum(entry.numerator for entry in listed))
    return writer.figure(
        line, group, listed[0], column, statistic="count", value=value, unit=wres.PEOPLE, transform="sum"
    )
