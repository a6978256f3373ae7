"""What a person should look at in a return that breaks no rule: beside the year before, and beside what is in print.

Nothing is set aside for it. A change beyond three standard errors is rule 6 of the standard's validation list, a ratio
worked out again rule 2; both only ask whether the counts are right.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from math import sqrt
from pathlib import Path

from atlas.sources import wres
from atlas.sources.tidy import Figure

STANDARD_ERRORS = 3.0
RATIO_TOLERANCE = 0.02  # or half a unit of the printed precision, if that is more
WEIGHTED_POINTS = 2.0  # survey percentages in print are weighted, counts are not
PRINTED_POINTS = 0.5

_NUMBERS = {name: number for number, name in wres.IDS.items()}
_Key = tuple[str, str, str]
# Numerator and denominator of each group, by organisation, indicator and WRES year.
_Counts = dict[tuple[str, str, int], dict[str, tuple[float, float]]]


def review(read: Iterable[Figure], held: Iterable[Figure], data: Path) -> list[str]:
    """Sentences about ``read`` beside the other years (in it, or ``held``) and beside the figures of ``data``.

    ``held`` are figures of returns. Published figures of the same organisation, indicator and period are compared.
    """
    new = _counts(read)
    return [*_changes(new, _counts(held) | new), *_against_print(new, data)]


def _counts(figures: Iterable[Figure]) -> _Counts:
    found: _Counts = {}
    for figure in figures:
        whole = figure.part == "whole" and figure.breakdown == "" and figure.group in ("bme", "white")
        if whole and figure.statistic == "rate" and figure.numerator is not None and figure.denominator:
            key = (figure.organisation, figure.indicator, figure.wres_year or 0)
            found.setdefault(key, {})[figure.group] = (figure.numerator, figure.denominator)
    return found


def _changes(new: _Counts, known: _Counts) -> list[str]:
    """Sentences about changes beyond chance, the largest first."""
    found: list[tuple[float, str]] = []
    for (organisation, indicator, year), groups in sorted(new.items()):
        if indicator == wres.IDS[7] and year - 1 == wres.NEW_BASE_SURVEY_YEAR:
            continue
        before = known.get((organisation, indicator, year - 1), {})
        for group, (events, base) in sorted(groups.items()):
            if group not in before:
                continue
            old_events, old_base = before[group]
            errors = _standard_errors(events, base, old_events, old_base)
            if errors > STANDARD_ERRORS:
                text = (
                    f"{organisation} {indicator} {group}: {_percent(old_events, old_base)} in WRES {year - 1}, "
                    f"{_percent(events, base)} in WRES {year}, {errors:.1f} standard errors apart; are both right?"
                )
                found.append((errors, text))
    return [text for _, text in sorted(found, key=lambda one: -one[0])]


def _standard_errors(events: float, base: float, old_events: float, old_base: float) -> float:
    """The difference of two proportions in standard errors of it (Wald, with a half added so that none is nought)."""
    first, second = (events + 0.5) / (base + 1), (old_events + 0.5) / (old_base + 1)
    return abs(first - second) / sqrt(first * (1 - first) / (base + 1) + second * (1 - second) / (old_base + 1))


def _percent(events: float, base: float) -> str:
    return f"{100 * events / base:.1f} % of {base:,.0f}"


def _against_print(new: _Counts, data: Path) -> Iterator[str]:
    organisations = {organisation for organisation, _, _ in new}
    for row in _printed(data / "figures"):
        if row["organisation"] not in organisations or row["indicator"] not in _NUMBERS or not row["wres_year"]:
            continue
        groups = new.get((row["organisation"], row["indicator"], int(row["wres_year"])))
        if groups:
            yield from _differences(row, groups)


def _printed(folder: Path) -> Iterator[Mapping[str, str]]:
    """Published values of whole indicators that no return gave."""
    for path in sorted(folder.glob("*.csv")):
        if ".return." in path.name or path.name.endswith(".quarantine.csv"):
            continue
        with path.open(encoding="utf-8", newline="") as handle:
            for row in csv.DictReader(handle):
                if (row["part"], row["breakdown"], row["precision"]) == ("whole", "", "exact") and row["value"]:
                    yield row


def _differences(row: Mapping[str, str], groups: Mapping[str, tuple[float, float]]) -> Iterator[str]:
    what = f"{row['organisation']} {row['indicator']} WRES {row['wres_year']}"
    value, indicator = float(row["value"]), row["indicator"]
    if row["statistic"] == "rate" and row["group"] in groups:
        events, base = groups[row["group"]]
        tolerance = WEIGHTED_POINTS if row["period_kind"] == "survey" else PRINTED_POINTS
        if abs(100 * events / base - value) > tolerance:
            yield f"{what} {row['group']}: {_percent(events, base)} here, {value:g} % in {row['source']}."
    elif row["statistic"] == "ratio" and len(groups) == 2:
        (bme, bme_base), (white, white_base) = groups["bme"], groups["white"]
        if not bme or not white:
            return
        ratio = bme / bme_base / (white / white_base)
        if wres.DIRECTION[_NUMBERS[indicator]] == "White/BME":
            ratio = 1 / ratio
        if abs(ratio - value) > max(RATIO_TOLERANCE, half_a_unit(row["value"])):
            yield f"{what}: the counts make a ratio of {ratio:.2f}, {value:g} is printed in {row['source']}."


def half_a_unit(printed: str) -> float:
    """Half of the last place of a printed number: 0.005 for '1.67', 0.05 for '1.6', 0.5 for '2'."""
    decimals = len(printed.partition(".")[2])
    return 0.5 * 10.0**-decimals
