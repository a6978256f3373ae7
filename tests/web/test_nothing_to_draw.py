"""A warehouse with too little for any map is served all the same, and the map says so."""

from __future__ import annotations

import dash
import pytest

from atlas.reader import Atlas
from atlas.warehouse import build
from atlas.web.pages import map as page

SAID = "Nothing can be drawn: no survey year has figures of 4 regions, 21 systems or 20 trusts"


@pytest.fixture(scope="module")
def served(small):
    """An atlas of two trusts, and the client of its application."""
    from atlas.web.app import create_app

    registered = dict(dash.page_registry)
    settings = small.write(small.pair("TA1", 12.0, 8.0) + small.pair("TB1", 9.0, 8.0))
    build.build(settings)
    atlas = Atlas(settings)
    yield atlas, create_app(atlas, settings).server.test_client()
    dash.page_registry.clear()
    dash.page_registry.update(registered)


@pytest.mark.parametrize(
    "query", [{}, {"indicator": "discrimination", "level": "trust", "year": "2024", "place": "TA1"}]
)
def test_the_page_says_that_nothing_can_be_drawn(served, query):
    atlas, client = served
    assert SAID in str(page.layout(atlas)(**query))
    assert client.get("/map", query_string=query).status_code == 200


def test_files_of_the_map_have_no_row_or_say_why_there_is_none(served):
    _, client = served
    answer = client.get("/export/map.csv")
    assert (answer.status_code, len(answer.text.splitlines())) == (200, 1)
    body = client.get("/export/map.json").json
    assert body["coverage"].startswith(SAID) and body["tables"][0]["rows"] == []
    assert client.get("/embed/map").status_code == 404
    assert client.get("/reuse?of=map").status_code == 200
