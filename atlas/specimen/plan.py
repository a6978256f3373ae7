"""What a specimen is made of: its seed, and how many areas, trusts and years it has."""

from __future__ import annotations

from dataclasses import dataclass

from atlas.errors import AtlasError

SCALES = (1, 10, 100)
_TRUSTS = 210


@dataclass(frozen=True)
class Plan:
    """``years`` are WRES years; ``trusts`` counts open and closed ones together."""

    seed: int = 1948
    regions: int = 7
    systems: int = 42
    trusts: int = _TRUSTS
    years: tuple[int, ...] = tuple(range(2016, 2026))

    @classmethod
    def of(cls, seed: int, scale: int) -> Plan:
        """The whole service, with ``scale`` times as many trusts. Raises AtlasError for a scale that there is not."""
        if scale not in SCALES:
            raise AtlasError(f"--scale {scale}: choose one of {', '.join(map(str, SCALES))}.")
        if seed < 0:
            raise AtlasError(f"--seed {seed}: choose a whole number from 0 up.")
        return cls(seed=seed, trusts=_TRUSTS * scale)
