"""Permanent links: pages, callbacks, files and the API of an earlier version, after an update."""

from __future__ import annotations

import csv
import io
import json
import re
import threading

import duckdb
import psutil
import pytest
from two_versions import NEW, OLD, figures, room_for_one_more_application, update

from atlas.reader import Atlas
from atlas.reader.versions import UnknownVersionError
from atlas.warehouse import build, versions
from atlas.web.pages import PAGES, example

# The example of a lineage is a value of the real atlas.
HELD = [page for page in PAGES if "lineage" not in page.PATH]
# Pages that link to no other where so little is held.
WITHOUT_ADDRESSES = ("/progression", "/methods")


@pytest.fixture(scope="module")
def updated(small):
    """A running application whose data were updated: today's client and the names of both versions."""
    from atlas.web.app import create_app

    settings = small.write(figures(small, OLD))
    old = build.build(settings).data_version
    atlas = Atlas(settings)
    with room_for_one_more_application():
        client = create_app(atlas, settings).server.test_client()
        yield client, atlas, old, update(settings).data_version


def rows(client, prefix):
    answer = client.get(f"{prefix}/export/organisation.csv?place=TA1")
    assert answer.status_code == 200
    found = csv.DictReader(io.StringIO(answer.get_data(as_text=True).removeprefix("\ufeff")))
    return next(row for row in found if "iscriminat" in " ".join(row.values()))


def page(client, prefix, path):
    """What the browser is sent for a page's content: Dash asks for it by a callback."""
    wanted = next(
        one for one in client.get(f"{prefix}/_dash-dependencies").get_json() if "_pages_content" in one["output"]
    )
    outputs = [{"id": "_pages_content", "property": "children"}, {"id": "_pages_store", "property": "data"}]
    path, _, query = path.partition("?")
    inputs = [
        {"id": "_pages_location", "property": "pathname", "value": prefix + path},
        {"id": "_pages_location", "property": "search", "value": f"?{query}"},
    ]
    body = {
        "output": wanted["output"],
        "outputs": outputs,
        "inputs": inputs,
        "changedPropIds": ["_pages_location.pathname"],
    }
    return client.post(f"{prefix}/_dash-update-component", json=body)


def test_files_give_the_numbers_of_their_version(updated):
    client, _, old, new = updated
    values = [rows(client, prefix)["BME (per cent)"] for prefix in ("", f"/v/{old}", f"/v/{new}", "")]
    assert [float(value) for value in values] == [NEW, OLD, NEW, NEW]


def test_the_page_and_its_callbacks_give_the_numbers_of_their_version(updated):
    client, _, old, _ = updated
    path = "/trends?indicator=discrimination&group=all&with=TA1"
    then, now = (page(client, prefix, path).get_data(as_text=True) for prefix in (f"/v/{old}", ""))
    assert f"{OLD} per cent" in then and f"{NEW} per cent" not in then
    assert f"{NEW} per cent" in now and f"{OLD} per cent" not in now


def test_the_api_and_whole_tables_give_the_numbers_of_their_version(updated):
    client, _, old, new = updated
    asked = "/api/v1/measures?area_codes=TA1&indicator=discrimination&page_size=1"
    answers = {one: client.get(f"{prefix}{asked}") for one, prefix in ((new, ""), (old, f"/v/{old}"))}
    for one, answer in answers.items():
        body = answer.get_json()
        assert body["data_version"] == one
    bme = {one: answer.get_json()["results"][0] for one, answer in answers.items()}
    assert json.dumps(bme[old]) != json.dumps(bme[new])
    links = client.get(f"/v/{old}/api/v1/organisations?page_size=1").headers["Link"]
    assert f"</v/{old}/api/v1/organisations" in links
    for one, prefix in ((NEW, ""), (OLD, f"/v/{old}")):
        table = client.get(f"{prefix}/download/figure.csv", buffered=True).get_data(as_text=True)
        assert f",{one}," in table and f",{NEW + OLD - one}," not in table


