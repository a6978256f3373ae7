"""What the map offers, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from atlas.sentences.areas import LEVELS
from atlas.sentences.words import joined


def offered(held: Mapping[str, Mapping[str, tuple[Sequence[int], bool]]]) -> str:
    """What each level offers. ``held``: level → 'all' or 'pair' → (years, pooled from trusts)."""
    said = []
    for level, (_, many) in LEVELS.items():
        parts = []
        for key, words in (("all", "all staff"), ("pair", "BME and White staff")):
            years, pooled = held.get(level, {}).get(key, ((), False))
            if years:
                how = "pooled from their trusts, estimated" if pooled else "published"
                parts.append(f"{words} {how} ({spans(years)})")
            else:
                parts.append(f"no figures for {words}")
        said.append(f"{many.capitalize()}: {'; '.join(parts)}.")
    return " ".join(said)


def spans(years: Sequence[int]) -> str:
    """'2019, 2021 to 2024'."""
    runs: list[list[int]] = []
    for year in sorted(years):
        if runs and year == runs[-1][-1] + 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return joined([str(run[0]) if len(run) == 1 else f"{run[0]} to {run[-1]}" for run in runs])
