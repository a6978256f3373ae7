"""The proof as tables of plain text."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from atlas.proof.rows import Row

_HEADINGS = ("indicator", "what", "size", "truth", "value", "±", "draws", "result", "method")


def table(rows: Sequence[Row]) -> dict[str, str]:
    """One table for each section, in order."""
    return {section: _lines(list(found)) for section, found in groupby(rows, key=lambda row: row.section)}


def _lines(rows: list[Row]) -> str:
    cells = [
        (row.indicator, row.what, row.size, row.truth, f"{row.value:.2f}", f"{row.error:.2f}", f"{row.draws:,}",
         row.result, row.method)
        for row in rows
    ]  # fmt: skip
    widths = [max(len(line[i]) for line in (_HEADINGS, *cells)) for i in range(len(_HEADINGS))]
    numbers = range(4, 7)
    return "\n".join(
        "  ".join(
            text.rjust(width) if place in numbers else text.ljust(width)
            for place, (text, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in (_HEADINGS, *cells)
    )
