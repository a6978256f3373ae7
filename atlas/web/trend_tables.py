"""The table twin of a trend, the list of its breaks, and the lines on coverage and source."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from atlas.exports.table import Column, Table, lineage
from atlas.indicators import Indicator
from atlas.sentences import trend_words as words
from atlas.sentences.trend_words import Subject
from atlas.web import tables
from atlas.web.trend_chart import Scope, is_estimated
from atlas.web.trend_controls import is_shown

Row = Mapping[str, Any]
NOT_HELD = "not held"
_NO_PUBLICATION = "No publication in the atlas gives it; no line is drawn across."
_BLANK: dict[str, Any] = {
    "when": "", "value": None, "low": None, "high": None, "base": None, "status": NOT_HELD, "source": "", "note": "",
    "lineage": None,
}  # fmt: skip
_HEADINGS = {"survey": "Survey of autumn", "financial_year": "Financial year", "snapshot": "Headcount on"}
_LEVELS = {"reporting_unit": "trust"}  # reporting units are counted among the trusts


def figures_table(
    scope: Scope, subjects: Sequence[Subject], benchmarks: Sequence[Subject], rows: Sequence[Row]
) -> tuple[Table, tuple[Mapping[str, Any], ...]]:
    """Every value of the organisations in order, with a row for each year without one, and its cells as elements."""
    decimals = words.decimals(scope.group, scope.indicator)
    body: list[dict[str, Any]] = []
    rendered: list[Mapping[str, Any]] = []
    for subject in [*subjects, *benchmarks]:
        name = subject.name if subject.level == "england" else f"{subject.name} ({subject.code})"
        name = name if subject in subjects else f"{name}, benchmark"
        for group in scope.wanted:
            own = [row for row in rows if row["organisation"] == subject.code and row["group"] == group]
            first = {"organisation": name, "code": subject.code, "group": words.GROUPS[group]}
            filled = [(row["year"], str(row["period_end"]), first | _cells(row), _elements(row)) for row in own]
            held = {row["year"] for row in own}
            if subject in subjects and held:
                lacking = [year for year in range(min(held), max(held)) if year not in held]
                filled += [(year, "", first | _not_held(year, scope), {}) for year in lacking]
            elif subject in subjects:
                filled.append((0, "", first | _nothing(), {}))
            filled.sort(key=lambda item: (item[0], item[1]))
            body += [cells for _, _, cells, _ in filled]
            page = tables.node("A", name, href=f"/organisation/{subject.code}")
            rendered += [elements | {"organisation": page} for _, _, _, elements in filled]
    label = words.lowered(words.group_label(scope.group, scope.indicator))
    unit = words.unit(scope.group, scope.indicator)
    columns = [
        Column("organisation", "Organisation"),
        *([Column("group", "Group")] if len(scope.wanted) > 1 else []),
        Column("when", _HEADINGS[scope.period_kind]),
        Column("value", unit[0].upper() + unit[1:], decimals),
        Column("low", "95 % from", decimals),
        Column("high", "to", decimals),
        Column("base", "Answers" if scope.period_kind == "survey" else "People", 0),
        Column("status", "Status"),
        Column("source", "Source"),
        Column("note", "Note"),
        lineage("value"),
    ]
    return Table(f"{scope.indicator.short}: {label}", columns, body), tuple(rendered)


def displayed(table: Table, links: Sequence[Mapping[str, Any]]) -> list[tables.Node]:
    """The table in the width of half a page: an interval in one cell; status, source and a note's letter in one.

    The file has the same rows with each of these in a column of its own.
    """
    decimals = next(column.decimals for column in table.columns if column.key == "value") or 0
    letters: dict[str, str] = {}
    body, rendered = [], []
    for row, link in zip(table.rows, links, strict=True):
        letter = letters.setdefault(row["note"], _letter(len(letters))) if row["note"] else ""
        interval = "–" if row["low"] is None else f"{row['low']:.{decimals}f} to {row['high']:.{decimals}f}"
        body.append({**row, "interval": interval.replace(" ", "\u00a0")})
        origin = [", ", link["source"]] if link.get("source") else []
        rendered.append(
            {
                "organisation": link["organisation"],
                "source": [row["status"], *origin, *([f"; note\u00a0{letter}"] if letter else [])],
            }
        )
    columns = []
    empty = {column.key for column in table.columns if all(row[column.key] is None for row in table.rows)}
    for column in table.columns:
        if column.key in empty - {"value"}:
            continue
        if column.key == "low":
            columns.append(Column("interval", "95 % interval"))
        elif column.key == "source":
            columns.append(Column("source", "Status and source"))
        elif column.key not in ("high", "status", "note"):
            columns.append(column)
    narrow = Table(table.title, columns, body)
    return [
        tables.table(narrow, tall=True, row_header="organisation", rendered=rendered),
        *[tables.node("P", f"Note {letter}: {note}", class_="table-note") for note, letter in letters.items()],
    ]


def _letter(number: int) -> str:
    """a … z, aa, ab …"""
    before, last = divmod(number, 26)
    return (_letter(before - 1) if before else "") + chr(ord("a") + last)


def _cells(row: Row) -> dict[str, Any]:
    return {
        "when": _short(words.moment(row)),
        "period_end": row["period_end"],
        "line": row["series"],
        "value": row["value"],
        "low": row["low"],
        "high": row["high"],
        "base": None if row["base"] is None else round(row["base"]),
        "status": row["status"].replace("_", " "),
        "source": f"{row['source_short']}: {place_of(row)}" if place_of(row) else row["source_short"],
        "note": _note(row),
        "lineage": row["lineage"],
    }


def place_of(row: Row) -> str:
    """Where the value stands: page and address, or file, sheet, row and column; '' for what was computed here."""
    if not row["file"]:
        return ""
    if row["locator"] == "web":
        return f"{row['file']}, {row['sheet']}"
    parts = [row["file"], row["sheet"] and f"sheet {row['sheet']}", f"row {row['row']}", f"column {row['column']}"]
    return ", ".join(part for part in parts if part)


def _elements(row: Row) -> dict[str, Any]:
    """The source as a link: to the page that prints the figure, else to the publication."""
    if row["locator"] == "web" and row["file"] and " and " not in row["sheet"]:
        return {"source": tables.node("A", row["file"], href=f"https://{row['sheet']}")}
    if row["landing_page"] and row["provenance"] != "press":
        return {"source": tables.node("A", row["source_short"], href=row["landing_page"], title=place_of(row) or None)}
    return {"source": row["source_short"]}


def _note(row: Row) -> str:
    parts = []
    if row["precision"] == "bound":
        parts.append("a bound, not a value: not drawn")
    elif row["precision"] == "rounded":
        parts.append("rounded in the source: not drawn")
    if row["status"] == "derived" and row["group"] in ("ratio", "difference"):
        parts.append("computed from the two values as printed" if not row["file"] else "")
    if row["pooled"]:
        parts.append(f"pooled from trusts: {row['population']}")
    if row["low"] is not None and is_estimated(row):
        parts.append(f"interval estimated: {row['basis_note'].rstrip('.')}")
    parts += [part for part in (row["note"] or "").split("; ") if part and not _said(part)]
    text = "; ".join(part for part in parts if part)
    return f"{text[0].upper()}{text[1:]}" if text else ""


def _said(part: str) -> bool:
    """Parts of a stored note that the other columns already say."""
    return part.startswith(("printed as", "rounded in the source"))


def _not_held(year: int, scope: Scope) -> dict[str, Any]:
    return _BLANK | {"when": _short(words.year_text(year, scope.period_kind)), "note": _NO_PUBLICATION}


def _nothing() -> dict[str, Any]:
    return _BLANK | {"when": "all years", "note": _NO_PUBLICATION}


def _short(moment: str) -> str:
    """The column's heading says what the year is of."""
    return moment.removeprefix("autumn ")


