"""From a selection to what /trends shows: the organisations, the marks and joints, the table and the words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from atlas.exports.table import Table
from atlas.figures.trend_lines import Line, Scale
from atlas.indicators import Indicator
from atlas.reader import Atlas
from atlas.selection import Missed, Selection
from atlas.sentences import trend as findings
from atlas.sentences import trend_words as words
from atlas.web import trend_breaks, trend_chart, trend_controls, trend_tables

Row = Mapping[str, Any]
Option = tuple[str, str]

PRIMARY = ("all", "bme", "white", "ratio", "difference")
NOTHING = "all"  # the group shown where there is none
GROUPS_AND_NONE = (*PRIMARY, "both", "")
# What is shown to whoever asks for nothing: the fullest series for England, and for a trust.
USUAL_FOR_ENGLAND, USUAL_FOR_OTHERS = "appointment", "discrimination"


@dataclass(frozen=True)
class Trends:
    """Everything on the page that depends on the selection; ``selection`` is what was understood of it."""

    selection: Selection
    notices: tuple[str, ...]
    about: str
    finding: str
    held: str
    chosen: tuple[words.Subject, ...]
    parts: tuple[Option, ...]
    group: str
    groups: tuple[Option, ...]
    years: tuple[int, ...]
    period_kind: str
    figure: dict[str, Any]
    lines: tuple[Line, ...]
    scale: Scale
    caption: str
    table: Table
    links: tuple[Mapping[str, Any], ...]
    breaks: Table
    holdings: Table
    coverage: str
    source: str


def view(atlas: Atlas, selection: Selection, *, closed_too: bool = False) -> Trends:
    """Answer a selection. Nothing in it is trusted: what does not exist is replaced by what does, and said.

    ``closed_too``: a closed body keeps its own line in place of its successor's.
    """
    notices: list[str] = []
    indicator = _indicator(atlas, selection, notices)
    chosen = _chosen(atlas, selection, notices, closed_too=closed_too)
    subjects = chosen or [_subject(atlas, atlas.nation.code)]
    benchmarks = _benchmarks(atlas, chosen, selection.benchmark)
    codes = [subject.code for subject in [*subjects, *benchmarks]]
    own = [subject.code for subject in subjects]

    parts = _parts(atlas.trend_parts(indicator.id, own), indicator)
    every = ["whole", *(part.id for other in atlas.indicators.values() for part in other.parts)]
    part = _offered(selection.part, [key for key, _ in parts], every, "whole", notices)
    stored, breakdown = (part, "") if indicator.part(part) or part == "whole" else ("whole", part)
    indicator = words.narrowed(indicator, stored, breakdown)
    rows = atlas.trend_points(indicator.id, stored, breakdown, codes)
    changes = [] if breakdown else atlas.trend_changes(indicator.id, stored, codes)

    groups = _groups(rows, own, indicator, alone=len(subjects) == 1)
    asked = "bme" if selection.group == "both" and len(subjects) > 1 else selection.group
    group = _offered(asked, [key for key, _ in groups], GROUPS_AND_NONE, _best(rows, own, groups), notices)
    wanted = ("bme", "white") if group == "both" else (group,)
    period_kind = rows[0]["period_kind"] if rows else indicator.period
    shown = [row for row in rows if row["group"] in wanted]
    years = tuple(sorted({row["year"] for row in shown}))
    first, last = _range(selection, years)
    within = [row for row in shown if years and first <= row["year"] <= last]
    kind = "survey_year" if period_kind == "survey" else "wres_year"
    series = sorted({row["series"] for row in within})
    breaks = trend_breaks.concerning(atlas.trend_breaks(indicator.id, stored, kind, codes, series), within)
    scope = trend_chart.Scope(indicator, group, wanted, period_kind, tuple(range(first, last + 1)) if years else ())
    table, links = trend_tables.figures_table(scope, subjects, benchmarks, within)
    understood = replace(
        selection,
        indicator=indicator.id,
        part=part,
        group=group if selection.group else "",
        benchmark=selection.benchmark if chosen else "england",
        organisations=tuple(subject.code for subject in chosen),
        first=first if years and first > years[0] else None,
        last=last if years and last < years[-1] else None,
    )
    coverage = trend_tables.coverage(atlas.coverage(), scope, subjects, within, stored)
    measured = {"indicator": indicator.id, "part": stored, "breakdown": breakdown}
    body = [{**row, **measured} for row in table.rows]
    names = {subject.code: subject.name for subject in [*subjects, *benchmarks]}
    drawn = trend_breaks.sentence(breaks, period_kind, names, own)
    source = " ".join(filter(None, (drawn, trend_tables.source(within, period_kind))))
    return Trends(
        selection=understood,
        notices=tuple(notices),
        about=indicator.short,
        finding=findings.finding(subjects, within, _in_range(changes, first, last), indicator, group),
        held=words.held(rows, own, indicator, period_kind),
        chosen=tuple(chosen),
        parts=tuple(parts),
        group=group,
        groups=tuple(groups),
        years=years,
        period_kind=period_kind,
        figure=trend_chart.chart(scope, subjects, benchmarks, within, breaks),
        lines=tuple(trend_chart.lines(scope, subjects, benchmarks, within)),
        scale=trend_chart.scale(scope, within),
        caption=trend_chart.caption(scope, within, breaks),
        table=replace(table, rows=body, source=source, coverage=coverage, name=f"trends-{indicator.id}"),
        links=links,
        breaks=trend_breaks.table(breaks, scope.period_kind, names, own),
        holdings=trend_tables.holdings(atlas.trend_holdings(own), atlas.indicators, len(own)),
        coverage=coverage,
        source=source,
    )


def _in_range(changes: Sequence[Row], first: int, last: int) -> list[Row]:
    """Changes are stored for whole spans, so one that the reader has cut short is not quoted."""
    return [row for row in changes if row["first_year"] >= first and row["last_year"] <= last]


def _indicator(atlas: Atlas, selection: Selection, notices: list[str]) -> Indicator:
    found = atlas.indicators.get(selection.indicator)
    if found is not None and trend_controls.is_shown(found):
        return found
    usual = atlas.indicators[USUAL_FOR_OTHERS if selection.organisations else USUAL_FOR_ENGLAND]
    if selection.indicator:
        why = f"There is no indicator “{selection.indicator}”"
        notices.append(Missed(why, f", so “{usual.short}” is shown", "indicator"))
    return usual


def _chosen(atlas: Atlas, selection: Selection, notices: list[str], *, closed_too: bool) -> list[words.Subject]:
    """The organisations asked for, each once; a closed one leads to its successor."""
    found: dict[str, words.Subject] = {}
    for code in selection.organisations:
        row = atlas.organisation(code)
        if row is None:
            why = f"No organisation in the atlas has the code {code}"
            notices.append(Missed(why, ", so it was left out", "organisations"))
            continue
        if row["final_code"] and row["final_code"] != code and not closed_too:
            successor = atlas.organisation(row["final_code"])
            if successor is not None:
                notices.append(
                    f"{row['name']} ({code}) is closed; {successor['name']} ({successor['code']}), which took "
                    "over from it, is shown."
                )
                row = successor
        found.setdefault(row["code"], words.Subject(row["code"], row["level"], row["short_name"]))
    return list(found.values())


def _subject(atlas: Atlas, code: str) -> words.Subject:
    row = atlas.organisation(code)
    if row is None:
        raise LookupError(f"the warehouse has no organisation {code}")
    return words.Subject(row["code"], row["level"], row["short_name"])


def _benchmarks(atlas: Atlas, chosen: Sequence[words.Subject], benchmark: str) -> list[words.Subject]:
    """England, or each region or ICS that a chosen organisation lies in; none that is itself chosen."""
    if not chosen or benchmark == "none":
        return []
    codes = [atlas.nation.code]
    if benchmark in ("region", "icb"):
        codes = [str((atlas.organisation(subject.code) or {}).get(benchmark, "")) for subject in chosen]
    own = {subject.code for subject in chosen}
    return [_subject(atlas, code) for code in dict.fromkeys(codes) if code and code not in own]


def _parts(rows: Sequence[Row], indicator: Indicator) -> list[Option]:
    """What can be looked at: the whole, the parts of the definition, and breakdowns that have a figure."""
    held = {(row["part"], row["breakdown"]) for row in rows}
    options = [("whole", "Whole indicator" if indicator.parts else "Whole")]
    options += [(part.id, part.title) for part in indicator.parts if (part.id, "") in held]
    options += [(name, words.breakdown_label(name)) for part, name in sorted(held) if part == "whole" and name]
    return options


def _groups(rows: Sequence[Row], own: Sequence[str], indicator: Indicator, *, alone: bool) -> list[Option]:
    """The groups that have a figure for the organisations, or else for a benchmark; both together only for one."""
    valued = [row for row in rows if row["value"] is not None]
    held = {row["group"] for row in valued if row["organisation"] in own} or {row["group"] for row in valued}
    keys = [key for key in PRIMARY if key in held and (key != "difference" or indicator.kind != "likelihood_ratio")]
    if alone and {"bme", "white"} <= held and indicator.kind == "rate":
        keys.insert(0, "both")
    return [(key, words.group_label(key, indicator)) for key in keys] or [(NOTHING, "Nothing held")]


def _best(rows: Sequence[Row], own: Sequence[str], groups: Sequence[Option]) -> str:
    """The group with most years; of equals the first offered."""
    keys = [key for key, _ in groups]

    def size(key: str) -> int:
        parts = ("bme", "white") if key == "both" else (key,)
        return len({(row["organisation"], row["period_end"]) for row in rows
                    if row["organisation"] in own and row["group"] in parts and row["value"] is not None})  # fmt: skip

    return max(keys, key=lambda key: (size(key), -keys.index(key)))


def _offered(asked: str, offered: Sequence[str], known: Sequence[str], usual: str, notices: list[str]) -> str:
    """What was asked if it is offered, else what is usual; only what no indicator has is worth a notice."""
    if asked in offered:
        return asked
    if asked not in known:
        why = f"There is no “{asked.replace('_', ' ')}” to choose here"
        notices.append(Missed(why, ", so it was left out", "part", "group"))
    return usual


def _range(selection: Selection, years: Sequence[int]) -> tuple[int, int]:
    """The years asked for, held inside those that exist and in order."""
    if not years:
        return 0, 0
    ends = sorted((selection.first or years[0], selection.last or years[-1]))
    inside = [year for year in years if ends[0] <= year <= ends[1]]
    return (inside[0], inside[-1]) if inside else (years[0], years[-1])
