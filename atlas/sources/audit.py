"""Re-reading every figure from its cell in the publisher's file, by other code than the readers'.

A reader finds its cells by headings; the audit knows nothing of headings. It opens the file that ``data/files.csv``
names (checksum first), goes to the sheet, row and column that the figure gives, applies the figure's ``transform`` and
compares. Figures quoted from a web page have no cell and are counted as not covered. The report is ``data/audit.json``.
"""

from __future__ import annotations

import csv
import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path

import python_calamine

from atlas.errors import CheckError, UnreadableFileError
from atlas.sources.store import FILES, QUARANTINE, Identity, describe, identities
from atlas.sources.tidy import Figure, read_figures

REPORT = "audit.json"
TOLERANCE = 1e-9  # relative; figures are kept with ten decimals
SHOWN = 20  # differences listed in the report

TRANSFORMS: dict[str, Callable[[Sequence[float]], float]] = {
    "": lambda cells: cells[0],
    "100-x": lambda cells: 100 - cells[0],
    "100*x": lambda cells: 100 * cells[0],
    "100-100*x": lambda cells: 100 - 100 * cells[0],
    "sum": sum,
    "100*x/rest": lambda cells: 100 * cells[0] / sum(cells[1:]),
}


@dataclass(frozen=True)
class SourceCount:
    """One source: all its figures, those re-read, those found equal or different, and those with no cell to re-read."""

    figures: int
    re_read: int
    equal: int
    different: int
    not_covered: int


@dataclass(frozen=True)
class Report:
    """What the audit found, and the digest of the figures that it was about."""

    figures_digest: str
    files: tuple[Identity, ...]
    sources: dict[str, SourceCount]
    differences: tuple[str, ...]


def audit(data: Path, given: Iterable[Path]) -> Report:
    """Re-read every figure of ``data/figures`` from the files (or folders of files) given.

    Raises UnreadableFileError if a file that figures were read from is not among them or is another edition.
    """
    figures = [figure for path in _figure_files(data) for figure in read_figures(path)]
    needed = {(figure.source, figure.file) for figure in figures if figure.locator != "web"}
    known = tuple(row for row in identities(data) if (row.source, row.file) in needed)
    if unknown := needed - {(row.source, row.file) for row in known}:
        raise UnreadableFileError(f"{FILES} does not know {', '.join(sorted(file for _, file in unknown))}; ingest it.")
    opened = {row.file: _Opened(path) for row, path in _found(known, list(_files_in(given)))}
    counts: dict[str, Counter[str]] = {figure.source: Counter() for figure in figures}
    differences = []
    for figure in figures:
        count = counts[figure.source]
        count["figures"] += 1
        if figure.locator == "web":
            count["not_covered"] += 1
            continue
        problem = _difference(figure, opened[figure.file])
        count["re_read"] += 1
        count["different" if problem else "equal"] += 1
        if problem:
            differences.append(problem)
    names = ("figures", "re_read", "equal", "different", "not_covered")
    sources = {source: SourceCount(*(counts[source][name] for name in names)) for source in sorted(counts)}
    return Report(digest(data), known, sources, tuple(differences[:SHOWN]))


def digest(data: Path) -> str:
    """A digest of all tidy figure files: it changes whenever a figure does."""
    total = hashlib.sha256()
    for path in _figure_files(data):
        total.update(f"\0{path.name}\0".encode())
        total.update(path.read_bytes())
    return total.hexdigest()


def write(report: Report, data: Path) -> None:
    """Write the report, the same bytes for the same findings."""
    target = data / REPORT
    unfinished = target.with_name(f".{REPORT}.unfinished")
    text = json.dumps(asdict(report), indent=1, ensure_ascii=False) + "\n"
    unfinished.write_text(text, encoding="utf-8", newline="")
    unfinished.replace(target)


def check(data: Path) -> None:
    """Raise CheckError unless there is a report, about the figures as they are now, without a difference."""
    path = data / REPORT
    if not path.is_file():
        raise CheckError(f"There is no audit report at {path}; run the audit over the publishers' files.")
    report = json.loads(path.read_text(encoding="utf-8"))
    if report["figures_digest"] != digest(data):
        raise CheckError(
            f"The audit report {path} is about other figures than those in {path.parent / 'figures'}; "
            "run the audit over the publishers' files again and commit its report."
        )
    if report["differences"]:
        raise CheckError(f"The audit found figures that differ from their cells: {report['differences'][0]}.")


