"""The organisational workbook of 2024, in small."""

from __future__ import annotations

import copy
from pathlib import Path

import pytest

from atlas.errors import UnreadableFileError
from atlas.sources import nss_2024_organisations as reader
from atlas.sources.organisations import Organisations
from atlas.sources.tidy import Figure

LEAD = ["ODS code", "Organisation name", "Benchmarking group", "Region", "ICS", "Weighting"]
ACUTE = "Acute and Acute & Community Trusts"


def lead(code: str, group: str = ACUTE) -> list[object]:
    return [code, f"Body {code}", group, "Elsewhere", "Nowhere", "Occupation Group"]


def one(figures: list[Figure], organisation: str, indicator: str, part: str = "whole", group: str = "all") -> Figure:
    found = [
        f for f in figures if (f.organisation, f.indicator, f.part, f.group) == (organisation, indicator, part, group)
    ]
    assert len(found) == 1
    return found[0]


def test_every_measure_has_its_value_base_and_cell(detailed, answers, few_organisations: Organisations) -> None:
    path = detailed(LEAD, [(lead("QZ1", "ICBs"), answers), (lead("RZ1"), answers)])
    reading = reader.read(path, few_organisations)
    expected = {
        # Q13a stands in G to L, so Q14a begins in M, Q14b in S, Q14c in Y.
        ("harassment_public", "whole"): (20.0, 500, "HEALTH WELLBEING SAFETY Q13-14", "M", "100-x"),
        ("harassment_staff", "managers"): (8.0, 490, "HEALTH WELLBEING SAFETY Q13-14", "S", "100-x"),
        ("harassment_staff", "colleagues"): (15.0, 480, "HEALTH WELLBEING SAFETY Q13-14", "Y", "100-x"),
        ("career_progression", "whole"): (56.25, 470, "HEALTH WELLBEING SAFETY Q15-17", "G", ""),
        ("discrimination", "whole"): (9.5, 460, "HEALTH WELLBEING SAFETY Q15-17", "K", ""),
    }
    for (indicator, part), (value, base, sheet, column, transform) in expected.items():
        figure = one(reading.figures, "RZ1", indicator, part)
        assert (figure.value, figure.denominator, figure.numerator) == (value, base, None)
        assert (figure.file, figure.sheet, figure.row, figure.column) == ("results.xlsx", sheet, "7", column)
        assert (figure.locator, figure.transform, figure.status) == ("cell", transform, "published")
        assert (figure.level, figure.statistic, figure.unit) == ("trust", "rate", "per cent")
        assert (figure.survey_year, figure.wres_year, figure.period_end) == (2024, 2025, "2024-12-31")
        assert figure.note == "Weighted by occupation group."
    assert {figure.organisation for figure in reading.figures} == {"RZ1"}
    assert reading.rejected == []
    assert "1 × ICBs" in reading.remarks[1]


def test_ethnic_mix_is_summed_and_the_18_groups_are_not_kept(detailed, answers, few_organisations) -> None:
    reading = reader.read(detailed(LEAD, [(lead("RZ1"), answers)]), few_organisations)
    mix = {f.group: f for f in reading.figures if f.indicator == "survey_respondents"}
    assert {group: figure.value for group, figure in mix.items()} == {
        "white": 70.0, "bme": 30.0, "mixed": 3.0, "asian": 15.0, "black": 9.0, "other": 3.0,
    }  # fmt: skip
    assert mix["white"].column == "G+H+I+J"
    assert mix["other"].column == "W+X"
    assert mix["bme"].column == "K+L+M+N+O+P+Q+R+S+T+U+V+W+X"
    assert {(f.statistic, f.transform, f.status, f.denominator) for f in mix.values()} == {
        ("share", "sum", "derived", 450.0)
    }