def coverage(rows: Sequence[Row], scope: Scope, subjects: Sequence[Subject], shown: Sequence[Row], part: str) -> str:
    """How many organisations of the level have the newest figure shown, group by group, with the denominator."""
    own = {subject.code: subject.level for subject in subjects}
    said = []
    for group in scope.wanted:
        held = [row for row in shown if row["organisation"] in own and row["group"] == group]
        if not held:
            continue
        last = max(held, key=lambda row: str(row["period_end"]))
        level = own[last["organisation"]]
        if level == "england":
            continue
        found = next(
            (
                row
                for row in rows
                if (row["indicator"], row["part"], row["group"]) == (scope.indicator.id, part, group)
                and row["level"] == _LEVELS.get(level, level)
                and str(row["period_end"]) == str(last["period_end"])
            ),
            None,
        )
        label = words.group_label(group, scope.indicator)
        if found is not None:
            said.append(f"{label}, {words.moment(last)}: {found['text']}.")
        elif last["pooled"]:
            said.append(f"{label}, {words.moment(last)}: pooled from trusts, {last['population']}.")
    if said:
        return f"Coverage. {' '.join(said)}"
    return "Coverage. The nation’s own figures; what is held for trusts is on the data page." if shown else ""


def source(rows: Sequence[Row], period_kind: str) -> str:
    """Sources with their years, and what is expected after the newest of them."""
    valued = [row for row in rows if row["value"] is not None]
    if not valued:
        return "No source in the atlas has figures for this choice."
    found: dict[str, list[int]] = {}
    for row in valued:
        found.setdefault(str(row["source_short"]), []).append(row["year"])
    named = [f"{name} ({words.years(years, period_kind)})" for name, years in found.items()]
    newest = max(str(row["period_end"]) for row in valued)
    nexts = dict.fromkeys(str(row["next_release"]) for row in valued if str(row["period_end"]) == newest)
    return f"Source: {'; '.join(named)}. Next release: {' '.join(nexts)}"


def holdings(rows: Sequence[Row], known: Mapping[str, Indicator], organisations: int) -> Table:
    """What is held for the organisations: one row per indicator and part, the years of each group."""
    columns = [
        Column("what", "Indicator"),
        Column("all", "All staff"),
        Column("bme", "BME"),
        Column("white", "White"),
        Column("ratio", "Times as likely"),
    ]
    body: dict[tuple[str, str], dict[str, Any]] = {
        (key, "whole"): {"what": one.short} for key, one in known.items() if is_shown(one)
    }
    for row in rows:
        indicator = known[row["indicator"]]
        part = indicator.part(row["part"])
        what = f"{indicator.short}: {part.title}" if part else indicator.short
        line = body.setdefault((row["indicator"], row["part"]), {"what": what})
        of = f" ({row['organisations']} of {organisations})" if organisations > 1 else ""
        line[row["group"]] = f"{words.years(row['years'], row['period_kind'])}{of}"
    order = list(known)
    keys = sorted(body, key=lambda key: (order.index(key[0]), key[1] != "whole"))
    groups = [column.key for column in columns[1:]]
    return Table("What is held", columns, [dict.fromkeys(groups, NOT_HELD) | body[key] for key in keys])
