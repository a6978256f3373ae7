"""data/programmes → tables: the registers, and what is known of national programmes and leadership."""

from __future__ import annotations

from pathlib import Path

import duckdb

from atlas.warehouse import fill_source_files, tables, value_ids

FOLDER = "programmes"
SOURCE = "programmes-published"
QUARANTINE = "register.quarantine.csv"
AUTHORED = {
    "programme_scheme": "schemes.csv",
    "programme_national": "national.csv",
    "network_checklist": "network_checklist.csv",
    "risk_assessment_2020": "risk_assessments_2020.csv",
    "leadership_count": "leadership.csv",
}


def fill(connection: duckdb.DuckDBPyConnection, data: Path) -> None:
    """Load every register and what was authored beside it; an invented service has neither.

    Raises DefinitionError naming the file that does not fit.
    """
    folder = data / FOLDER
    if not folder.is_dir():
        return
    for table, name in AUTHORED.items():
        tables.load_file(connection, table, folder / name)
        if table in value_ids.KEYS:
            tables.name_values(connection, table)
            fill_source_files.remember(connection, SOURCE, folder / name, "atlas.warehouse.fill_programmes")
    registers = [path for path in sorted(folder.glob("register*.csv")) if path.name != QUARANTINE]
    tables.load_files(connection, "programme", registers)
    if (folder / QUARANTINE).is_file():
        tables.load_file(connection, "quarantine", folder / QUARANTINE)
