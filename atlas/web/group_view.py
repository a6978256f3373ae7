"""From a selection to what /groups shows: the marks, the table and the words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from atlas.exports.table import Column, Table, lineage
from atlas.figures import group_dots, theme
from atlas.indicators import Indicator
from atlas.reader import Atlas
from atlas.selection import Missed, Selection
from atlas.sentences import groups as say
from atlas.sentences import progression
from atlas.sentences.words import period
from atlas.web import tables

Row = Mapping[str, Any]
Option = tuple[str, str]

# Shown to whoever asks for nothing, and what the address leaves out.
DEFAULTS = Selection(indicator="discrimination", part="whole")
LINES = ("white", "all", "bme")  # in the order of their words above the chart


@dataclass(frozen=True)
class Groups:
    """Everything on the page that depends on the selection; ``selection`` is what was understood of it."""

    selection: Selection
    notices: tuple[str, ...]
    about: str
    finding: str
    options: tuple[Option, ...]
    figure: dict[str, Any]
    caption: str
    table: Table
    coverage: str
    source: str


def choice(indicator: str, part: str) -> str:
    """An indicator and its part as one value of a control."""
    return f"{indicator}:{part}"


def view(atlas: Atlas, selection: Selection) -> Groups:
    """Answer a selection. What has no rates by specific group is replaced by what has, and said."""
    held = {(row["indicator"], row["part"]) for row in atlas.group_choices()}
    notices: list[str] = []
    understood = _understood(atlas, selection, held, notices)
    indicator, part = atlas.indicators[understood.indicator], understood.part
    rows = [
        {**row, "name": say.name(row["group"], row["label"]).short} for row in atlas.group_rates(indicator.id, part)
    ]
    specific = [row for row in rows if row["specific"]]
    lines = [row for key in LINES for row in rows if row["group"] == key]
    ordered = specific if understood.order == "census" else say.worst_first(specific, indicator)
    about = _about(indicator, part)
    coverage, source = say.coverage(rows, atlas.nation.name), _source(atlas, rows, indicator, part)
    return Groups(
        selection=understood,
        notices=tuple(notices),
        about=about,
        finding=say.finding(rows, indicator, part),
        options=tuple(_options(atlas, held)),
        figure=_figure(ordered, lines, indicator, understood.order),
        caption=_caption(rows, indicator, lines),
        table=replace(_table([*ordered, *reversed(lines)], indicator, about), coverage=coverage, source=source),
        coverage=coverage,
        source=source,
    )


def displayed(table: Table) -> tables.Node:
    """The table in the width of half a page: marks before the names, an interval in one cell, signs on differences."""
    decimals = next(column.decimals for column in table.columns if column.key == "value") or 0
    keys = ("name", "value", "interval", "base", "difference", "share", "lineage")
    columns = [Column("interval", "95 % interval"), *table.columns]
    shown = [next(column for column in columns if column.key == key) for key in keys]
    body, rendered = [], []
    for row in table.rows:
        interval = "–" if row["low"] is None else f"{row['low']:.{decimals}f}\u00a0to\u00a0{row['high']:.{decimals}f}"
        body.append({**row, "interval": interval})
        cells: dict[str, Any] = {"name": _named(row)}
        if row["value"] is None:
            cells["value"] = row["status"].replace("_", " ")
        if row["difference"] is not None:
            apart = f"{row['difference']:+z.{decimals}f}".replace("-", "−")
            cells["difference"] = tables.traced(apart, row["lineage"], f"{row['name']} against White British")
        rendered.append(cells)
    return tables.table(replace(table, columns=shown, rows=body), row_header="name", rendered=rendered)


def _understood(atlas: Atlas, selection: Selection, held: set[tuple[str, str]], notices: list[str]) -> Selection:
    """What of a selection this page has, every other field as usual."""
    asked = (selection.indicator, selection.part)
    if asked not in held:
        parts = [pair for pair in _pairs(atlas, held) if pair[0] == selection.indicator]
        usual = parts[0] if parts else (DEFAULTS.indicator, DEFAULTS.part)
        if asked != usual:
            shown = _about(atlas.indicators[usual[0]], usual[1])
            notices.append(Missed(_lacking(atlas, *asked), f", so “{shown}” is shown", "indicator", "part"))
        asked = usual
    return replace(DEFAULTS, indicator=asked[0], part=asked[1], order=selection.order)


def _lacking(atlas: Atlas, name: str, part: str) -> str:
    indicator = atlas.indicators.get(name)
    if indicator is None:
        return f"There is no indicator “{name}”"
    if part != "whole" and indicator.part(part) is None:
        return f"“{indicator.short}” has no part “{part}”"
    return f"Nothing is published by specific ethnic group for “{_about(indicator, part)}”"


def _pairs(atlas: Atlas, held: set[tuple[str, str]]) -> list[tuple[str, str]]:
    """What is held, in the order of the standard: the whole of an indicator, then its parts as defined."""
    every = [(one.id, part) for one in atlas.indicators.values() for part in ("whole", *(p.id for p in one.parts))]
    return [pair for pair in every if pair in held]


def _options(atlas: Atlas, held: set[tuple[str, str]]) -> list[Option]:
    return [
        (choice(name, part), f"{atlas.indicators[name].number or '·'} · {_about(atlas.indicators[name], part)}")
        for name, part in _pairs(atlas, held)
    ]


def _about(indicator: Indicator, part: str) -> str:
    found = indicator.part(part)
    return f"{indicator.short}: {found.title[0].lower()}{found.title[1:]}" if found else indicator.short


def _figure(ordered: Sequence[Row], lines: Sequence[Row], indicator: Indicator, order: str) -> dict[str, Any]:
    if not ordered:
        return theme.empty(say.NOTHING)
    rows: list[Row | group_dots.Heading] = []
    for row, before in zip(ordered, [None, *ordered], strict=False):
        if order == "census" and (before is None or before["broad"] != row["broad"]):
            rows.append(group_dots.Heading(say.BROAD[row["broad"]]))
        rows.append(row)
    better = f"<br>{indicator.better} is better" if indicator.better in ("lower", "higher") else ""
    return group_dots.dots(rows, lines, f"{indicator.unit}{better}", indicator.decimals)


def _caption(rows: Sequence[Row], indicator: Indicator, lines: Sequence[Row]) -> str:
    specific = [row for row in rows if row["specific"]]
    if not specific:
        return ""
    start, _ = group_dots.span(specific, lines)
    cut = f" The axis starts at {start:.0f} per cent." if start else ""
    return f"Thin lines are 95 % intervals. {say.certainty(rows, indicator)}{cut}"


def _table(rows: Sequence[Row], indicator: Indicator, about: str) -> Table:
    decimals = indicator.decimals
    body = [
        {
            **row,
            "counted_as": say.COUNTED_AS.get(row["wres_group"], ""),
            "place": f"{row['sheet']}, row {row['row']}, column {row['column']}",
            "row_class": None if row["specific"] else "whole",
        }
        for row in rows
    ]
    return Table(
        title=f"{about}: by ethnic group",
        columns=(
            Column("name", "Group"), Column("label", "Group as published"), Column("counted_as", "WRES counts as"),
            Column("value", "Rate", decimals, "%"), Column("low", "95 % from", decimals),
            Column("high", "to", decimals), Column("base", "Answers", 0),
            Column("difference", "Against White British", decimals, "points"),
            Column("share", "Share of those who answered", 2, "%"),
            Column("status", "Status"), Column("basis_note", "What the interval rests on"),
            Column("place", "Read from"), lineage("value"),
        ),
        rows=body, notes=(say.NO_VERDICT, say.WEIGHTING), name=f"groups-{indicator.id}",
    )  # fmt: skip


def _named(row: Row) -> list[Any]:
    """A group with the mark of what the standard counts it as, in shape, colour and words."""
    kind = row["wres_group"]
    told = f" (counted as {row['counted_as']})" if row["specific"] else ""
    return [
        tables.node("Span", class_=f"mark dot {kind}", **{"aria-hidden": "true"}),
        row["name"],
        tables.node("Span", told, class_="hidden-visually"),
    ]


def _source(atlas: Atlas, rows: Sequence[Row], indicator: Indicator, part: str) -> str:
    if not rows:
        return ""
    first = rows[0]
    found = next(row for row in atlas.sources() if row["source"] == first["source"])
    narrowed = indicator.part(part)
    question = narrowed.survey_question if narrowed else indicator.survey_question
    measured = period(first)
    asked = f", question {question}" if question else ""
    return progression.source(found, f"{measured[0].upper()}{measured[1:]}{asked}, sheet “{first['sheet']}”")
