"""A private view over HTTP: the owner reads the small count on the page, and no file has it."""

from __future__ import annotations

import csv
import importlib.util
import io
from dataclasses import replace
from pathlib import Path

import dash
import duckdb
import pytest

from atlas import config
from atlas.reader import Atlas
from atlas.warehouse import build
from atlas.web.app import create_app
from atlas.web.pages import PAGES

_SPEC = importlib.util.spec_from_file_location(
    "return_rows_of_private", Path(__file__).parents[1] / "warehouse" / "test_return_rows.py"
)
returns = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(returns)

SUPPLIED = "supplied-return"
# Two of seven: hidden for want of respondents.
FEW = {("8", "", "bme"): (2, 7)}
RATE = 100 * 2 / 7
OWNER, NAME = "RJ1", "Guy's and St Thomas'"
VIEW = f"/trends?indicator=discrimination&group=bme&with={OWNER}&benchmark=none"


@pytest.fixture(scope="module")
def owned(tmp_path_factory):
    """An owner's settings over the tree's own figures, with one group of respondents too small to show."""
    home = tmp_path_factory.mktemp("owner")
    settings = config.load({"ATLAS_HOME": str(home), "ATLAS_PRIVATE": "1"})
    returns.take_in(settings, OWNER, SUPPLIED, changed=FEW)
    build.build(settings)
    return settings


@pytest.fixture
def speak():
    """Makes a client over the application with given settings; the registry of pages is put back at the end."""
    kept = dict(dash.page_registry)

    def client(settings):
        return create_app(Atlas(settings), settings).server.test_client()

    yield client
    dash.page_registry.clear()
    dash.page_registry.update(kept)


def page(client, address):
    """The content of a page as a browser is given it."""
    path, _, query = address.partition("?")
    found = next(one for one in client.get("/_dash-dependencies").json if "_pages_content" in one["output"])
    values = {"pathname": path, "search": f"?{query}"}
    outputs = [
        dict(zip(("id", "property"), one.rsplit(".", 1), strict=True))
        for one in found["output"].strip(".").split("...")
    ]
    body = {
        "output": found["output"],
        "outputs": outputs,
        "inputs": [one | {"value": values[one["property"]]} for one in found["inputs"]],
        "state": [one | {"value": ""} for one in found["state"]],
        "changedPropIds": [],
    }
    return client.post("/_dash-update-component", json=body, buffered=True).text


def read(client, address):
    """A file, read whole."""
    response = client.get(address, buffered=True)
    assert response.status_code == 200, address
    return response.data


def test_the_owner_reads_what_the_same_page_hides_otherwise(owned, speak):
    number = f"{RATE:.6f}"[:6]
    shown = page(speak(owned), VIEW)
    assert number in shown
    hidden = page(speak(replace(owned, private=False)), VIEW)
    assert number not in hidden and "too few" in hidden.lower()


def test_the_warning_stands_on_every_page_and_only_there(owned, speak):
    private = speak(owned).get("/_dash-layout", buffered=True)
    assert f"PRIVATE VIEW, for {NAME} only." in private.text and '"banner private"' in private.text
    assert private.headers["Cache-Control"] == "no-store"
    usual = speak(replace(owned, private=False)).get("/_dash-layout", buffered=True)
    assert "PRIVATE" not in usual.text and f"147 figures supplied by {NAME}" in usual.text


def test_no_export_has_it(owned, speak):
    client = speak(owned)
    names = {rule.rule for rule in client.application.url_map.iter_rules()}
    assert "/export/<name>.csv" in names
    exports = [name for one in PAGES for name in getattr(one, "EXPORTS", {})]
    exports += [one.PATH.strip("/") for one in PAGES if hasattr(one, "export") and not hasattr(one, "EXPORTS")]
    assert "trends" in exports
    query = VIEW.partition("?")[2]
    for name in exports:
        for question in (query, query.replace("group=bme", "group=all"), ""):
            of = f"&place={OWNER}" if name in ("organisation", "mark-of") else ""  # whose file it is
            answer = client.get(f"/export/{name}.csv?{question}{of}", buffered=True)
            assert answer.status_code == 200 or (name.startswith("progression") and answer.status_code == 400), name
            text = answer.data.decode("utf-8-sig")  # no ladder of that trust is held: a refusal may not have it either
            assert "supplied" not in text.lower(), name
            own = [row for row in csv.reader(io.StringIO(text)) if OWNER in row]
            assert not any(close(cell, RATE) for row in own for cell in row), name


def close(cell, number):
    try:
        return abs(float(cell) - number) < 1e-6
    except (TypeError, ValueError):
        return False


def test_no_download_has_it_and_an_unprotected_one_would(owned, speak):
    client = speak(owned)
    tables = [row["name"] for row in Atlas(owned).tables()]
    assert {"figure", "measure", "meta"} <= set(tables)
    for table in tables:
        text = read(client, f"/download/{table}.csv").decode("utf-8-sig")
        assert "supplied" not in text and "in sight" not in text, table
    with duckdb.connect(str(owned.private_warehouse), read_only=True) as connection:
        values = [row[0] for row in connection.execute("select value from figure").fetchall()]
    assert any(close(value, RATE) for value in values)


def test_other_machines_and_other_names_are_refused(owned, speak):
    client = speak(owned)
    assert client.get("/", buffered=True).status_code == 200
    assert client.get("/", headers={"Host": "127.0.0.1:8050"}, buffered=True).status_code == 200
    far = client.get("/", environ_overrides={"REMOTE_ADDR": "192.0.2.7"}, buffered=True)
    named = client.get("/", headers={"Host": "atlas.example.org"}, buffered=True)
    assert (far.status_code, named.status_code) == (403, 403)
    assert far.text == "This is a private view: it is answered on its owner’s machine only.\n"
    usual = speak(replace(owned, private=False))
    assert usual.get("/", environ_overrides={"REMOTE_ADDR": "192.0.2.7"}, buffered=True).status_code == 200
