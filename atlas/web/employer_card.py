"""The scorecard of one organisation: on screen with strips and verdicts, and as the file that holds the same rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from atlas.exports.table import Column, Table, lineage
from atlas.indicators import Indicator
from atlas.sentences import employer, employer_trend
from atlas.web import tables
from atlas.web.employer_rows import PARITY
from atlas.web.strip_marks import strip

Row = Mapping[str, Any]
Indicators = Mapping[str, Indicator]
Node = tables.Node

WOULD_COMPLETE = "/data#missing"
_HOW = {"press": "as quoted", "owner": "not published"}


def screen(rows: Sequence[Row], indicators: Indicators, title: str, peers: str) -> Node:
    """The rows as shown: held ones with their marks, then those of which nothing is held, a line each."""
    columns = [
        Column("number", "No."),
        Column("name", "Indicator"),
        Column("strip", f"Among {peers}, right is worse" if peers else "Where it stands"),
        Column("difference", "Difference"),
        Column("times", "As likely"),
        Column("verdict", "Verdict"),
        Column("trend", "Trend"),
    ]
    rendered = [_rendered(row, indicators[row["indicator"]]) for row in rows]
    content = Table(title, columns, [{"row_class": _class(row)} for row in rows])
    return tables.table(content, row_header="name", rendered=rendered)


def file(rows: Sequence[Row], indicators: Indicators, subject: Row, peers: str, source: str, coverage: str) -> Table:
    """The same rows in the same order, with all that is known of them."""
    columns = [
        Column("code", "Code"), Column("organisation", "Organisation"), Column("number", "Indicator number"),
        Column("name", "Indicator"), Column("period", "Period"),
        *[
            column
            for key, words in (("bme", "BME"), ("white", "White"))
            for column in (
                Column(key, words, 1, "per cent"), Column(f"{key}_low", f"{words}, 95% interval from", 1, "per cent"),
                Column(f"{key}_high", f"{words}, 95% interval to", 1, "per cent"),
                Column(f"{key}_base", f"{words}, answers or people", 0),
            )
        ],
        Column("difference_harm", "Difference, above 0 is worse for BME staff", 1, "percentage points"),
        Column("harm_low", "Difference, 95% interval from", 1), Column("harm_high", "Difference, 95% interval to", 1),
        Column("ratio_harm", "Times as likely, above 1 is worse for BME staff", 2),
        Column("ratio_harm_low", "Times, 95% interval from", 2), Column("ratio_harm_high", "Times, 95% interval to", 2),
        Column("ratio_published", "Times as likely, as published", 2),
        Column("ratio_direction", "Direction as published"),
        Column("verdict", "Verdict"), Column("verdict_reason", "Why this verdict"),
        Column("basis", "Basis of the interval"), Column("basis_note", "How the answers of each group were had"),
        Column("status", "Status"), Column("population", "Population of a pooled figure"),
        Column("row_source", "Source of BME and White"),
        Column("everyone", "All staff", 1, "per cent"), Column("everyone_low", "All staff, 95% interval from", 1),
        Column("everyone_high", "All staff, 95% interval to", 1), Column("everyone_base", "All staff, answers", 0),
        Column("everyone_period", "All staff, period"), Column("everyone_source", "All staff, source"),
        Column("peers", "Peers"), Column("peers_count", "Peers with a figure", 0),
        Column("peers_smaller", "Peers with a smaller figure (better)", 0),
        Column("peers_equal", "Peers with an equal figure", 0),
        Column("peers_larger", "Peers with a larger figure (worse)", 0),
        Column("place_text", "Place among the peers"),
        Column("yardstick", "Yardstick", 2), Column("yardstick_name", "Yardstick is of"),
        Column("standing", "Against the average of all trusts"),
        Column("place", "Place among all trusts", 0), Column("place_low", "Place, 95% interval from", 0),
        Column("place_high", "Place, 95% interval to", 0), Column("places", "Trusts compared", 0),
        Column("trend", "Trend"), Column("sentence", "In words"), Column("sure", "How sure"),
        lineage("difference_harm"), lineage("everyone", key="everyone_lineage", named="all staff"),
        lineage("yardstick", key="yardstick_lineage", named="yardstick"),
    ]  # fmt: skip
    body = [_in_file(row, indicators[row["indicator"]], subject, peers) for row in rows]
    title = f"Scorecard of {subject['name']}"
    return Table(title, columns, body, source, coverage, (), f"organisation-{subject['code']}")


def _in_file(row: Row, indicator: Indicator, subject: Row, peers: str) -> dict[str, Any]:
    found = row.get("place_found")
    turn = row.get("turn", 1.0)
    return {
        **row,
        "code": subject["code"], "organisation": subject["name"],
        "name": employer.narrowed(indicator, row["part"])[0],
        "period": employer.measured(row), "everyone_period": employer.measured_everyone(row),
        "row_source": row["source"], "peers": peers if found else "",
        "verdict": row["verdict"] or "not judged", "verdict_reason": row["verdict_reason"] or missing(row, subject),
        "peers_count": found.count if found else None, "peers_smaller": found.smaller if found else None,
        "peers_equal": found.equal if found else None, "peers_larger": found.larger if found else None,
        "yardstick": None if row["yardstick"] is None else turn * row["yardstick"],
        "trend": "; ".join(_trend(row)),
        "sentence": employer.values(row, indicator) or employer.everyone(row, indicator),
        "sure": employer.sure(row, indicator),
    }  # fmt: skip


def missing(row: Row, subject: Row) -> str:
    """Why there is no comparison of BME and White staff."""
    if employer.compares(row):
        return ""
    if row["everyone"] is not None and subject["trust_type"] == "mental_health":
        return "BME and White rates are not held for any mental health trust"
    if row["everyone"] is not None:
        return "BME and White rates are not held"
    return "Not in the publications that the atlas holds"


def _class(row: Row) -> str:
    """Paper has room for what is held, and for a part only in place of its whole."""
    if not row["held"]:
        return "absent"
    return "part" if row["part"] != "whole" and employer.compares(row) else ""


def cited(source: Row) -> str:
    """A publication as a source line names it."""
    how = _HOW.get(source["provenance"])
    return f"{source['short']} ({how})" if how else str(source["short"])


def _rendered(row: Row, indicator: Indicator) -> dict[str, Any]:
    name = employer.narrowed(indicator, row["part"])[0]
    if not row["held"]:
        return {
            "number": str(indicator.number), "name": _name(name, ""), "difference": "", "times": "", "trend": "",
            "strip": ["Not in the publications that the atlas holds. ", _link("What would complete it")],
            "verdict": tables.chip("not judged"),
        }  # fmt: skip
    return {
        "number": str(indicator.number),
        "name": _name(name, in_short(row, indicator)),
        "strip": _strip(row),
        "difference": _difference(row, indicator),
        "times": _times(row, indicator),
        "verdict": _verdict(row),
        "trend": [tables.node("Span", text, class_="soft below") for text in _trend(row)],
    }


def _name(name: str, line: str) -> list[Node]:
    return [tables.node("Strong", name), *([tables.node("Span", line, class_="soft below")] if line else [])]


def in_short(row: Row, indicator: Indicator) -> str:
    """The values in a line: '51 of 100 BME staff, 64 of 100 White staff'."""
    if indicator.kind == "rate" and row["bme"] is not None and row["white"] is not None:
        text = f"{employer.hundred(row['bme'])} of 100 BME staff, {employer.hundred(row['white'])} of 100 White staff"
    elif employer.compares(row) or row["bme"] is not None:
        text = employer.values(row, indicator).rstrip(".")
    else:
        text = f"{employer.hundred(row['everyone'])} of 100 staff of all groups"
    return f"{text} · {when(row)}"


def when(row: Row) -> str:
    """The period in brief: 'autumn 2024', '2022/23', '31 March 2024'."""
    text = employer.measured(row) or employer.measured_everyone(row)
    return text.partition(" (")[0].removesuffix(" survey").removeprefix("financial year ")


def _strip(row: Row) -> list[Any]:
    if row["own"] is None or not row["others"]:
        return [tables.node("Span", "No peer has this figure for the same period", class_="soft")]
    parity = PARITY.get(row["metric"])
    dashed = row["basis"] == "estimated" and row["metric"] != "all"
    drawn = strip(row["others"], row["own"], (row["own_low"], row["own_high"]), parity, row["yardstick"], dashed)
    return [drawn, tables.node("Span", [row["place_text"], *_against(row)], class_="soft below")]


def _against(row: Row) -> list[Any]:
    """The yardstick, which leads to its trail where it is one value and not the middle of two."""
    if row["yardstick"] is None:
        return []
    value = row["turn"] * row["yardstick"]
    number = f"{value:.2f}" if row["metric"] == "ratio" else f"{value:z.1f}".replace("-", "−")
    unit = {"gap": " points", "ratio": "", "all": " %"}[row["metric"]]
    name, key = row["yardstick_name"], row["yardstick_lineage"]
    return [f"; {name} ", tables.traced(f"{number}{unit}", "" if " " in key else key, name)]


def _difference(row: Row, indicator: Indicator) -> Any:
    value = row["difference_harm"]
    if value is None:
        return "–" if row["everyone"] is None or employer.compares(row) else _all_rate(row, indicator)
    shown = f"{value:+z.1f} points".replace("-", "−")
    between = "no interval"
    if row["harm_low"] is not None:
        between = f"{row['harm_low']:z.1f} to {row['harm_high']:z.1f}".replace("-", "−")
    return _value(shown, between, row["lineage"], f"difference, {indicator.short}")


def _all_rate(row: Row, indicator: Indicator) -> list[Any]:
    return _value(f"{row['everyone']:.1f} %", "all staff", row["everyone_lineage"], f"all staff, {indicator.short}")


def _times(row: Row, indicator: Indicator) -> Any:
    if row["ratio_harm"] is None:
        return "–"
    interval = "no interval"
    if row["ratio_harm_low"] is not None:
        interval = f"{row['ratio_harm_low']:.2f} to {row['ratio_harm_high']:.2f}"
    return _value(f"{row['ratio_harm']:.2f} times", interval, row["lineage"], f"ratio, {indicator.short}")


def _verdict(row: Row) -> list[Any]:
    verdict = row["verdict"] or "not judged"
    reason = row["verdict_reason"] if verdict in ("not judged", "unclear", "too few to say") else ""
    if not row["verdict"]:
        reason = "no BME and White rates"
    found = [tables.chip(verdict)]
    return [*found, tables.node("Span", reason, class_="soft below")] if reason else found


def _trend(row: Row) -> list[str]:
    texts = [employer_trend.gap(row, row["gap_way"]), employer_trend.everyone(row, row["all_way"])]
    texts += [employer_trend.part(one, one["all_way"]) for one in row["parts"]]
    return [text for text in texts if text]


def _value(value: str, below: str, trail: str | None, of: str) -> list[Any]:
    return [tables.traced(value, trail, of, "value"), tables.node("Span", below, class_="soft below")]


def _link(text: str) -> Node:
    return tables.node("A", text, href=WOULD_COMPLETE)
