"""What the methods page quotes: thresholds and their effect, words, glossary, and the examples that the tests run."""

from __future__ import annotations

import tomllib
from collections import Counter
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import duckdb

from atlas.errors import DefinitionError
from atlas.warehouse import fill_measures, judge, limits, mark_method, tables
from atlas.warehouse.pairs import Pair

# Thresholds tried beside those in force, to show what they decide.
LARGE_GAPS = (1.1, 1.25, 1.5)
POINTS = (3.0, 5.0, 7.0)


def fill(connection: duckdb.DuckDBPyConnection, data: Path, judged: list[Pair]) -> None:
    """Fill ``threshold``, ``method_note``, ``glossary``, ``worked_example``, ``proof``; from ``judged``,
    ``verdict_effect``.
    """
    thresholds = limits.load(data / "verdict.toml")
    values = {
        **asdict(thresholds.verdict),
        "shown_from": thresholds.shown_from,
        "complete_from": thresholds.complete_from,
    }
    tables.insert(connection, "threshold", [{"key": key, "value": float(value)} for key, value in values.items()])
    tables.insert(connection, "method_note", _notes(data / "methods.toml", values | _of_the_mark(data / "mark")))
    tables.load_file(connection, "glossary", data / "glossary.csv")
    tables.insert(connection, "worked_example", _examples(data / "worked_examples.toml"))
    tables.load_file(connection, "proof", data / "proof.csv")
    tables.insert(connection, "verdict_effect", _effects(connection, judged, thresholds))


def _of_the_mark(folder: Path) -> dict[str, float]:
    """The thresholds of the mark's newest version as ``mark_wide_ratio``, and for a ratio its other end."""
    versions = mark_method.load(folder)
    if not versions:
        return {}
    named = {f"mark_{name.replace('.', '_')}": value for name, value in versions[-1].values.items()}
    ends = {name.removesuffix("_ratio") + "_low": 1 / value for name, value in named.items() if name.endswith("_ratio")}
    return named | ends


def _notes(path: Path, values: dict[str, float]) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    for section, slots in _toml(path).items():
        for slot, texts in slots.items():
            for text in texts:
                try:
                    filled = text.format(**values)
                except (KeyError, IndexError, ValueError) as error:
                    raise DefinitionError(
                        f"{path}: [{section}] {slot}: {error} is no threshold of verdict.toml or of the mark."
                    ) from error
                rows.append({"position": len(rows) + 1, "section": section, "slot": slot, "text": filled})
    return rows


def _examples(path: Path) -> list[dict[str, Any]]:
    columns = ("title", "given", "method", "answer")
    rows = []
    for position, example in enumerate(_toml(path).get("example", []), start=1):
        missing = [column for column in columns if not isinstance(example.get(column), str)]
        if missing:
            raise DefinitionError(f"{path}: example {position} has no text for {', '.join(missing)}.")
        rows.append({"position": position} | {column: example[column] for column in columns})
    return rows


def _effects(
    connection: duckdb.DuckDBPyConnection, judged: list[Pair], thresholds: limits.Limits
) -> list[dict[str, Any]]:
    """Judge the newest year's pairs of trusts anew under each pair of thresholds."""
    found = [
        pair
        for pair in judged
        if pair.best and pair.level in ("trust", "reporting_unit") and pair.is_pair and pair.period.kind == "survey"
    ]
    newest = max((pair.period.end for pair in found), default="")
    found = [pair for pair in found if pair.period.end == newest]
    definitions = fill_measures.definitions(connection)
    rows = []
    in_force = (thresholds.verdict.large_gap, thresholds.verdict.equitable_points)
    for large_gap in sorted({*LARGE_GAPS, in_force[0]}):
        for points in sorted({*POINTS, in_force[1]}):
            tried = replace(
                thresholds, verdict=replace(thresholds.verdict, large_gap=large_gap, equitable_points=points)
            )
            counts = Counter(row["verdict"] for row in judge.judge(found, definitions, tried))
            rows += [
                {"large_gap": large_gap, "points": points, "verdict": verdict, "trusts": number,
                 "in_force": (large_gap, points) == in_force}
                for verdict, number in sorted(counts.items())
            ]  # fmt: skip
    return rows


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DefinitionError(f"{path} cannot be read ({error}); mend it and build again.") from error
