"""Permanent links to versions that an earlier program built, before tables and columns of today's were there."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import duckdb
import pytest
from two_versions import NEW, OLD, figures, room_for_one_more_application, update

from atlas.reader import Atlas
from atlas.warehouse import build, older, schema, versions
from atlas.web import not_held
from atlas.web.api.collections import COLLECTIONS
from atlas.web.pages import PAGES, example

LATER_TABLES = ("programme", "mark", "mark_criterion", "mark_rule", "value_input", "source_file", "data_dictionary")
LATER_COLUMNS = {
    "measure": ("value_id",), "trend": ("value_id", "factor", "factor_low", "factor_high"),
    "progression": ("value_id", "step", "pooled", "population"), "scorecard": ("lineage", "everyone_lineage"),
}  # fmt: skip


def take_away(path):
    """Make of a warehouse of today one from before some of its tables and columns."""
    with duckdb.connect(str(path)) as connection:
        for name in reversed(schema.definitions("view")):
            connection.execute(f"drop view {name}")
        for table in LATER_TABLES:
            connection.execute(f"drop table {table}")
        for table, columns in LATER_COLUMNS.items():
            kept = f"select * exclude ({', '.join(columns)}) from {table}"
            connection.execute(f"create table taken as {kept}; drop table {table}; alter table taken rename to {table}")


@pytest.fixture(scope="module")
def updated(small):
    """The client of an application whose figures were updated since an earlier program built the version named."""
    from atlas.web.app import create_app

    settings = small.write(figures(small, OLD))
    old = build.build(settings).data_version
    update(settings)
    take_away(versions.place(settings.home, old))
    atlas = Atlas(settings)
    with room_for_one_more_application():
        yield create_app(atlas, settings).server.test_client(), atlas, old


def value(client, prefix):
    answer = client.get(f"{prefix}/export/organisation.csv?place=TA1")
    assert answer.status_code == 200
    rows = csv.DictReader(io.StringIO(answer.get_data(as_text=True).removeprefix("\ufeff")))
    return float(next(row for row in rows if "iscriminat" in " ".join(row.values()))["BME (per cent)"])


def test_values_are_those_of_their_version(updated):
    client, _, old = updated
    assert [value(client, prefix) for prefix in ("", f"/v/{old}", "")] == [NEW, OLD, NEW]
    asked = "api/v1/measures?area_codes=TA1&indicator=discrimination&page_size=1"
    (row,) = client.get(f"/v/{old}/{asked}").get_json()["results"]
    assert (row["bme"]["value"], row["id"]) == (OLD, None)


def test_without_what_is_read_beside_it_nothing_could_be_shown(updated, monkeypatch):
    client, atlas, old = updated
    monkeypatch.setattr(older, "lacking", lambda kept: older.Lacking((), (), (), {}, ()))
    monkeypatch.setattr(atlas, "_open", type(atlas._open)())
    answer = client.get(f"/v/{old}/export/organisation.csv?place=TB1")  # of which nothing is remembered
    assert answer.status_code == 410 and "cannot make this" in answer.text


@pytest.mark.parametrize("of", PAGES, ids=lambda of: of.PATH)
def test_every_page_is_shown_or_says_what_is_not_held(updated, of):
    client, _, old = updated
    path = example(of).replace("RR8", "TA1")
    answer = client.get(f"/v/{old}{path}")
    lacked = set(not_held.SUBJECTS.get(of.PATH, ())) & set(LATER_TABLES)
    assert answer.status_code == (410 if lacked else 200), answer.text
    if lacked:
        assert f"Version {old} of the data holds no {older.words(lacked)[0]}" in answer.text
        assert "See today’s figures" in answer.text and f'href="/v/{old}/map"' in answer.text
    wanted = next(
        one for one in client.get(f"/v/{old}/_dash-dependencies").get_json() if "_pages_content" in one["output"]
    )
    inputs = [
        {"id": "_pages_location", "property": "pathname", "value": f"/v/{old}{path}"},
        {"id": "_pages_location", "property": "search", "value": ""},
    ]
    outputs = [{"id": "_pages_content", "property": "children"}, {"id": "_pages_store", "property": "data"}]
    body = {"output": wanted["output"], "outputs": outputs, "inputs": inputs,
            "changedPropIds": ["_pages_location.pathname"]}  # fmt: skip
    shown = client.post(f"/v/{old}/_dash-update-component", json=body)
    assert shown.status_code == 200
    assert ("This page cannot be shown" in shown.text) == bool(lacked)
    assert "cannot make this" not in shown.text


@pytest.mark.parametrize(
    "path",
    [
        "/export/programmes.csv", "/export/mark.xlsx", "/export/programmes.json", "/document/mark.pdf",
        "/embed/programmes?figure=programmes-map", "/reuse?of=mark", "/mark/TA1.svg", "/mark/TA1.json",
        "/mark?of=coverage", "/mark?of=nothing", "/export/mark.csv?of=coverage",
        "/api/v1/programmes", "/api/v1/marks.csv", "/api/v1/lineage/m28acddf991f8", "/lineage/m28acddf991f8",
    ],
)  # fmt: skip
def test_a_file_of_what_is_not_held_is_no_empty_file(updated, path):
    client, _, old = updated
    answer = client.get(f"/v/{old}{path}")
    assert answer.status_code == 410
    words = answer.get_json()["detail"] if path.startswith("/api/") else answer.text
    assert f"Version {old} of the data holds no " in words


@pytest.mark.parametrize("path", ["/map?of=mark", "/export/map.csv?of=mark"])
def test_the_name_of_a_view_is_read_where_views_are_offered(updated, path):
    client, _, old = updated
    assert client.get(f"/v/{old}{path}").status_code == 200


@pytest.mark.parametrize("collection", COLLECTIONS, ids=lambda one: one.name)
def test_every_list_of_the_api_answers(updated, collection):
    client, _, old = updated
    answer = client.get(f"/v/{old}/api/v1/{collection.name}")
    lacked = set(not_held.LISTS.get(collection.name, ())) & set(LATER_TABLES)
    assert answer.status_code == (410 if lacked else 200)


def test_the_trail_of_a_published_figure_is_there(updated):
    client, _, old = updated
    key = client.get(f"/v/{old}/api/v1/figures?page_size=1").get_json()["results"][0]["id"]
    assert client.get(f"/v/{old}/lineage/{key}").status_code == 200
    cells = client.get(f"/v/{old}/api/v1/lineage/{key}").get_json()["cells"]
    assert [cell["id"] for cell in cells] == [key]


def test_every_page_says_what_its_version_lacks(updated):
    client, _, old = updated
    then, now = (client.get(f"{prefix}/_dash-layout").text for prefix in (f"/v/{old}", ""))
    said = (
        "It is from before the atlas held checksums of files, descriptions of columns, programmes and networks, race "
        "equality marks and trails of computed numbers; and details of career ladders and trends"
    )
    assert said in then and "from before the atlas held" not in now


def test_a_version_that_lacks_nothing_but_ids_lacks_nothing_that_a_reader_would_miss(updated):
    _, atlas, old = updated
    ids = (("organisation", "staff_figure"), ("scorecard", "lineage"), ("measure", "bme_figure"))
    for columns, said in ((ids, ""), ((*ids, ("trend", "factor")), "details of trends")):
        lacks = older.Lacking((), (), columns, {}, ("a view",))
        with atlas.as_of(old):
            atlas._of_thread.earlier = replace(atlas._of_thread.earlier, lacks=lacks)
            assert said in not_held.in_words(atlas) and bool(said) == bool(not_held.in_words(atlas))


def test_programmes_of_an_organisation_are_said_to_be_unknown(updated):
    _, atlas, old = updated
    page = next(page for page in PAGES if page.PATH == "/organisation/<code>")
    with atlas.as_of(old):
        said = str(page.layout(atlas)(code="TA1"))
    assert "before the atlas held a register of them" in said and "No page that prints any" not in said


def test_what_changed_since_is_told(updated):
    client, _, old = updated
    answer = client.get(f"/export/changes.csv?earlier={old}")
    found = {(row["Kind"], row["Change"], row["Code"], row["Of what"]): row for row in
             csv.DictReader(io.StringIO(answer.get_data(as_text=True).removeprefix("\ufeff")))}  # fmt: skip
    changed = found["figure", "changed", "TA1", "bme · rate"]
    assert (float(changed["Before"]), float(changed["Now"])) == (OLD, NEW)
    assert not {key for key in found if key[1] != "changed"}


def test_subjects_are_those_of_pages_and_tables_that_exist():
    assert set(not_held.SUBJECTS) <= {page.PATH for page in PAGES}
    assert set(not_held.LISTS) <= {collection.name for collection in COLLECTIONS}
    named = {table for tables in (*not_held.SUBJECTS.values(), *not_held.LISTS.values()) for table in tables}
    assert named <= set(schema.authored().tables)