def test_withheld_cells_are_suppressed_and_take_their_sums_with_them(detailed, answers, few_organisations) -> None:
    answers["Q16b"] = ["-", "-", "-"]
    answers["Q28"][4] = ""
    reading = reader.read(detailed(LEAD, [(lead("RZ1"), answers)]), few_organisations)
    withheld = one(reading.figures, "RZ1", "discrimination")
    assert (withheld.value, withheld.denominator, withheld.status) == (None, None, "suppressed")
    assert one(reading.figures, "RZ1", "survey_respondents", group="mixed").status == "suppressed"
    assert one(reading.figures, "RZ1", "survey_respondents", group="bme").value is None
    assert one(reading.figures, "RZ1", "survey_respondents", group="white").value == 70.0


def test_sectors_of_a_trust_are_reporting_units(detailed, answers, few_organisations) -> None:
    reading = reader.read(detailed(LEAD, [(lead("RZ3A", "Ambulance Trusts"), answers)]), few_organisations)
    assert {figure.level for figure in reading.figures} == {"reporting_unit"}


def test_a_bad_row_is_set_aside_with_its_place_and_the_rest_is_read(detailed, answers, few_organisations) -> None:
    odd = copy.deepcopy(answers)
    odd["Q15"][0] = "many"
    odd["Q14a"][0] = 180.0
    odd["Q28"][0] = 10.0
    reading = reader.read(
        detailed(LEAD, [(lead("RZ1"), odd), (lead("RX9X"), answers), (lead("RZ2"), answers), (lead("RZ2"), answers)]),
        few_organisations,
    )
    reasons = {(r.sheet[-6:], r.row, r.column): r.reason for r in reading.rejected}
    assert reasons["Q15-17", "6", "G"] == "'many' is not a number"
    assert reasons["Q13-14", "6", "M"] == "-80.0 is not a percentage"
    assert reasons["Q27-30", "6", "G+…+X"] == "the shares of all ethnic groups add up to 50.00, not 100"
    assert reasons["Q15-17", "7", ""] == "no trust or reporting unit has the code 'RX9X'"
    assert reasons["Q15-17", "9", ""] == "RZ2 stands a second time in this sheet"
    assert len(reading.rejected) == 3 + 3 * 2
    assert len([f for f in reading.figures if f.organisation == "RZ2"]) == 11
    assert len([f for f in reading.figures if f.organisation == "RZ1"]) == 3
    assert reading.rejected[0].text.startswith("RX9X | Body RX9X")


def test_columns_may_change_places(detailed, answers, few_organisations) -> None:
    swapped = ["Organisation name", "ODS code", *LEAD[2:]]
    cells = lead("RZ1")
    path = detailed(swapped, [([cells[1], cells[0], *cells[2:]], answers)])
    assert one(reader.read(path, few_organisations).figures, "RZ1", "career_progression").value == 56.25


@pytest.mark.parametrize(
    ("rename", "sentence"),
    [
        ({"% Never": "% Not once"}, r"results\.xlsx, sheet 'HEALTH .* Q13-14': Q14a has no column headed '% Never'"),
        ({"ODS code": "Code"}, r"results\.xlsx, sheet 'HEALTH .* Q13-14': no column is headed 'ODS code'"),
        ({"Q14b": "Q14b - Do you like your managers?"}, r"sheet 'HEALTH .* Q13-14', column S: Q14b does not ask"),
        ({"Q28 ": "Q29 - What is your ethnic group?"}, r"results\.xlsx: no sheet has a column for Q28"),
    ],
)  # fmt: skip
def test_an_absent_column_is_named_in_one_sentence(detailed, answers, few_organisations, rename, sentence) -> None:
    path = detailed(LEAD, [(lead("RZ1"), answers)], rename=rename)
    with pytest.raises(UnreadableFileError, match=sentence) as raised:
        reader.read(path, few_organisations)
    assert "\n" not in str(raised.value)


def test_another_year_or_a_damaged_file_is_not_recognised(detailed, answers, tmp_path: Path) -> None:
    good = detailed(LEAD, [(lead("RZ1"), answers)])
    assert reader.recognise(good)
    assert not reader.recognise(detailed(LEAD, [(lead("RZ1"), answers)], year=2023, name="other.xlsx"))
    cut = tmp_path / "cut.xlsx"
    cut.write_bytes(good.read_bytes()[:3000])
    assert not reader.recognise(cut)
    assert not reader.recognise(tmp_path / "absent.xlsx")
