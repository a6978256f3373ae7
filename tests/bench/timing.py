"""Timing things side by side, and printing what came out."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

ROUNDS = 300


@dataclass(frozen=True)
class Row:
    """One line of the table: what, how much, against which floor, the ratio, and the budget it is held to."""

    what: str
    measured: str
    floor: str = ""
    ratio: float | None = None
    budget: str = ""
    within: bool | None = None


def medians(tasks: Mapping[str, Callable[[], object]], rounds: int = ROUNDS) -> dict[str, float]:
    """Median milliseconds of each task. Tasks take turns, so that a busy moment of the machine meets all of them."""
    spent: dict[str, list[float]] = {name: [] for name in tasks}
    for task in tasks.values():
        task()
    gc.collect()
    for _ in range(rounds):
        for name, task in tasks.items():
            started = time.perf_counter()
            task()
            spent[name].append((time.perf_counter() - started) * 1000)
    return {name: statistics.median(times) for name, times in spent.items()}


def against(what: str, value: float, floor: str, floor_value: float, limit: float) -> Row:
    """A row in milliseconds held to ``limit`` times its floor."""
    ratio = value / floor_value
    return Row(what, f"{value:.2f} ms", f"{floor} {floor_value:.2f} ms", ratio, f"≤ {limit:g} ×", ratio <= limit)


def held_to(what: str, value: float, unit: str, limit: float, floor: str = "") -> Row:
    """A row held to an absolute budget."""
    return Row(what, f"{value:,.2f} {unit}", floor, None, f"≤ {limit:g} {unit}", value <= limit)


def table(rows: Sequence[Row]) -> str:
    """The rows as a table of aligned columns that is also Markdown."""
    head = ("what", "measured", "floor", "ratio", "budget", "")
    cells = [
        (
            row.what, row.measured, row.floor, "" if row.ratio is None else f"{row.ratio:.2f}", row.budget,
            {True: "within", False: "OVER", None: ""}[row.within],
        )
        for row in rows
    ]  # fmt: skip
    widths = [max(len(line[column]) for line in [head, *cells]) for column in range(len(head))]
    rule = tuple("-" * width for width in widths)
    return "\n".join(
        "| " + " | ".join(text.ljust(width) for text, width in zip(line, widths, strict=True)) + " |"
        for line in [head, rule, *cells]
    )
