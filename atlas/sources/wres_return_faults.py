"""What is wrong with a return: every fault with its place and what was expected, told all at once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

from atlas.errors import ReturnError

_ERRORS = ("#REF!", "#DIV/0!", "#N/A", "#VALUE!", "#NAME?", "#NULL!", "#NUM!")
_HIDDEN = ("*", "<", "[c]", "x", "c")
LOWEST_RATIO, HIGHEST_RATIO = 0.1, 10.0


class NotACountError(Exception):
    """A cell that should hold a count of people holds something else; the message says what, and what to do."""


@dataclass(frozen=True)
class Fault:
    """One fault: where (``sheet`` is '' in a CSV file, ``column`` may be '') and what is wrong and expected."""

    sheet: str
    row: int
    column: str
    text: str


@dataclass
class Faults:
    """The faults of one file, in the order in which they were met."""

    file: str
    found: list[Fault] = field(default_factory=list)

    def add(self, text: str, row: int, column: str = "", sheet: str = "") -> None:
        """Note one fault."""
        self.found.append(Fault(sheet, row, column, text))

    def add_once(self, text: str, rows: Sequence[int], column: str, sheet: str = "") -> None:
        """Note a fault that many rows share, at the first of them."""
        more = f" (and {len(rows) - 1:,} more rows)" if len(rows) > 1 else ""
        self.add(f"{text}{more}", rows[0], column, sheet)

    def raise_if_any(self) -> None:
        """Raise ReturnError listing every fault in order of place; nothing when there is none."""
        if not self.found:
            return
        ordered = sorted(self.found, key=lambda fault: (fault.sheet, fault.row))
        many = "1 fault was found" if len(ordered) == 1 else f"{len(ordered):,} faults were found"
        listed = "\n".join(f"  {self._place(fault)}: {fault.text}" for fault in ordered)
        raise ReturnError(
            f"{self.file}: {many}, so nothing was taken in. Mend all of them and give the file again.\n{listed}"
        )

    def _place(self, fault: Fault) -> str:
        parts = [
            f"sheet {fault.sheet!r}" if fault.sheet else "",
            f"row {fault.row}",
            fault.column and f"column {fault.column}",
        ]
        return ", ".join(part for part in parts if part)


def count(cell: object, wanted: str) -> int | None:
    """A cell as a count of people, None where it is blank. ``wanted`` says in words what is counted.

    Raises NotACountError saying what stands there instead: a ratio or percentage is refused, never turned round.
    """
    if isinstance(cell, bool | dt.date | dt.time | dt.timedelta):
        kind = "true or false" if isinstance(cell, bool) else "a date"
        raise NotACountError(f"holds {kind}; expected the number of {wanted}")
    if isinstance(cell, int | float):
        return _whole(float(cell), f"{cell:g}", wanted)
    text = str(cell).strip()
    if not text:
        return None
    if text.isdecimal():
        return int(text)
    if text.upper() in _ERRORS:
        raise NotACountError(f"holds the spreadsheet error {text}; expected the number of {wanted}")
    if text.endswith("%"):
        raise NotACountError(f"{text} is a percentage; a return holds counts, so give the number of {wanted}")
    if text.replace(",", "").isdecimal():
        raise NotACountError(f"{text} has a comma in it; write {text.replace(',', '')}")
    if text.lower().startswith(_HIDDEN):
        raise NotACountError(
            f"{text!r} hides a count; give the number of {wanted} (small ones are hidden when the atlas is built) "
            "or leave the whole line blank"
        )
    try:
        return _whole(float(text), text, wanted)
    except ValueError:
        raise NotACountError(f"{text!r} is not a whole number; expected the number of {wanted}") from None


def _whole(value: float, printed: str, wanted: str) -> int:
    if value != value or value in (float("inf"), float("-inf")):
        raise NotACountError(f"{printed} is not a whole number; expected the number of {wanted}")
    if value < 0:
        raise NotACountError(f"{printed} is below nought; expected the number of {wanted}")
    if value.is_integer():
        return int(value)
    if value <= HIGHEST_RATIO:
        raise NotACountError(
            f"{printed} looks like a ratio or a proportion; a ratio does not say which group stands on top, so a "
            f"return holds counts: give the number of {wanted} for each group, and the atlas computes the ratio in the "
            "published direction"
        )
    raise NotACountError(f"{printed} is not a whole number (a percentage, perhaps?); expected the number of {wanted}")
