"""From rows to everything that the progression page shows: figures, words and tables of one selection."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from atlas.exports.table import Table
from atlas.figures import ladder, ranked, steps, time_lines
from atlas.reader import Atlas
from atlas.selection import Selection
from atlas.sentences import aspiration, words
from atlas.sentences import fair_progression as belief
from atlas.sentences import progression as say
from atlas.web import progression_path
from atlas.web import progression_tables as to_table
from atlas.web.progression_answers import DEFAULTS, SERIES, Answers, ask, region_options, source
from atlas.web.progression_ids import Id

Row = Mapping[str, Any]

RATIO_AXIS = "Race Disparity Ratio"
# Names of the steps at the end of a line, short enough for a phone.
_STEP_LINES = {"lower_upper": "overall", "lower_middle": "to 6 and 7", "middle_upper": "to 8a and up"}


@dataclass(frozen=True)
class National:
    """What the exhibits of one organisation's ladder show.

    ``figures``: chart by id; ``texts``: words by the id of their element.
    """

    answers: Answers
    figures: Mapping[str, dict[str, Any]]
    texts: Mapping[str, str]
    tables: Mapping[str, Table]
    heights: Mapping[str, int]


@dataclass(frozen=True)
class Trusts:
    """What the exhibit by trust shows."""

    figure: dict[str, Any]
    texts: Mapping[str, str]
    table: Table


def national(atlas: Atlas, selection: Selection) -> National:
    """Everything but the exhibit by trust."""
    answers = ask(atlas, selection)
    whole = _whole(answers)
    coverage = say.coverage(answers.place, answers.population, whole, len(answers.dates), answers.dates[-1])
    dated = say.source(answers.source, f"Headcount, {words.day(answers.day)}")
    through = say.source(answers.source, f"Headcount, {words.day(answers.dates[-1])} to {words.day(answers.dates[0])}")
    figures: dict[str, dict[str, Any]] = {}
    texts: dict[str, str] = {Id.FINDING: _finding(answers)}
    for exhibit, line in (
        (Id.LADDER_SOURCE, dated), (Id.BANDS_SOURCE, through), (Id.INDEX_SOURCE, dated), (Id.STEPS_SOURCE, through),
        (Id.PARITY_SOURCE, through), (Id.PATH_SOURCE, through),
    ):  # fmt: skip
        texts |= {exhibit: line, exhibit.coverage: coverage}
    texts[Id.LADDER_SOURCE.coverage] = texts[Id.BANDS_SOURCE.coverage] = f"{coverage} {say.BASES[answers.base]}"
    heights = _ladders(answers, figures, texts)
    _over_time(answers, figures, texts)
    _index(answers, figures, texts)
    _steps(answers, figures, texts)
    upper = progression_path.counts(answers.parity)
    figures[Id.PATH] = progression_path.drawn(upper)
    texts[Id.PATH.heading] = "BME share of band 8a and above, and the aspiration for 2028"
    texts[Id.PATH.caption] = aspiration.caption(upper, aspiration.paths(upper))
    return National(
        answers,
        figures,
        texts,
        {
            Id.LADDER_TABLE: to_table.ladder(answers, dated, texts[Id.LADDER_SOURCE.coverage]),
            Id.BANDS_TABLE: to_table.bands(answers, through, texts[Id.BANDS_SOURCE.coverage]),
            Id.INDEX_TABLE: to_table.index(answers, dated, coverage),
            Id.STEPS_TABLE: to_table.steps(answers, dated, coverage),
            Id.STEPS_TIME_TABLE: to_table.steps_over_time(answers, through, coverage),
            Id.PARITY_TABLE: to_table.parity(answers, through, coverage),
            Id.PATH_TABLE: progression_path.table(answers.place, upper, through, coverage),
        },
        heights,
    )


def trusts(atlas: Atlas, region: str) -> Trusts:
    """The exhibit by trust, for one region or ('') all of England."""
    rows = atlas.fair_progression_by_trust(region)
    place = words.place(dict(region_options(atlas))[region]) if region else atlas.nation.name
    coverage = belief.coverage(atlas.fair_progression_coverage(region))
    line = ""
    if rows:
        period = f"Autumn {rows[0]['survey_year']} survey (WRES {rows[0]['wres_year']})"
        line = say.source(source(atlas, rows[0]["source"]), period)
    england = rows[0]["england"] if rows else None
    national = None if england is None else (atlas.nation.name, england)
    figure = ranked.ranked([{**row, "hover": belief.hover(row)} for row in rows], national, belief.DIFFERENCE, "equal")
    title = "Belief in fair progression: White minus BME"
    texts = {
        Id.TRUSTS_FINDING: belief.finding(rows, place),
        Id.TRUSTS.heading: f"{title}, {'every trust that has both rates' if not region else place}",
        Id.TRUSTS.caption: belief.CAPTION,
        Id.TRUSTS_NOTE: belief.comparisons(rows),
        Id.TRUSTS_SOURCE: line,
        Id.TRUSTS_SOURCE.coverage: coverage,
    }
    return Trusts(figure, texts, to_table.trusts(rows, line, coverage))


def _finding(answers: Answers) -> str:
    ladder_name = answers.ladders[0]
    climb = next(iter(steps_at(answers, ladder_name, "lower_upper")), None)
    rungs = answers.rungs.get(ladder_name, ())
    said = say.finding(answers.day, answers.group, ladder_name, answers.base, rungs, climb)
    return f"{answers.place}. {said}" if answers.named else said


def _whole(answers: Answers) -> Row:
    """All bands of the Agenda for Change and VSM ladder."""
    rungs = answers.rungs.get("all")
    return rungs[-1] if rungs else {"everyone": None, "known": None}


def steps_at(answers: Answers, ladder_name: str, step: str) -> list[Row]:
    """The chosen group's row of one step on the chosen date, if it is held."""
    return [
        row
        for row in answers.steps
        if row["snapshot_date"] == answers.day and row["group"] == answers.group
        and row["ladder"] == ladder_name and row["step"] == step
    ]  # fmt: skip


