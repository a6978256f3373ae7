"""The controls of /trends: what, who, since when, against what; and the picker of organisations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from atlas.indicators import Indicator
from atlas.reader import Atlas
from atlas.selection import MAX_ORGANISATIONS, Selection
from atlas.sentences import trend_words as words
from atlas.sentences.words import joined
from atlas.web import parts

Option = tuple[str, str]
_BENCHMARKS: tuple[Option, ...] = (("region", "Its region"), ("icb", "Its ICS"), ("none", "None"))
OPEN = "any"
_OTHERS = 4  # how many more names a notice lists


def indicators(known: Mapping[str, Indicator]) -> list[Option]:
    """The indicators that have a series, those of the standard by number first."""
    return [
        (indicator.id, f"{indicator.number} · {indicator.short}" if indicator.number else indicator.short)
        for indicator in known.values()
        if is_shown(indicator)
    ]


def is_shown(indicator: Indicator) -> bool:
    """Whether an indicator is published by group; measures computed from others and plain counts have other pages."""
    return indicator.standard != "derived" and indicator.better != "none"


def refined(
    known: Mapping[str, Indicator], before: Selection, values: Mapping[str, str | None], defaults: Selection
) -> tuple[Selection, list[str]]:
    """The selection that the controls hold, and what of it was not understood.

    Another kind of indicator is measured at other times and published for other groups, so the page chooses these anew.
    """
    asked = {name: value for name, value in values.items() if value and value != OPEN}
    old, new = known.get(before.indicator), known.get(asked.get("indicator", ""))
    if old is not new:
        asked.pop("part", None)
    if old is None or new is None or (old.kind, old.period) != (new.kind, new.period):
        asked = {name: value for name, value in asked.items() if name in ("indicator", "benchmark")}
    return Selection.from_query(asked, defaults)


def years(values: Sequence[int], period_kind: str, end: str) -> list[Option]:
    """The years that exist, after the open end ('Earliest' or 'Newest'), whose value is no year."""
    named = [(str(year), words.year_text(year, period_kind).removeprefix("autumn ")) for year in values]
    return [(OPEN, end), *named]


def choices(options: Sequence[Option]) -> list[dict[str, Any]]:
    """Options in the shape of the components."""
    return [{"value": key, "label": text} for key, text in options]


def picker(box: str, add: str, slots: Sequence[str], chosen: Sequence[words.Subject]) -> Component:
    """A box with suggestions, a button, and one button for each chosen organisation, which removes it."""
    field = dcc.Input(
        id=box, name="q", type="search", value="", list=f"{box}-names", autoComplete="off", n_submit=0,
        placeholder="Trust, old name, code or area",
    )  # fmt: skip
    buttons = [
        html.Button(
            removal(chosen[index]) if index < len(chosen) else "",
            id=slot,
            type="button",
            n_clicks=0,
            hidden=index >= len(chosen),
            className="button removal",
        )
        for index, slot in enumerate(slots)
    ]
    return html.Div(
        [
            html.Label(f"Add an organisation (up to {MAX_ORGANISATIONS})", htmlFor=box),
            html.Div(
                [
                    html.Div([field, html.Datalist(id=f"{box}-names")], className="picker-field"),
                    html.Button("Add", id=add, type="button", n_clicks=0, className="button"),
                ],
                className="picker-row",
            ),
            html.Div(
                buttons, className="removals", role="group", tabIndex=-1, **{"aria-label": "Chosen organisations"}
            ),
        ],
        className="control picker",
    )


def removal(subject: words.Subject) -> list[Component | str]:
    """The face of the button that removes an organisation."""
    return [
        html.Span("Remove ", className="hidden-visually"),
        subject.name,
        html.Span(" ✕", **{"aria-hidden": "true"}),
    ]


def add(atlas: Atlas, chosen: Sequence[str], text: str) -> tuple[tuple[str, ...], list[str]]:
    """The codes with the organisation that ``text`` names added, and what to tell the reader about it."""
    asked = text.strip()[:80]
    codes = tuple(chosen)
    if not asked:
        return codes, ["Type a name or a code, then press Add."]
    if len(codes) >= MAX_ORGANISATIONS:
        return codes, [f"{MAX_ORGANISATIONS} organisations are the most that fit; remove one to add another."]
    found = [row for row in atlas.search(asked) if row["code"]]
    if not found:
        return codes, [f"Nothing in the atlas is called “{asked}”."]
    first = found[0]
    if first["code"] in codes:
        return codes, [f"{first['name']} is already shown."]
    others = [row["name"] for row in found[1 : _OTHERS + 1] if row["name"] != first["name"]]
    exact = asked.casefold() in (str(first["name"]).casefold(), str(first["code"]).casefold())
    notices = []
    if others and not exact:
        more = " and others" if len(found) > _OTHERS + 1 else ""
        notices.append(f"“{asked}” fits more than one; {first['name']} was added. Also: {joined(others)}{more}.")
    return (*codes, first["code"]), notices


def row(
    ids: Mapping[str, str], known: Mapping[str, Indicator], selection: Selection, part_options: Sequence[Option],
    group: str, group_options: Sequence[Option], years_held: Sequence[int], period_kind: str, *,
    nation: str, with_benchmark: bool,
) -> Component:  # fmt: skip
    """The one row of controls; ``nation`` is the name of the widest benchmark."""
    benchmarks = (("england", nation), *_BENCHMARKS)
    return parts.controls(
        parts.select("Indicator", ids["indicator"], indicators(known), selection.indicator),
        html.Div(
            parts.select("Part", ids["part"], part_options, selection.part),
            id=ids["part_holder"], hidden=len(part_options) < 2,
        ),
        parts.select("Whose figures", ids["group"], group_options, group),
        parts.select("From", ids["first"], years(years_held, period_kind, "Earliest"), str(selection.first or OPEN)),
        parts.select("To", ids["last"], years(years_held, period_kind, "Newest"), str(selection.last or OPEN)),
        html.Div(
            parts.select("Compare with", ids["benchmark"], benchmarks, selection.benchmark),
            id=ids["benchmark_holder"], hidden=not with_benchmark,
        ),
    )  # fmt: skip
