"""A file of mentors and mentees is read strictly: every fault at once, each with sheet, row and column."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
import xlsxwriter

from atlas.errors import AtlasError, PeopleError, UnreadableFileError
from atlas.mentoring import template
from atlas.mentoring.people import COLUMNS, Person
from atlas.mentoring.reading import outcodes, read

POINTS = {"LS9": (-1.51, 53.80)}
GOOD = [
    {"person": "M1", "role": "Mentor", "directorate": "Surgery", "band": "Band 8A", "managers": "X; Y", "places": "2",
     "site": "Hill", "outcode": "ls9", "remote": "Yes", "interests": "research;  nursing   leadership ;research",
     "languages": "Urdu", "not_with": "P1"},
    {"person": "P1", "role": "mentee", "directorate": "Estates", "band": "7"},
]  # fmt: skip


def as_csv(folder: Path, rows: list[dict[str, str]], columns: tuple[str, ...] = tuple(COLUMNS)) -> Path:
    path = folder / "people.csv"
    with path.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.DictWriter(handle, columns, restval="")
        writer.writeheader()
        writer.writerows(rows)
    return path


def as_workbook(folder: Path, rows: list[dict[str, object]], sheets: tuple[str, ...] = ("Notes", "People")) -> Path:
    path = folder / "people.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for name in sheets:
            sheet = book.add_worksheet(name)
        sheet.write_row(0, 0, COLUMNS)
        for number, row in enumerate(rows, start=1):
            sheet.write_row(number, 0, [row.get(column, "") for column in COLUMNS])
    return path


def faults(path: Path) -> list[str]:
    with pytest.raises(PeopleError) as caught:
        read(path, POINTS)
    first, *lines = str(caught.value).splitlines()
    assert path.name in first and "nothing was taken in" in first
    return [line.strip() for line in lines]


def test_a_person_as_read(tmp_path: Path) -> None:
    assert read(as_csv(tmp_path, GOOD), POINTS) == (
        Person(
            reference="M1", role="mentor", directorate="Surgery", band="8a", managers=("X", "Y"), places=2, site="Hill",
            outcode="LS9", point=(-1.51, 53.80), remote=True, interests=("research", "nursing leadership"),
            languages=("Urdu",), not_with=("P1",),
        ),
        Person(reference="P1", role="mentee", directorate="Estates", band="7"),
    )  # fmt: skip


def test_workbook_and_csv_say_the_same(tmp_path: Path) -> None:
    numbers = [
        GOOD[0] | {"places": 2},
        {},
        GOOD[1] | {"band": 7, "person": "P1"},
    ]  # a spreadsheet's numbers, a blank row
    for sheets in (("Notes", "People"), ("Anything",)):
        assert read(as_workbook(tmp_path, numbers, sheets), POINTS) == read(as_csv(tmp_path, GOOD), POINTS)


def test_the_line_of_management_is_followed_through_the_file(tmp_path: Path) -> None:
    rows = [
        {"person": "A", "role": "mentor", "directorate": "x", "band": "9", "managers": "top"},
        {"person": "B", "role": "mentor", "directorate": "x", "band": "8a", "managers": "A"},
        {"person": "C", "role": "mentee", "directorate": "x", "band": "6", "managers": "B"},
    ]
    assert [who.managers for who in read(as_csv(tmp_path, rows), POINTS)] == [("top",), ("A", "top"), ("B", "A", "top")]


def test_every_fault_at_once_with_its_cell(tmp_path: Path) -> None:
    rows = [
        GOOD[0] | {"band": "10", "places": "0", "remote": "maybe", "outcode": "LS9 7TF", "not_with": "P1;P9"},
        {"person": "P1", "role": "mentee", "directorate": "", "band": "7", "places": "1", "managers": "P1"},
        {"person": "P1", "role": "pupil", "directorate": "Estates", "band": "7", "outcode": "ZZ99"},
        {"person": "a.b@nhs.net", "role": "mentee", "directorate": "Estates", "band": "7"},
    ]
    expected = [
        ("2", "D (band)", "'10' is not one of 1, 2, 3, 4, 5, 6, 7, 8a, 8b, 8c, 8d, 9, vsm"),
        ("2", "I (remote)", "'maybe' is neither yes, no nor blank"),
        ("2", "H (outcode)", "it holds a whole postcode; give the first half only, such as LS9"),
        ("2", "F (places)", "'0' is not a whole number from 1 to 20"),
        ("2", "L (not_with)", "there is no person 'P9' in this file"),
        ("3", "C (directorate)", "it is empty"),
        ("3", "F (places)", "a mentee has no places; leave it blank"),
        ("3", "E (managers)", "somebody cannot be their own manager"),
        ("4", "B (role)", "'pupil' is neither mentor nor mentee"),
        ("4", "H (outcode)", "'ZZ99' is not the first half of a postcode in England; correct it or leave it blank"),
        ("4", "A (person)", "'P1' stands in rows 3, 4; a person has one row"),
        ("5", "A (person)", "it holds an e-mail address; give a reference of your own"),
    ]
    said = faults(as_workbook(tmp_path, rows))
    assert sorted(said) == sorted(f"sheet 'People', row {row}, column {place}: {text}" for row, place, text in expected)
    plain = sorted(f"row {row}, column {place[3:-1]}: {text}" for row, place, text in expected)
    assert sorted(faults(as_csv(tmp_path, rows))) == plain


def test_a_line_that_goes_round_is_a_fault(tmp_path: Path) -> None:
    rows = [GOOD[0] | {"managers": "P1"}, GOOD[1] | {"managers": "M1"}]
    assert faults(as_csv(tmp_path, rows)) == [
        "row 2, column managers: 'M1' comes back as a manager of their own managers",
        "row 3, column managers: 'P1' comes back as a manager of their own managers",
    ]


@pytest.mark.parametrize("column", ["full_name", "E-mail", "ethnicity", "date of birth"])
def test_what_is_not_needed_of_a_person_is_refused(tmp_path: Path, column: str) -> None:
    said = faults(as_csv(tmp_path, GOOD, (*COLUMNS, column)))
    assert said == [
        f"row 1, column {column}: the column {column!r} is not needed to match people; take it out of the file"
    ]


def test_headings_that_are_absent_twice_or_unknown(tmp_path: Path) -> None:
    kept = [column for column in COLUMNS if column not in ("band", "site")]
    (tmp_path / "people.csv").write_text(",".join([*kept, "person", "grade"]) + "\n", encoding="utf-8")
    assert sorted(faults(tmp_path / "people.csv")) == [
        "row 1, column grade: 'grade' is no column of this file; those are " + ", ".join(COLUMNS),
        "row 1, column person: 2 columns are headed 'person'; keep one",
        "row 1: there is no column 'band'; “atlas mentoring template” writes all of them",
        "row 1: there is no column 'site'; “atlas mentoring template” writes all of them",
    ]


def test_both_sides_are_needed(tmp_path: Path) -> None:
    assert faults(as_csv(tmp_path, GOOD[1:])) == [
        "row 1, column role: there is no mentor in the file; add a row for each"
    ]


@pytest.mark.parametrize(
    ("name", "content"), [("a.xlsx", b"PK\x03\x04 cut"), ("a.csv", b""), ("a.xlsx", b"person,role\n")]
)
def test_a_file_that_is_not_what_it_says(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(UnreadableFileError, match=name):
        read(tmp_path / name, POINTS)


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_the_template_is_read_as_it_is(tmp_path: Path, root: Path, form: str) -> None:
    points = outcodes(root / "data")
    people = read(template(tmp_path / f"full.{form}", example=True), points)
    assert [who.reference for who in people] == ["M01", "M02", "M03", "P01", "P02", "P03", "P04", "P05"]
    assert all(who.point for who in people) and people[0].places == 2 and people[1].remote is False
    assert [line.rpartition(": ")[2] for line in faults(template(tmp_path / f"empty.{form}"))] == [
        "there is no mentor in the file; add a row for each", "there is no mentee in the file; add a row for each",
    ]  # fmt: skip


def test_a_template_is_never_written_over_anything(tmp_path: Path) -> None:
    template(tmp_path / "a.csv")
    with pytest.raises(AtlasError, match="is there already"):
        template(tmp_path / "a.csv")
    with pytest.raises(AtlasError, match="name the file so"):
        template(tmp_path / "a.ods")
