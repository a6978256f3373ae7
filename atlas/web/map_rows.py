"""The rows of the map and its list: places joined to their figures, one measure picked, ranked, gaps explained."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from atlas.indicators import Indicator
from atlas.sentences import areas as sentences
from atlas.sentences import sides
from atlas.sentences.words import day

Row = dict[str, Any]

# Reporting units are parts of one trust that the survey asks one by one; they are shown among the trusts.
LEVELS = {"region": ("region",), "icb": ("icb",), "trust": ("trust", "reporting_unit")}
_FIGURES = (
    "lineage", "everyone_lineage",
    "bme", "bme_low", "bme_high", "bme_base", "bme_source", "bme_status", "white", "white_low", "white_high",
    "white_base", "white_source", "white_status", "everyone", "everyone_low", "everyone_high", "everyone_base",
    "everyone_source", "everyone_status", "inexact", "difference", "difference_low", "difference_high",
    "difference_harm", "ratio_published", "ratio_published_low", "ratio_published_high", "ratio_harm",
    "ratio_direction", "basis", "basis_note", "verdict", "verdict_reason", "status", "source", "pooled",
    "units_with", "units_all", "respondents_covered", "population",
)  # fmt: skip
_PERIOD = ("year", "period_end", "period_kind", "wres_year", "survey_year", "financial_year")
_EVERYONE = (
    "everyone", "everyone_low", "everyone_high", "everyone_base", "everyone_source", "everyone_status",
    "everyone_lineage",
)  # fmt: skip
_NOTHING: Row = dict.fromkeys(_FIGURES) | {
    "basis": "none", "verdict": "", "verdict_reason": "", "pooled": False, "printed": False, "ratio_direction": "",
}  # fmt: skip
# What is said of a pair of groups and has no meaning for all staff.
_OF_A_PAIR: Row = {
    "verdict": "", "verdict_reason": "", "basis_note": "", "population": "", "units_with": None, "units_all": None,
    "respondents_covered": None,
}  # fmt: skip
# A publisher's own word for a figure that is not there.
_WITHHELD = ("suppressed", "not_collected", "not_applicable", "quarantined")
_COLUMN = {"bme": "bme", "white": "white", "all": "everyone", "ratio": "ratio_published"}


def by_year(
    places: Iterable[Mapping[str, Any]],
    figures: Iterable[Mapping[str, Any]],
    ranks: Mapping[str, int],
    measure: str,
    indicator: Indicator,
    complete_from: float,
) -> dict[int, list[Row]]:
    """Ranked rows of each year. ``places`` are those of one level, ``figures`` rows of ``map_areas`` in their order,
    ``ranks`` the rank of every source, ``complete_from`` the per cent of respondents below which a pooled figure rests
    on part of its area. Areas and, in a year of the survey, trusts that took part have a row in every year, with or
    without a figure; outside the survey every trust open on the day has.
    """
    known = {place["code"]: place for place in places}
    held: dict[int, dict[str, list[Mapping[str, Any]]]] = defaultdict(lambda: defaultdict(list))
    for figure in figures:
        held[figure["year"]][figure["organisation"]].append(figure)
    every = {}
    for year, found in sorted(held.items()):
        rows = _of_year(known, found, ranks)
        having = {row["trust_type"] for row in rows if row["bme"] is not None}
        for row in rows:
            _measure(row, measure, indicator, complete_from)
            _explain(row, measure, having)
        every[year] = _ranked(rows, measure)
    return every


def not_surveyed(places: Iterable[Mapping[str, Any]], year: int, on: date) -> list[Mapping[str, Any]]:
    """Trusts open on the day of a survey that took part neither whole nor by their reporting units."""
    trusts = [place for place in places if place["level"] in LEVELS["trust"]]
    there = {code for place in trusts if year in place["surveyed"] for code in (place["code"], place["parent"])}
    return [place for place in trusts if place["code"] not in there and _open(place, on)]


def _of_year(
    known: Mapping[str, Mapping[str, Any]],
    found: Mapping[str, Sequence[Mapping[str, Any]]],
    ranks: Mapping[str, int],
) -> list[Row]:
    # What a trust printed itself says nothing of the survey's period, nor that the trust took part.
    kept = {code: [line for line in lines if not line["printed"]] for code, lines in found.items()}
    example = next(lines[0] for lines in (*kept.values(), *found.values()) if lines)
    period = {key: example[key] for key in _PERIOD}
    divided = {known[code]["parent"] for code in found if known[code]["level"] == "reporting_unit"}
    rows = []
    for code, place in known.items():
        lines = kept.get(code)
        if period["period_kind"] == "survey" and place["level"] in LEVELS["trust"]:
            listed = period["year"] in place["surveyed"]
        else:
            listed = bool(lines) or (code not in divided and _open(place, period["period_end"]))
        if listed:
            printed = {"printed": any(line["printed"] for line in found.get(code, ()))}
            rows.append({**place, **period, **(_joined(lines, ranks) if lines else _NOTHING), **printed})
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


def _measure(row: Row, measure: str, indicator: Indicator, complete_from: float) -> None:
    """Add what is shown (``value``, ``low``, ``high``), ``order`` and ``scaled``."""
    if measure == "difference":
        row["value"] = row["difference_harm"]
        low, high = row["difference_low"], row["difference_high"]
        if sides.good(indicator, row["ratio_direction"]) and low is not None and high is not None:
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
    row["lineage"] = None if row["value"] is None else row["everyone_lineage" if measure == "all" else "lineage"]
    row["pooled_value"] = bool(row["pooled"]) and measure != "all" and row["value"] is not None
    row["estimated"] = row["basis"] == "estimated" and measure != "all"
    row["partial"] = row["pooled_value"] and (row["respondents_covered"] or 0.0) < complete_from


def _explain(row: Row, measure: str, having: set[str]) -> None:
    """Add ``missing``, and make status, basis and verdict those of what is shown and not of another measure."""
    row["missing"] = "" if row["value"] is not None else _reason(row, measure, having)
    groups = {"all": ("everyone",), "bme": ("bme",), "white": ("white",)}.get(measure, ("bme", "white"))
    if measure == "all":
        # The survey is weighted, so an interval from its number of answers is an estimate.
        basis = "estimated" if row["period_kind"] == "survey" else "counts"
        row |= _OF_A_PAIR | {"status": row["everyone_status"], "basis": "none" if row["low"] is None else basis}
    if row["value"] is None:
        told = next((row[f"{group}_status"] for group in groups if row[f"{group}_status"] in _WITHHELD), None)
        row |= {"status": told or "not_published", "basis": "none"}
        if measure != "all":
            row |= {"verdict": "not judged", "verdict_reason": row["missing"]}


def _reason(row: Row, measure: str, having: set[str]) -> str:
    own = "; its own printed figure is on the trends page" if row["printed"] else ""
    if row["inexact"]:
        return f"published only rounded or as a bound{own}"
    if measure != "all" and row["verdict_reason"] and row["units_all"]:
        return str(row["verdict_reason"])
    kind = sentences.TRUST_TYPES.get(row["trust_type"], "")
    if measure != "all" and kind and row["period_kind"] == "survey" and row["trust_type"] not in having:
        return f"BME and White rates are not held for any {kind} trust{own}"
    if measure != "all" and row["everyone"] is not None:
        return f"BME and White rates are not held{own}"
    started = row["valid_from"]
    if started is not None and started.year == row["period_end"].year:
        return f"no figure held; opened on {day(started)}{own}"
    return f"no figure held{own}"


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
