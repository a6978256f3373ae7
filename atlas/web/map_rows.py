"""The rows of the map and its list: places joined to their figures, one measure picked, ranked, gaps explained."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from atlas.indicators import Indicator
from atlas.sentences import areas as sentences
from atlas.sentences.words import day

Row = dict[str, Any]

# Reporting units are parts of one trust that the survey asks one by one; they are shown among the trusts.
LEVELS = {"region": ("region",), "icb": ("icb",), "trust": ("trust", "reporting_unit")}
PARTIAL_BELOW = 90.0  # per cent of respondents
_FIGURES = (
    "bme", "bme_low", "bme_high", "bme_base", "bme_source", "white", "white_low", "white_high", "white_base",
    "white_source", "everyone", "everyone_low", "everyone_high", "everyone_base", "everyone_source", "difference",
    "difference_low", "difference_high", "difference_harm", "ratio_published", "ratio_published_low",
    "ratio_published_high", "ratio_harm", "ratio_direction", "basis", "basis_note", "verdict", "verdict_reason",
    "status", "source", "pooled", "units_with", "units_all", "respondents_covered", "population",
)  # fmt: skip
_PERIOD = ("year", "period_end", "period_kind", "wres_year", "survey_year", "financial_year")
_EVERYONE = ("everyone", "everyone_low", "everyone_high", "everyone_base", "everyone_source")
_NOTHING: Row = dict.fromkeys(_FIGURES) | {"basis": "", "verdict": "", "verdict_reason": "", "pooled": False}
_COLUMN = {"bme": "bme", "white": "white", "all": "everyone", "ratio": "ratio_published"}


def by_year(
    places: Iterable[Mapping[str, Any]],
    figures: Iterable[Mapping[str, Any]],
    ranks: Mapping[str, int],
    measure: str,
    indicator: Indicator,
) -> dict[int, list[Row]]:
    """Ranked rows of each year. ``places`` are those of one level, ``figures`` rows of ``map_areas`` in their order,
    ``ranks`` the rank of every source. Every place open on the day has a row in every year, with or without a figure.
    """
    known = {place["code"]: place for place in places}
    held: dict[int, dict[str, list[Mapping[str, Any]]]] = defaultdict(lambda: defaultdict(list))
    for figure in figures:
        held[figure["year"]][figure["organisation"]].append(figure)
    return {
        year: _ranked(_of_year(known, found, ranks, measure, indicator), measure)
        for year, found in sorted(held.items())
    }


def _of_year(
    known: Mapping[str, Mapping[str, Any]],
    found: Mapping[str, Sequence[Mapping[str, Any]]],
    ranks: Mapping[str, int],
    measure: str,
    indicator: Indicator,
) -> list[Row]:
    example = next(iter(found.values()))[0]
    period = {key: example[key] for key in _PERIOD}
    rows = [{**known[code], **period, **_joined(lines, ranks)} for code, lines in found.items()]
    divided = {known[code]["parent"] for code in found if known[code]["level"] == "reporting_unit"}
    for code, place in known.items():
        if code not in found and code not in divided and _open(place, period["period_end"]):
            rows.append({**place, **period, **_NOTHING})
    having = {row["trust_type"] for row in rows if row["bme"] is not None}
    for row in rows:
        _measure(row, measure, indicator)
        row["missing"] = "" if row["value"] is not None else _reason(row, measure, having)
    return rows


def _joined(lines: Sequence[Mapping[str, Any]], ranks: Mapping[str, int]) -> Row:
    """The deciding row's pair with the best-ranked all-staff figure, which may stand in another series."""
    first = lines[0]
    row = {key: first[key] for key in _FIGURES}
    everyone = [line for line in lines if line["everyone"] is not None]
    if everyone:
        best = min(everyone, key=lambda line: ranks.get(line["everyone_source"], 0))
        row |= {key: best[key] for key in _EVERYONE}
    pooled = next((line for line in lines if line["pooled"]), None)
    if pooled is not None and row["difference"] is None:
        # Withheld: the row that was not pooled decides, but the pooled one knows why there is nothing.
        row |= {key: pooled[key] for key in ("verdict", "verdict_reason", "population", "respondents_covered")}
        row |= {key: pooled[key] for key in ("units_with", "units_all")}
    return row


def _open(place: Mapping[str, Any], on: date) -> bool:
    if place["level"] == "reporting_unit":
        return False
    started, ended = place["valid_from"], place["valid_to"]
    return (started is None or started <= on) and (ended is None or ended > on)


def _measure(row: Row, measure: str, indicator: Indicator) -> None:
    """Add what is shown (``value``, ``low``, ``high``), ``order`` and ``scaled``."""
    if measure == "difference":
        turned = indicator.better == "higher"
        row["value"] = row["difference_harm"]
        low, high = row["difference_low"], row["difference_high"]
        if turned and low is not None and high is not None:
            low, high = -high, -low
        row["low"], row["high"] = low, high
        row["order"] = row["scaled"] = row["difference_harm"]
    else:
        column = _COLUMN[measure]
        row["value"], row["low"], row["high"] = row[column], row[f"{column}_low"], row[f"{column}_high"]
        if measure == "ratio":
            row["order"] = row["scaled"] = row["ratio_harm"]
        else:
            row["scaled"] = row["value"]
            row["order"] = -row["value"] if row["value"] is not None and indicator.better == "higher" else row["value"]
    row["pooled_value"] = bool(row["pooled"]) and measure != "all" and row["value"] is not None
    row["estimated"] = row["basis"] == "estimated" and measure != "all"
    row["partial"] = row["pooled_value"] and (row["respondents_covered"] or 0.0) < PARTIAL_BELOW


def _reason(row: Row, measure: str, having: set[str]) -> str:
    if measure != "all" and row["verdict_reason"] and row["units_all"]:
        return str(row["verdict_reason"])
    if measure != "all" and row["everyone"] is not None:
        kind = sentences.TRUST_TYPES.get(row["trust_type"], "")
        if kind and row["trust_type"] not in having:
            return f"BME and White rates are not held for any {kind} trust"
        return "BME and White rates are not held"
    started = row["valid_from"]
    if started is not None and started.year == row["period_end"].year:
        return f"no figure held; opened on {day(started)}"
    return "no figure held"


def _ranked(rows: list[Row], measure: str) -> list[Row]:
    """Worst first; equal as printed, equal in rank; without a figure last, by name."""
    decimals = 2 if measure == "ratio" else 1
    rows.sort(key=lambda row: (row["value"] is None, -(row["order"] or 0.0), row["name"], row["code"]))
    printed = [None if row["value"] is None else f"{row['value']:.{decimals}f}" for row in rows]
    times = Counter(printed)
    for row, text in zip(rows, printed, strict=True):
        row["rank"] = None if text is None else printed.index(text) + 1
        row["tied"] = text is not None and times[text] > 1
    return rows
