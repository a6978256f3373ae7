"""Where the tables of a workbook stand: names of sheets, rows and columns, known without making one."""

from __future__ import annotations

LONGEST_NAME = 31  # characters that a sheet's name may have
HEADER_ROW = 2  # counted from 0: a title and an explanation above it
FIRST_ROW = HEADER_ROW + 2  # as a formula counts, from 1


def sheet_name(name: str, place: int) -> str:
    """The sheet of the table with that name, ``place`` counted from 1 among the tables."""
    kept = "".join(letter for letter in name if letter not in "[]:*?/\\'")
    return f"{place} {kept}"[:LONGEST_NAME]


def column_letter(place: int) -> str:
    """The letters of a column counted from 0: A … Z, AA, AB …"""
    before, last = divmod(place, 26)
    return (column_letter(before - 1) if before else "") + chr(ord("A") + last)
