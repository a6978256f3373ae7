"""What is invented says so: on every page, in every file and its name, on every row of a download."""

from __future__ import annotations

import csv
import io
import re

import pyarrow.parquet
import pytest
import python_calamine

from atlas import config
from atlas.exports.csv_file import to_csv
from atlas.exports.table import Column, Table, stamped
from atlas.reader import Atlas
from atlas.specimen.writing import BANNER
from atlas.web.pages import PAGES, data, gaps, groups, mark, near, programmes
from atlas.web.views import exports_of, workbooks_of

EXPORTS = sorted(name for page in PAGES for name in exports_of(page))
# What these hold is not there in a specimen, or only where the reader names a place.
EMPTY = ("groups", "map-trusts", "near", "programmes", "trends-breaks")
EMPLOYERS = "with=ZZT000,ZZT001"
WORKBOOKS = sorted(name for page in PAGES for name in workbooks_of(page))
CHOICES = {"mark-of": "place=ZZT000"}
ONE_EMPLOYER = {name: "with=ZZT000" for name in WORKBOOKS if name.startswith("progression")}


@pytest.fixture(scope="module")
def client(specimen_settings: config.Settings):
    from atlas.web.app import create_app

    return create_app(Atlas(specimen_settings), specimen_settings).server.test_client()


def test_the_frame_of_every_page_has_banner_and_watermark(client) -> None:
    layout = client.get("/_dash-layout").get_data(as_text=True)
    assert BANNER in layout
    assert '"className":"watermark"' in layout
    assert "banner specimen" in layout


def test_a_real_atlas_has_neither(real_settings: config.Settings) -> None:
    from atlas.web.app import create_app

    real = create_app(Atlas(real_settings), real_settings).server.test_client()
    layout = real.get("/_dash-layout").get_data(as_text=True)
    assert BANNER not in layout and "watermark" not in layout
    with real.get("/export/england.csv") as answer:
        assert "SPECIMEN" not in answer.headers["Content-Disposition"]
        assert b"Specimen" not in answer.data.splitlines()[0]


@pytest.mark.parametrize("name", EXPORTS)
def test_every_row_of_every_file_says_so(client, name: str) -> None:
    with client.get(f"/export/{name}.csv?{CHOICES.get(name, '')}") as answer:
        assert answer.status_code == 200
        assert 'filename="SPECIMEN-' in answer.headers["Content-Disposition"]
        rows = list(csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig"), newline="")))
    assert all(row["Specimen"] == BANNER for row in rows)


def test_every_download_says_so(client, specimen_settings: config.Settings) -> None:
    for table in Atlas(specimen_settings).tables():
        with client.get(f"/download/{table['name']}.csv") as answer:
            assert answer.headers["Content-Disposition"].partition("filename=")[2].startswith("SPECIMEN-")
            rows = list(csv.DictReader(io.StringIO(answer.data.decode("utf-8"), newline="")))
            assert all(row["specimen"] == BANNER for row in rows), table["name"]
        with client.get(f"/download/{table['name']}.parquet") as answer:
            columns = pyarrow.parquet.read_table(io.BytesIO(answer.data)).column_names
            assert "specimen" in columns, table["name"]


def test_no_page_speaks_of_england_as_if_the_invented_figures_were_its(client) -> None:
    with client.get("/export/england.csv") as answer:
        assert "England" not in answer.data.decode("utf-8-sig")
    with client.get("/export/data.csv") as answer:
        headings = answer.data.decode("utf-8-sig").splitlines()[0]
    assert "Inventland" in headings and "England" not in headings


@pytest.mark.parametrize(
    ("page", "query"),
    [
        (data, {}), (groups, {}), (mark, {"place": "XXX"}), (programmes, {}), (gaps, {}),
        (near, {"near": "ZZT000", "within": "50"}),
    ],
)  # fmt: skip
def test_no_page_tells_of_england_in_the_invented_nations_place(specimen_settings, page, query) -> None:
    atlas = Atlas(specimen_settings)
    shown = str(page.layout(atlas)(**query))
    assert [words for words in ("All of England", "all of England", "trusts in England", "most in England",
                                "England only", "for England") if words in shown] == []  # fmt: skip
    if page is not data:
        assert atlas.nation.name in shown


def test_a_table_with_no_mark_has_no_column_for_it() -> None:
    table = Table("Title", [Column("a", "A")], [{"a": 1}])
    assert b"Specimen" not in to_csv(table)
    assert to_csv(stamped(table, "")) == to_csv(table)
    assert to_csv(stamped(table, "Invented")).decode("utf-8-sig").splitlines()[1].split(",")[1] == "Invented"


def test_the_api_says_so_in_both_forms(client) -> None:
    answer = client.get("/api/v1/organisations?page_size=5")
    assert answer.status_code == 200 and answer.json["specimen"] == BANNER
    rows = list(csv.DictReader(io.StringIO(client.get("/api/v1/organisations.csv?page_size=5").text, newline="")))
    assert len(rows) == 5 and all(row["specimen"] == BANNER for row in rows)


@pytest.mark.parametrize("name", WORKBOOKS)
def test_every_row_of_every_workbook_says_so(client, name: str) -> None:
    with client.get(f"/export/{name}.xlsx?{(CHOICES | ONE_EMPLOYER).get(name, EMPLOYERS)}") as answer:
        assert answer.status_code == 200
        assert 'filename="SPECIMEN-' in answer.headers["Content-Disposition"]
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(answer.data))
    cover, notes = (book.get_sheet_by_name(sheet).to_python() for sheet in ("Cover", "Notes"))
    assert BANNER in cover[0][0] and cover[1][0] == BANNER
    assert notes[2] == ["All sheets", "Invented", BANNER]
    rows = [row for sheet in book.sheet_names[3:] for row in book.get_sheet_by_name(sheet).to_python()[3:] if any(row)]
    assert all(BANNER in row for row in rows)
    assert rows or name in EMPTY


@pytest.mark.parametrize("path", ["/embed/map", "/document/map.pdf", "/document/job/none", "/v/none/map"])
def test_pages_outside_the_frame_of_the_others_say_so_in_a_landmark(client, path: str) -> None:
    page = client.get(path).get_data(as_text=True)
    assert f'<aside class="banner specimen" aria-label="About this copy">{BANNER}' in page
    assert '<div class="watermark" aria-hidden="true">' in page


@pytest.mark.parametrize(
    "path", ["/download/datapackage.json", "/download/measure.csv-metadata.json", "/api/v1/measures.csv?page_size=1"]
)
def test_what_a_browser_shows_is_saved_under_a_name_that_says_so(client, path: str) -> None:
    assert 'filename="SPECIMEN-' in client.get(path).headers["Content-Disposition"]


def test_every_entry_of_a_feed_says_so(client) -> None:
    titles = re.findall("<title>([^<]*)", client.get("/feed.atom").get_data(as_text=True))
    assert len(titles) > 1 and all(title.startswith("INVENTED: ") for title in titles)
