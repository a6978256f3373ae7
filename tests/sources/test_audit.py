"""The audit reads cells, not readers: it finds a changed value, a changed file and a report that has gone stale."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
import xlsxwriter

from atlas.errors import CheckError, UnreadableFileError
from atlas.sources import audit, store
from atlas.sources.tidy import COLUMNS, Figure, Reading, read_figures, render, snapshot_period

CELL = Figure(
    source="pulse",
    organisation="ZZA",
    level="trust",
    indicator="representation",
    part="whole",
    breakdown="",
    group="bme",
    statistic="share",
    value=0.0,
    numerator=None,
    denominator=None,
    unit="per cent",
    precision="exact",
    status="published",
    **snapshot_period("2024-03-31"),  # type: ignore[arg-type]
    locator="cell",
    file="pulse.xlsx",
    sheet="Rates",
    row="6",
    column="AB",
    transform="",
    note="",
)
# Column AB (index 27) holds 12.5, AC 0.4, AD nothing.
FIGURES = [
    replace(CELL, group="bme", value=12.5),
    replace(CELL, group="white", value=87.5, transform="100-x"),
    replace(CELL, group="asian", value=40.0, column="AC", transform="100*x"),
    replace(CELL, group="black", value=60.0, column="AC", transform="100-100*x"),
    replace(CELL, group="mixed", value=12.9, column="AB+AC", transform="sum"),
    replace(CELL, group="other", value=None, column="AD", status="suppressed"),
    replace(CELL, group="chinese", value=None, column="AB+AD", transform="sum", status="suppressed"),
]
LINE = replace(CELL, source="lines", locator="row", file="lines.csv", sheet="", row="4", column="Rate", value=3.25)
WEB = replace(CELL, source="web", locator="web", file="A page", sheet="www.example.org", row="", column="", value=9.0)


@pytest.fixture
def published(tmp_path: Path) -> Path:
    folder = tmp_path / "published" / "deep"
    folder.mkdir(parents=True)
    with xlsxwriter.Workbook(folder / "pulse.xlsx") as book:
        book.add_worksheet("Notes").write(5, 27, 99)
        book.add_worksheet("Rates").write_row(5, 27, [12.5, 0.4])
    # The second record covers two lines, so the third starts on line 4.
    (folder / "lines.csv").write_text('Trust,Rate\n"Two\nlines",1\nAldermoor,3.25\n', encoding="utf-8")
    (folder / "page.csv").write_text("words\n", encoding="utf-8")
    return tmp_path / "published"


@pytest.fixture
def data(tmp_path: Path, published: Path) -> Path:
    data = tmp_path / "data"
    (data / "figures").mkdir(parents=True)
    for figures, file in ((FIGURES, "pulse.xlsx"), ([LINE], "lines.csv"), ([WEB], "page.csv")):
        store.write(store.plan(Reading(figures[0].source, figures), published / "deep" / file, data), data)
    return data


def _spoil(data: Path, group: str, **changes: object) -> None:
    path = data / "figures" / "pulse.csv"
    figures = [replace(figure, **changes) if figure.group == group else figure for figure in read_figures(path)]  # type: ignore[arg-type]
    path.write_text(render(figures, COLUMNS), encoding="utf-8", newline="")


def test_every_cell_is_read_again(data: Path, published: Path) -> None:
    report = audit.audit(data, [published])
    assert report.differences == ()
    assert report.sources == {
        "lines": audit.SourceCount(1, 1, 1, 0, 0),
        "pulse": audit.SourceCount(7, 7, 7, 0, 0),
        "web": audit.SourceCount(1, 0, 0, 0, 1),
    }
    assert [row.file for row in report.files] == ["lines.csv", "pulse.xlsx"]


@pytest.mark.parametrize(
    ("group", "changes", "told"),
    [
        ("bme", {"value": 12.6}, "AB gives 12.5"),
        ("bme", {"value": None}, "AB holds 12.5"),
        ("bme", {"row": "7"}, "row 7 AB holds no number"),
        ("bme", {"sheet": "Notes"}, "Notes row 6 AB gives 99"),
        ("white", {"transform": ""}, "AB gives 12.5"),
        ("asian", {"value": 40.0001}, "AC gives 40"),
        ("mixed", {"column": "AB"}, "AB gives 12.5"),
        ("other", {"value": 4.0}, "AD holds no number"),
    ],
)
def test_a_figure_that_its_cell_does_not_give(
    data: Path, published: Path, group: str, changes: dict[str, object], told: str
) -> None:
    _spoil(data, group, **changes)
    report = audit.audit(data, [published])
    assert (report.sources["pulse"].different, report.sources["pulse"].equal) == (1, 6)
    (difference,) = report.differences
    assert difference.endswith(told)
    audit.write(report, data)
    with pytest.raises(CheckError, match=r"differ from their cells: pulse: ZZA"):
        audit.check(data)


def test_the_report_is_the_same_bytes_and_goes_stale_with_the_figures(data: Path, published: Path) -> None:
    with pytest.raises(CheckError, match="There is no audit report"):
        audit.check(data)
    audit.write(audit.audit(data, [published]), data)
    first = (data / audit.REPORT).read_bytes()
    audit.write(audit.audit(data, [published / "deep"]), data)
    assert (data / audit.REPORT).read_bytes() == first
    audit.check(data)
    _spoil(data, "bme", note="a word more")
    with pytest.raises(CheckError, match="is about other figures than those"):
        audit.check(data)


def test_another_edition_of_a_file_is_refused(data: Path, published: Path) -> None:
    path = published / "deep" / "lines.csv"
    path.write_text(path.read_text(encoding="utf-8") + "Elm,4\n", encoding="utf-8")
    with pytest.raises(UnreadableFileError, match=r"^lines\.csv: not the file that the figures were read from"):
        audit.audit(data, [published])


def test_the_right_edition_is_found_among_files_of_one_name(data: Path, published: Path) -> None:
    (published / "another").mkdir()
    (published / "another" / "lines.csv").write_text("Trust,Rate\nAldermoor,1\n", encoding="utf-8")
    assert audit.audit(data, [published]).differences == ()


def test_a_file_that_is_not_among_those_given(data: Path, published: Path) -> None:
    with pytest.raises(UnreadableFileError, match=r"also needs lines\.csv"):
        audit.audit(data, [published / "deep" / "pulse.xlsx"])
    with pytest.raises(UnreadableFileError, match="there is no such file"):
        audit.audit(data, [published / "missing"])


def test_a_source_whose_file_was_never_noted(data: Path, published: Path) -> None:
    shutil.copy(data / "figures" / "lines.csv", data / "figures" / "unnoted.csv")
    (data / store.FILES).write_text(",".join(store.FILE_COLUMNS) + "\n", encoding="utf-8")
    with pytest.raises(UnreadableFileError, match=r"files\.csv does not know lines\.csv"):
        audit.audit(data, [published])


def test_the_table_prints_every_source(data: Path, published: Path) -> None:
    lines = audit.table(audit.audit(data, [published])).splitlines()
    assert lines[0].split() == ["source", "figures", "re-read", "equal", "different", "not", "covered"]
    assert lines[2].split() == ["pulse", "7", "7", "7", "0", "0"]
