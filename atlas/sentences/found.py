"""What a search result is, in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from atlas.sentences.employer_facts import called

_TYPES = {
    "acute": "Acute trust",
    "acute_specialist": "Acute specialist trust",
    "mental_health": "Mental health trust",
    "community": "Community trust",
    "ambulance": "Ambulance trust",
}
_LEVELS = {
    "england": "Country",
    "region": "NHS region",
    "icb": "Integrated care system",
    "reporting_unit": "Sector of a trust",
}


def detail(row: Mapping[str, Any]) -> str:
    """What it is, where it lies, its code, and the former name under which it was found."""
    kind = _LEVELS.get(row["level"]) or _TYPES.get(row["trust_type"], "Trust")
    text = " · ".join(part for part in (kind, row["icb_name"], row["region_name"], row["code"]) if part)
    return f"{text} · formerly {called(row['former_name'])}" if row["former_name"] else text