@pytest.mark.parametrize("of", HELD, ids=lambda of: of.PATH)
def test_every_address_of_a_page_stays_with_the_version(updated, of):
    client, _, old, new = updated
    prefix = f"/v/{old}"
    both = (f"/v/{new}/lineage/",) if of.PATH == "/changes" else ()  # what it compares has trails in either version
    path = example(of).replace("RR8", "TA1")
    assert client.get(prefix + path).status_code == 200
    text = page(client, prefix, path).get_data(as_text=True).replace("\\u002f", "/")
    left = [
        one for one in re.findall(r'"(/[a-z][^"\\]*)', text) if not one.startswith((f"{prefix}/", "/assets/", *both))
    ]
    assert left == []
    today = page(client, "", path).get_data(as_text=True).replace("\\u002f", "/")
    assert re.search(r'"/[a-z][^"\\]*', today) or of.PATH in WITHOUT_ADDRESSES, "else nothing was rewritten"


def test_the_document_asks_under_its_link_and_names_todays_page(updated):
    client, _, old, _ = updated
    answer = client.get(f"/v/{old}/gaps?type=acute")
    asks = re.search(r'"requests_pathname_prefix":"([^"]*)"', answer.text)[1]
    assert asks.replace("\\u002f", "/") == f"/v/{old}/"
    assert '<link rel="canonical" href="http://localhost/gaps?type=acute">' in answer.text
    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert 'rel="canonical"' in answer.headers["Link"]
    today = client.get("/gaps")
    assert "X-Robots-Tag" not in today.headers and 'rel="canonical"' not in today.text


def test_every_page_says_which_version_it_is(updated):
    client, _, old, new = updated
    then, now, today = (client.get(f"{prefix}/_dash-layout").text for prefix in (f"/v/{old}", f"/v/{new}", ""))
    assert f"version {old}, released on " in then and "There are newer figures." in then
    assert f"version {new}, released on " in now and "It is still the newest." in now
    assert "A permanent link" not in today


@pytest.mark.parametrize("path", ["/data", "/guide"])
def test_code_that_is_copied_reads_the_files_of_the_version(updated, path):
    client, _, old, _ = updated
    text = page(client, f"/v/{old}", path).get_data(as_text=True).replace("\\u002f", "/")
    assert set(re.findall(r"http://localhost/(?:v/\w+/)?", text)) == {f"http://localhost/v/{old}/"}


def test_redirects_stay_with_the_version(updated):
    client, _, old, _ = updated
    answer = client.get(f"/v/{old}/search?q=LS9+7TF")
    assert (answer.status_code, answer.location) == (303, f"/v/{old}/search?q=LS9")


def test_a_frame_of_an_earlier_version_links_to_that_version(updated):
    client, _, old, _ = updated
    answer = client.get(f"/v/{old}/embed/organisation/TA1?figure=organisation-picture")
    assert f'href="http://localhost/v/{old}/organisation/TA1"' in answer.text
    assert f"Version of the data: {old}." in answer.text


@pytest.mark.parametrize(
    "path", ["/v/abc/map", "/v/0123456789abcdef/", "/v/../map", "/v/%2e%2e/map", "/v/a/export/gaps.csv"]
)
def test_a_version_that_is_not_kept_is_not_there_and_says_which_are(updated, path):
    client, _, old, new = updated
    answer = client.get(path)
    assert answer.status_code == 404
    if ".." not in path:
        assert old in answer.text and new in answer.text


def test_programs_are_told_in_their_own_form(updated):
    client, _, old, _ = updated
    answer = client.get("/v/abc/api/v1/figures")
    assert (answer.status_code, answer.mimetype) == (404, "application/problem+json")
    assert old in answer.get_json()["detail"]


def test_a_version_of_other_tables_is_one_sentence(updated, monkeypatch):
    client, atlas, old, _ = updated
    outdated = versions.place(atlas.settings.home, "0ld")
    outdated.write_bytes(versions.place(atlas.settings.home, old).read_bytes())
    with duckdb.connect(str(outdated)) as connection:
        connection.execute("alter table measure drop column verdict")
    answer = client.get("/v/0ld/gaps")
    assert answer.status_code == 410
    assert "Version 0ld was built by an earlier program" in answer.text and "Traceback" not in answer.text
    with monkeypatch.context() as patch:
        patch.setattr(Atlas, "_readable", None)  # it is not read a second time
        assert client.get("/v/0ld/gaps").data == answer.data
    outdated.unlink()
    outdated.write_bytes(versions.place(atlas.settings.home, old).read_bytes())
    assert client.get("/v/0ld/gaps").status_code == 200, "another file of the name was not refused"
    outdated.unlink()


