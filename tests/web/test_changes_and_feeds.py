"""What changed between two versions: the page, its files, the feeds."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from xml.etree import ElementTree as ET

import dash
import pytest

from atlas.config import load
from atlas.reader import Atlas
from atlas.selection import Selection
from atlas.warehouse import build, versions
from atlas.web import changes_view, map_choices
from atlas.web.markup import markup
from atlas.web.pages import changes

ATOM = "{http://www.w3.org/2005/Atom}"


def figures(small, gap, *, more):
    """Many answers at TA1, TB1 and TC1; ``gap`` is the BME rate at TA1 where White staff's is 8 %."""
    rows = []
    for code, bme in (("TA1", gap), ("TB1", 9.0), *([("TC1", 8.5)] if more else [("TC2", 8.5)])):
        rows += [small.figure(organisation=code, value=10.0, denominator=4000)]
        rows += small.share_of_respondents(code, 40.0) + small.pair(code, bme, 8.0)
    return rows


def make(small, patch, gaps):
    from atlas.web.app import create_app

    patch.setitem(map_choices.FEWEST, "trust", 1)
    settings = small.write(figures(small, gaps[0], more=False))
    names = [build.build(settings).data_version]
    for gap in gaps[1:]:
        other = small.write(figures(small, gap, more=True))
        settings = load({"ATLAS_DATA": str(other.data), "ATLAS_HOME": str(settings.home)})
        names.append(build.build(settings).data_version)
    atlas = Atlas(settings)
    return create_app(atlas, settings).server.test_client(), atlas, names


@pytest.fixture(scope="module")
def released(small):
    """A client, its atlas and the names of two versions: TA1's gap became large, TC2 is gone, TC1 is new."""
    registered, patch = dict(dash.page_registry), pytest.MonkeyPatch()
    yield make(small, patch, (8.0, 24.0))
    patch.undo()
    # Dash's registry of pages belongs to the process: other tests' application is given its own back.
    dash.page_registry.clear()
    dash.page_registry.update(registered)


def rows(client, name, query=""):
    answer = client.get(f"/export/{name}.csv{query}")
    assert answer.status_code == 200
    return list(csv.DictReader(io.StringIO(answer.get_data(as_text=True).removeprefix("\ufeff"))))


def test_figures_and_measures_are_new_changed_or_gone(released):
    client, *_ = released
    found = {(row["Kind"], row["Change"], row["Code"], row["Of what"]): row for row in rows(client, "changes")}
    assert found["figure", "changed", "TA1", "bme · rate"]["Before"] == "8"
    assert found["figure", "changed", "TA1", "bme · rate"]["Now"] == "24"
    assert ("figure", "new", "TC1", "white · rate") in found and ("figure", "gone", "TC2", "white · rate") in found
    measure = found["measure", "changed", "TA1", "times as likely"]
    assert (float(measure["Before"]), float(measure["Now"])) == (1.0, 3.0)
    # What both versions hold alike is no change.
    assert [key for key in found if key[2] == "TB1" and key[0] == "figure"] == []


def test_what_was_before_and_what_is_now_lead_to_their_trails_each_in_its_version(released):
    client, atlas, (earlier, later) = released
    shown = repr(changes.layout(atlas)())
    of_ta1 = {
        row["Of what"]: row for row in rows(client, "changes") if (row["Change"], row["Code"]) == ("changed", "TA1")
    }
    for what, column in (("bme · rate", "value"), ("times as likely", "ratio_harm")):
        key = of_ta1[what]["Lineage"]
        now = client.get(f"/api/v1/lineage/{key}").get_json()["stored"][column]
        assert now == float(of_ta1[what]["Now"])
        assert f"/v/{earlier}/lineage/{key}" in shown and f"/v/{later}/lineage/{key}" in shown
        assert not re.search(rf"(?<!\w)/lineage/{key}", shown)
    (verdict,) = [row for row in rows(client, "changes-verdicts") if row["Code"] == "TA1"]
    assert verdict["Lineage: before"] == verdict["Lineage: now"]  # of one year: the same measure in both


