"""The thresholds of ``data/verdict.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from pathlib import Path

from atlas.errors import DefinitionError
from atlas.measures.verdict import Thresholds


@dataclass(frozen=True)
class Limits:
    """Thresholds of a verdict, and per cent of an area's answers from which its pooled value is shown and complete."""

    verdict: Thresholds
    shown_from: float
    complete_from: float


def load(path: Path) -> Limits:
    """Read ``verdict.toml``. Raises DefinitionError naming what is missing, unknown or not a number."""
    try:
        entries = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DefinitionError(f"{path} cannot be read ({error}); mend it and build again.") from error
    pooling = entries.pop("pooling", {})
    names = {field.name for field in fields(Thresholds)}
    for given, wanted in ((entries, names), (pooling, {"shown_from", "complete_from"})):
        if not isinstance(given, dict) or given.keys() != wanted:
            raise DefinitionError(f"{path} must hold exactly: {', '.join(sorted(wanted))}; mend it and build again.")
        for key, value in given.items():
            if isinstance(value, bool) or not isinstance(value, int | float):
                raise DefinitionError(f"{path}: {key} must be a number, not {value!r}.")
    return Limits(Thresholds(**entries), float(pooling["shown_from"]), float(pooling["complete_from"]))
