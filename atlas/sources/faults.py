"""What is wrong with a file that somebody filled in: every fault with its place, told all at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from atlas.errors import AtlasError


@dataclass(frozen=True)
class Fault:
    """One fault: where (``sheet`` is '' in a CSV file, ``column`` may be '') and what is wrong and expected."""

    sheet: str
    row: int
    column: str
    text: str


@dataclass
class Faults:
    """The faults of one file, in the order in which they were met; ``error`` is what they are raised as."""

    file: str
    error: type[AtlasError]
    found: list[Fault] = field(default_factory=list)

    def add(self, text: str, row: int, column: str = "", sheet: str = "") -> None:
        """Note one fault."""
        self.found.append(Fault(sheet, row, column, text))

    def add_once(self, text: str, rows: Sequence[int], column: str, sheet: str = "") -> None:
        """Note a fault that many rows share, at the first of them."""
        more = f" (and {len(rows) - 1:,} more rows)" if len(rows) > 1 else ""
        self.add(f"{text}{more}", rows[0], column, sheet)

    def raise_if_any(self) -> None:
        """Raise ``error`` listing every fault in order of place; nothing when there is none."""
        if not self.found:
            return
        ordered = sorted(self.found, key=lambda fault: (fault.sheet, fault.row))
        many = "1 fault was found" if len(ordered) == 1 else f"{len(ordered):,} faults were found"
        listed = "\n".join(f"  {self._place(fault)}: {fault.text}" for fault in ordered)
        raise self.error(
            f"{self.file}: {many}, so nothing was taken in. Mend all of them and give the file again.\n{listed}"
        )

    def _place(self, fault: Fault) -> str:
        parts = [
            f"sheet {fault.sheet!r}" if fault.sheet else "",
            f"row {fault.row}",
            fault.column and f"column {fault.column}",
        ]
        return ", ".join(part for part in parts if part)
