"""What the atlas holds, in a sentence or two."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from atlas.sentences.words import counted


def holdings(row: Mapping[str, Any] | None) -> str:
    """From the row of ``coverage_sentence``: how many figures, and how far the newest figures by group reach."""
    if row is None:
        return "No figure by trust is held for BME and White staff."
    return (
        f"The atlas holds {counted(row['figures'], 'published figure')} from "
        f"{counted(row['publications'], 'publication')}. By trust, figures for BME and White staff are published here "
        f"for the survey of {row['year']} and {row['with_figure']:,} of {row['out_of']:,} {row['denominator']}. "
        f"What is missing is said wherever it is missed."
    )
