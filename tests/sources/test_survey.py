"""What the survey readers share."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from atlas.sources import survey
from atlas.sources.organisations import Organisations


def test_the_ethnic_groups_are_those_of_the_reference_file(root: Path) -> None:
    with (root / "data/reference/ethnic_groups.csv").open(encoding="utf-8", newline="") as handle:
        reference = {row["code"]: row for row in csv.DictReader(handle)}
    assert len(survey.ETHNIC_GROUPS) == 18
    for group in survey.ETHNIC_GROUPS:
        assert reference[group.code]["broad"] == group.broad
        assert reference[group.code]["wres_group"] == ("white" if group.broad == "white" else "bme")


def test_only_trusts_and_sectors_of_trusts_are_surveyed(few_organisations: Organisations) -> None:
    assert survey.surveyed("RZ3A", few_organisations).level == "reporting_unit"
    with pytest.raises(survey.RowFault, match="no trust or reporting unit has the code 'RZ9'"):
        survey.surveyed("RZ9", few_organisations)
    with pytest.raises(survey.RowFault, match="'QZ1' belongs to a body of level icb"):
        survey.surveyed("QZ1", few_organisations)


def test_benchmarking_groups() -> None:
    assert survey.is_trust_group("Ambulance Trusts")
    assert not survey.is_trust_group("CCGs")
    with pytest.raises(survey.RowFault, match="'Space Trusts' is not a benchmarking group"):
        survey.is_trust_group("Space Trusts")


def test_a_percentage_above_100_is_a_fault(few_organisations: Organisations) -> None:
    row = survey.SurveyRow("s", few_organisations.by_code["RZ1"], 2024, "cell", "f.xlsx", "S", 6)
    assert row.figure("discrimination", 100.0, column="B").value == 100
    with pytest.raises(survey.RowFault, match=r"100\.5 is not a percentage"):
        row.figure("discrimination", 100.5, column="B")
    with pytest.raises(survey.RowFault, match=r"-1 is not a count"):
        row.figure("survey_respondents", -1, column="B", unit="respondents")
    assert row.figure("survey_respondents", 5000, column="B", unit="respondents").value == 5000