def _sides(answers: Answers, clinical: Id, non_clinical: Id) -> list[tuple[Id, str]]:
    return list(zip((clinical, non_clinical), answers.ladders, strict=True))


def _ladders(answers: Answers, figures: dict[str, Any], texts: dict[str, str]) -> dict[str, int]:
    sides = [*_sides(answers, Id.LADDER_CLINICAL, Id.LADDER_NON_CLINICAL), (Id.LADDER_MEDICAL, "medical")]
    # The two Agenda for Change ladders share one scale; doctors, far more often BME, have their own.
    end = ladder.top([row for name in answers.ladders for row in answers.rungs.get(name, ())])
    doctors_end = ladder.top(answers.rungs.get("medical", ()))
    staff = say.GROUPS[answers.group].staff
    heights: dict[str, int] = {}
    for chart, name in sides:
        rungs = list(answers.rungs.get(name, ()))
        doctors = name == "medical"
        scale, whole = (doctors_end, "all grades") if doctors else (end, "all bands")
        figures[chart] = ladder.ladder(rungs[:-1], rungs[-1] if rungs else None, scale, whole)
        heights[chart] = ladder.height(rungs[:-1])
        texts[chart.heading] = f"{say.LADDERS[name]}: {staff} in each {'grade' if doctors else 'band'}"
        texts[chart.about] = say.WHO_THEY_ARE[name]
        texts[chart.caption] = (
            say.MEDICAL_CAPTION
            if doctors
            else " ".join(text for text in (say.steepest(rungs), say.falls(rungs)) if text)
        )
    return heights


