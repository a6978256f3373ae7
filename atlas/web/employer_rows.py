"""Rows of the scorecard joined to their peers: what is set against what, where it stands, what it is drawn on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from statistics import median
from typing import Any

from atlas.indicators import Indicator
from atlas.reader import Atlas
from atlas.sentences import employer_place, sides
from atlas.sentences.employer import compares
from atlas.web.employer_peers import Peers

Row = dict[str, Any]
Indicators = Mapping[str, Indicator]

# What a job seeker asks first stands first; what is not held follows in the order of the standard.
ORDER = (
    "career_progression", "discrimination", "harassment_staff", "harassment_public", "appointment", "disciplinary",
    "training", "representation", "board",
)  # fmt: skip
_DECIMALS = {"gap": 1, "ratio": 2, "all": 1}
_COLUMN = {"gap": "difference_harm", "ratio": "ratio_harm", "all": "everyone"}
PARITY = {"gap": 0.0, "ratio": 1.0}


def every(atlas: Atlas, subject: Mapping[str, Any], peers: Peers, levels: Sequence[str]) -> list[Row]:
    """The scorecard of an organisation, parts too: held ones first, each with its peers' values and its place."""
    codes = [subject["code"], *([peers.area] if peers.area and peers.area != subject["code"] else [])]
    found = atlas.scorecard(codes)
    own = [dict(row) for row in found if row["organisation"] == subject["code"]]
    area = {(row["indicator"], row["part"]): row for row in found if row["organisation"] == peers.area}
    years = sorted({year for row in own for year in (row["year"], row["everyone_year"]) if year is not None})
    values: dict[tuple[str, str, int], list[Mapping[str, Any]]] = {}
    for value in atlas.peer_values(levels, years) if years and peers.codes else ():
        if value["organisation"] in peers.codes:
            values.setdefault((value["indicator"], value["part"], value["year"]), []).append(value)
    for row in own:
        indicator = atlas.indicators[row["indicator"]]
        _place(row, indicator, values, area.get((row["indicator"], row["part"])), peers)
        group = "difference" if row["difference"] is not None else "ratio"
        row["gap_way"] = worse_way(row["gap_reading"], row, indicator, group)
        row["all_way"] = worse_way(row["all_reading"], row, indicator, "all")
    return sorted(own, key=lambda row: (not row["held"], _order(row), row["part"] != "whole", row["part"]))


def shown_rows(every_row: Sequence[Row]) -> list[Row]:
    """The rows of the card: a part only where its whole compares nothing, a whole only where it or no part is held."""
    shown = [row for row in every_row if not _told_by_parts(row, every_row)]
    for row in shown:
        parts = [one for one in every_row if one["indicator"] == row["indicator"] and one["part"] != "whole"]
        row["parts"] = tuple(one for one in parts if one not in shown)
    return shown


def _order(row: Row) -> int:
    return ORDER.index(row["indicator"]) if row["held"] else int(row["number"])


def _told_by_parts(row: Row, every: Sequence[Row]) -> bool:
    """A whole of which nothing is held, where its parts are; and parts whose whole compares the groups."""
    parts = [one for one in every if one["indicator"] == row["indicator"] and one["part"] != "whole"]
    if row["part"] == "whole":
        return not row["held"] and any(one["held"] for one in parts)
    whole = next(one for one in every if one["indicator"] == row["indicator"] and one["part"] == "whole")
    return compares(whole) and not compares(row)


def _place(
    row: Row, indicator: Indicator, values: Mapping[tuple[str, str, int], Sequence[Mapping[str, Any]]],
    area: Mapping[str, Any] | None, peers: Peers,
) -> None:  # fmt: skip
    """Add ``held``, ``metric``, ``own``, ``own_low``, ``own_high``, ``others``, ``yardstick`` and ``place_text``."""
    metric = shown(row, indicator)
    year = row["everyone_year"] if metric == "all" else row["year"]
    row |= {
        "held": bool(metric) or row["bme"] is not None,
        "metric": metric,
        "own": None,
        "others": (),
        "place_text": "",
    }
    row |= {"yardstick": None, "yardstick_name": "", "yardstick_lineage": "", "own_low": None, "own_high": None}
    if not metric:
        return
    column = _COLUMN[metric]
    turn = -1.0 if metric == "all" and indicator.better == "higher" else 1.0
    bounds = {"gap": ("harm_low", "harm_high"), "ratio": ("ratio_harm_low", "ratio_harm_high")}
    low, high = bounds.get(metric, ("everyone_low", "everyone_high"))
    ends = sorted(turn * row[end] for end in (low, high)) if row[low] is not None else [None, None]
    same = values.get((row["indicator"], row["part"], year), ())
    others = sorted(turn * one[column] for one in same if one[column] is not None)
    row |= {"own": turn * row[column], "own_low": ends[0], "own_high": ends[1], "others": tuple(others), "turn": turn}
    row |= _yardstick(area, column, metric, year, turn, same, peers)
    found = employer_place.place(row["own"], others, _DECIMALS[metric])
    row["place_found"] = found
    row["place_text"] = (
        employer_place.level(found, indicator, peers.words)
        if metric == "all"
        else employer_place.gap(found, row["own"], PARITY[metric], peers.words)
    )


def shown(row: Mapping[str, Any], indicator: Indicator) -> str:
    """What a row's strip is of: the gap in points, the ratio where there is no gap, all staff, or '' for nothing."""
    if indicator.kind != "likelihood_ratio" and row["difference_harm"] is not None:
        return "gap"
    if row["ratio_harm"] is not None:
        return "ratio"
    return "all" if row["everyone"] is not None else ""


def _yardstick(
    area: Mapping[str, Any] | None, column: str, metric: str, year: int, turn: float,
    same: Sequence[Mapping[str, Any]], peers: Peers,
) -> Row:  # fmt: skip
    """The area's own figure of the same year where the peers are those of an area, else the median of the peers.

    A median is the value in the middle, or lies half way between the two there: their ids open its trail.
    """
    held = area is not None and area["everyone_year" if metric == "all" else "year"] == year
    if area is not None and held and area[column] is not None:
        key = area["everyone_lineage" if metric == "all" else "lineage"]
        return {"yardstick": turn * area[column], "yardstick_name": peers.area_name, "yardstick_lineage": key or ""}
    others = sorted((one for one in same if one[column] is not None), key=lambda one: turn * float(one[column]))
    if len(others) < 2:
        return {}
    middle = others[(len(others) - 1) // 2 : len(others) // 2 + 1]
    ids = [one[f"{column}_lineage"] for one in middle]
    return {
        "yardstick": turn * median(one[column] for one in middle), "yardstick_name": "median",
        "yardstick_lineage": " ".join(key for key in ids if key),
    }  # fmt: skip


def worse_way(reading: str | None, row: Mapping[str, Any], indicator: Indicator, group: str) -> str:
    """'worse', 'better' or '' (no clear change, too few years) of a change, for BME staff or for all."""
    if reading not in ("up", "down"):
        return ""
    if group == "all":
        up_is_better = indicator.better == "higher"
    elif group == "ratio":
        up_is_better = sides.inverted(indicator, row["ratio_direction"] or indicator.ratio)
    else:
        up_is_better = sides.good(indicator, row["ratio_direction"] or indicator.ratio)
    return "better" if (reading == "up") is up_is_better else "worse"
