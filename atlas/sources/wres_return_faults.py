"""What a cell of a return may hold: a count of people, and what is wrong with anything else."""

from __future__ import annotations

import datetime as dt

_ERRORS = ("#REF!", "#DIV/0!", "#N/A", "#VALUE!", "#NAME?", "#NULL!", "#NUM!")
_HIDDEN = ("*", "<", "[c]", "x", "c")
LOWEST_RATIO, HIGHEST_RATIO = 0.1, 10.0


class NotACountError(Exception):
    """A cell that should hold a count of people holds something else; the message says what, and what to do."""


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
