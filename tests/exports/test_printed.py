"""Tables as paper has room for them: the same rows in the same order, and nothing that is missing left unsaid."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from atlas.exports.printed import grid, short, shown
from atlas.exports.table import Column, Table


def test_rows_keep_their_order_and_both_ends_of_an_interval_share_a_column(table: Table) -> None:
    made = grid(table, ("name", "bme", "low", "high", "white"))
    assert made.headings == ("Trust", "BME staff (%)", "BME staff, 95 % interval (%)", "White staff (%)")
    assert made.numeric == (False, True, True, True)
    assert made.rows == (
        ("Alpha", "12.5", "10.0 to 15.0", "8.0"),
        ("Beta, a trust of a long name", "20.2", "18.0 to 22.0", "9.5"),
        ("Gamma", "–", "–", "–"),
    )


def test_a_row_without_a_figure_says_why(table: Table) -> None:
    made = grid(table, ("name", "bme"))
    assert "No figure: Gamma: not published." in made.notes
    assert "A note." in made.notes


def test_what_all_rows_share_becomes_a_note_and_what_does_not_fit_is_counted(table: Table) -> None:
    wide = replace(
        table,
        columns=(*table.columns, Column("same", "Period"), *(Column(f"c{n}", f"C{n}", 0) for n in range(9))),
        rows=[
            {**row, "same": "2024", **{f"c{n}": n + place for n in range(9)}} for place, row in enumerate(table.rows)
        ],
    )
    made = grid(wide)
    assert "In every row: Period: 2024." in made.notes
    assert len(made.headings) == 8
    assert any(note.endswith("have 6 more columns.") for note in made.notes), made.notes


def test_what_is_turned_is_said_once(table: Table) -> None:
    turned = Table(
        "T", (Column("name", "Trust"), Column("bme", "Ratio, above 1 is worse for BME staff", 2)), table.rows
    )
    made = grid(turned)
    assert made.headings == ("Trust", "Ratio")
    assert "A difference above 0, or a ratio above 1, is worse for BME staff." in made.notes


def test_values_are_printed_as_people_read_them() -> None:
    assert shown(None) == shown("") == "–"
    assert shown(1234.56, 1) == "1,234.6" and shown(1234.0, 0) == "1,234"
    assert shown(True) == "yes" and shown(date(2024, 3, 31)) == "31 March 2024"
    assert shown(2025) == "2025"
    assert shown(12.0) == "12" and shown(0.1234567890123) == "0.12" and shown(1200.5) == "1,200.5"
    assert short("Rate (per cent of respondents)") == "Rate (%)"


def test_a_table_without_rows_is_no_error() -> None:
    made = grid(Table("Empty", (Column("a", "A"),), []))
    assert made.rows == () and made.widths == ()


def test_a_bold_word_of_a_heading_has_room_beside_narrow_figures() -> None:
    """Headings are bold: as many letters are wider there than figures are."""
    made = grid(Table("T", (Column("name", "Trust"), Column("far", "Kilometres", 0)), [{"name": "A", "far": 3}]))
    assert made.widths[1] >= 1.2 * len("Kilometres")