def test_a_table_that_is_newer_than_a_version_has_no_rows_in_it(updated):
    client, atlas, old, _ = updated
    older = versions.place(atlas.settings.home, "0lder")
    older.write_bytes(versions.place(atlas.settings.home, old).read_bytes())
    with duckdb.connect(str(older)) as connection:
        connection.execute("drop table glossary")
    with atlas.as_of("0lder"):
        assert atlas.glossary() == [] and atlas.sources() != []
    assert client.get("/v/0lder/gaps").status_code == 200
    older.unlink()


def test_what_cannot_be_made_of_a_version_says_so(updated):
    client, atlas, old, _ = updated
    odd = versions.place(atlas.settings.home, "0dd")
    odd.write_bytes(versions.place(atlas.settings.home, old).read_bytes())
    with duckdb.connect(str(odd)) as connection:
        connection.execute("delete from indicator")
        connection.execute("delete from organisation where level = 'england'")
    said = page(client, "/v/0dd", "/trends").get_data(as_text=True)
    assert "The present program cannot make this of version 0dd" in said
    answer = client.get("/v/0dd/export/gaps.csv")
    assert answer.status_code == 410 and "The present program cannot make this of version 0dd" in answer.text
    odd.unlink()


def test_two_versions_asked_at_once_are_not_mixed_up(updated):
    _, atlas, old, new = updated
    found = {}

    def ask(version):
        with atlas.as_of(version):
            found[version] = {atlas.data_version for _ in range(50)}

    threads = [threading.Thread(target=ask, args=(version,)) for version in (old, new)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == {old: {old}, new: {new}}
    assert atlas.data_version == new


def test_only_two_earlier_versions_are_held_open(updated):
    _, atlas, old, _ = updated
    copies = [f"c0py{number}" for number in range(4)]
    for name in copies:
        versions.place(atlas.settings.home, name).write_bytes(versions.place(atlas.settings.home, old).read_bytes())
        with atlas.as_of(name):
            assert atlas.nation.code == "ENG"
    opened = {one.path for one in psutil.Process().open_files()}
    assert [name for name in copies if str(versions.place(atlas.settings.home, name)) in opened] == copies[2:]
    for name in copies:
        versions.place(atlas.settings.home, name).unlink()


def test_looking_back_ends_with_the_block_and_knows_no_other_names(updated):
    _, atlas, old, new = updated
    with atlas.as_of(new), atlas.as_of(old):
        assert atlas.version == old
    assert atlas.version == new
    for name in ("nothing", "../atlas", ""):
        with pytest.raises(UnknownVersionError), atlas.as_of(name):
            pass


@pytest.mark.parametrize("path", ["/map%0aX", "/%E2%82%AC", "/map%3E;rel=preload;as=script,%3C//evil"])
def test_an_odd_path_cannot_break_or_extend_what_is_said_of_it(updated, path):
    client, _, old, _ = updated
    answer = client.get(f"/v/{old}{path}")
    assert answer.status_code == 404
    assert answer.headers["Link"].count("<") == answer.headers["Link"].count(">") == 1
    assert path.partition("%")[2][:2].lower() in answer.headers["Link"].lower()


def test_a_file_that_is_written_as_it_is_sent_stays_with_its_version(updated, monkeypatch):
    client, atlas, old, _ = updated
    asked = []
    names = type(atlas).indicators.fget
    monkeypatch.setattr(type(atlas), "indicators", property(lambda self: asked.append(self.version) or names(self)))
    answer = client.get(f"/v/{old}/download/measure.fingertips.csv")
    assert f",{OLD:g}," in answer.get_data(as_text=True)
    assert asked
    assert set(asked) == {old}
