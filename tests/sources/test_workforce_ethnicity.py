"""England's workforce by ethnic group: a small workbook in the publication's layout, and the figures as committed."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter

from atlas.errors import AtlasError
from atlas.sources import workforce_ethnicity
from atlas.sources.organisations import Organisations
from atlas.sources.tidy import Figure, read_figures

NOBODY = Organisations((), ())
EVERYBODY = "All - Including Unknown, Not Stated And Discontinued Codes"
SHEET = "nhs-workforce-data"


def cell(ethnicity: object, value: object, grade: str = "Band 8a", role: str = "Midwives", time: object = None) -> list:
    return [
        time or date(2021, 3, 1),
        ethnicity,
        "ONS 6+1",
        "Professionally Qualified Clinical Staff",
        role,
        grade,
        value,
    ]


GOOD = [
    cell("All", 60),
    cell(EVERYBODY, 65),
    cell("White", 40),
    cell("Asian", 20),
    cell("Unknown & Not Stated", 4),
    cell("Discontinued Codes", 1),
]


def make(folder: Path, rows: Iterable[list], columns: tuple[str, ...] = workforce_ethnicity.COLUMNS) -> Path:
    path = folder / "workforce.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet(SHEET)
        day = workbook.add_format({"num_format": "yyyy-mm-dd"})
        sheet.write_row(0, 0, columns)
        for number, row in enumerate(rows, start=1):
            for column, value in enumerate(row):
                if isinstance(value, date):
                    sheet.write_datetime(number, column, value, day)
                else:
                    sheet.write(number, column, value)
    return path


def test_groups_become_figures_and_totals_do_not(tmp_path: Path) -> None:
    path = make(tmp_path, GOOD)
    reading = workforce_ethnicity.read(path, NOBODY)
    assert workforce_ethnicity.recognise(path)
    assert reading.rejected == []
    assert reading.remarks == ["2 rows are totals over ethnicity; they check the groups and are not kept as figures."]
    assert [(f.group, f.value, f.row) for f in reading.figures] == [
        ("white", 40, "4"),
        ("asian", 20, "5"),
        ("unknown", 4, "6"),
        ("discontinued", 1, "7"),
    ]
    first = reading.figures[0]
    assert (first.organisation, first.part, first.breakdown) == ("ENG", "midwives", "band_8a")
    assert (first.period_end, first.wres_year) == ("2021-03-31", 2021), "the end of the month that is printed"
    assert (first.file, first.sheet, first.column, first.locator) == ("workforce.xlsx", SHEET, "G", "cell")
    assert workforce_ethnicity.file_name(first) == "workforce-ethnicity.2021.csv"


def test_a_date_that_is_no_31_march_has_no_wres_year(tmp_path: Path) -> None:
    rows = [cell("White", 3, time=date(2020, 9, 1)), cell("White", 3, time=date(2016, 2, 1))]
    figures = workforce_ethnicity.read(make(tmp_path, rows), NOBODY).figures
    assert [(f.snapshot_date, f.wres_year) for f in figures] == [("2020-09-30", None), ("2016-02-29", None)]


def test_a_total_that_is_not_the_sum_is_remarked(tmp_path: Path) -> None:
    rows = [cell("All", 61), *GOOD[1:], cell("White", 7, grade="Band 2"), cell(EVERYBODY, 7, grade="Band 2")]
    remarks = workforce_ethnicity.read(make(tmp_path, rows), NOBODY).remarks
    assert len(remarks) == 2
    assert remarks[1] == (
        "2 totals 'All' are not the sum of their groups: 2021-03-31 midwives band_8a prints 61, its groups sum to 60; "
        "2021-03-31 midwives band_2 prints none, its groups sum to 7."
    )


@pytest.mark.parametrize(
    ("bad", "column", "reason"),
    [
        (cell("White", 5, time="March 2021"), "A", "Time is not a date"),
        (cell("Martian", 5), "B", "ethnic group is none"),
        (cell("White", 5, role="Astronauts"), "E", "role group is none"),
        (cell("White", 5, grade="Band 10"), "F", "grade is none"),
        (cell("White", "many", grade="Band 5"), "G", "not a whole number"),
        (cell("White", 2.5, grade="Band 5"), "G", "not a whole number"),
        (cell("White", -1, grade="Band 5"), "G", "not a whole number"),
        (cell("White", 41), "", "stand above"),
        (cell("All", 60), "", "stand above"),
    ],
)
def test_a_row_set_aside_says_why(tmp_path: Path, bad: list, column: str, reason: str) -> None:
    reading = workforce_ethnicity.read(make(tmp_path, [*GOOD, bad]), NOBODY)
    assert len(reading.figures) == 4
    assert [(r.sheet, r.row, r.column) for r in reading.rejected] == [(SHEET, "8", column)]
    assert reason in reading.rejected[0].reason
    assert "Professionally Qualified Clinical Staff" in reading.rejected[0].text


def test_foreign_and_damaged_workbooks(tmp_path: Path) -> None:
    other = make(tmp_path, GOOD, columns=("Time", "Ethnicity", "Type", "Staff", "Role", "Grade", "Value"))
    assert not workforce_ethnicity.recognise(other)
    with pytest.raises(AtlasError, match=rf"workforce\.xlsx, sheet '{SHEET}', row 1: the columns are not Time"):
        workforce_ethnicity.read(other, NOBODY)
    with pytest.raises(AtlasError, match="no rows under the header"):
        workforce_ethnicity.read(make(tmp_path, []), NOBODY)
    whole = make(tmp_path, GOOD).read_bytes()
    other.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(AtlasError, match="damaged or cut off"):
        workforce_ethnicity.read(other, NOBODY)


# The figures as committed.


@pytest.fixture(scope="module")
def all_figures(root: Path) -> list[Figure]:
    files = sorted((root / "data" / "figures").glob("workforce-ethnicity.*.csv"))
    return [figure for path in files for figure in read_figures(path)]


@pytest.fixture(scope="module")
def ladders(root: Path) -> dict[str, str]:
    with (root / "data" / "reference" / "role_groups.csv").open(encoding="utf-8", newline="") as handle:
        return {row["role_group"]: row["ladder"] for row in csv.DictReader(handle)}


@pytest.fixture(scope="module")
def june(all_figures: list[Figure]) -> list[Figure]:
    return [figure for figure in all_figures if figure.snapshot_date == "2022-06-30"]


LOWER = {f"band_{band}" for band in "12345"}
MIDDLE = {"band_6", "band_7"}
UPPER = {"band_8a", "band_8b", "band_8c", "band_8d", "band_9", "vsm"}
BME = {"asian", "black", "chinese", "mixed", "other"}
KNOWN = BME | {"white"}


def count(figures: list[Figure], groups: set[str] | None = None, grades: set[str] | None = None) -> float:
    return sum(
        figure.value or 0
        for figure in figures
        if (groups is None or figure.group in groups) and (grades is None or figure.breakdown in grades)
    )


def test_nineteen_dates_and_every_role_group(all_figures: list[Figure], root: Path, ladders: dict[str, str]) -> None:
    assert len(all_figures) == 18191
    assert len({figure.snapshot_date for figure in all_figures}) == 19
    assert {figure.part for figure in all_figures} == set(ladders)
    assert set(workforce_ethnicity.ROLE_GROUPS.values()) == set(ladders)
    with (root / "data" / "reference" / "ethnic_groups.csv").open(encoding="utf-8", newline="") as handle:
        groups = {row["code"]: row["wres_group"] for row in csv.DictReader(handle)}
    assert {figure.group for figure in all_figures} <= set(groups)
    assert {group for group in BME if groups[group] != "bme"} == set()
    assert groups["discontinued"] == groups["unknown"] == "unknown"


@pytest.mark.parametrize(
    ("grade", "of_known", "of_everybody"),
    [("band_5", 37.1, 35.1), ("band_8a", 16.9, 16.4), ("band_9", 10.9, 10.3), ("vsm", 8.6, 8.0)],
)
def test_bme_share_in_june_2022(june: list[Figure], grade: str, of_known: float, of_everybody: float) -> None:
    band = [figure for figure in june if figure.breakdown == grade]
    assert round(100 * count(band, BME) / count(band, KNOWN), 1) == of_known
    assert round(100 * count(band, BME) / count(band), 1) == of_everybody


@pytest.mark.parametrize(
    ("members", "ratio"),
    [({"clinical_qualified"}, 3.72), ({"clinical_qualified", "clinical_support"}, 1.96), ({"non_clinical"}, 1.39)],
)
def test_race_disparity_ratio_lower_to_upper_in_june_2022(
    june: list[Figure], ladders: dict[str, str], members: set[str], ratio: float
) -> None:
    ladder = [figure for figure in june if ladders[figure.part] in members]
    white = count(ladder, {"white"}, UPPER) / count(ladder, {"white"}, LOWER)
    assert round(white / (count(ladder, BME, UPPER) / count(ladder, BME, LOWER)), 2) == ratio


@pytest.mark.parametrize(
    ("whole", "needed"), [(LOWER | MIDDLE | UPPER, 7345), ({"all_grades"}, 9784)], ids=["afc_vsm", "all_staff"]
)
def test_staff_needed_for_parity_in_june_2022(june: list[Figure], whole: set[str], needed: int) -> None:
    share = count(june, BME, whole) / count(june, KNOWN, whole)
    assert round(share * count(june, KNOWN, UPPER) - count(june, BME, UPPER)) == needed


def test_all_grades_is_a_headcount_of_its_own(june: list[Figure]) -> None:
    whole = [figure for figure in june if figure.breakdown == "all_grades"]
    grades = [figure for figure in june if figure.breakdown != "all_grades"]
    assert (count(whole), count(grades) - count(whole)) == (1_379_496, 8_317)
