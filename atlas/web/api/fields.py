"""The fields of each collection, in the order of its query: name, JSON type and meaning. A dot in a name nests."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Field:
    """One field. ``kind`` is string, number, integer, boolean or json (text that holds JSON in the warehouse)."""

    name: str
    kind: str
    text: str


def fields(*lines: str) -> tuple[Field, ...]:
    """Fields from lines of the form "name, kind: meaning"."""
    made = []
    for line in lines:
        head, text = line.split(": ", 1)
        name, kind = head.split(", ")
        made.append(Field(name, kind, text))
    return tuple(made)


def _estimate(name: str, what: str) -> tuple[str, ...]:
    return (
        f"{name}.value, number: {what}; null where it is not published",
        f"{name}.lower_ci, number: Lower end of its 95 % interval",
        f"{name}.upper_ci, number: Upper end of its 95 % interval",
    )


AREA = (
    "area_code, string: ODS code of the organisation",
    "area_name, string: Its present name",
    "area_type, string: Its level: england, region, icb, trust or reporting_unit",
)
_WHAT = (
    "indicator, string: Id of the indicator",
    "part, string: Part of the indicator; whole for the indicator itself",
)
_ENDS = (
    "period.type, string: survey, financial_year or snapshot",
    "period.end, string: Last day of the period, or day of the snapshot",
)
_PERIOD = (
    *_ENDS,
    "period.wres_year, integer: WRES year; null for a snapshot that is not of 31 March",
    "period.survey_year, integer: Year of the survey; null for other periods",
    "period.financial_year, string: Such as 2023/24; empty for other periods",
)
_GROUP = ("group, string: Ethnic group, or all",)
ID = "id, string: Id that opens the trail of the row’s values: /lineage/{id}"
_SOURCE = ("source, string: Id of the publication",)

INDICATORS = fields(
    "id, string: Id",
    "number, integer: 1 to 9 in the standard, otherwise 0",
    "standard, string: WRES, derived or context",
    "title, string: Title in full",
    "short, string: Short title",
    "question, string: The question it answers",
    "meaning, string: What one figure means",
    "kind, string: share, rate, likelihood_ratio, gap, ratio_of_ratios, index or count",
    "unit, string: Unit of its values",
    "decimals, integer: Decimals with which it is printed",
    "better, string: Which way is better",
    "ratio_direction, string: Direction in which its ratio is published",
    "period_type, string: survey, financial_year or snapshot",
    "event, string: What happened to those who are counted",
    "out_of, string: Out of whom",
    "survey_question, string: Question of the NHS Staff Survey, where it is one",
    "parts, json: Its parts",
    "notes, json: Dated remarks",
)
ORGANISATIONS = fields(
    "code, string: ODS code",
    "ons_code, string: ONS code; empty where there is none",
    "level, string: england, region, icb, trust or reporting_unit",
    "name, string: Present, or last, name",
    "short_name, string: The name without what all such names share",
    "type, string: Type of trust; empty above trusts",
    "icb_code, string: ODS code of its Integrated Care Board",
    "region_code, string: ODS code of its region",
    "parent_code, string: ODS code of what it directly belongs to",
    "valid_from, string: First day; null where not recorded",
    "valid_to, string: Last day; null while open",
    "successor_code, string: ODS code of what it became part of; empty while open",
    "final_code, string: ODS code of the body that does its work today",
    "longitude, number: Of its headquarters, or of an area’s label",
    "latitude, number: Of its headquarters, or of an area’s label",
    "staff_in_post, integer: Headcount of all staff, where held",
    "staff_figure, string: Id of the figure that staff_in_post is: /lineage/{id}; empty where not held",
)
FIGURES = fields(
    "id, string: Id of the figure, stable as long as what it measures is the same: /lineage/{id}",
    *AREA,
    *_WHAT,
    "breakdown, string: Band, staff group or line of the board; empty for the whole",
    *_GROUP,
    "statistic, string: share, rate, ratio, gap, count, base …",
    *_PERIOD,
    "value, number: The figure; percentages from 0 to 100; null where the status says why there is none",
    "count, number: Numerator, where published",
    "denominator, number: Denominator, where published",
    "unit, string: Unit of the value",
    "precision, string: exact, rounded or bound",
    "status, string: published, derived, estimated, or why it is missing",
    *_SOURCE,
    "locator.kind, string: cell, row or web",
    "locator.file, string: File, or publication as quoted",
    "locator.sheet, string: Sheet, or address of the page",
    "locator.row, string: Row",
    "locator.column, string: Column",
    "transform, string: What was done to the cell’s value; empty when nothing was",
    "note, string: Remark",
)
MEASURES = fields(
    ID,
    *AREA,
    *_WHAT,
    "breakdown, string: Band, staff group or line of the board; empty for the whole",
    "series, string: Series; figures join into a line only within one",
    "best, boolean: Whether it is the best-ranked series of its organisation, indicator, part and period",
    *_PERIOD,
    *[
        line
        for name, who in (("bme", "BME staff"), ("white", "White staff"), ("all", "all staff"))
        for line in (
            *_estimate(name, f"Value of {who}"),
            f"{name}.denominator, number: Out of how many; estimated where basis says so",
            f"{name}.status, string: published, derived, estimated, or why it is missing",
            f"{name}.figure, string: Id of the figure it is; empty where computed",
        )
    ],
    "interval_method, string: How the intervals of the values were made",
    *_estimate("difference", "BME minus White, percentage points"),
    "difference.method, string: How its interval was made",
    *_estimate("ratio", "Ratio in the direction in which the indicator is published"),
    "ratio.direction, string: Which way round the ratio is",
    *_estimate("ratio_harm", "Ratio turned so that above 1 is worse for BME staff"),
    "ratio.method, string: How its interval was made",
    "basis, string: counts, estimated or none: what the intervals rest on",
    "basis_note, string: The same in words",
    "verdict.word, string: The verdict",
    "verdict.reason, string: Why",
    "verdict.family, string: The family of comparisons within which p values are adjusted",
    *[
        f"verdict.{letter}_{name}, number: {kind} p value of the test for “{name.replace('_', ' ')}”"
        for name in ("gap", "large_gap", "reverse_gap", "equitable")
        for letter, kind in (("p", "Raw"), ("q", "Adjusted (Benjamini–Hochberg)"))
    ],
    "status, string: published, derived or estimated",
    *_SOURCE,
    "provenance, string: publisher, copy or press",
    "pooled, boolean: Whether it was pooled from trusts",
    "population, string: Of whom, in words, where pooled",
)
TRENDS = fields(
    ID,
    *AREA,
    *_WHAT,
    *_GROUP,
    "series, string: Series",
    "span, integer: Number of the unbroken span, in order of time",
    "first_year, integer: First year of the span",
    "last_year, integer: Last year of the span",
    "points, integer: Years with a figure",
    "first_value, number: First value",
    "last_value, number: Last value",
    *_estimate("change", "Last minus first value"),
    "change.method, string: How its interval was made",
    "reading, string: up, down, no clear change, one point or not judged",
)
PROGRESSION = fields(
    ID,
    *AREA,
    "snapshot_date, string: Day on which staff were counted",
    "wres_year, integer: WRES year, where the day is 31 March",
    "ladder, string: Ladder",
    "band, string: Band; total for all bands of the ladder",
    "band_label, string: Its name",
    "tier, string: lower, middle, upper, or empty",
    *_GROUP,
    "count, integer: Headcount of the group",
    "denominator_known, integer: Headcount of known ethnicity",
    "denominator_all, integer: Headcount, unknown ethnicity included",
    *_estimate("share_known", "Share of staff of known ethnicity, per cent"),
    *_estimate("share_all", "Share of all staff, per cent"),
    *_estimate("representation_index", "Share of the band over share of the ladder"),
    "status, string: published or derived",
    *_SOURCE,
)
DISPARITY = fields(
    ID,
    *AREA,
    "snapshot_date, string: Day on which staff were counted",
    "wres_year, integer: WRES year, where the day is 31 March",
    "ladder, string: Ladder",
    "group, string: Ethnic group compared with White staff",
    "step, string: lower_middle, middle_upper or lower_upper",
    "white_from, integer: White staff in the lower of the two tiers",
    "white_to, integer: White staff in the higher tier",
    "group_from, integer: Staff of the group in the lower tier",
    "group_to, integer: Staff of the group in the higher tier",
    *_estimate("ratio", "Race Disparity Ratio; above 1 White staff are more concentrated upward"),
    "ratio.method, string: How its interval was made",
    *_SOURCE,
)
PROGRAMMES = fields(
    "id, string: Id that opens the trail of the row: /lineage/{id}",
    *AREA,
    "kind, string: network, mentoring, leadership_programme, charter, award, statement or other",
    "scheme, string: Id of a charter, award or statement that several organisations may hold; empty otherwise",
    "name, string: What it is called",
    "about, string: race, general or not_stated",
    "status, string: What was earned or signed, as printed",
    "value, number: A number printed of it",
    "unit, string: What the number counts",
    "precision, string: exact, bound or rounded; empty without a value",
    "year, string: As printed, such as 2024-2026; empty where no year is printed",
    "first_year, integer: The first year in it",
    "cohort, string: The cohort, where one is named",
    "mentors, integer: Mentors of the cohort",
    "participants, integer: People who took part",
    "meetings_planned, integer: Meetings planned",
    "meetings_held, integer: Meetings held",
    "evaluation, string: none, satisfaction, pre-post or comparison group; empty where not stated",
    "evaluation_n, integer: How many the evaluation rests on",
    "outcome, string: What became of those who took part",
    "comparator, string: With whom they were compared",
    "facts, string: Items of the checklist of staff networks that are printed",
    "note, string: Further facts",
    "address, string: Page that prints it, without scheme",
    "provenance, string: publisher, copy or press",
    "locator.file, string: Register it was read from",
    "locator.row, string: Its line there",
)
COVERAGE = fields(
    "id, string: Id that opens the trail of the count: /lineage/{id}",
    *_WHAT,
    "area_type, string: Level",
    *_GROUP,
    *_ENDS,
    "with_figure, integer: How many organisations have a figure",
    "printed, integer: How many have only what they or the press printed of them",
    "out_of, integer: Of how many",
    "denominator, string: What is counted in out_of",
    "text, string: The same in words",
)
SOURCES = fields(
    "id, string: Id",
    "title, string: Title",
    "publisher, string: Publisher",
    "landing_page, string: Address of its public page",
    "licence, string: Licence",
    "licence_confirmed, boolean: Whether the licence is printed by the publisher",
    "provenance, string: publisher, copy or press",
    "rank, integer: The lower wins where two give the same quantity",
    "vintage, string: Of when it is",
    "cadence, string: How often it appears",
    "next_release, string: When the next is expected",
    "feeds, string: What the atlas takes from it",
    "attribution, string: Attribution that its licence asks for",
    "held, boolean: Whether figures of it are held",
    "figures, integer: How many",
)
