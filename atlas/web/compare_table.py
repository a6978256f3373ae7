"""Employers side by side as tables: on screen, and as the files that hold the same rows in the same order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from atlas.exports.table import Column, Table, lineage
from atlas.sentences import compare as sentences
from atlas.sentences import employer as told
from atlas.sentences.nearby import missing
from atlas.sentences.words import period
from atlas.web import tables
from atlas.web.tables import Node

if TYPE_CHECKING:
    from atlas.web.compare_view import Question

Row = Mapping[str, Any]

_TITLE = "Side by side, in the order chosen"


def screen(questions: Sequence[Question], employers: Sequence[Row]) -> Node:
    """The twin of the chart: a table per question, a row per employer; nothing in it is ranked."""
    names = {one["code"]: one["short_name"] for one in employers}
    columns = [
        Column("name", "Employer"),
        Column("bme", "BME, %"),
        Column("white", "White, %"),
        Column("gap", "Gap (95% interval)"),
        Column("verdict", "Verdict"),
    ]
    found = []
    for question in questions:
        rendered = [_rendered(row, names[row["organisation"]]) for row in question.rows]
        content = Table(question.indicator.short, columns, [{} for _ in rendered])
        found.append(tables.table(content, row_header="name", rendered=rendered))
    return tables.node("Div", found, class_="stack")


def pairs_screen(question: Question) -> Node:
    """Every pair of employers on one question."""
    columns = [
        Column("pair", "First against second"),
        Column("figure", "First gap ÷ second (95% interval)" if question.pairs[0].log else "First − second"),
        Column("word", "So they are"),
    ]
    rows = [
        {
            "pair": f"{pair.first} against {pair.second}",
            "figure": tables.traced(sentences.pair(pair), pair.lineage, f"{pair.first} against {pair.second}"),
            "word": pair.word,
        }
        for pair in question.pairs
    ]
    return tables.table(Table(f"Pairs on “{question.indicator.short}”", columns, rows), row_header="pair")


def in_short(row: Row) -> str:
    """The words above a line of the chart, below the name: the figures that its marks show."""
    if row["bme"] is not None and row["white"] is not None:
        return f"BME {row['bme']:.0f} %, White {row['white']:.0f} %"
    if row["everyone"] is not None:
        return f"no BME and White rates; all staff {row['everyone']:.0f} %"
    return missing(row)


def file(questions: Sequence[Question], employers: Sequence[Row], source: str, coverage: str) -> Table:
    """The rows on screen with everything known of them."""
    columns = [
        Column("number", "Indicator", 0),
        Column("question", "Question"),
        Column("code", "Code"),
        Column("name", "Employer"),
        Column("period", "Period"),
        *[
            column
            for key, words in (("bme", "BME staff"), ("white", "White staff"))
            for column in (
                Column(key, words, 1, "per cent"),
                Column(f"{key}_low", f"{words}, 95% interval from", 1, "per cent"),
                Column(f"{key}_high", f"{words}, 95% interval to", 1, "per cent"),
                Column(f"{key}_base", f"{words}, answers", 0),
            )
        ],
        Column("difference_harm", "Difference, above 0 is worse for BME staff", 1, "percentage points"),
        Column("harm_low", "Difference, 95% interval from", 1, "percentage points"),
        Column("harm_high", "Difference, 95% interval to", 1, "percentage points"),
        Column("ratio_harm", "Ratio, above 1 is worse for BME staff", 2),
        Column("ratio_harm_low", "Ratio, 95% interval from", 2),
        Column("ratio_harm_high", "Ratio, 95% interval to", 2),
        Column("verdict", "Verdict"),
        Column("reason", "Why this verdict"),
        Column("everyone", "All staff", 1, "per cent"),
        Column("everyone_period", "All staff, period"),
        Column("basis_note", "How the answers of each group were had"),
        lineage("difference_harm"),
        lineage("everyone", key="everyone_lineage", named="all staff"),
    ]
    names = {one["code"]: one["short_name"] for one in employers}
    rows = [
        {
            **row,
            "question": question.indicator.short,
            "code": row["organisation"],
            "name": names[row["organisation"]],
            "period": period(row) if row["year"] is not None else "",
            "verdict": row["verdict"] if row["year"] is not None else "not judged",
            "reason": row["verdict_reason"] if row["year"] is not None else missing(row),
            "everyone_period": told.measured_everyone(row),
        }
        for question in questions
        for row in question.rows
    ]
    return Table(_TITLE, columns, rows, source, coverage, (sentences.CANNOT,), "compare")


def pairs_file(questions: Sequence[Question], source: str, coverage: str) -> Table:
    """Every pair on every question."""
    columns = [
        Column("indicator", "Question"),
        Column("first", "First"),
        Column("second", "Second"),
        Column("kind", "Compared as"),
        Column("value", "First gap against second", 3),
        Column("low", "95% interval from", 3),
        Column("high", "95% interval to", 3),
        Column("p", "p, allowing for the other pairs (Holm)", 4),
        Column("word", "So they are"),
        lineage("value"),
    ]
    rows = [
        {**vars(pair), "indicator": pair.indicator.strip("“”"), "kind": "ratio of ratios" if pair.log else "points"}
        for question in questions
        for pair in question.pairs
    ]
    return Table("Which gaps differ", columns, rows, source, coverage, (sentences.HOW,), "compare-pairs")


def _rendered(row: Row, name: str) -> dict[str, Any]:
    held = row["year"] is not None
    word = row["verdict"] if held else "not judged"
    return {
        "name": name,
        "bme": _per_cent(row, "bme", f"BME staff, {name}"),
        "white": _per_cent(row, "white", f"White staff, {name}"),
        "gap": _gap(row, name) if held else _instead(row, name),
        "verdict": tables.node("Span", word, class_=f"chip {word.replace(' ', '-')}"),
    }


def _instead(row: Row, name: str) -> Node:
    why: list[Any] = [missing(row)]
    if row["everyone"] is not None:
        why += ["; all staff ", tables.traced(f"{row['everyone']:.1f} %", row["everyone_lineage"], name)]
    return tables.node("Span", why, class_="soft below")


def _per_cent(row: Row, group: str, of: str) -> Any:
    if row[group] is None:
        return "–"
    between = "" if row[f"{group}_low"] is None else f" {row[f'{group}_low']:.1f}–{row[f'{group}_high']:.1f}"
    value = tables.traced(f"{row[group]:.1f}", row["lineage"], of, "value")
    return [value, tables.node("Span", between, class_="soft below")]


def _gap(row: Row, name: str) -> Any:
    said: list[Any] = []
    if row["difference_harm"] is not None:
        between = "" if row["harm_low"] is None else f" {row['harm_low']:z.1f} to {row['harm_high']:z.1f}"
        points = f"{row['difference_harm']:+z.1f} points".replace("-", "−")
        said.append(tables.traced(points, row["lineage"], name, "value"))
        said.append(tables.node("Span", between.replace("-", "−"), class_="soft below"))
    if row["ratio_harm"] is not None:
        between = (
            "" if row["ratio_harm_low"] is None else f" ({row['ratio_harm_low']:.2f}–{row['ratio_harm_high']:.2f})"
        )
        times = f"{row['ratio_harm']:.2f} times{between}"
        trail = None if said else row["lineage"]
        said.append(tables.traced(times, trail, name, "soft below"))
    return said
