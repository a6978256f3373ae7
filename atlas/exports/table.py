"""A table as shown: the one shape that the page, its CSV and its image caption share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any


@dataclass(frozen=True)
class Column:
    """One column: ``key`` in the rows, the heading people read (with its unit) and how numbers are printed.

    ``in_file`` is the heading in a file, where that of the page is only clear beside its neighbour ("to").
    ``trail_of`` are keys of the columns whose trails these ids open: on the page the values there are links instead.
    """

    key: str
    label: str
    decimals: int | None = None
    unit: str = ""
    in_file: str = ""
    trail_of: tuple[str, ...] = ()

    @property
    def heading(self) -> str:
        """The heading with its unit, as it stands in a file."""
        return f"{self.label} ({self.unit})" if self.unit else self.label


def lineage(*of: str, key: str = "lineage", named: str = "") -> Column:
    """The column of the ids that open the trails of the values in columns ``of``; ``named`` where a row has several.

    One id of a measure stands for its BME and White values, their gap and its intervals.
    """
    return Column(key, f"Lineage: {named}" if named else "Lineage", trail_of=of)


@dataclass(frozen=True)
class Table:
    """Rows under headings, with what a reader needs to trust them."""

    title: str
    columns: Sequence[Column]
    rows: Sequence[Mapping[str, Any]]
    source: str = ""
    coverage: str = ""
    notes: Sequence[str] = field(default_factory=tuple)
    name: str = "table"


def file_name(name: str, specimen: str) -> str:
    """What a file of the table, view or document ``name`` is called, without its ending; invented ones say so first."""
    return f"{'SPECIMEN-' if specimen else ''}opportunity-atlas-{name}"


def stamped(table: Table, specimen: str) -> Table:
    """The table with a column that says on every row that it is invented; as it is where ``specimen`` is ''."""
    if not specimen:
        return table
    columns = [*table.columns, Column("specimen", "Specimen")]
    return replace(table, columns=columns, rows=[{**row, "specimen": specimen} for row in table.rows])
