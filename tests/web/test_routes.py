"""Files and addresses beside the pages."""

from __future__ import annotations

import csv
import io
import json
from urllib.robotparser import RobotFileParser

import pytest

from atlas.web.pages import PAGES
from atlas.web.views import exports_of

EXPORTS = sorted(name for page in PAGES for name in exports_of(page))
# England’s appointment series, shown first, has no break; some pages show nothing until they are asked.
QUERIES = {
    "trends-breaks": "?indicator=discrimination&with=RR8", "near": "?near=LS9", "compare": "?with=RR8,RAE",
    "compare-pairs": "?with=RR8,RAE", "mark-of": "?place=RR8", "map-trusts": "?level=region&place=Y58",
}  # fmt: skip


@pytest.mark.parametrize("name", EXPORTS)
def test_export_is_csv_with_source_and_coverage(client, name):
    response = client.get(f"/export/{name}.csv{QUERIES.get(name, '')}")
    assert response.status_code == 200
    assert response.mimetype == "text/csv"
    rows = list(csv.reader(io.StringIO(response.get_data(as_text=True).removeprefix("\ufeff"))))
    assert {"Source", "Coverage"} <= {heading.partition(" ")[0] for heading in rows[0]}
    assert len(set(rows[0])) == len(rows[0]), "a heading stands twice"
    assert len(rows) > 1
    assert {len(row) for row in rows} == {len(rows[0])}


@pytest.mark.parametrize("name", EXPORTS)
def test_a_file_asked_for_with_junk_is_a_file_all_the_same(client, name):
    own = "&place=RR8" if name == "mark-of" else "&place=ZZZ" if name != "organisation" else ""
    junk = "?indicator=junk&level=moon&with=ZZZ,QQQ&year=abc&part=6z&near=%00&within=-5&group=x&ladder=x"
    assert client.get(f"/export/{name}.csv{junk}{own}").status_code == 200


@pytest.mark.parametrize("name", ["organisation", "mark-of"])
@pytest.mark.parametrize("ending", ["csv", "xlsx", "json", "fingertips.csv"])
def test_a_place_that_does_not_exist_has_no_file_and_is_named(client, name, ending):
    answer = client.get(f"/export/{name}.{ending}?place=ZZZ")
    assert answer.status_code == 404
    assert f"There is no view “{name}” of “ZZZ”." in answer.get_data(as_text=True)


@pytest.mark.parametrize("name", EXPORTS)
def test_json_holds_the_rows_of_the_csv(client, name):
    query = QUERIES.get(name, "?place=RR8" if name == "organisation" else "")
    body = client.get(f"/export/{name}.json{query}").json
    lines = client.get(f"/export/{name}.csv{query}").get_data(as_text=True)
    rows = list(csv.reader(io.StringIO(lines.removeprefix("\ufeff"))))
    # A page’s workbook, and so its JSON, may have several tables: one of them is that of the CSV.
    assert len(rows) - 1 in [len(table["rows"]) for table in body["tables"]]
    assert body["title"] and body["data_version"] and body["licence"]
    assert body["link"].startswith("http://localhost/")


def test_unknown_files_are_404(client):
    for path in (
        "/export/nothing.json",
        "/export/mark-of.json?place=ZZ99",
        "/export/nothing.csv",
        "/download/nothing.csv",
        "/download/figure.exe",
        "/geography/moon-0.json",
    ):
        assert client.get(path).status_code == 404


@pytest.mark.parametrize("ending", ["csv", "parquet"])
def test_every_table_can_be_downloaded(client, atlas, ending):
    for row in atlas.tables():
        response = client.get(f"/download/{row['name']}.{ending}")
        assert response.status_code == 200, row["name"]
        if ending == "csv":
            lines = list(csv.reader(io.StringIO(response.get_data(as_text=True))))
            assert len(lines) == row["rows"] + 1
        else:
            assert response.data.startswith(b"PAR1")


@pytest.mark.parametrize(("level", "features"), [("icb", 42), ("region", 7)])
def test_boundaries_are_served_under_a_fingerprint(client, atlas, level, features):
    from atlas.web.routes import boundaries_address

    address = boundaries_address(atlas, level)
    response = client.get(address)
    assert len(json.loads(response.data)["features"]) == features
    assert len(response.data) <= 60_000
    assert "immutable" in response.headers["Cache-Control"]
    stale = client.get(f"/geography/{level}-000000000000.json")
    assert stale.headers["Cache-Control"] == "no-cache"


def test_search_suggests_names_with_what_they_are(client):
    found = client.get("/search.json?q=leeds teaching").json
    assert found[0]["name"] == "Leeds Teaching Hospitals NHS Trust"
    assert "West Yorkshire" in found[0]["detail"]
    assert client.get("/search.json").json == []


def test_health_names_the_data_version(client, atlas):
    assert client.get("/healthz").json == {"data_version": atlas.version}


def test_search_engines_are_kept_out_of_documents_frames_and_callbacks(client):
    answer = client.get("/robots.txt")
    assert (answer.status_code, answer.mimetype) == (200, "text/plain")
    rules = RobotFileParser()
    rules.parse(answer.text.splitlines())
    open_to_all = (
        "/",
        "/map?level=region",
        "/organisation/RR8",
        "/export/map.csv",
        "/api/v1/figures",
        "/data",
        "/assets/a",
        "/v/1/map",  # else nobody reads there that today's is to be listed
    )
    assert all(rules.can_fetch("any", f"http://localhost{path}") for path in open_to_all)
    closed = ("/document/map.pdf", "/document/job/1", "/embed/map", "/_dash-update-component")
    assert not any(rules.can_fetch("any", f"http://localhost{path}") for path in closed)
    assert "http" not in answer.text, "no other host is named"
