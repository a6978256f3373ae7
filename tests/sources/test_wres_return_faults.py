"""Damaged returns: each kind of damage gets its own right sentence, all at once, and nothing is taken in."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from atlas.errors import ReturnError
from atlas.sources import wres_return
from atlas.sources import wres_return_layout as layout
from atlas.sources import wres_return_template as template
from atlas.sources.wres_return_template import INVENTED_CODE

LINES = template.csv_text().replace(INVENTED_CODE, "RZ1").splitlines()


def row_of(start: str) -> int:
    """The row in the file of the line that begins so."""
    return next(number for number, line in enumerate(LINES, start=1) if line.startswith(start))


def changed(start: str, replacement: str) -> list[str]:
    """The return with one line replaced."""
    lines = list(LINES)
    lines[row_of(start) - 1] = replacement
    return lines


def edited(start: str, column: str, value: str) -> list[str]:
    """The return with one cell replaced."""
    cells = LINES[row_of(start) - 1].split(",")
    cells[layout.LONG_COLUMNS.index(column)] = value
    return changed(start, ",".join(cells))


def everywhere(old: str, new: str) -> list[str]:
    """The return with a text replaced on every line."""
    return [line.replace(old, new) for line in LINES]


APPOINTED, ENTERED, BAND = "RZ1,2025,2,,bme", "RZ1,2025,3,,bme", "RZ1,2025,1,clinical_band_5,bme"
BOARD = "RZ1,2025,9,board,bme"

# What was done to the file, and the one sentence about it with row and column.
DAMAGES = {
    "a column is gone": (
        [line.rpartition(",")[0] for line in LINES],
        "row 1: there is no column headed 'denominator'; expected organisation, wres_year, indicator",
    ),
    "a heading is misspelt": (
        everywhere("numerator", "numerater"),
        "row 1: there is no column headed 'numerator'; 'numerater' stands there instead",
    ),
    "a column too many": (
        [LINES[0] + ",comment", *(line + ",x" for line in LINES[1:])],
        "row 1, column comment: a return has no column 'comment'",
    ),
    "a code that nobody has": (
        edited(APPOINTED, "organisation", "RX0"),
        f"row {row_of(APPOINTED)}, column organisation: no organisation has the code 'RX0'; expected the ODS code",
    ),
    "the invented organisation of the example": (
        everywhere("RZ1", "ZZ9"),
        "row 2, column organisation: 'ZZ9' is an invented organisation of the example, which is never taken in",
    ),
    "an area in place of a trust": (
        everywhere("RZ1", "QZ1"),
        "row 2, column organisation: 'QZ1' is NHS Nowhere and the Vale Integrated Care Board, which is not a trust",
    ),
    "a year before there was a standard": (
        everywhere(",2025,", ",2014,"),
        "row 2, column wres_year: '2014' is not a WRES year; expected 2016 to",
    ),
    "a financial year in place of a WRES year": (
        edited(APPOINTED, "wres_year", "2024/25"),
        f"row {row_of(APPOINTED)}, column wres_year: '2024/25' is not a WRES year",
    ),
    "an indicator that there is not": (
        edited(APPOINTED, "indicator", "10"),
        f"row {row_of(APPOINTED)}, column indicator: there is no indicator '10'; expected 1 to 9",
    ),
    "a band that there is not": (
        edited(BAND, "breakdown", "clinical_band_8"),
        f"row {row_of(BAND)}, column breakdown: indicator 1 has no breakdown 'clinical_band_8'; expected non_clinical",
    ),
    "a breakdown where there is none": (
        edited(APPOINTED, "breakdown", "clinical"),
        f"row {row_of(APPOINTED)}, column breakdown: indicator 2 has no breakdown 'clinical'; expected a blank",
    ),
    "a group that there is not": (
        edited(APPOINTED, "group", "BAME"),
        f"row {row_of(APPOINTED)}, column group: there is no group 'BAME'; expected one of white, bme, unknown, all",
    ),
    "a count below nought": (
        edited(APPOINTED, "numerator", "-3"),
        f"row {row_of(APPOINTED)}, column numerator: -3 is below nought; expected the number of appointed",
    ),
    "half a person": (
        edited(APPOINTED, "numerator", "120.5"),
        f"row {row_of(APPOINTED)}, column numerator: 120.5 is not a whole number (a percentage, perhaps?)",
    ),
    "a word": (
        edited(APPOINTED, "numerator", "twelve"),
        f"row {row_of(APPOINTED)}, column numerator: 'twelve' is not a whole number; expected the number of appointed",
    ),
    "a hidden count": (
        edited(ENTERED, "numerator", "<5"),
        f"row {row_of(ENTERED)}, column numerator: '<5' hides a count; give the number of staff entering",
    ),
    "a spreadsheet error": (
        edited(APPOINTED, "denominator", "#REF!"),
        f"row {row_of(APPOINTED)}, column denominator: holds the spreadsheet error #REF!; expected the number of short",
    ),
    "thousands set off by a comma": (
        edited(APPOINTED, "numerator", '"1,200"'),
        f"row {row_of(APPOINTED)}, column numerator: 1,200 has a comma in it; write 1200",
    ),
    "a ratio in place of counts": (
        edited(APPOINTED, "numerator", "1.67"),
        f"row {row_of(APPOINTED)}, column numerator: 1.67 looks like a ratio or a proportion; a ratio does not say",
    ),
    "a percentage in place of counts": (
        edited(APPOINTED, "numerator", "15%"),
        f"row {row_of(APPOINTED)}, column numerator: 15% is a percentage; a return holds counts",
    ),
    "a numerator left blank": (
        edited(APPOINTED, "numerator", ""),
        f"row {row_of(APPOINTED)}, column numerator: is blank; expected the number of appointed from shortlisting",
    ),
    "a base left blank": (
        edited(APPOINTED, "denominator", ""),
        f"row {row_of(APPOINTED)}, column denominator: is blank; expected the number of shortlisted applicants",
    ),
    "more appointed than shortlisted": (
        changed(APPOINTED, f"{APPOINTED},801,800"),
        f"row {row_of(APPOINTED)}, column numerator: 801 appointed from shortlisting are more than 800 shortlisted",
    ),
    "groups that do not make the line's total": (
        edited(BAND, "denominator", "7"),
        r"clinical_band_5, bme: the denominator is 7, but White, BME and unknown make 420",
    ),
    "a total that the groups do not make": (
        [*LINES, "RZ1,2025,3,,all,40,9999"],
        "indicator 3: the bases of White, BME and unknown make 9,834, but the total given is 9,999",
    ),
    "one group of a line missing": (
        [line for line in LINES if not line.startswith("RZ1,2025,1,clinical_band_5,unknown")],
        "indicator 1, clinical_band_5: unknown is not given; expected a count, 0 where there is nobody",
    ),
    "a board too large to be one": (
        [
            line if ",9,board," not in line else f"RZ1,2025,9,board,{line.split(',')[4]},14,42"
            for line in LINES
        ],
        "a board of 42 is not plausible; expected at most 40 members",
    ),
    "voting and non-voting members that do not make the board": (
        [
            line if ",9,voting," not in line else f"RZ1,2025,9,voting,{line.split(',')[4]},3,9"
            for line in LINES
        ],
        "9 voting and 3 non-voting members make 12, but the board has 15",
    ),
    "executive and non-executive members that do not make the board": (
        [
            line if ",9,executive," not in line else f"RZ1,2025,9,executive,{line.split(',')[4]},2,6"
            for line in LINES
        ],
        "6 executive and 8 non-executive members make 14, but the board has 15",
    ),
    "more senior medical managers than consultants": (
        [
            line if ",medical_senior_medical_manager," not in line else
            f"RZ1,2025,1,medical_senior_medical_manager,{line.split(',')[4]},900,2700"
            for line in LINES
        ],
        "900 senior medical managers are more than the",
    ),
    "a ratio that cannot be": (
        [
            "RZ1,2025,2,,white,60,7034" if line.startswith("RZ1,2025,2,,white")
            else f"{APPOINTED},300,3243" if line.startswith(APPOINTED) else line
            for line in LINES
        ],
        "BME and White rates of appointed from shortlisting differ 11 times; expected a ratio from 0.1 to 10",
    ),
    "a line twice": (
        [*LINES, LINES[row_of(APPOINTED) - 1]],
        f"row {len(LINES) + 1}: RZ1 2025, indicator 2, bme stands in row {row_of(APPOINTED)} already; keep one of them",
    ),
}  # fmt: skip


def told(path: Path, organisations) -> str:
    with pytest.raises(ReturnError) as caught:
        wres_return.read(path, organisations)
    return str(caught.value)


@pytest.mark.parametrize("damage", DAMAGES)
def test_each_damage_gets_its_sentence(damage, tmp_path, few_organisations):
    lines, sentence = DAMAGES[damage]
    path = tmp_path / "return.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert wres_return.recognise(path), "a damaged return is still a return"
    message = told(path, few_organisations)
    assert re.match(r"return\.csv: (1 fault was|\d+ faults were) found, so nothing was taken in\.", message)
    assert sentence in message


def test_all_faults_are_told_at_once_in_the_order_of_the_file(tmp_path, few_organisations):
    lines = list(LINES)
    lines[row_of(APPOINTED) - 1] = f"{APPOINTED},1.67,800"
    lines[row_of(ENTERED) - 1] = f"{ENTERED},-1,400"
    lines[row_of(BAND) - 1] = "RZ1,2025,1,clinical_band_8,bme,4,9"
    path = tmp_path / "return.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    message = told(path, few_organisations)
    assert message.startswith("return.csv: 4 faults were found")  # and the band's third group is now missing
    rows = [int(number) for number in re.findall(r"^  row (\d+)", message, re.MULTILINE)]
    assert rows == sorted(rows) and set(rows) >= {row_of(BAND), row_of(APPOINTED), row_of(ENTERED)}


def test_a_body_that_was_not_open_is_named(tmp_path, few_organisations):
    trust = few_organisations.by_code["RZ1"]
    object.__setattr__(trust, "valid_to", "2024-04-01")
    path = tmp_path / "return.csv"
    path.write_text("\n".join(LINES) + "\n", encoding="utf-8")
    message = told(path, few_organisations)
    assert "Nowhere Hospitals NHS Trust (RZ1) was not open in the period of indicator 1 of WRES 2025" in message


# Damage to the workbook form: what is written where (row, column), and the sentence about it.
FORM_ROW = {form.labels: row for row, form in enumerate(layout.form_rows(), start=layout.HEADING_ROW + 1)}
SHORTLISTED = FORM_ROW["2", "", "Shortlisted applicants"]
FORM_DAMAGES = {
    "no organisation": ({(3, 1): None}, "sheet 'RZ1 2025', row 3, column B: no organisation is given"),
    "no year": ({(4, 1): None}, "row 4, column B: '' is not a WRES year"),
    "headings moved": ({(6, 3): "BME", (6, 4): "White"}, "row 6, column A: the headings are"),
    "a line renamed": (
        {(SHORTLISTED, 2): "Applicants"}, f"row {SHORTLISTED}, column A: '2 | Applicants' is not a line of the return"
    ),
    "a line gone": (
        {(SHORTLISTED, column): None for column in range(6)}, "the line '2 | Shortlisted applicants' is missing"
    ),
    "a line twice": (
        {(SHORTLISTED + 1, 2): "Shortlisted applicants"},
        f"row {SHORTLISTED + 1}, column A: the line '2 | Shortlisted applicants' stands in row {SHORTLISTED} already",
    ),
    "a ratio": ({(SHORTLISTED + 1, 4): 1.67}, f"row {SHORTLISTED + 1}, column E: 1.67 looks like a ratio"),
    "truth in place of a count": ({(SHORTLISTED, 4): True}, f"row {SHORTLISTED}, column E: holds true or false"),
    "a base without its event": (
        {(SHORTLISTED + 1, 4): None}, f"row {SHORTLISTED + 1}, column E: is blank, but row {SHORTLISTED} is not"
    ),
    "more appointed than shortlisted": (
        {(SHORTLISTED + 1, 4): 90_000}, f"row {SHORTLISTED + 1}, column E: 90,000 appointed from shortlisting are more"
    ),
    "a total that the groups do not make": ({(7, 6): 99}, "row 7, column G: indicator 1, non_clinical_under_band_1"),
}  # fmt: skip


@pytest.mark.parametrize("damage", FORM_DAMAGES)
def test_each_damage_to_the_workbook_gets_its_sentence(damage, tmp_path, fill, few_organisations):
    cells, sentence = FORM_DAMAGES[damage]
    path = fill(tmp_path / "return.xlsx", cells)
    assert sentence in told(path, few_organisations)


def test_a_faulty_sheet_keeps_a_good_one_out(tmp_path, few_organisations):
    text = template.csv_text().splitlines()
    good = [line.replace(INVENTED_CODE, "RZ2") for line in text[1:]]
    path = tmp_path / "two.csv"
    path.write_text("\n".join([*edited(APPOINTED, "numerator", "x"), *good]) + "\n", encoding="utf-8")
    assert told(path, few_organisations).startswith("two.csv: 1 fault was found")
