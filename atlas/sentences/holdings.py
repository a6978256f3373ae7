"""What the atlas holds, in a sentence or two."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from atlas.sentences.words import counted


def holdings(row: Mapping[str, Any] | None) -> str:
    """From the row of ``coverage_sentence``: how many figures, and how far the newest figures by group reach."""
    if row is None:
        return "No figure by trust is held for BME and White staff."
    computed = f", {row['derived']:,} of them computed from published ones" if row["derived"] else ""
    apart = f"; what single trusts or the press printed ({row['printed']:,} more) is counted apart"
    return (
        f"The atlas holds {counted(row['figures'], 'figure')} from {counted(row['sources'], 'source')}{computed}. "
        f"By trust, figures for BME and White staff are published for {row['with_figure']:,} of {row['out_of']:,} "
        f"{row['denominator']} in {row['year']}{apart if row['printed'] else ''}. "
        f"What is missing is said wherever it is missed."
    )
