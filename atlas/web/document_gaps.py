"""The sections of a document of the gaps: the funnel with its limits, the trusts outside them, and every trust."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from atlas.exports.chart import Chart, Curve, Kind, Point, Series
from atlas.exports.document import Section
from atlas.figures import funnel, ratio_axis, theme
from atlas.sentences import gaps as words
from atlas.web import gaps_view
from atlas.web.document_parts import MOST_DRAWN, Row, Shown, as_tables, categories, exhibit, first_drawn, listed, ranked

_FEWEST_DRAWN = 3
_SAID = "Trusts with more answers stand further to the right; few answers stray far by chance, so limits widen."
_OTHERS = "other trusts"


def sections(shown: Shown) -> list[Section]:
    """Every trust's ratio by how precise it is, with the limits that the page draws; those that stand out; all."""
    rows = shown.table.rows
    if not rows:
        return as_tables(shown)
    settled, _ = gaps_view.settle(shown.atlas, shown.selection)
    label = next(column.heading for column in shown.table.columns if column.key == "ratio_harm")
    every = gaps_view.table(shown.atlas, replace(settled, kind="", place="")).rows
    scatter = _funnel(shown, [dict(row) for row in every], {row["organisation"] for row in rows}, settled.target, label)
    found = [exhibit(shown.said, scatter, _SAID)]
    apart = [row for row in rows if row["standing"] != words.SAME]
    every_one = len(rows) <= MOST_DRAWN
    few, rest = first_drawn(rows if every_one else apart, "ratio_harm")
    if every_one or len(few) >= _FEWEST_DRAWN:
        title = "Every ratio, in order" if every_one else "Trusts that stand out from the average"
        claim = f"{len(apart) or 'None'} of {len(rows)} trusts {'stand' if len(apart) > 1 else 'stands'} out"
        drawn = ranked(title, few, "name", label, "ratio_harm", low="ratio_harm_low", high="ratio_harm_high",
                       reference=1.0, reference_name="equal", decimals=2)  # fmt: skip
        found.append(exhibit(f"{claim} from the average", drawn, rest))
    keys = ("rank", "name", "kind", "ratio_harm", "ratio_harm_low", "ratio_harm_high", "bme", "white", "standing",
            "verdict")  # fmt: skip
    return [*found, listed(shown, *keys)]


def _funnel(shown: Shown, every: list[dict[str, Any]], chosen: set[str], target: str, label: str) -> Chart:
    sides = [gaps_view.side(row, target) if row["organisation"] in chosen else "other" for row in every]
    # What is chosen lies on top of the rest.
    names = {"other": _OTHERS, **gaps_view.SIDES[target]}
    against = "the average" if target == "mean" else "equality"
    series = tuple(
        Series(
            name if side == "other" else f"Against {against}: {name}", _colour(side),
            ratio_axis.MARKS[side]["symbol"].removesuffix("-open"),
            tuple(
                Point(row["ratio_harm"] if own == side else None, x=1 / row["se"])
                for row, own in zip(every, sides, strict=True)
            ),
        )
        for side, name in names.items()
        if side in sides
    )  # fmt: skip
    mean, spread = every[0]["mean_harm"], every[0]["limits_tau2"]
    centre, named = (mean, f"average {mean:.2f}") if target == "mean" else (1.0, "equal")
    curves = tuple(_curves(every, centre, spread if target == "mean" else 0.0))
    return Chart(
        Kind.SCATTER, shown.table.title, label, categories(every, "name"), series, centre, named,
        "Precision: 1 ÷ standard error", 2, curves, ratios=True,
    )  # fmt: skip


def _colour(side: str) -> str:
    return str(ratio_axis.MARKS[side]["color"])


def _curves(rows: Sequence[Row], centre: float, spread: float) -> Iterator[Curve]:
    """The page's own limits, each below and above as a line of its own."""
    marks: list[dict[str, Any]] = [
        {"ratio": row["ratio_harm"], "se": row["se"], "hover": "", "side": "same", "shown": False} for row in rows
    ]
    names = dict.fromkeys(("same", "worse", "better"), "")
    for trace in funnel.funnel(marks, centre, spread, names, "")["data"]:
        if trace["mode"] != "lines":
            continue
        gap = trace["x"].index(None)
        dashed, colour = trace["line"]["dash"] != "solid", trace["line"]["color"]
        for part in (slice(0, gap), slice(gap + 1, None)):
            places = tuple(zip(trace["x"][part], trace["y"][part], strict=True))
            yield Curve(trace["name"], colour or theme.SOFT, trace["line"]["width"], dashed, places)
