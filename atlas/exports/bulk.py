"""The whole tables as they are handed out: what each file, each column and each publication behind them is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Row = Mapping[str, Any]

TITLE = "Opportunity Atlas: race equality at work in the NHS in England"
DESCRIPTION = (
    "Published figures on the nine indicators of the Workforce Race Equality Standard, for England, regions, "
    "Integrated Care Boards and NHS trusts: each with the place it was read from, and what is computed of them "
    "(differences, ratios, intervals, verdicts, trends, career ladders). A missing value is a status with a reason. "
    "Independent of the NHS."
)
LICENCE_PAGE = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"
LICENCE_NOTE = (
    "Figures are under the licence of their publication, as each source names it: the Open Government Licence v3.0, "
    "for the NHS Staff Survey presumed and not confirmed."
)
KEYWORDS = ("NHS", "race equality", "Workforce Race Equality Standard", "WRES", "ethnicity", "workforce", "England")
SPECIMEN_COLUMN = {
    "column": "specimen", "type": "varchar", "unit": "", "meaning": "That the row is invented", "in_key": False,
    "refers_to": "",
}  # fmt: skip


@dataclass(frozen=True)
class Bulk:
    """Every table with its columns. ``specimen`` is what an invented service must say, '' for a real one.

    ``tables`` and ``columns`` are rows of ``Atlas.tables`` and ``Atlas.data_dictionary``, ``sources`` of those
    publications that are held; ``files`` gives the size and SHA-256 of the CSV of each table.
    """

    version: str
    specimen: str
    tables: Sequence[Row]
    columns: Sequence[Row]
    sources: Sequence[Row]
    files: Mapping[str, tuple[int, str]]

    @property
    def title(self) -> str:
        """The title, which says when all of it is invented."""
        return f"SPECIMEN · {TITLE}" if self.specimen else TITLE

    @property
    def description(self) -> str:
        """What it is, and that it is invented."""
        return f"{self.specimen} {DESCRIPTION}".strip()

    def columns_of(self, table: str) -> list[Row]:
        """The columns of its CSV in order, with that which says on every row that it is invented."""
        own = [row for row in self.columns if row["table"] == table]
        return [*own, SPECIMEN_COLUMN] if self.specimen else own

    def grain(self, table: str) -> str:
        """What one row is."""
        return next(str(row["grain"]) for row in self.tables if row["name"] == table)

    def key(self, table: str) -> list[str]:
        """The columns that name a row; none where rows may stand twice."""
        return [row["column"] for row in self.columns_of(table) if row["in_key"]]

    def references(self, table: str) -> list[tuple[str, str, str]]:
        """Columns that name a row of a table: (column, table, its column)."""
        return [(row["column"], *row["refers_to"].split(".")) for row in self.columns_of(table) if row["refers_to"]]


def said(column: Row) -> str:
    """What a column holds, with its unit."""
    return f"{column['meaning']} ({column['unit']})" if column["unit"] else str(column["meaning"])