def test_verdicts_go_from_one_to_the_other(released):
    client, *_ = released
    found = [row for row in rows(client, "changes-verdicts") if row["Code"] == "TA1"]
    assert [(row["Verdict before"], row["Verdict now"], row["Year now"]) for row in found] == [
        ("unclear", "large gap", "2024")
    ]
    assert {row["Code"] for row in rows(client, "changes-verdicts")}.isdisjoint({"TC1", "TC2", "TB1"})


def test_the_other_way_round_is_the_other_way_round(released):
    client, _, (old, new) = released
    found = rows(client, "changes-verdicts", f"?earlier={new}&later={old}")
    assert ("large gap", "unclear") in {
        (row["Verdict before"], row["Verdict now"]) for row in found if row["Code"] == "TA1"
    }


def test_the_page_says_what_it_compares_and_forgives_junk(released):
    _, atlas, (old, new) = released
    view = changes.draw(atlas, Selection())
    assert (view.selection.earlier, view.selection.later) == (old, new)
    assert "figures: " in view.finding.lower() and "newest verdict is another" in view.finding
    assert f"Version {new}" in view.compared and f"version {old}" in view.compared
    junk = changes.layout(atlas)(earlier="nothing", later="<script>", year="abc")
    assert "is not kept here" in str(junk) and "<script>" not in str(junk.children[3])
    same = changes.draw(atlas, Selection(earlier=new, later=new))
    assert (same.selection.earlier, same.selection.later) == (old, new)


def redrawn(client, earlier, later, prefix=""):
    """What the callback answers to a choice of two versions."""
    callbacks = client.get("/_dash-dependencies").get_json()
    wanted = next(one for one in callbacks if "changes-figures" in one["output"])
    outputs = [
        {"id": part.rpartition(".")[0], "property": part.rpartition(".")[2]}
        for part in wanted["output"].strip(".").split("...")
    ]
    inputs = [
        {**one, "value": {"changes-earlier": earlier, "changes-later": later}[one["id"]]} for one in wanted["inputs"]
    ]
    body = {"output": wanted["output"], "outputs": outputs, "inputs": inputs, "changedPropIds": ["changes-later.value"]}
    return client.post(f"{prefix}/_dash-update-component", json=body).get_json()["response"]


def test_a_choice_redraws_the_page(released):
    client, _, (old, new) = released
    answer = redrawn(client, new, old)
    assert answer["changes-address"]["data"] == f"earlier={new}&later={old}"
    assert answer["changes-csv"]["href"] == f"/export/changes.csv?earlier={new}&later={old}"
    assert "large gap" in answer["changes-verdicts"]["data-markup"]


def test_with_one_version_there_is_nothing_to_compare(small):
    atlas = Atlas(small.build(figures(small, 8.0, more=False)))
    assert "Only one version of the data is kept here" in changes.draw(atlas, Selection()).finding
    assert "Only one version" in str(changes.layout(atlas)())
    assert [row["data_version"] for row in changes.export(atlas, Selection()).rows] == [atlas.data_version]


def test_versions_that_are_not_alike_are_one_sentence(released):
    import duckdb

    _, atlas, (old, new) = released
    path = versions.place(atlas.settings.home, old)
    whole = path.read_bytes()
    path.unlink()
    path.write_bytes(whole)
    with duckdb.connect(str(path)) as connection:
        connection.execute("drop table measure")
    view = changes.draw(atlas, Selection(earlier=old, later=new))
    path.write_bytes(whole)
    assert "cannot be compared" in view.finding


def entries(answer):
    root = ET.fromstring(answer.data)
    return root, root.findall(f"{ATOM}entry")


