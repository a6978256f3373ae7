"""Choices that several pages offer: regions and systems, types of trust."""

from __future__ import annotations

from atlas.reader import Atlas
from atlas.selection import KINDS
from atlas.sentences.areas import TRUST_TYPES

Option = tuple[str, str]


def areas(atlas: Atlas) -> list[Option]:
    """Regions, then systems, by name."""
    places = [row for row in atlas.map_places() if row["level"] in ("region", "icb")]
    places.sort(key=lambda row: (row["level"] == "icb", row["name"]))
    return [(row["code"], f"{'Region' if row['level'] == 'region' else 'System'}: {row['name']}") for row in places]


def trust_types() -> list[Option]:
    """Types of trust."""
    return [(kind, f"{TRUST_TYPES[kind].capitalize()} trusts") for kind in KINDS]
