"""Staff in post: a small CSV in the publisher's layout with invented bodies, and the figures as committed."""

from __future__ import annotations

import csv
from dataclasses import fields
from pathlib import Path

import pytest

from atlas.errors import AtlasError
from atlas.sources import staff_in_post
from atlas.sources.organisations import Organisation, Organisations
from atlas.sources.tidy import read_figures

TOTAL = "Denominator at end of period"
ALL = "All staff groups"


def body(code: str, level: str) -> Organisation:
    blank = {field.name: "" for field in fields(Organisation)}
    return Organisation(**(blank | {"code": code, "level": level, "name": code}))


KNOWN = Organisations((body("ZZA", "trust"), body("ZZB", "trust"), body("QZ1", "icb")), ())


def row(
    code: str, headcount: str = "120", kind: str = TOTAL, group: str = ALL, period: str = "202401 to 202402"
) -> str:
    return f'{period},{kind},YZ1,Uplands,QZ1,Moors,"Trust, {code}",{code},Acute,Acute - Small,{group},{headcount},99.5'


def make(folder: Path, *rows: str) -> Path:
    path = folder / "turnover.csv"
    path.write_text("\n".join([",".join(staff_in_post.COLUMNS), *rows]) + "\n", encoding="utf-8")
    return path


def test_only_the_headcount_at_the_end_for_all_staff_of_trusts(tmp_path: Path) -> None:
    path = make(
        tmp_path,
        row("ZZA", "7", kind="Joiners"),
        row("ZZA", "118", kind="Denominator at start of period"),
        row("ZZA", "60", group="Midwives"),
        row("ZZA", "120"),
        row("QZ1", "44"),
        row("ZZB", "2300"),
    )
    reading = staff_in_post.read(path, KNOWN)
    assert staff_in_post.recognise(path)
    assert reading.rejected == []
    assert reading.remarks == ["1 rows of level icb left out: only trusts are kept."]
    assert [(f.organisation, f.value, f.row, f.column) for f in reading.figures] == [
        ("ZZA", 120, "5", "HC"),
        ("ZZB", 2300, "7", "HC"),
    ]
    first = reading.figures[0]
    assert first.period_end == first.snapshot_date == "2024-02-29", "the last day of a leap year's February"
    assert (first.wres_year, first.numerator, first.denominator, first.locator) == (None, None, None, "row")
    assert first.note == "Resident doctors are not counted in this publication."


@pytest.mark.parametrize(
    ("bad", "column", "reason"),
    [
        (row("ZZZ"), "REPORTING_ORG_CODE", "no organisation in this atlas has the code"),
        (row("ZZA"), "REPORTING_ORG_CODE", "stands twice"),
        (row("ZZB", period="Jan to Feb"), "PERIOD", "not of the form"),
        (row("ZZB", period="202412 to 202413"), "PERIOD", "not of the form"),
        (row("ZZB", "1.5"), "HC", "not a whole number"),
        (row("ZZB", ""), "HC", "not a whole number"),
    ],
)
def test_a_row_set_aside_says_why(tmp_path: Path, bad: str, column: str, reason: str) -> None:
    reading = staff_in_post.read(make(tmp_path, row("ZZA"), bad), KNOWN)
    assert [f.organisation for f in reading.figures] == ["ZZA"]
    assert [(r.row, r.column) for r in reading.rejected] == [("3", column)]
    assert reason in reading.rejected[0].reason
    assert TOTAL in reading.rejected[0].text


def test_foreign_and_cut_off_files(tmp_path: Path) -> None:
    other = tmp_path / "other.csv"
    other.write_text("PERIOD,HC\n202401 to 202402,5\n", encoding="utf-8")
    assert not staff_in_post.recognise(other)
    with pytest.raises(AtlasError, match=r"other\.csv: no column is headed 'TYPE'"):
        staff_in_post.read(other, KNOWN)
    with pytest.raises(AtlasError, match=r"turnover\.csv, line 3"):
        staff_in_post.read(make(tmp_path, row("ZZA"), "202401 to 202402,Denom"), KNOWN)
    with pytest.raises(AtlasError, match="no row has TYPE"):
        staff_in_post.read(make(tmp_path, row("ZZA", group="Midwives")), KNOWN)
    assert not staff_in_post.recognise(tmp_path / "absent.csv")


def test_every_trust_open_in_november_2025_has_a_headcount(root: Path) -> None:
    figures = read_figures(root / "data" / "figures" / "turnover-2025.csv")
    organisations = Organisations.load(root / "data")
    open_then = {
        body.code
        for body in organisations.rows
        if body.level == "trust" and (not body.valid_to or body.valid_to >= "2025-11-30")
    }
    assert len(figures) == 205
    assert {figure.organisation for figure in figures} == open_then
    assert {figure.snapshot_date for figure in figures} == {"2025-11-30"}
    assert {figure.organisation: figure.value for figure in figures}["RJ1"] == 22634


def test_the_columns_are_those_of_the_layout(tmp_path: Path) -> None:
    with make(tmp_path, row("ZZA")).open(encoding="utf-8", newline="") as handle:
        assert {len(cells) for cells in csv.reader(handle)} == {13}
