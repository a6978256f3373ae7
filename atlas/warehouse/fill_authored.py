"""Authored and reference files → tables: sources, indicators, ethnic groups, breaks, organisations and their places."""

from __future__ import annotations

import json
import tomllib
from dataclasses import asdict
from pathlib import Path
from typing import Any

import duckdb

from atlas import indicators
from atlas.errors import DefinitionError
from atlas.warehouse import fill_source_files, tables

REFERENCE = {
    "ethnic_group": "ethnic_groups.csv",
    "organisation": "organisations.csv",
    "organisation_name": "organisation_names.csv",
    "lineage": "lineage.csv",
    "outcode": "outcodes.csv",
    "catchment": "catchments.csv",
    "role_group": "role_groups.csv",
    "area_tile": "area_tiles.csv",
}
# Those with a publication of the file's own name, whose numbers pages show or files hold.
OF_A_SOURCE = ("organisation", "outcode", "catchment")
_TEXT = (
    "title", "short", "publisher", "landing_page", "licence", "provenance", "series", "vintage", "cadence",
    "next_release", "feeds", "attribution",
)  # fmt: skip
PROVENANCES = ("publisher", "copy", "press")


SPECIMEN = "specimen.toml"  # in a folder whose organisations are all invented


def fill(connection: duckdb.DuckDBPyConnection, data: Path) -> None:
    """Fill the tables that hold authored and reference files. Raises DefinitionError naming the file at fault."""
    if (data / SPECIMEN).is_file():
        # Said before anything is checked: it decides which codes there may be.
        banner = tomllib.loads((data / SPECIMEN).read_text(encoding="utf-8"))["banner"]
        tables.insert(connection, "meta", [{"key": "specimen", "value": banner}])
    tables.insert(connection, "source", sources(data / "sources.toml"))
    tables.insert(connection, "indicator", _indicators(data / "indicators"))
    for table, name in REFERENCE.items():
        tables.load_file(connection, table, data / "reference" / name)
    tables.name_values(connection, "catchment")
    for table in OF_A_SOURCE:
        path = data / "reference" / REFERENCE[table]
        fill_source_files.remember(connection, path.stem, path, "atlas.sources.reference")
    tables.load_file(connection, "series_break", data / "breaks.csv")


def sources(path: Path) -> list[dict[str, Any]]:
    """Rows of ``source`` from ``sources.toml``, in its order. Raises DefinitionError listing every fault."""
    try:
        entries = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DefinitionError(f"{path} cannot be read ({error}); mend it and build again.") from error
    kinds = dict.fromkeys(_TEXT, str) | {"licence_confirmed": bool, "rank": int, "held": bool}
    faults = []
    for name, entry in entries.items():
        faults += [f"[{name}] {key} is unknown" for key in sorted(entry.keys() - kinds.keys())]
        faults += [f"[{name}] {key} is missing" for key in sorted(kinds.keys() - entry.keys())]
        faults += [
            f"[{name}] {key} must be of type {kind.__name__}"
            for key, kind in kinds.items()
            if key in entry and type(entry[key]) is not kind
        ]
        if entry.get("provenance") not in PROVENANCES:
            faults.append(f"[{name}] provenance must be one of {', '.join(PROVENANCES)}")
    if faults:
        raise DefinitionError(f"{path} needs mending:\n  " + "\n  ".join(faults))
    return [{"source": name, **entry, "figures": 0} for name, entry in entries.items()]


def _indicators(folder: Path) -> list[dict[str, Any]]:
    rows = []
    for position, indicator in enumerate(indicators.load(folder).values()):
        row = asdict(indicator) | {
            "indicator": indicator.id,
            "position": position,
            "parts": json.dumps([asdict(part) for part in indicator.parts], ensure_ascii=False),
            "notes": json.dumps([asdict(note) for note in indicator.notes], ensure_ascii=False),
        }
        rows.append({key: value for key, value in row.items() if key not in ("id", "plural_event", "file")})
    return rows
