"""Files and addresses beside the pages."""

from __future__ import annotations

import csv
import io
import json
from urllib.parse import parse_qsl
from urllib.robotparser import RobotFileParser

import pytest

from atlas.web import page_words, views
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
def test_a_file_asked_for_with_junk_is_refused(client, name):
    own = "&place=RR8" if name == "mark-of" else "&place=ZZZ" if name != "organisation" else ""
    junk = "?indicator=junk&level=moon&with=ZZZ,QQQ&year=abc&part=6z&near=%00&within=-5&group=x&ladder=x"
    answer = client.get(f"/export/{name}.csv{junk}{own}")
    assert (answer.status_code, answer.mimetype) == (400, "text/plain")
    assert "“level=moon” is not something this page understands." in answer.text
    assert client.get(f"/export/{name}.csv{QUERIES.get(name, '?x=')}&utm_source=letter").status_code == 200


ELSEWHERE = {
    "gaps?indicator=nope": "“nope” is not held for enough trusts to hold one against the others.",
    "gaps?indicator=discrimination&year=1999": "The year 1999 is not held for this choice.",
    "map?indicator=nope&level=region": "“nope” is not on the map.",
    "map?year=1999": "Survey year 1999 is not held for this choice.",
    "trends?with=RR8,ZZZ": "No organisation in the atlas has the code ZZZ.",
    "trends-breaks?part=6z": "There is no “6z” to choose here.",
    "groups?indicator=board": "Nothing is published by specific ethnic group for “Who sits on the board”.",
    "compare?with=ZZZ,RR8": "The atlas knows no “ZZZ”.",
    "organisation?place=RR8&indicator=nope": "There is no indicator “nope”.",
    "data?indicator=nope": "There is no indicator “nope”.",
    "near?near=LS": "“LS” is the beginning of several postcodes: type the first half, such as LS1.",
    "programmes?place=ZZZ": "“ZZZ” is no region or system of the atlas.",
    "mark?place=ZZZ": "“ZZZ” is no region or system of the atlas.",
    "progression?with=ZZZ": "Nothing in the atlas is called “ZZZ”.",
    "progression-trusts?group=x": "This page has no group “x”.",
    "changes?earlier=00": "Version “00” is not kept here.",
}


@pytest.mark.parametrize("asked", ELSEWHERE)
def test_a_file_of_what_is_not_held_is_refused_with_the_words_of_the_page(client, atlas, asked):
    name, _, query = asked.partition("?")
    view = views.of(atlas, name, query)
    assert view.missed(atlas) == [ELSEWHERE[asked]]
    path = {"code": view.selection.place} if "<code>" in view.page.PATH else {}
    shown = view.page.layout(atlas)(**dict(parse_qsl(query)) | path)
    assert ELSEWHERE[asked].removesuffix(".") in page_words.text(shown)
    answer = client.get(f"/export/{name}.csv?{query}")
    assert (answer.status_code, answer.mimetype, answer.text) == (400, "text/plain", ELSEWHERE[asked] + "\n")


@pytest.mark.parametrize("form", ["xlsx", "json", "fingertips.csv"])
def test_every_form_is_refused_alike(client, atlas, form):
    said = ELSEWHERE["gaps?indicator=nope"] + "\n"
    for before in ("", f"/v/{atlas.data_version}"):
        answer = client.get(f"{before}/export/gaps.{form}?indicator=nope")
        assert (answer.status_code, answer.text) == (400, said)
    document = client.get("/document/gaps.pdf?indicator=nope")
    assert (document.status_code, document.text) == (400, said)


def test_a_closed_body_is_no_miss_and_a_default_is_no_wish(client):
    assert client.get("/export/trends.csv?indicator=discrimination&with=RRP").status_code == 200
    # Of its parts all staff together are held, and no pair: the usual difference is refused where it is asked for.
    held = "/export/map.csv?indicator=harassment_staff&part=managers&level=region"
    assert client.get(held).status_code == 200
    assert client.get(f"{held}&measure=difference").text == "Difference: no such figures are held for regions here.\n"


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