def _over_time(answers: Answers, figures: dict[str, Any], texts: dict[str, str]) -> None:
    staff = say.GROUPS[answers.group].staff
    for chart, name in _sides(answers, Id.BANDS_CLINICAL, Id.BANDS_NON_CLINICAL):
        series = []
        for band in SERIES:
            rows = [row for row in answers.bands if row["ladder"] == name and row["band"] == band]
            points = [
                time_lines.Point(row["snapshot_date"], row["share"], row["low"], row["high"], say.band_point(row))
                for row in rows
                if row["drawn"]
            ]
            if points and all(row["drawn"] for row in rows):
                series.append(time_lines.Line(rows[0]["label"], points, dashed=band == "total"))
        figures[chart] = time_lines.lines(series, log=False, suffix=" %", title=f"share of {staff}")
        texts[chart.heading] = f"{say.LADDERS[name]}: share of {staff} by band"
        texts[chart.caption] = say.bands_caption([row for row in answers.bands if row["ladder"] == name])


def _index(answers: Answers, figures: dict[str, Any], texts: dict[str, str]) -> None:
    sides = [
        (say.LADDERS[name], [r for r in answers.rungs.get(name, ()) if r["band"] != "total"])
        for name in answers.ladders
    ]
    figures[Id.INDEX] = ladder.index(sides)
    texts[Id.INDEX.heading] = f"Share of each band over share of all bands: {say.GROUPS[answers.group].staff}"
    texts[Id.INDEX.caption] = say.INDEX_CAPTION


def _steps(answers: Answers, figures: dict[str, Any], texts: dict[str, str]) -> None:
    own = [row for row in answers.steps if row["group"] == answers.group and row["ladder"] in answers.ladders]
    dated = [row for row in answers.steps if row["snapshot_date"] == answers.day and row["ladder"] in answers.ladders]
    for chart, name in _sides(answers, Id.STEPS_CLINICAL, Id.STEPS_NON_CLINICAL):
        series = [
            time_lines.Line(short, [
                time_lines.Point(row["snapshot_date"], row["ratio"], row["low"], row["high"], say.step_point(row))
                for row in own
                if row["ladder"] == name and row["step"] == step
            ])
            for step, short in _STEP_LINES.items()
        ]  # fmt: skip
        figures[chart] = time_lines.lines(series, log=True, parity=1.0, title=RATIO_AXIS, span=_span(own))
        texts[chart.heading] = f"{say.NAMES[name]}: Race Disparity Ratio over time"
        climb = [row for row in own if row["ladder"] == name and row["step"] == "lower_upper"]
        texts[chart.caption] = say.ratio_over_time(climb, answers.group)
    for chart, name in _sides(answers, Id.GROUPS_CLINICAL, Id.GROUPS_NON_CLINICAL):
        figures[chart] = steps.by_group(
            [
                (short, [row for row in dated if row["ladder"] == name and row["step"] == step])
                for step, short in _STEP_LINES.items()
            ],
            [(code, say.GROUPS[code].short) for code in answers.groups],
            _span(dated),
        )
        texts[chart.heading] = f"{say.NAMES[name]}: Race Disparity Ratio by group"
        climb = [row for row in dated if row["ladder"] == name and row["step"] == "lower_upper"]
        texts[chart.caption] = say.ratio_by_group(climb)


def _span(rows: Sequence[Row]) -> tuple[float, float]:
    """One logarithmic axis for both staff groups: every interval and parity within it."""
    bounds = [1.0, *(row[end] for row in rows if row["ratio"] is not None for end in ("low", "high"))]
    return min(bounds) / 1.12, max(bounds) * 1.12


def parity_rows(answers: Answers) -> Sequence[Row]:
    """The two yardsticks on the chosen date, Agenda for Change and VSM first."""
    return [row for row in answers.parity if row["snapshot_date"] == answers.day]


def query(selection: Selection) -> str:
    """The address of a view of this page."""
    return selection.to_query(DEFAULTS)
