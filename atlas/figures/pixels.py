"""A figure as a browser is sent it: numbers only as fine as a screen can show."""

from __future__ import annotations

from typing import Any

# A hundredth of a pixel on a chart a thousand pixels wide is one part in a hundred thousand: six digits tell that.
DIGITS = 6
# What these hold is looked up or written, not drawn.
_KEPT = frozenset({"customdata", "ids", "meta", "text", "hovertext"})


def drawn(figure: dict[str, Any]) -> dict[str, Any]:
    """The same figure with every coordinate to six significant digits, which is a third of what a double prints.

    Whole numbers, dates and texts stay as they are, and so does ``figure`` itself: files and documents are made of it.
    """
    return {key: _rounded(value) for key, value in figure.items()}


def _rounded(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: part if key in _KEPT else _rounded(part) for key, part in value.items()}
    if isinstance(value, (list, tuple)):
        # Numbers first, without another call for each: a chart has thousands.
        return [
            part if type(part) is float and part.is_integer()
            else float(f"{part:.{DIGITS}g}") if type(part) is float else _rounded(part)
            for part in value
        ]  # fmt: skip
    return float(f"{value:.{DIGITS}g}") if isinstance(value, float) and not value.is_integer() else value
