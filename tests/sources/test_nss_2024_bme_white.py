"""The copied BME and White rates of 2024, in small."""

from __future__ import annotations

from pathlib import Path

import pytest

from atlas.errors import UnreadableFileError
from atlas.sources import nss_2024_bme_white as reader

HEADER = "Indicator,Trust,Trust Type,White Rate,BME Rate,Likelihood Ratio (BME/White)\n"


def write(tmp_path: Path, *lines: str) -> Path:
    path = tmp_path / "rates.csv"
    path.write_text(HEADER + "".join(f"{line}\n" for line in lines))
    return path


def test_each_row_gives_two_figures(tmp_path: Path, few_organisations) -> None:
    path = write(
        tmp_path,
        "Q15: Fair career progression,RZ1,Acute,0.6,0.45,0.75",
        "Harassment from staff (by ethnicity),RZ3A,Ambulance,0.2,0.25,1.25",
        "Harassment from patients (by ethnicity),RZ1,Acute,0.25,0.3,1.2",
        "Q16b: Discrimination from manager/colleagues,RZ1,Acute,0.07,0.14,2",
    )
    reading = reader.read(path, few_organisations)
    assert [
        (f.organisation, f.level, f.indicator, f.part, f.group, f.value, f.row, f.column) for f in reading.figures
    ] == [
        ("RZ1", "trust", "career_progression", "whole", "white", 60.0, "2", "White Rate"),
        ("RZ1", "trust", "career_progression", "whole", "bme", 45.0, "2", "BME Rate"),
        ("RZ3A", "reporting_unit", "harassment_staff", "whole", "white", 20.0, "3", "White Rate"),
        ("RZ3A", "reporting_unit", "harassment_staff", "whole", "bme", 25.0, "3", "BME Rate"),
        ("RZ1", "trust", "harassment_public", "whole", "white", 25.0, "4", "White Rate"),
        ("RZ1", "trust", "harassment_public", "whole", "bme", 30.0, "4", "BME Rate"),
        ("RZ1", "trust", "discrimination", "whole", "white", 7.0, "5", "White Rate"),
        ("RZ1", "trust", "discrimination", "whole", "bme", 14.0, "5", "BME Rate"),
    ]
    assert {(f.locator, f.sheet, f.transform, f.status, f.denominator) for f in reading.figures} == {
        ("row", "", "100*x", "published", None)
    }
    assert reading.remarks == ["By type of trust: 1 × Acute, 1 × Ambulance."]


def test_rows_that_contradict_themselves_are_set_aside(tmp_path: Path, few_organisations) -> None:
    path = write(
        tmp_path,
        "Q15: Fair career progression,RZ1,Acute,0.6,0.45,0.76",
        "Q15: Fair career progression,RZ1,Acute,60,45,0.75",
        "Q15: Fair career progression,RZ1,Acute,0.6,,0.75",
        "Q15: Fair career progression,RZ1,Acute,0.6,half,0.75",
        "Q15: Fair career progression,RQ0,Acute,0.6,0.45,0.75",
        "Q99: Weather,RZ1,Acute,0.6,0.45,0.75",
        "Q15: Fair career progression,RZ1,Acute,0.6,0.45,0.75",
        "Q15: Fair career progression,RZ1,Acute,0.6,0.45,0.75",
    )
    reading = reader.read(path, few_organisations)
    assert {(r.row, r.column): r.reason for r in reading.rejected} == {
        (
            "2",
            "Likelihood Ratio (BME/White)",
        ): "the printed ratio is 0.76 but the BME rate over the White rate is 0.750000",
        ("3", "White Rate+BME Rate"): "a rate is not a proportion between 0 and 1",
        ("4", "White Rate+BME Rate+Likelihood Ratio (BME/White)"): "one of the two rates or their ratio is blank",
        ("5", "BME Rate"): "'half' is not a number",
        ("6", ""): "no trust or reporting unit has the code 'RQ0'",
        ("7", "Indicator"): "'Q99: Weather' is not one of the four indicators",
        ("9", "Trust"): "RZ1 stands a second time under this indicator",
    }
    assert [f.row for f in reading.figures] == ["8", "8"]


def test_an_absent_column_is_named(tmp_path: Path, few_organisations) -> None:
    path = tmp_path / "rates.csv"
    path.write_text(HEADER.replace("BME Rate", "Rate for BME"))
    with pytest.raises(UnreadableFileError, match=r"rates\.csv: no column is headed 'BME Rate'"):
        reader.read(path, few_organisations)