def table(report: Report) -> str:
    """The counts as a table of plain text."""
    lines = [f"{'source':<24}{'figures':>9}{'re-read':>9}{'equal':>9}{'different':>11}{'not covered':>13}"]
    for source, row in report.sources.items():
        lines.append(
            f"{source:<24}{row.figures:>9,}{row.re_read:>9,}{row.equal:>9,}{row.different:>11,}{row.not_covered:>13,}"
        )
    return "\n".join([*lines, *report.differences])


class _Opened:
    """One publisher's file; cells by sheet, row counted from 1 and column letters or, in a CSV file, heading."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._sheets: dict[str, Sequence[Sequence[object]]] = {}

    def cell(self, sheet: str, row: int, column: str) -> object:
        """The cell, '' where there is none."""
        if self._path.suffix.lower() == ".csv":
            return self._lines.get(row, {}).get(column, "")
        rows = self._sheet(sheet)
        index = _index(column)
        return rows[row - 1][index] if row <= len(rows) and index < len(rows[row - 1]) else ""

    def _sheet(self, name: str) -> Sequence[Sequence[object]]:
        if name not in self._sheets:
            self._sheets[name] = self._workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
        return self._sheets[name]

    @cached_property
    def _workbook(self) -> python_calamine.CalamineWorkbook:
        return python_calamine.CalamineWorkbook.from_path(self._path)

    @cached_property
    def _lines(self) -> dict[int, dict[str, str]]:
        """Rows of a CSV file by the number of the line that each starts on."""
        with self._path.open(encoding="utf-8-sig", newline="") as handle:
            reader = csv.reader(handle)
            headings = next(reader)
            lines = {}
            start = reader.line_num + 1
            for values in reader:
                lines[start] = dict(zip(headings, values, strict=False))
                start = reader.line_num + 1
        return lines


def _index(letters: str) -> int:
    """A spreadsheet column counted from 0: A is 0, AA is 26."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _difference(figure: Figure, opened: _Opened) -> str:
    """What is wrong with the figure, '' if its cells give its value."""
    cells = [
        opened.cell(figure.sheet, int(row or figure.row), column)
        for column, _, row in (place.partition("@") for place in figure.column.split("+"))
    ]
    numbers = [_number(cell) for cell in cells]
    where = f"{figure.source}: {describe(figure)}, but {figure.file}, {figure.sheet} row {figure.row} {figure.column}"
    present = [number for number in numbers if number is not None]
    if figure.value is None:
        return f"{where} holds {present[0]:g}" if len(present) == len(numbers) else ""
    if len(present) < len(numbers):
        return f"{where} holds no number"
    value = TRANSFORMS[figure.transform](present)
    close = abs(value - figure.value) <= TOLERANCE * max(1.0, abs(value))
    return "" if close else f"{where} gives {value:g}"


def _number(cell: object) -> float | None:
    try:
        return float(str(cell).strip())
    except ValueError:
        return None


def _figure_files(data: Path) -> list[Path]:
    return sorted(path for path in (data / "figures").glob("*.csv") if not path.name.endswith(QUARANTINE))


def _files_in(given: Iterable[Path]) -> Iterable[Path]:
    for path in given:
        if not path.exists():
            raise UnreadableFileError(f"{path}: there is no such file; check the path.")
        yield from sorted(file for file in path.rglob("*") if file.is_file()) if path.is_dir() else [path]


def _found(known: tuple[Identity, ...], given: list[Path]) -> list[tuple[Identity, Path]]:
    """Each file that figures were read from with its path among those given, chosen by name and then by checksum."""
    found: list[tuple[Identity, Path]] = []
    missing: list[str] = []
    other: list[str] = []
    for row in known:
        named = [path for path in given if path.name == row.file]
        same = [path for path in named if hashlib.sha256(path.read_bytes()).hexdigest() == row.sha256]
        if same:
            found.append((row, same[0]))
        else:
            (other if named else missing).append(row.file)
    if other:
        raise UnreadableFileError(
            f"{', '.join(other)}: not the file that the figures were read from (the checksum differs); "
            "give that edition, or ingest this one first."
        )
    if missing:
        raise UnreadableFileError(f"The audit also needs {', '.join(missing)}; name every file figures were read from.")
    return found
