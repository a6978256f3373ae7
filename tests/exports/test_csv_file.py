"""CSV of what is shown: exact bytes, full precision, no formulas."""

from __future__ import annotations

import csv
import io

from atlas.exports.csv_file import document_csv, to_csv
from atlas.exports.table import Column, Table


def test_exact_bytes():
    table = Table(
        "T",
        [Column("name", "Trust"), Column("value", "BME staff", 1, "%"), Column("base", "Answers", 0)],
        [{"name": "A & B, Trust", "value": 49.5053139352, "base": 4019.0}, {"name": "Ö", "value": None, "base": 0}],
        source="S, 2024",
        coverage="2 of 3",
        notes=("One.", "Two."),
    )
    assert (
        to_csv(table)
        == (
            "\ufeffTrust,BME staff (%),Answers,Source,Coverage,Notes\r\n"
            '"A & B, Trust",49.5053139352,4019,"S, 2024",2 of 3,One. Two.\r\n'
            'Ö,,0,"S, 2024",2 of 3,One. Two.\r\n'
        ).encode()
    )


def test_a_cell_that_a_spreadsheet_would_run_is_made_harmless():
    rows = [{"x": text} for text in ("=1+1", "+44", "-5 points", "@cmd", "\tx", "plain")]
    lines = to_csv(Table("T", [Column("x", "X")], rows)).decode("utf-8-sig").splitlines()
    assert [line.split(",")[0] for line in lines[1:]] == ["'=1+1", "'+44", "'-5 points", "'@cmd", "'\tx", "plain"]


def test_a_negative_number_stays_a_number():
    line = to_csv(Table("T", [Column("x", "X", 1)], [{"x": -9.34}])).decode("utf-8-sig").splitlines()[1]
    assert line.startswith("-9.34,")


def test_no_heading_stands_twice():
    table = Table(
        "T", [Column("s", "Source"), Column("n", "Note")], [{"s": "own", "n": "a"}], source="whole", notes=("x",)
    )
    assert to_csv(table).decode("utf-8-sig").splitlines() == ["Source,Note,Coverage", "own,a,"]


def test_every_row_of_a_view_says_title_finding_licence_versions_and_link(document):
    rows = list(csv.DictReader(io.StringIO(document_csv(document).decode("utf-8-sig"))))
    said = {
        "Title": "Which trust?", "Finding": "Alpha’s rate is 12.5 per cent. Beta’s is 20.3 per cent.",
        "Licence": "Open Government Licence v3.0.", "Data version": "abc123", "Method version": "2",
        "Link": "https://atlas.example/three",
    }  # fmt: skip
    assert len(rows) == 3 and all(said.items() <= row.items() for row in rows)


def test_what_is_said_of_the_view_gives_way_to_a_column_of_the_rows():
    table = Table("T", [Column("t", "Title")], [{"t": "own"}], source="s", coverage="c")
    assert to_csv(table, {"Title": "whole"}).decode("utf-8-sig").splitlines() == [
        "Title,Source,Coverage,Notes,Title of the view", "own,s,c,,whole",
    ]  # fmt: skip
