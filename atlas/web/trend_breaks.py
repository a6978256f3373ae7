"""Which breaks concern the lines that are shown, where they stand on the chart, and their list below the table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from atlas.exports.table import Column, Table
from atlas.figures.trend_lines import Joint
from atlas.sentences import trend_words as words
from atlas.sentences.words import joined

Row = Mapping[str, Any]
_FAULT = "fault"
_KINDS = {
    "base": "another base", "publication": "another publication", "merger": "merger", _FAULT: "fault in collecting",
    "wording": "another wording", "coverage": "another coverage",
}  # fmt: skip


@dataclass(frozen=True)
class Break:
    """One row of the table of breaks with the codes of the shown lines that it concerns. ``number`` is its label."""

    number: int
    row: Row
    codes: tuple[str, ...]


def is_drawn(row: Row) -> bool:
    """Bounds, rounded words and missing values stand in the table only."""
    return row["value"] is not None and row["precision"] == "exact"


def concerning(breaks: Sequence[Row], rows: Sequence[Row]) -> list[Break]:
    """The breaks with figures on both sides, faults of a year shown, and remarks on figures that are shown."""
    lines: dict[str, list[Row]] = {}
    for row in rows:
        if is_drawn(row):
            lines.setdefault(row["organisation"], []).append(row)
    found: list[Break] = []
    for entry in breaks:
        codes = tuple(code for code, line in lines.items() if _concerns(entry, code, line))
        if codes:
            found.append(Break(len(found) + 1, entry, codes))
    return found


def _concerns(entry: Row, code: str, line: Sequence[Row]) -> bool:
    if entry["organisations"] != "all" and code not in str(entry["organisations"]).split():
        return False
    year = entry["from_year"]
    own = [row for row in line if entry["series"] in ("all", row["series"])]
    if entry["kind"] == _FAULT:
        return any(_year(row, entry) == year for row in own)
    after = any(_year(row, entry) >= year for row in own)
    if entry["cuts"] or entry["kind"] == "wording":
        return after and any(_year(row, entry) < year for row in line)
    return after


def _year(row: Row, entry: Row) -> int:
    return int(row[entry["year_kind"]] or row["year"])


def joints(breaks: Sequence[Break]) -> list[Joint]:
    """Breaks that cut stand before their year and faults on it; the other remarks are in the list only.

    A label is the number in the list, which says whose line it is; several at one place share one.
    """
    places: dict[tuple[float, bool], list[Break]] = {}
    for one in breaks:
        if one.row["cuts"]:
            places.setdefault((one.row["from_year"] - 0.5, True), []).append(one)
        elif one.row["kind"] == _FAULT:
            places.setdefault((float(one.row["from_year"]), False), []).append(one)
    found = []
    for (x, cuts), here in sorted(places.items()):
        numbers = ", ".join(str(one.number) for one in here)
        found.append(Joint(x, numbers, cuts))
    return found


def sentence(breaks: Sequence[Break], period_kind: str, names: Mapping[str, str], chosen: Sequence[str]) -> str:
    """The numbers drawn on the chart in a few words each, so that its image explains itself; '' where none is drawn."""
    said = []
    for one in breaks:
        if one.row["cuts"] or one.row["kind"] == _FAULT:
            whose = f" ({_concerned(one.codes, names, chosen)})" if one.row["organisations"] != "all" else ""
            year = words.year_text(one.row["from_year"], period_kind)
            said.append(f"{one.number}, {year}: {_KINDS[one.row['kind']]}{whose}")
    return f"On the chart: {'; '.join(said)}." if said else ""


def table(breaks: Sequence[Break], period_kind: str, names: Mapping[str, str], chosen: Sequence[str]) -> Table:
    """The breaks and remarks, numbered as on the chart."""
    columns = [
        Column("number", "No.", 0),
        Column("from", "From"),
        Column("who", "Concerns"),
        Column("effect", "Effect"),
        Column("text", "What changed"),
        Column("source", "Source"),
    ]
    body = [
        {
            "number": one.number,
            "from": words.year_text(one.row["from_year"], period_kind),
            "who": _concerned(one.codes, names, chosen),
            "effect": "cuts the line" if one.row["cuts"] else "remark",
            "text": one.row["text"],
            "source": one.row["source"],
        }
        for one in breaks
    ]
    return Table("Breaks and remarks", columns, body, name="trends-breaks")


def _concerned(codes: Sequence[str], names: Mapping[str, str], chosen: Sequence[str]) -> str:
    if len(chosen) > 1 and set(chosen) <= set(codes):
        others = [names[code] for code in codes if code not in chosen]
        return joined(["every chosen organisation", *others])
    return joined([names[code] for code in codes])
