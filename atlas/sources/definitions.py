"""Checks of the authored files against each other and against the figures, before anything is built from them."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path

from atlas import indicators
from atlas.errors import DefinitionError
from atlas.sources import registry
from atlas.sources.organisations import Organisations
from atlas.sources.store import QUARANTINE
from atlas.sources.tidy import Figure, read_figures

BREAK_COLUMNS = (
    "break_id", "indicator", "part", "organisations", "series", "from_year", "year_kind", "kind", "cuts", "text",
    "source",
)  # fmt: skip
BREAK_KINDS = ("base", "publication", "fault", "wording", "merger", "coverage")
YEAR_KINDS = ("survey_year", "wres_year")
ALL = "all"
SHOWN = 20


def check(data: Path, sources: Mapping[str, str]) -> None:
    """Check breaks, figures and readers. ``sources`` gives the series of each source in ``sources.toml``.

    Raises DefinitionError listing the first faults, each with its file.
    """
    known = indicators.load(data / "indicators")
    organisations = Organisations.load(data)
    faults = [
        *break_faults(data / "breaks.csv", known, organisations, set(sources.values())),
        *figure_faults(data / "figures", known, organisations, sources),
        *(
            f"atlas/sources: the reader of {reader.SOURCE!r} has no entry in sources.toml"
            for reader in registry.readers()
            if reader.SOURCE not in sources
        ),
    ]
    if faults:
        more = f"\n  and {len(faults) - SHOWN} more" if len(faults) > SHOWN else ""
        raise DefinitionError("These definitions need mending:\n  " + "\n  ".join(faults[:SHOWN]) + more)


def break_faults(
    path: Path, known: Mapping[str, indicators.Indicator], organisations: Organisations, series: set[str]
) -> list[str]:
    """What is wrong in ``breaks.csv``, line by line."""
    with path.open(encoding="utf-8", newline="") as handle:
        reader = csv.DictReader(handle, strict=True)
        if tuple(reader.fieldnames or ()) != BREAK_COLUMNS:
            return [f"{path.name}: the columns must be {', '.join(BREAK_COLUMNS)}"]
        rows = [(reader.line_num, row) for row in reader]
    faults = []
    seen: set[str] = set()
    for line, row in rows:
        problems = [
            (row["break_id"] in seen, f"break_id {row['break_id']!r} stands twice"),
            (row["indicator"] not in {ALL, *known}, f"indicator {row['indicator']!r} is unknown"),
            (row["series"] not in {ALL, *series}, f"series {row['series']!r} is in no source"),
            (row["year_kind"] not in YEAR_KINDS, f"year_kind must be one of {', '.join(YEAR_KINDS)}"),
            (row["kind"] not in BREAK_KINDS, f"kind must be one of {', '.join(BREAK_KINDS)}"),
            (row["cuts"] not in ("true", "false"), "cuts must be true or false"),
            (not row["from_year"].isdecimal(), "from_year must be a year"),
            (not row["text"] or not row["source"], "text and source must say something"),
            *(
                (code not in organisations.by_code, f"organisation {code!r} is unknown")
                for code in row["organisations"].split()
                if row["organisations"] != ALL
            ),
        ]
        faults += [f"{path.name}, line {line}: {problem}" for wrong, problem in problems if wrong]
        seen.add(row["break_id"])
    return faults


def figure_faults(
    folder: Path,
    known: Mapping[str, indicators.Indicator],
    organisations: Organisations,
    sources: Mapping[str, str],
) -> list[str]:
    """Figures that name a source, indicator or organisation which nothing defines."""
    faults = []
    for path in sorted(folder.glob("*.csv")):
        if path.name.endswith(QUARANTINE):
            continue
        figures = read_figures(path)
        for what, unknown in (
            ("source", _strangers((figure.source for figure in figures), sources)),
            ("indicator", _strangers((figure.indicator for figure in figures), known)),
            ("organisation", _strangers((figure.organisation for figure in figures), organisations.by_code)),
        ):
            faults += [f"figures/{path.name}: {what} {name!r} is unknown" for name in unknown]
        faults += [f"figures/{path.name}: {problem}" for problem in _unlocated(figures)]
    return faults


def _strangers(names: Iterable[str], known: Iterable[str]) -> list[str]:
    return sorted(set(names) - set(known))


def _unlocated(figures: list[Figure]) -> Iterable[str]:
    for figure in figures:
        complete = figure.sheet if figure.locator == "web" else figure.file and figure.row and figure.column
        if not complete:
            yield f"{figure.organisation} {figure.indicator} {figure.period_end} does not say where it was printed"
