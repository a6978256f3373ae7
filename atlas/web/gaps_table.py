"""The list beside the funnel: on screen, and as the file that holds the same rows in the same order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from atlas.exports.table import Column, Table, lineage
from atlas.indicators import Indicator
from atlas.sentences import gaps as sentences
from atlas.sentences.areas import TRUST_TYPES
from atlas.sentences.words import period
from atlas.web import tables
from atlas.web.addresses import with_query
from atlas.web.tables import Node

Row = dict[str, Any]


def screen(rows: Sequence[Row], indicator: Indicator, equal: tuple[float, float]) -> Node:
    """The list as shown. ``equal``: the band of ratios that counts as near to equal, shaded behind each interval."""
    low, high = _span(rows, equal)
    size = rows[0]["family_size"] if rows else 0
    columns = [
        Column("place", f"Place of {size}"),
        Column("name", "Trust"),
        Column("mark", f"{low:g} to {high:g}, shaded {equal[0]:.2f} to {equal[1]:.2f}"),
        Column("measured", "As measured (95% interval)"),
        Column("shrunken", "Shrunken (95% interval)"),
        Column("standing", "Against the average"),
        Column("verdict", "Against equality"),
    ]
    changed = next((row["change_from"] for row in rows if row["change"] is not None), None)
    if changed is not None:
        columns.append(Column("change", f"Since {changed} (95% interval)"))
    rendered = [_rendered(row, indicator, (low, high), equal) for row in rows]
    content = Table(sentences.title(rows, indicator), columns, [{} for _ in rows])
    return tables.table(content, tall=True, row_header="name", rendered=rendered)


def counts(rows: Sequence[Row], size: int) -> Node:
    """How many trusts lie beyond each pair of limits, and how many would if the limits say all."""
    columns = [Column("around", "Limits around …")]
    for key, words in (("95", "95 %"), ("998", "99.8 %")):
        columns += [
            Column(f"worse_{key}", f"Above {words}: worse", 0),
            Column(f"better_{key}", f"Below {words}: better", 0),
            Column(f"expected_{key}", "Expected on each side", 1),
        ]
    return tables.table(Table(f"How many of {size} trusts lie outside", columns, rows), row_header="around")


def file(rows: Sequence[Row], indicator: Indicator, source: str, coverage: str) -> Table:
    """Everything that is known of the rows on screen, in their order."""
    top, bottom = sentences.fraction(indicator)
    ratio = f"Share of {top} ÷ share of {bottom}"
    columns = [
        Column("rank", "Place as measured", 0),
        Column("shared", "Place shared"),
        Column("rank_low", "Place, 95% interval from", 0),
        Column("rank_high", "Place, 95% interval to", 0),
        Column("family_size", "Trusts compared", 0),
        Column("organisation", "Code"),
        Column("name", "Trust"),
        Column("kind", "Type"),
        Column("icb_name", "System"),
        Column("region_name", "Region"),
        Column("period", "Period"),
        *_interval("ratio_harm", ratio),
        Column("bme", "BME staff", 1, indicator.unit),
        Column("bme_base", "BME staff, answers", 0),
        Column("white", "White staff", 1, indicator.unit),
        Column("white_base", "White staff, answers", 0),
        *_interval("shrunken", f"{ratio}, shrunken"),
        Column("weight", "Share of the measured ratio in the shrunken one", 3),
        Column("standing", "Against the average"),
        *_interval("mean_harm", "Average of the trusts"),
        *[
            Column(f"{kind}_{level}_{side}", f"{words}, {level.replace('998', '99.8')}% {end} limit", 2)
            for kind, words in (("chance", "Chance around the average"), ("spread", "Chance and spread"))
            for level in ("95", "998")
            for side, end in (("low", "lower"), ("high", "upper"))
        ],
        Column("by_chance", "Where, by chance around the average"),
        Column("by_spread", "Where, by chance and spread around the average"),
        Column("by_equality", "Where, by chance around equality"),
        Column("phi", "Variance over that of chance", 2),
        Column("limits_tau2", "Variance between trusts in the limits (log scale)", 5),
        Column("tau2", "Variance between trusts in shrinking (log scale)", 5),
        Column("log_ratio", "Log ratio", 4),
        Column("se", "Standard error of the log ratio", 4),
        Column("z_mean", "z against the average", 2),
        Column("z_equality", "z against equality", 2),
        Column("verdict", "Verdict"),
        Column("verdict_reason", "Why this verdict"),
        Column("change_from", "Change since"),
        *_interval("change", "Ratio over that of the year before"),
        Column("back", "Toward the average, as by chance"),
        Column("ratio_method", "Method of the interval"),
        Column("basis", "Basis of the interval"),
        Column("basis_note", "How the answers of each group were had"),
        lineage("ratio_harm"),
    ]
    name = f"gaps-{indicator.id}-{rows[0]['year'] if rows else 'none'}"
    return Table(sentences.title(rows, indicator), columns, [_in_file(row) for row in rows], source, coverage, (), name)


def _interval(key: str, words: str) -> list[Column]:
    return [
        Column(key, words, 2),
        Column(f"{key}_low", f"{words}, 95% interval from", 2),
        Column(f"{key}_high", f"{words}, 95% interval to", 2),
    ]


def _in_file(row: Row) -> Row:
    return {
        **row,
        "shared": "yes" if row["tied"] else "no",
        "kind": TRUST_TYPES.get(row["trust_type"], ""),
        "period": period(row),
        "back": None if row["toward_mean"] is None else "yes" if row["toward_mean"] else "no",
    }


def _rendered(row: Row, indicator: Indicator, span: tuple[float, float], equal: tuple[float, float]) -> Row:
    standing, verdict = row["standing"], row["verdict"]
    return {
        "place": [
            tables.traced(
                f"{row['rank']}=" if row["tied"] else str(row["rank"]), row["lineage"], f"{row['name']}, place", "value"
            ),
            _soft(sentences.place(row, joint="\u00a0")),
        ],
        "name": _links(row, indicator),
        "mark": _mark(row, span, equal),
        "measured": _ratio(row, "ratio_harm", "measured"),
        "shrunken": _ratio(row, "shrunken", "shrunken"),
        "standing": [tables.chip(standing), _soft(sentences.against_spread(row))],
        "verdict": tables.chip(verdict),
        "change": sentences.change(row),
    }


def _links(row: Row, indicator: Indicator) -> list[Node]:
    code = row["organisation"]
    on_map = with_query("/map", {"indicator": indicator.id, "level": "trust", "place": code})
    return [
        tables.node("A", row["name"], href=f"/organisation/{code}"),
        tables.node("A", "map", href=on_map, class_="to-map", **{"aria-label": f"{row['name']} on the map"}),
        tables.compare_button(code, row["name"]),
    ]


def _ratio(row: Row, key: str, kind: str) -> list[Any]:
    between = f"{row[f'{key}_low']:.2f} to {row[f'{key}_high']:.2f}"
    return [tables.traced(f"{row[key]:.2f}", row["lineage"], f"{row['name']}, {kind} ratio", "value"), _soft(between)]


def _mark(row: Row, span: tuple[float, float], equal: tuple[float, float]) -> Node:
    low, high = span
    bounds = (row["ratio_harm_low"], row["ratio_harm_high"])
    drawn = tables.interval(row["ratio_harm"], bounds, low, high, 1.0, row["basis"] == "estimated")
    left, right = ((edge - low) / (high - low) * 100 for edge in equal)
    band = tables.node("Span", class_="band", style={"left": f"{left:.1f}%", "width": f"{right - left:.1f}%"})
    drawn["props"]["children"] = [band, *drawn["props"]["children"]]
    return drawn


def _soft(text: str) -> Node:
    return tables.node("Span", text, class_="soft below")


def _span(rows: Sequence[Row], equal: tuple[float, float]) -> tuple[float, float]:
    """Where the marks begin and end: every interval and the band, in tenths."""
    lowest = min([row["ratio_harm_low"] for row in rows] + [equal[0]])
    highest = max([row["ratio_harm_high"] for row in rows] + [equal[1]])
    return lowest * 10 // 1 / 10, -(-highest * 10 // 1) / 10
