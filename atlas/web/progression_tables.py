"""The progression page's tables: what its charts show, row by row, for the screen and for files alike."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from atlas.exports.table import Column, Table, lineage
from atlas.sentences import fair_progression as belief
from atlas.sentences import progression as say
from atlas.sentences import words
from atlas.web import tables
from atlas.web.progression_answers import SERIES, Answers

Row = Mapping[str, Any]

_LOW, _HIGH = "95 % from", "to"
# Columns of the trusts' file that the screen shows inside other cells.
_FILE_ONLY = (
    "code", "region_name", "basis", "difference_harm_low", "difference_harm_high", "ratio_harm", "ratio_harm_low",
    "ratio_harm_high", "verdict_reason", "lineage",
)  # fmt: skip
_OF_STEP = (("", "ratio"), ("_low", "low"), ("_high", "high"), ("_lineage", "lineage"))
_STEP_NAMES = {"lower_middle": "to bands 6 and 7", "middle_upper": "6 and 7 to 8a and above", "lower_upper": "overall"}


def ladder(answers: Answers, source: str, coverage: str) -> Table:
    """One row per staff group shown and band, the whole first, then from the highest band down."""
    group = say.GROUPS[answers.group]
    rows = [
        {
            **row,
            "staff": say.SHORT[name],
            "fall": say.fall(row),
            "row_class": "whole" if row["band"] == "total" else None,
        }
        for name in (*answers.ladders, "medical", "all")
        for row in reversed(answers.rungs.get(name, ()))
    ]
    decimals = 1 if max((row["share"] or 0 for row in rows if row["drawn"]), default=2) >= 2 else 2
    return Table(
        title=f"{answers.place}: {group.staff} in each band, {words.day(answers.day)}",
        columns=(
            Column("label", "Band"), Column("staff", "Staff"), Column("share", "Share", decimals, "%"),
            Column("low", _LOW, decimals), Column("high", _HIGH, decimals),
            Column("headcount", group.short, 0), Column("base", "of", 0),
            Column("index", "Index", 2), Column("fall", "Step from the band below"),
            lineage("share"),
        ),
        rows=rows, source=source, coverage=coverage,
        notes=(say.BASES[answers.base], say.INDEX_NOTE, say.FALL_NOTE),
        name="progression",
    )  # fmt: skip


def shown_ladder(table: Table) -> tables.Node:
    """The ladder's table on screen: both ends of an interval in one cell, to stand beside the charts."""
    columns = [column for column in table.columns if column.key not in ("low", "high")]
    columns.insert(3, Column("interval", "95 % interval"))
    decimals = table.columns[2].decimals
    rows = [
        {**row, "interval": "–" if row["low"] is None else f"{row['low']:.{decimals}f} to {row['high']:.{decimals}f}"}
        for row in table.rows
    ]
    return tables.table(replace(table, columns=columns, rows=rows), tall=True, row_header="label")


def bands(answers: Answers, source: str, coverage: str) -> Table:
    """One row per staff group and date, newest first; one column per band drawn."""
    label = {row["band"]: row["label"] for row in answers.bands}
    cells: dict[tuple[str, Any], dict[str, Any]] = {}
    for row in answers.bands:
        key = (row["ladder"], row["snapshot_date"])
        held = (
            {row["band"]: row["share"], f"{row['band']}_lineage": row["lineage"]}
            if row["drawn"]
            else {row["band"]: None}
        )
        cells.setdefault(key, {}).update(held)
    rows = [
        {"staff": say.SHORT[name], "date": words.day(day), "day": day, **cells[name, day]}
        for name in answers.ladders
        for day in answers.dates
        if (name, day) in cells
    ]
    return Table(
        title=f"{answers.place}: {say.GROUPS[answers.group].staff}, share of each band over time",
        columns=(
            Column("date", "Date"), Column("staff", "Staff"),
            *[Column(band, label[band], 2, "%") for band in SERIES if band in label],
            *[lineage(band, key=f"{band}_lineage", named=label[band]) for band in SERIES if band in label],
        ),
        rows=rows, source=source, coverage=coverage, notes=(say.BASES[answers.base], say.few_note(answers.fewest)),
        name="progression-bands",
    )  # fmt: skip