def test_the_feed_tells_releases_and_changed_verdicts(released):
    client, atlas, (old, new) = released
    answer = client.get("/feed.atom")
    assert answer.mimetype == "application/atom+xml"
    root, found = entries(answer)
    stamps = {one.data_version: one.released for one in atlas.releases}
    # RFC 4287: id, title, updated and author of the whole; id, title and updated of each entry; a link to itself.
    for holder in (root, *found):
        for name in ("id", "title", "updated"):
            assert len(holder.findall(ATOM + name)) == 1
    assert root.find(f"{ATOM}author/{ATOM}name").text == "Opportunity Atlas"
    assert root.find(f"{ATOM}updated").text == stamps[new]
    assert root.find(f"{ATOM}link[@rel='self']").get("href") == "http://localhost/feed.atom"
    told = {one.find(f"{ATOM}id").text: one for one in found}
    assert len(told) == len(found), "an id stands twice"
    assert {f"tag:localhost,2026:release/{name}" for name in (old, new)} <= told.keys()
    changed = told[f"tag:localhost,2026:release/{new}/organisation/TA1"]
    assert "from unclear to large gap (2024)" in changed.find(f"{ATOM}summary").text
    assert changed.find(f"{ATOM}updated").text == stamps[new]
    release = told[f"tag:localhost,2026:release/{new}"].find(f"{ATOM}summary").text
    assert "with another newest verdict" in release and "compares verdicts alone" in release
    for one in found:
        address = one.find(f"{ATOM}link").get("href").removeprefix("http://localhost")
        assert client.get(address).status_code == 200, address


def test_the_feed_is_the_same_whenever_it_is_asked_for(released):
    client, *_ = released
    first = client.get("/feed.atom")
    again = client.get("/feed.atom", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304
    assert client.get("/feed.atom").data == first.data


def test_an_organisation_has_a_feed_of_its_own(released):
    client, *_ = released
    _, found = entries(client.get("/organisation/ta1.atom"))
    assert [one.find(f"{ATOM}id").text.rpartition("/")[2] for one in found] == ["TA1"]
    assert entries(client.get("/organisation/TB1.atom"))[1] == []
    assert client.get("/organisation/QQQ.atom").status_code == 404


def test_pages_name_their_feeds(released):
    client, *_ = released
    assert (
        'type="application/atom+xml" title="Releases and changed verdicts" href="/feed.atom"' in client.get("/map").text
    )
    assert 'href="/organisation/TA1.atom"' in client.get("/organisation/TA1").text
    assert 'href="/organisation/' not in client.get("/map").text.partition("<body>")[0]


def test_the_page_reads_no_more_rows_than_it_shows(released, monkeypatch):
    client, atlas, (old, new) = released
    whole = changes.draw(atlas, Selection())
    assert whole.number == len(whole.figures.rows) == len(rows(client, "changes"))
    assert sum(atlas.changed_numbers(old, new).values()) == whole.number
    first = changes_view.view(atlas, whole.selection, 2)
    assert first.finding == whole.finding and len(first.figures.rows) == 2
    assert f"The first 2 of {whole.number:,} rows; the file holds all." in markup(changes._figures(first))
    assert "the file holds all" not in markup(changes._figures(whole))
    monkeypatch.setattr("atlas.reader.versions.between", None)  # what was shown once is not looked for again
    assert changes_view.view(atlas, whole.selection, 2) == first
    monkeypatch.setattr(changes_view, "ON_SCREEN", 1)
    many = replace(whole, verdicts=replace(whole.verdicts, rows=[whole.verdicts.rows[0]] * 3))
    assert "The first 1 of 3 rows; the file holds all." in markup(changes._verdicts(many))


def test_two_versions_that_are_alike_have_no_empty_tables(released):
    _, atlas, (old, new) = released
    tables = ("_verdicts", "_figures")
    alike, other = (changes_view.view(atlas, Selection(earlier=old, later=later)) for later in (old, new))
    assert alike.number == 0 and "No figure and no measure differs" in alike.finding
    assert "Programmes and networks, race equality marks" in alike.finding and "are not compared" in alike.finding
    assert ["<table" in markup(getattr(changes, one)(alike)) for one in tables] == [False, False]
    assert ["<table" in markup(getattr(changes, one)(other)) for one in tables] == [True, True]


def test_under_a_permanent_link_every_value_leads_to_its_own_version(released):
    client, atlas, (old, new) = released
    shown = redrawn(client, old, new, f"/v/{old}")["changes-figures"]["data-markup"]
    assert re.search(f'href="/v/{new}/lineage/[^"]*"[^>]*>24', shown)
    assert re.search(f'href="/v/{old}/lineage/[^"]*"[^>]*>8', shown)
    # Where no version is named it is that of the link, so that what stands there stays.
    with atlas.as_of(old):
        assert changes_view.settle(atlas, Selection())[0].later == old
