"""The application: every page answers, ids are unique, callbacks point at what exists, headers are strict."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from dash.development.base_component import Component

from atlas.errors import WarehouseError
from atlas.reader import Atlas
from atlas.web import skeleton
from atlas.web.pages import PAGES, example

JUNK = {"indicator": "../x", "level": "planet", "year": "MM", "with": "'; drop table", "q": "\x00<script>", "date": "x"}


def ids(node):
    """Every id in a layout, as Dash compares them."""
    if isinstance(node, (list, tuple)):
        for child in node:
            yield from ids(child)
        return
    if isinstance(node, Component):
        node = node.to_plotly_json()
    if isinstance(node, dict) and "props" in node:
        if "id" in node["props"]:
            yield str(node["props"]["id"])
        yield from ids(node["props"].get("children"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.PATH)
def test_page_builds_with_nothing_and_with_junk(page, atlas, app):
    build = page.layout(atlas)
    for query in ({}, JUNK):
        found = Counter(ids(build(**query)))
        assert [one for one, number in found.items() if number > 1] == []


def texts_of(node, key):
    """Every value of one property in a layout."""
    if isinstance(node, (list, tuple)):
        for child in node:
            yield from texts_of(child, key)
        return
    if isinstance(node, Component):
        node = node.to_plotly_json()
    if isinstance(node, dict) and "props" in node:
        if isinstance(node["props"].get(key), str):
            yield node["props"][key]
        yield from texts_of(node["props"].get("children"), key)


def test_every_link_to_a_part_of_a_page_finds_it(app, atlas):
    anchors = {page.PATH: set(ids(page.layout(atlas)())) for page in PAGES}
    links = {link for page in PAGES for link in texts_of(page.layout(atlas)(), "href") if link.startswith("/")}
    parted = [link.partition("#") for link in links if "#" in link]
    assert len(parted) > 3
    assert [path + "#" + anchor for path, _, anchor in parted if anchor not in anchors[path.partition("?")[0]]] == []


def used(callback):
    """Ids that a callback reads or writes."""
    outputs = [output.rsplit(".", 1)[0] for output in re.split(r"\.\.\.", callback["output"].strip("."))]
    return [*outputs, *(one["id"] for one in (*callback["inputs"], *callback["state"]))]


def test_no_id_of_a_callback_stands_on_two_pages(app, client, atlas):
    """An anchor may recur on another page; an id that a callback uses may not, or it would answer for both."""
    wired = {name for callback in client.get("/_dash-dependencies").json for name in used(callback)}
    found = Counter(one for page in PAGES for one in set(ids(page.layout(atlas)())))
    assert [one for one, number in found.items() if number > 1 and one in wired] == []


def test_every_callback_points_at_ids_that_exist(app, client, atlas):
    known = {one for page in PAGES for one in ids(page.layout(atlas)())} | set(ids(app.layout()))
    for callback in client.get("/_dash-dependencies").json:
        for name in used(callback):
            if not name.startswith(("_pages", "{")):
                assert name in known, name


@pytest.mark.parametrize("path", [example(page) for page in PAGES])
def test_page_answers_with_strict_headers(client, path):
    response = client.get(path)
    assert response.status_code == 200
    policy = response.headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe-eval" not in policy
    assert re.search(r"script-src 'self'( 'sha256-[^']+')*;", policy)
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert b'lang="en-GB"' in response.data


def test_data_opened_by_itself_may_do_nothing(client):
    for path in ("/healthz", "/_dash-layout", "/export/map.csv"):
        assert client.get(path).headers["Content-Security-Policy"] == "default-src 'none'; frame-ancestors 'none'"


@pytest.mark.parametrize(
    "path", ["/no-such-page", "/download/nothing", "/export/x", "/healthz-x", "/_dashfoo", "/a.zip"]
)
def test_unknown_page_is_404_and_a_document(client, path):
    response = client.get(path)
    assert response.status_code == 404
    assert b"<!DOCTYPE html>" in response.data


def test_no_page_names_an_outside_script_style_or_font(client):
    text = client.get("/").get_data(as_text=True)
    assert re.findall(r'(?:src|href)="(https?:)?//[^"]+"', text) == []


def test_the_document_does_not_carry_the_content_of_every_page(client):
    assert len(client.get("/").data) < 40_000


def test_skeleton_keeps_ids_and_types_of_what_callbacks_name(app, atlas, client):
    used = skeleton.used_ids(client.get("/_dash-dependencies").get_json())
    layout = PAGES[1].layout(atlas)()
    wanted = Counter(one for one in ids(layout) if one in used)
    assert len(wanted) > 10
    assert Counter(ids(skeleton.of(layout, used))) == wanted
    assert all(set(one["props"]) == {"id"} for one in skeleton.of(layout, used).children)


def test_every_id_that_a_callback_names_is_in_the_skeleton(app, client):
    used = skeleton.used_ids(client.get("/_dash-dependencies").get_json())
    assert {"map-figure", "navigation", "organisation-code"} <= used
    assert used <= set(ids(app.validation_layout))


@pytest.mark.parametrize("path", ["/_dash-layout", "/_dash-dependencies"])
def test_what_a_browser_has_is_not_sent_again(client, path):
    first = client.get(path)
    again = client.get(path, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert first.headers["Cache-Control"] == "no-cache"
    assert client.get(path, headers={"If-None-Match": 'W/"another"'}).data == first.data


def test_static_files_are_compressed_and_kept(client):
    page = client.get("/").get_data(as_text=True)
    address = re.search(r'href="(/assets/atlas\.css\?m=[^"]+)"', page)[1]
    response = client.get(address, headers={"Accept-Encoding": "br"})
    assert response.headers["Content-Encoding"] == "br"
    assert "immutable" in response.headers["Cache-Control"]
    plain = client.get(address)
    assert "Content-Encoding" not in plain.headers
    assert len(response.data) < len(plain.data) / 2
    invented = client.get(address.partition("?")[0] + "?m=1", headers={"Accept-Encoding": "br"})
    assert "immutable" not in invented.headers["Cache-Control"]
    again = client.get(address, headers={"Accept-Encoding": "br", "If-None-Match": response.headers["ETag"]})
    assert again.status_code == 304


def test_a_warehouse_that_cannot_be_read_is_one_sentence_in_the_form_of_what_was_asked(client, monkeypatch):
    def broken(self):
        raise WarehouseError("There is no warehouse.")

    monkeypatch.setattr(Atlas, "_warehouse", property(broken))
    page, answer = client.get("/healthz"), client.get("/api/v1/organisations")
    assert page.status_code == answer.status_code == 500
    assert "Something went wrong. It has been logged." in page.text and 'aria-label="Pages"' in page.text
    assert answer.mimetype == "application/problem+json" and answer.get_json()["code"] == "internal_error"