def index(answers: Answers, source: str, coverage: str) -> Table:
    """One row per band, the highest first: the representation index of the two ladders, with intervals."""
    sides = [
        {row["band"]: row for row in answers.rungs.get(name, ()) if row["band"] != "total"} for name in answers.ladders
    ]
    rows = []
    for band, first in reversed(sides[0].items()):
        row: dict[str, Any] = {"label": first["label"]}
        for place, side in enumerate(sides):
            held = side.get(band)
            for key in ("index", "index_low", "index_high"):
                row[f"{key}{place}"] = held[key] if held and held["drawn"] else None
            row[f"lineage{place}"] = held["lineage"] if held and held["drawn"] else None
        rows.append(row)
    columns = [
        column
        for place, name in enumerate(answers.ladders)
        for column in (
            Column(f"index{place}", say.SHORT[name], 2),
            Column(f"index_low{place}", _LOW, 2, in_file=f"{say.SHORT[name]}, {_LOW}"),
            Column(f"index_high{place}", _HIGH, 2, in_file=f"{say.SHORT[name]}, {_HIGH}"),
        )
    ]
    return Table(
        title=f"{answers.place}: representation index of {say.GROUPS[answers.group].staff}, {words.day(answers.day)}",
        columns=(
            Column("label", "Band"), *columns,
            *[
                lineage(f"index{place}", key=f"lineage{place}", named=say.SHORT[name])
                for place, name in enumerate(answers.ladders)
            ],
        ),
        rows=rows, source=source, coverage=coverage, notes=(say.INDEX_NOTE, say.few_note(answers.fewest)),
        name="progression-index",
    )  # fmt: skip


def steps(answers: Answers, source: str, coverage: str) -> Table:
    """One row per ethnic group, staff group and step on the chosen date."""
    rows = [
        {
            **row,
            "who": _capital(say.GROUPS[row["group"]].staff),
            "staff": say.LADDERS[row["ladder"]],
            "step_name": say.STEPS[row["step"]],
            "row_class": "chosen" if row["group"] == answers.group else None,
        }
        for group in say.GROUPS
        for row in answers.steps
        if row["group"] == group and row["snapshot_date"] == answers.day and row["ladder"] != "all"
    ]
    return Table(
        title=f"{answers.place}: Race Disparity Ratio by ethnic group, {words.day(answers.day)}",
        columns=(
            Column("who", "Against White staff"), Column("staff", "Staff"), Column("step_name", "Step"),
            Column("ratio", "Ratio", 2), Column("low", _LOW, 2), Column("high", _HIGH, 2),
            Column("white_from", "White staff below", 0),
            Column("white_to", "above", 0, in_file="White staff above"),
            Column("group_from", "Group’s staff below", 0),
            Column("group_to", "above", 0, in_file="Group’s staff above"), lineage("ratio"),
        ),
        rows=rows, source=source, coverage=coverage, notes=(say.RATIO_NOTE,), name="progression-steps",
    )  # fmt: skip


def steps_over_time(answers: Answers, source: str, coverage: str) -> Table:
    """One row per staff group and date, newest first; the three steps with their intervals."""
    cells: dict[tuple[str, Any], dict[str, Any]] = {}
    for row in answers.steps:
        if row["group"] == answers.group:
            held = {f"{row['step']}{end}": row[key] for end, key in _OF_STEP}
            cells.setdefault((row["ladder"], row["snapshot_date"]), {}).update(held)
    rows = [
        {"staff": say.SHORT[name], "date": words.day(day), "day": day, **cells[name, day]}
        for name in answers.ladders
        for day in answers.dates
        if (name, day) in cells
    ]
    columns = [
        column
        for step, name in _STEP_NAMES.items()
        for column in (
            Column(step, _capital(name), 2),
            Column(f"{step}_low", _LOW, 2, in_file=f"{_capital(name)}, {_LOW}"),
            Column(f"{step}_high", _HIGH, 2, in_file=f"{_capital(name)}, {_HIGH}"),
        )
    ]
    return Table(
        title=f"{answers.place}: Race Disparity Ratio over time, White staff against {say.GROUPS[answers.group].staff}",
        columns=(
            Column("date", "Date"), Column("staff", "Staff"), *columns,
            *[lineage(step, key=f"{step}_lineage", named=_capital(name)) for step, name in _STEP_NAMES.items()],
        ),
        rows=rows, source=source, coverage=coverage, notes=(say.RATIO_NOTE,), name="progression-steps-over-time",
    )  # fmt: skip


