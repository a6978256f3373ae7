"""What is shown beside the scorecard: who answered, what was printed, the ladder, groups, members and lineage."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from atlas.exports.table import Column, Table, lineage
from atlas.indicators import Indicator
from atlas.reader import Atlas
from atlas.sentences import employer, employer_facts
from atlas.sentences import programmes as programme_words
from atlas.sentences.groups import NAMES as GROUP_NAMES
from atlas.sentences.words import period
from atlas.web import programme_tables, tables

Row = Mapping[str, Any]
Node = tables.Node

# The indicators that a list of trusts shows, in the order in which a job seeker asks.
SHOWN = ("career_progression", "discrimination", "harassment_staff", "harassment_public")
_TRUSTS = ("trust", "reporting_unit")


@dataclass(frozen=True)
class Facts:
    """Everything beside the scorecard; a table or sentence is empty where nothing is held."""

    respondents: tuple[str, ...]
    mix: Node | None
    printed: Node | None
    ladder: str
    steps: Node | None
    groups: Node | None
    members: Node | None
    lineage: tuple[Row, ...]
    names: tuple[str, ...]
    mark: Row | None
    programmes: Node | None
    programme_words: str


def facts(atlas: Atlas, subject: Row) -> Facts:
    """Ask for all of it; each is one question, and areas ask for their trusts, England for its groups."""
    code = subject["code"]
    answered = atlas.respondents_of(code)
    printed = atlas.printed_figures(code)
    dates = atlas.progression_dates(code)
    steps = atlas.progression_steps(code) if dates else []
    whole = subject["parent"] if subject["level"] == "reporting_unit" else code
    programmes = atlas.programmes(whole) if subject["level"] in _TRUSTS else []
    return Facts(
        respondents=employer_facts.respondents(answered, subject),
        mix=_mix(answered),
        printed=_printed(printed, atlas.indicators) if printed and subject["level"] != "england" else None,
        ladder=employer_facts.ladder(dates),
        steps=_steps(steps),
        groups=_groups(atlas, code),
        members=_members(atlas, subject),
        lineage=tuple(atlas.lineage_of(code)),
        names=tuple(row["name"] for row in atlas.names_of(code)),
        mark=atlas.mark(code),
        programmes=programme_tables.of_organisation(programmes) if programmes else None,
        programme_words=(
            programme_words.of_organisation(len(programmes), subject)
            if atlas.holds("programme")
            else programme_words.NOT_HELD
        ),
    )


def sectors(atlas: Atlas, code: str) -> list[Row]:
    """The units of a trust that the survey asks apart."""
    return [row for row in atlas.organisations() if row["level"] == "reporting_unit" and row["parent"] == code]


def _mix(rows: Sequence[Row]) -> Node | None:
    newest = [row for row in rows if row["survey_year"] == rows[0]["survey_year"] and row["share"] is not None]
    if not newest:
        return None
    columns = [
        Column("group", "Ethnic group"), Column("share", "Of 100 who answered", 1),
        Column("people", "People, about", 0), lineage("share", "people"),
    ]  # fmt: skip
    body = [
        {
            "group": employer_facts.group(row["group"]),
            "share": row["share"],
            "people": row["share"] * row["known"] / 100,
            "lineage": row["lineage"],
        }
        for row in newest
        if row["group"] in employer_facts.BROAD
    ]
    title = f"Who answered in autumn {newest[0]['survey_year']}"
    return tables.table(Table(title, columns, body), row_header="group")


def _printed(rows: Sequence[Row], indicators: Mapping[str, Indicator]) -> Node:
    columns = [
        Column("indicator", "Indicator"), Column("what", "What was printed"), Column("value", "As printed"),
        Column("period", "Period"), Column("page", "Page"),
    ]  # fmt: skip
    rendered = [
        {
            "indicator": f"{row['number'] or '·'} · {row['short']}",
            "what": employer_facts.printed_what(row),
            "value": tables.traced(employer_facts.printed_value(row), row["figure_id"], row["short"]),
            "period": period(row),
            "page": tables.node("A", row["page"], href=f"https://{row['address']}"),
        }
        for row in rows
    ]
    content = Table("As published by the organisation or the press", columns, [{} for _ in rows])
    return tables.table(content, tall=len(rows) > 12, row_header="indicator", rendered=rendered)


def _steps(rows: Sequence[Row]) -> Node | None:
    newest = [row for row in rows if row["group"] == "bme" and row["ladder"] != "clinical_with_support"]
    newest = [row for row in newest if row["snapshot_date"] == max(one["snapshot_date"] for one in rows)]
    if not newest:
        return None
    columns = [
        Column("ladder", "Staff"), Column("step", "Step"), Column("ratio", "Race Disparity Ratio", 2),
        Column("low", "95 % from", 2), Column("high", "to", 2), lineage("ratio"),
    ]  # fmt: skip
    body = [
        {**row, "ladder": employer_facts.LADDERS[row["ladder"]], "step": employer_facts.STEPS[row["step"]]}
        for row in newest
    ]
    title = "How much more concentrated upward White staff are than BME staff; 1 is parity"
    return tables.table(Table(title, columns, body), row_header="ladder")


def _groups(atlas: Atlas, code: str) -> Node | None:
    choices = atlas.group_choices(code)
    held = [(row["indicator"], row["part"]) for row in choices]
    if not held:
        return None
    rates = {key: {row["group"]: row for row in atlas.group_rates(*key, organisation=code)} for key in held}
    every = [group for group in GROUP_NAMES if any(group in found for found in rates.values())]
    columns = [Column("group", "Group")]
    for number, (indicator, part) in enumerate(held):
        columns.append(Column(f"value_{number}", employer.narrowed(atlas.indicators[indicator], part)[0], 1))
        columns.append(lineage(f"value_{number}", key=f"lineage_{number}"))
    body = [
        {"group": GROUP_NAMES[group].short}
        | {
            f"{name}_{number}": rates[key].get(group, {}).get(name)
            for number, key in enumerate(held)
            for name in ("value", "lineage")
        }
        for group in every
    ]
    return tables.table(Table("Of 100 who answered, by ethnic group", columns, body), tall=True, row_header="group")


def _members(atlas: Atlas, subject: Row) -> Node | None:
    """The trusts of an area, or the sectors of a trust, with their verdicts."""
    level, code = subject["level"], subject["code"]
    if level in ("england", "reporting_unit"):
        return None
    field = {"icb": "icb", "region": "region", "trust": "parent"}[level]
    inside = [row for row in atlas.organisations() if row["level"] in _TRUSTS and row[field] == code]
    found: dict[str, dict[str, Row]] = {}
    for row in atlas.scorecard([row["code"] for row in inside]) if inside else ():
        if row["part"] == "whole":
            found.setdefault(row["organisation"], {})[row["indicator"]] = row
    # A body that closed before the figures began has nothing to show here.
    inside = [
        row for row in inside if row["valid_to"] is None or any(_held(one) for one in found[row["code"]].values())
    ]
    if not inside:
        return None
    columns = [Column("name", "Trust")]
    columns += [Column(key, atlas.indicators[key].short) for key in SHOWN]
    newest = {key: max((_year(found[row["code"]][key]) for row in inside), default=0) for key in SHOWN}
    rendered = [
        {"name": tables.node("A", row["name"], href=f"/organisation/{row['code']}")}
        | {key: _cell(found[row["code"]][key], newest[key], row["name"]) for key in SHOWN}
        for row in inside
    ]
    many = "Sectors" if level == "trust" else "Trusts"
    years = "; ".join(sorted({f"autumn {year}" for year in newest.values() if year}))
    title = f"{many} in it, by name{f': {years}, where no other year is named' if years else ''}"
    content = Table(title, columns, [{} for _ in inside])
    return tables.table(content, tall=len(inside) > 14, row_header="name", rendered=rendered)


def _held(row: Row) -> bool:
    return employer.compares(row) or row["everyone"] is not None


def _year(row: Row) -> int:
    """The survey year of what a cell shows; 0 for nothing."""
    return int((row["survey_year"] if employer.compares(row) else row["everyone_survey_year"]) or 0)


def _cell(row: Row, newest: int, name: str) -> list[Any]:
    if 0 < _year(row) < newest:
        # Of another year, and often of another base: beside the newest it would be read as the same.
        return [tables.node("Span", f"nothing since autumn {_year(row)}", class_="soft")]
    if employer.compares(row):
        verdict = tables.node("Span", row["verdict"], class_=f"chip {row['verdict'].replace(' ', '-')}")
        gap = "" if row["difference_harm"] is None else f"{row['difference_harm']:+z.1f} points".replace("-", "−")
        return [verdict, tables.traced(gap, row["lineage"], name, "soft below")]
    if row["everyone"] is not None:
        return [tables.traced(f"all staff {row['everyone']:.1f} %", row["everyone_lineage"], name, "soft")]
    return [tables.node("Span", "no figures held", class_="soft")]
