"""The ranked list beside the map: on screen, and as the file that holds the same rows in the same order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from atlas.exports.table import Column, Table, lineage
from atlas.indicators import Indicator
from atlas.sentences import areas as sentences
from atlas.sentences import sides
from atlas.sentences.words import period
from atlas.web import tables
from atlas.web.addresses import export_file, with_query

Row = dict[str, Any]

_GROUPS = (("bme", "BME staff"), ("white", "White staff"), ("everyone", "All staff"))
_OF_A_PAIR = (
    Column("basis_note", "How the answers of each group were had"),
    Column("population", "Population of a pooled figure"),
    Column("units_with", "Trusts with rates", 0),
    Column("units_all", "Trusts in the area", 0),
    Column("respondents_covered", "Respondents covered", 1, "per cent"),
)
_GROUP = {"bme": "bme", "white": "white", "all": "all"}
_HEADINGS = {"region": "Region", "icb": "System", "trust": "Trust"}


def screen(rows: Sequence[Row], title: str, measure: str, level: str) -> tables.Node:
    """The list as shown, no place chosen. Every name is a button that chooses the place."""
    return _table(rows, title, measure, level, "", None)


def choose(shown: tables.Node, rows: Sequence[Row], code: str) -> None:
    """Mark a place in a list that was made of ``rows`` without one, in place."""
    lines = shown["props"]["children"]["props"]["children"][-1]["props"]["children"]
    for row, line in zip(rows, lines, strict=True):
        if row["code"] == code:
            line["props"]["className"] = "chosen"
            name = next(cell for cell in line["props"]["children"] if cell["type"] == "Th")
            inside = name["props"]["children"]
            place = inside[0] if isinstance(inside, list) else inside
            place["props"]["aria-pressed"] = "true"


def within(trusts: Sequence[Row], chosen: Row, measure: str, links: Mapping[str, str], query: str) -> list[tables.Node]:
    """The way to the chosen place's own page, and the trusts in or beside it, ranked among all; names are ``links``.

    ``query`` is that of the view, for the file of these trusts.
    """
    title = sentences.within_title(trusts, chosen)
    whole = tables.node("P", _to(f"/organisation/{chosen['code']}", f"All that is known of {chosen['name']}"))
    if not trusts:
        return [whole, tables.node("P", title)]
    taken = tables.node("A", "Download these trusts (CSV)", href=export_file("map-trusts", "csv", query), download="",
                        class_="button")  # fmt: skip
    reused = tables.node("A", "In another form", href=with_query("/reuse", f"of=map-trusts&{query}"))
    ways = tables.node("P", [taken, " ", reused], class_="actions")
    return [whole, _table(trusts, title, measure, "trust", chosen["code"], links), ways]


def _table(
    rows: Sequence[Row], title: str, measure: str, level: str, chosen: str, links: Mapping[str, str] | None
) -> tables.Node:
    span = _span(rows, measure)
    columns = [
        Column("rank", "Rank" if links is None else "Rank of all", 0),
        Column("name", _HEADINGS[level]),
        Column("mark", _mark_heading(measure, span)),
        Column("shown", _value_heading(measure)),
    ]
    if measure in sentences.PAIRS:
        columns.append(Column("chip", "Verdict"))
    if any(row["pooled_value"] for row in rows):
        columns.append(Column("rests", "Rests on: trusts, respondents"))
    content = Table(title, columns, [_shown_row(row, chosen) for row in rows])
    rendered = [_rendered(row, measure, span, chosen, links) for row in rows]
    return tables.table(content, tall=links is None, row_header="name", rendered=rendered)


def file(
    rows: Sequence[Row],
    title: str,
    measure: str,
    level: str,
    indicator: Indicator,
    source: str,
    coverage: str,
    size: str,
) -> Table:
    """Everything that is known of the rows on screen, in their order. ``size`` is what points grow with, '' if none.

    Where all staff are shown, columns that say something of BME and White staff only are left out.
    """
    paired = measure != "all"
    decimals = 2 if measure == "ratio" else 1
    unit = {"difference": "percentage points", "ratio": "times as likely"}.get(measure, indicator.unit)
    columns = [
        Column("rank", "Rank", 0),
        Column("code", "Code"),
        Column("name", _HEADINGS[level]),
        Column("period", "Period"),
        Column("value", sides.measured_plainly(rows, indicator, measure), decimals, unit),
        Column("low", "95% interval from", decimals, unit),
        Column("high", "95% interval to", decimals, unit),
        *[
            column
            for key, words in _GROUPS[0 if paired else -1 :]
            for column in (
                Column(key, words, 1, indicator.unit),
                Column(f"{key}_low", f"{words}, 95% interval from", 1, indicator.unit),
                Column(f"{key}_high", f"{words}, 95% interval to", 1, indicator.unit),
                Column(f"{key}_base", f"{words}, answers", 0),
                Column(f"{key}_source", f"{words}, source"),
            )
        ],
        *([Column("verdict", "Verdict"), Column("verdict_reason", "Why this verdict")] if paired else []),
        Column("missing", "Why no figure"),
        Column("status", "Status"),
        Column("basis", "Basis of the interval"),
        *(_OF_A_PAIR if paired else ()),
    ]
    if size:
        columns.append(Column("size", f"Size of the point: {size}", 0))
    columns.append(lineage("value"))
    if paired:
        columns.append(lineage("everyone", key="everyone_lineage", named="all staff"))
    name = f"map-{indicator.id}-{measure}-{level}-{rows[0]['year'] if rows else ''}"
    return Table(title, columns, [{**row, "period": period(row)} for row in rows], source, coverage, (), name)


def _shown_row(row: Row, chosen: str) -> Row:
    return {"rank": row["rank"], "name": row["name"], "row_class": "chosen" if row["code"] == chosen else None}


def _rendered(row: Row, measure: str, span: tuple[float, float], chosen: str, links: Mapping[str, str] | None) -> Row:
    known = row["value"] is not None
    return {
        "rank": _rank(row),
        "name": _named(row, chosen, links),
        "mark": _mark(row, measure, span) if known else "",
        "shown": _value(row, measure),
        "chip": tables.chip(row["verdict"]) if known else "",
        "rests": _rests(row),
    }


def _rank(row: Row) -> str:
    if row["rank"] is None:
        return "–"
    return f"{row['rank']}=" if row["tied"] else str(row["rank"])


def _named(row: Row, chosen: str, links: Mapping[str, str] | None) -> Any:
    if links is not None:
        return _link(row, chosen, links)
    employer = row["level"] in ("trust", "reporting_unit")
    return [_button(row), tables.compare_button(row["code"], row["name"])] if employer else _button(row)


def _button(row: Row) -> tables.Node:
    return tables.node(
        "Button", row["name"], class_="link-button", type="button",
        **{"data-place": row["code"], "aria-pressed": "false"},
    )  # fmt: skip


def _link(row: Row, chosen: str, links: Mapping[str, str]) -> tables.Node | str:
    if row["code"] == chosen:
        return str(row["name"])
    return _to(links[row["code"]], row["name"])


def _to(address: str, text: str) -> tables.Node:
    """A link inside the application."""
    return {"type": "Link", "namespace": "dash_core_components", "props": {"children": text, "href": address}}


def _value(row: Row, measure: str) -> tables.Node | list[Any]:
    if row["value"] is None:
        return tables.node("Span", [tables.node("Span", class_="hatched"), row["missing"]], class_="soft")
    decimals = 2 if measure == "ratio" else 1
    shown = [tables.traced(f"{row['value']:.{decimals}f}", row["lineage"], row["name"], "value")]
    if row["low"] is not None and row["high"] is not None:
        between = f" {row['low']:.{decimals}f} to {row['high']:.{decimals}f}"
        shown.append(tables.node("Span", between, class_="soft between"))
    if measure in sentences.PAIRS and row["bme"] is not None and row["white"] is not None:
        # The drawing says this to the eye; it stands as text for a screen reader, and for all where there is no room.
        both = f" BME\u00a0{row['bme']:.1f}\u00a0%, White\u00a0{row['white']:.1f}\u00a0%"
        shown.append(tables.node("Span", both, class_="soft both"))
    return shown


def _rests(row: Row) -> str:
    if not row["pooled_value"]:
        return ""
    return f"{row['units_with']} of {row['units_all']}, {row['respondents_covered']:.0f}\u00a0%"


def _mark(row: Row, measure: str, span: tuple[float, float]) -> tables.Node:
    low, high = span
    if measure == "difference":
        drawn = tables.dumbbell(row["bme"], row["white"], low, high)
        if row["estimated"]:
            drawn["props"]["className"] = "dumbbell estimated"
        return drawn
    if measure == "ratio":
        return tables.interval(row["value"], (row["low"], row["high"]), low, high, 1.0, row["estimated"])
    drawn = tables.interval(row["value"], (row["low"], row["high"]), low, high, None, row["estimated"])
    drawn["props"]["className"] = f"interval of-{_GROUP[measure]}"
    return drawn


def _span(rows: Sequence[Row], measure: str) -> tuple[float, float]:
    """Where the marks begin and end, in round numbers."""
    keys = ("bme", "white") if measure == "difference" else ("value", "low", "high")
    values = [row[key] for row in rows if row["value"] is not None for key in keys if row[key] is not None]
    values += [1.0] if measure == "ratio" else []
    if not values:
        return 0.0, 1.0
    step = 0.1 if measure == "ratio" else 5.0
    low, high = min(values) // step * step, -(-max(values) // step) * step
    return round(max(0.0, low), 1), round(high, 1)


def _mark_heading(measure: str, span: tuple[float, float]) -> str:
    ends = f"{span[0]:g} to {span[1]:g}".replace(" ", "\u00a0")
    if measure == "difference":
        return f"BME and White staff, {ends}\u00a0%"
    return f"{ends}; dashed line: equal" if measure == "ratio" else f"{ends}\u00a0%"


def _value_heading(measure: str) -> str:
    if measure == "difference":
        return "Difference, points (95% interval)"
    if measure == "ratio":
        return "Times as likely (95% interval)"
    return f"{sentences.GROUPS[measure].replace('all staff', 'All staff')}, % (95% interval)"