def parity(answers: Answers, source: str, coverage: str) -> Table:
    """One row per date, newest first: staff needed in 8a and above by both yardsticks."""
    rows = []
    for day in answers.dates:
        found = {row["yardstick"]: row for row in answers.parity if row["snapshot_date"] == day}
        if {"afc_vsm", "all_staff"} <= found.keys():
            first, second = found["afc_vsm"], found["all_staff"]
            rows.append({
                "date": words.day(day), "day": day, "upper": first["upper_everyone"], "there": first["upper_bme"],
                "share": first["whole_share"], "needed": first["needed"], "other_share": second["whole_share"],
                "other_needed": second["needed"], "row_class": "chosen" if day == answers.day else None,
                "lineage": first["lineage"], "other_lineage": second["lineage"],
            })  # fmt: skip
    return Table(
        title=f"{answers.place}: BME staff needed for parity in band 8a and above",
        columns=(
            Column("date", "Date"), Column("upper", "Staff in 8a and above", 0), Column("there", "BME staff there", 0),
            Column("share", "BME share, AfC and VSM", 2, "%"), Column("needed", "More needed", 0),
            Column("other_share", "BME share, doctors too", 2, "%"), Column("other_needed", "More needed so", 0),
            lineage("needed", named="Agenda for Change and VSM"),
            lineage("other_needed", key="other_lineage", named="doctors too"),
        ),
        rows=rows, source=source, coverage=coverage, notes=(say.PARITY_NOTE,), name="progression-parity",
    )  # fmt: skip


def trusts(rows: Sequence[Row], source: str, coverage: str) -> Table:
    """One row per trust in the order of its place in England, widest difference first."""
    points, ratio = "percentage points", belief.RATIO
    return Table(
        title="Belief in fair progression by trust: White minus BME, widest difference first",
        columns=(
            Column("place", "Place", 0), Column("name", "Trust"), Column("code", "Code"),
            Column("region_name", "Region"), Column("bme", "BME", 1, "%"), Column("white", "White", 1, "%"),
            Column("difference_harm", belief.DIFFERENCE_IN_FILE, 1, points),
            Column("difference_harm_low", "95% interval from", 1, points),
            Column("difference_harm_high", "95% interval to", 1, points),
            Column("ratio_harm", ratio, 2), Column("ratio_harm_low", f"{ratio}, 95% interval from", 2),
            Column("ratio_harm_high", f"{ratio}, 95% interval to", 2), Column("basis", "Basis of the interval"),
            Column("verdict", "Verdict"), Column("verdict_reason", "Why this verdict"),
            lineage("difference_harm"),
        ),
        rows=rows, source=source, coverage=coverage,
        notes=(belief.INTERVALS, belief.comparisons(rows)), name="progression-trusts",
    )  # fmt: skip


def shown_trusts(table: Table) -> tables.Node:
    """The trusts' table on screen: names lead to their trend, rates stand as dumbbells, verdicts as chips."""
    columns = [column for column in table.columns if column.key not in _FILE_ONLY]
    columns.insert(4, Column("marks", "BME\u00a0● White\u00a0■"))
    columns[5] = Column("difference_harm", "White minus BME", 1, "points")
    values = [row[key] for row in table.rows for key in ("bme", "white")]
    low, high = (min(values) - 1, max(values) + 1) if values else (0.0, 100.0)
    rendered = [
        {
            "name": _trust(row),
            "difference_harm": _difference(row),
            "marks": tables.dumbbell(row["bme"], row["white"], low, high),
            "verdict": _verdict(row),
        }
        for row in table.rows
    ]
    return tables.table(replace(table, columns=columns), tall=True, row_header="name", rendered=rendered)


def _trust(row: Row) -> tables.Node:
    address = f"/organisation/{row['code']}"
    return tables.node("Span", [
        tables.node("A", row["name"], href=address),
        tables.node("Span", f" {row['region_name']}", class_="soft region"),
    ])  # fmt: skip


def _difference(row: Row) -> tables.Node:
    low, high = row["difference_harm_low"], row["difference_harm_high"]
    bounds = "no interval" if low is None else f"{belief.signed(low)} to {belief.signed(high)}"
    return tables.node("Div", [
        tables.traced(belief.signed(row["difference_harm"]), row["lineage"], row["name"]),
        tables.node("Span", bounds, class_="soft under"),
    ], class_="number")  # fmt: skip


def _verdict(row: Row) -> list[tables.Node]:
    chip = tables.node("Span", row["verdict"], class_=f"chip {row['verdict'].replace(' ', '-')}")
    why = belief.why(row)
    return [chip, tables.node("Span", why, class_="soft under why")] if why else [chip]


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]
