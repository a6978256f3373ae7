"""The national workbook of 2024, in small."""

from __future__ import annotations

import copy

import pytest

from atlas.errors import UnreadableFileError
from atlas.sources import nss_2024_national as reader

LEAD = ["Base", "Breakdown", "Breakdown subgroup", "Weighting"]
ENGLAND = ["National", "", "", "Organisation Size and Occupation Group"]


def lead(breakdown: str, subgroup: str) -> list[object]:
    return ["National", breakdown, subgroup, "Organisation Size"]


@pytest.fixture
def rows(answers):
    white, others, irish = (copy.deepcopy(answers) for _ in range(3))
    white["Q16b"], others["Q16b"], irish["Q16b"] = [7.0, 93.0, 300.0], [15.0, 85.0, 150.0], [8.0, 92.0, 12.0]
    return [
        (ENGLAND, answers),
        (lead("Region", "Elsewhere"), answers),
        (lead("ICS", "Nowhere and The Vale"), answers),
        (lead("Age", "21-30"), answers),
        (lead("Ethnic background (detailed)", "White - Irish"), irish),
        (lead("Ethnic background (summary)", "White staff"), white),
        (lead("Ethnic background (summary)", "Staff from all other ethnic groups combined"), others),
    ]


def test_areas_and_groups(detailed, rows, few_organisations) -> None:
    reading = reader.read(detailed(LEAD, rows), few_organisations)
    found = {
        (f.organisation, f.level, f.group): (f.value, f.denominator, f.row)
        for f in reading.figures
        if f.indicator == "discrimination"
    }
    assert found == {
        ("ENG", "england", "all"): (9.5, 460, "6"),
        ("Y99", "region", "all"): (9.5, 460, "7"),
        ("QZ1", "icb", "all"): (9.5, 460, "8"),
        ("ENG", "england", "white_irish"): (8.0, 12, "10"),
        ("ENG", "england", "white"): (7.0, 300, "11"),
        ("ENG", "england", "bme"): (15.0, 150, "12"),
    }
    assert reading.rejected == []
    assert reading.remarks == [
        "1 nation, 1 regions and 1 ICSs read; ICSs are without ambulance trusts.",
        "Left out: 1 rows that are not by area or ethnic group.",
    ]


def test_notes_tell_how_each_row_was_weighted(detailed, rows, few_organisations) -> None:
    figures = reader.read(detailed(LEAD, rows), few_organisations).figures
    notes = {(f.level, f.group): f.note for f in figures if f.indicator == "career_progression"}
    assert notes["england", "all"] == "Weighted by organisation size and occupation group."
    assert notes["england", "bme"] == "Weighted by organisation size."
    assert notes["icb", "all"] == "Weighted by organisation size. Ambulance trusts are left out."


def test_the_18_groups_of_respondents_are_kept_for_england_only(detailed, rows, few_organisations) -> None:
    figures = reader.read(detailed(LEAD, rows), few_organisations).figures
    mix = [f for f in figures if f.indicator == "survey_respondents"]
    per_level = {level: len([f for f in mix if f.level == level]) for level in ("england", "region", "icb")}
    assert per_level == {"england": 6 + 18, "region": 6, "icb": 6}
    detail = next(f for f in mix if f.group == "asian_chinese")
    # Four leading columns, so E is White British and P, eleven further, Chinese.
    assert (detail.value, detail.column, detail.status, detail.transform) == (1.0, "P", "published", "")
    assert next(f for f in mix if f.level == "region" and f.group == "bme").value == 30.0


def test_names_that_nobody_has_are_set_aside(detailed, rows, few_organisations) -> None:
    rows += [
        (lead("ICS", "Atlantis"), rows[0][1]),
        (lead("Ethnic background (summary)", "Everyone"), rows[0][1]),
        (lead("Region", "Elsewhere"), rows[0][1]),
    ]
    rejected = reader.read(detailed(LEAD, rows), few_organisations).rejected
    assert {(r.row, r.reason) for r in rejected} == {
        ("13", "we know no ICS 'Atlantis'"),
        ("14", "we know no Ethnic background (summary) 'Everyone'"),
        ("15", "Elsewhere stands a second time in this sheet"),
    }
    assert len(rejected) == 9  # once in each of the three sheets


def test_an_absent_column_is_named(detailed, rows, few_organisations) -> None:
    path = detailed(LEAD, rows, rename={"Breakdown subgroup": "Subgroup"})
    with pytest.raises(
        UnreadableFileError, match=r"results\.xlsx, sheet 'HEALTH .*': no column is headed 'Breakdown subgroup'"
    ):
        reader.read(path, few_organisations)
