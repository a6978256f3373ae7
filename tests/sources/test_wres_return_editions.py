"""Returns of older editions: their own lines, in workbooks of their layout, for their years only."""

from __future__ import annotations

from pathlib import Path

import pytest
import python_calamine
import xlsxwriter

from atlas.errors import ReturnError
from atlas.sources import wres_return
from atlas.sources import wres_return_layout as layout
from atlas.sources import wres_return_template as template
from atlas.sources.wres_return_template import INVENTED_CODE

OLDER = ("bands", "groups")


@pytest.fixture
def form(tmp_path: Path, root: Path):
    """The filled example of an edition, given to a trust of the test and to a year, as a workbook."""

    def write(edition: str, year: int = 2017, **rows: list[int]) -> Path:
        made = tmp_path / "made.xlsx"
        made.write_bytes(template.workbook(root / "data", 2017, edition))
        cells = python_calamine.CalamineWorkbook.from_path(made).get_sheet_by_name("Example").to_python()
        cells[0][0] = layout.FORM_TITLE
        cells[layout.ORGANISATION_ROW - 1][1] = "RZ1"
        cells[layout.YEAR_ROW - 1][1] = year
        path = tmp_path / f"{edition}.xlsx"
        with xlsxwriter.Workbook(path) as book:
            sheet = book.add_worksheet("RZ1")
            for number, row in enumerate(cells):
                sheet.write_row(
                    number, 0, ["" if number == 2 and column == 2 else cell for column, cell in enumerate(row)]
                )
        return path

    return write


@pytest.fixture
def long(tmp_path: Path):
    """The same as CSV, with rows put in."""

    def write(edition: str, year: int = 2017, *more: str) -> Path:
        path = tmp_path / f"{edition}.csv"
        text = template.csv_text(edition).replace(f"{INVENTED_CODE},2017", f"RZ1,{year}")
        path.write_text(text + "".join(f"{row}\r\n" for row in more), encoding="utf-8", newline="")
        return path

    return write


def by_key(path: Path, organisations):
    figures = wres_return.read(path, organisations).figures
    return {(one.indicator, one.part, one.breakdown, one.group): one for one in figures}


@pytest.mark.parametrize("edition", OLDER)
def test_workbook_and_csv_of_an_edition_say_the_same(edition, form, long, few_organisations):
    assert wres_return.recognise(form(edition))
    book, table = (by_key(path, few_organisations) for path in (form(edition), long(edition)))
    assert {key: one.value for key, one in book.items()} == {key: one.value for key, one in table.items()}
    assert {one.wres_year for one in book.values()} == {2017}
    assert {key[:3] for key in book if key[0] == "board"} == {("board", "whole", "voting")}


def test_bands_without_the_split_make_the_whole_with_doctors_beside_them(form, few_organisations):
    found = by_key(form("bands"), few_organisations)
    counts = template.example()
    split = [counts[layout.line_of()[1, f"{part}_band_5"], "bme"][0] for part in ("clinical", "non_clinical")]
    assert found["representation", "whole", "band_5", "bme"].value == sum(split)
    # The invented organisation has the same staff in every edition.
    staff = sum(counts[line, "bme"][0] for line in layout.lines()
                if line.number == 1 and line.cell != layout.SENIOR_MANAGER)  # fmt: skip
    assert found["representation", "whole", "all_grades", "bme"].value == staff
    assert not [key for key in found if key[1] in ("clinical", "non_clinical")]


def test_staff_groups_without_bands(form, few_organisations):
    found = by_key(form("groups"), few_organisations)
    headcounts = {key[1:3]: one.value for key, one in found.items() if key[0] == "representation" and key[3] == "white"}
    assert headcounts.keys() == {(part, "all_grades") for part in ("clinical", "non_clinical", "medical", "whole")}
    whole = headcounts.pop(("whole", "all_grades"))
    assert whole == sum(headcounts.values())


def test_two_years_of_disciplinaries_stand_apart_from_single_years(form, few_organisations):
    found = by_key(form("bands"), few_organisations)
    assert ("disciplinary", "whole", "", "bme") not in found
    both = found["disciplinary", "whole", "two_years", "bme"]
    entered, staff = template.example()[layout.line_of()[3, ""], "bme"]
    assert (both.numerator, both.denominator) == (2 * entered, staff)
    assert both.unit == "per cent of headcount, over two years" and "neighbouring years overlap" in both.note


@pytest.mark.parametrize(("edition", "year"), [("bands", 2018), ("groups", 2025)])
def test_an_older_layout_is_not_one_of_a_later_year(edition, year, form, few_organisations):
    with pytest.raises(ReturnError, match=rf"RZ1 {year}: indicator 1, \w+ is a line of editions until 2017"):
        wres_return.read(form(edition, year), few_organisations)


def test_two_years_can_be_until_2021(long, tmp_path, few_organisations):
    path = tmp_path / "two.csv"
    rows = [row for row in template.csv_text("bands").splitlines() if ",two_years," in row or row.startswith("org")]
    for year, taken in ((2021, True), (2022, False)):
        text = "\n".join(rows).replace(f"{INVENTED_CODE},2017", f"RZ1,{year}")
        path.write_text(text, encoding="utf-8")
        if taken:
            assert len(wres_return.read(path, few_organisations).figures) == 3
        else:
            with pytest.raises(ReturnError, match="two_years is a line of editions until 2021"):
                wres_return.read(path, few_organisations)


@pytest.mark.parametrize(
    ("edition", "said"),
    [("bands", "Clinical staff are given by band or grade and in a line of bands without the split too"),
     ("groups", "Clinical staff are given by band or grade and in a line of all grades of clinical staff too")],
)  # fmt: skip
def test_staff_are_given_once(edition, said, long, few_organisations):
    twice = [f"RZ1,2017,1,clinical_band_5,{group},10," for group in layout.GROUPS]
    with pytest.raises(ReturnError, match=said):
        wres_return.read(long(edition, 2017, *twice), few_organisations)


def test_a_line_of_another_edition_in_a_form_is_not_one_of_it(form, few_organisations, tmp_path):
    path = form("groups")
    cells = python_calamine.CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    cells.append(["1", layout.UNSPLIT, f"Band 5: {layout.HEADCOUNT}", 1, 2, 3])
    mixed = tmp_path / "mixed.xlsx"
    with xlsxwriter.Workbook(mixed) as book:
        sheet = book.add_worksheet("RZ1")
        for number, row in enumerate(cells):
            sheet.write_row(number, 0, row)
    with pytest.raises(ReturnError, match="is not a line of the return; start from a new template"):
        wres_return.read(mixed, few_organisations)
