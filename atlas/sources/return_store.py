"""Keeping what a WRES return says: a publication in ``data/figures``, an owner's unpublished return in the overlay.

A return replaces by key: what it says of an organisation, indicator and year stands in the place of what was held of
them from a return before, and everything else stays. Returns have files of their own beside those of other readers
(``<source>.return.<WRES year>.csv``), for their counts pass the disclosure control when the warehouse is built.

What a publication said before it was replaced is kept in ``data/figures/earlier``, in files with a number. It is shown
nowhere; the disclosure control has to know what readers may have from before.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterable
from itertools import chain
from pathlib import Path

from atlas.errors import AtlasError
from atlas.sources import return_review, store
from atlas.sources.store import Change, Plan
from atlas.sources.tidy import COLUMNS, Figure, Reading, read_figures, render
from atlas.sources.wres_return import SUPPLIED

OVERLAY = "overlay"
RETURN = ".return."
EARLIER = "earlier"


def plan(reading: Reading, path: Path, data: Path, home: Path) -> Plan:
    """Compare a return with what is held of the same kind. Raises AtlasError naming both rows of a key given twice."""
    figures = store.unique(reading)
    supplied = reading.source == SUPPLIED
    together: dict[str | int | None, list[Figure]] = defaultdict(list)
    for figure in figures:
        together[figure.organisation if supplied else figure.wres_year].append(figure)
    read = {_place(rows[0], data, home): rows for rows in together.values()}
    before = {place: read_figures(place) if place.is_file() else [] for place in read}
    after = {place: _settled(before[place], read[place]) for place in read}
    files = {place: render(rows, COLUMNS) for place, rows in sorted(after.items())}
    if not supplied:
        for place in read:
            files |= _earlier(place, before[place], after[place])
    others = [held for held in _held(reading.source, data) if held not in after] if not supplied else []
    beside = [figure for place in others for figure in read_figures(place)]
    known = [*beside, *chain.from_iterable(before.values())]
    kept = {figure.file for figure in beside}
    kept |= {figure.file for rows in after.values() for figure in rows}
    return Plan(
        source=reading.source,
        change=_difference(chain.from_iterable(before.values()), chain.from_iterable(after.values())),
        files=files,
        read_from=None if supplied else store.identity(reading.source, path),
        also_read_from=frozenset(kept),
        figures=len(figures),
        remarks=tuple(reading.remarks),
        review=(*reading.review, *return_review.review(figures, known, data)),
        folder=home if supplied else None,
    )


def publication(name: str, data: Path, taken: Iterable[str]) -> str:
    """The source that a return is said to be published in, if a return can be.

    Raises AtlasError listing those that there are: ``taken`` are the sources that other readers feed.
    """
    known = tomllib.loads((data / "sources.toml").read_text(encoding="utf-8"))
    free = [source for source, entry in known.items() if entry.get("series") and source not in set(taken)]
    if name not in free:
        raise AtlasError(
            f"--source {name}: a return cannot be taken in as that; choose one of {', '.join(free)}, or add the "
            "publication to data/sources.toml."
        )
    return name


def _place(figure: Figure, data: Path, home: Path) -> Path:
    if figure.source == SUPPLIED:
        return home / OVERLAY / f"{figure.organisation}.csv"
    return data / "figures" / f"{figure.source}{RETURN}{figure.wres_year}.csv"


def _held(source: str, data: Path) -> list[Path]:
    return sorted((data / "figures").glob(f"{source}{RETURN}*.csv"))


def _settled(held: list[Figure], read: list[Figure]) -> list[Figure]:
    replaced = {_answer(figure) for figure in read}
    rows = [*(figure for figure in held if _answer(figure) not in replaced), *read]
    return sorted(rows, key=lambda figure: figure.key)


def _earlier(place: Path, before: list[Figure], after: list[Figure]) -> dict[Path, str]:
    """A file with all that was held of the organisations of which numbers change or go; none where none do."""
    now = {_key(figure): _numbers(figure) for figure in after}
    replaced = {figure.organisation for figure in before if now.get(_key(figure)) != _numbers(figure)}
    rows = [figure for figure in before if figure.organisation in replaced]
    folder = place.parent / EARLIER
    number = 1 + len(list(folder.glob(f"{place.stem}.*.csv")))
    return {folder / f"{place.stem}.{number}.csv": render(rows, COLUMNS)} if rows else {}


def _difference(before: Iterable[Figure], after: Iterable[Figure]) -> Change:
    """What is new, changed and gone, whatever file it was read from; only numbers and their status count as changed."""
    old, new = ({_key(figure): figure for figure in figures} for figures in (before, after))
    return Change(
        new=tuple(store.describe(new[key]) for key in new if key not in old),
        changed=tuple(
            f"{store.describe(new[key])} (was {store.describe(old[key]).rpartition(': ')[2]})"
            for key in new
            if key in old and _numbers(old[key]) != _numbers(new[key])
        ),
        gone=tuple(store.describe(old[key]) for key in old if key not in new),
    )


def _key(figure: Figure) -> tuple[str, ...]:
    return (*_answer(figure), figure.part, figure.breakdown, figure.group, figure.statistic)


def _numbers(figure: Figure) -> tuple[object, ...]:
    # A rate follows from its counts, and reads back from its file with ten decimals only.
    value = figure.value if figure.numerator is None else None
    return value, figure.numerator, figure.denominator, figure.status


def _answer(figure: Figure) -> tuple[str, str, str]:
    return figure.organisation, figure.indicator, figure.period_end
