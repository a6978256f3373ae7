"""One application over the warehouse of the tree's own figures, and a client that speaks HTTP to it."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest
from document_site import Site, wait_until_nobody_works
from page_parts import QUERIES
from werkzeug.serving import make_server

from atlas.reader import Atlas
from atlas.web import document_worker
from atlas.web.document_queue import Limits

# The choices of views that show nothing, or not what a test wants, until they are asked.
ASKED = QUERIES | {
    "trends-breaks": "indicator=discrimination&with=RR8", "near": "near=LS9",
    "map": "indicator=discrimination&level=trust", "trends": "indicator=discrimination&with=RR8,RAE",
}  # fmt: skip


@pytest.fixture(scope="session")
def atlas(real_settings) -> Atlas:
    """The atlas as a page gets it."""
    return Atlas(real_settings)


@pytest.fixture(scope="session")
def example(atlas):
    """Gives the view with a name, with a choice that fills it."""
    from atlas.web import views

    return lambda name: views.of(atlas, name, ASKED.get(name, ""))


@pytest.fixture(scope="session")
def app(atlas, real_settings):
    """The one application of this process: Dash's registry of pages belongs to the process."""
    from atlas.web.app import create_app

    return create_app(atlas, real_settings)


@pytest.fixture(scope="session")
def host(app):
    """Where the application answers as a running server: "http://127.0.0.1:…"."""
    server = make_server("127.0.0.1", 0, app.server, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def client(app):
    """Speaks HTTP to the application, and reads each answer whole, so that no file stays open."""
    speaker = app.server.test_client()
    whole = speaker.open

    def read_whole(*args, **kwargs):
        return whole(*args, buffered=True, **kwargs)

    speaker.open = read_whole
    return speaker


@pytest.fixture
def site(atlas, real_settings, tmp_path):
    """With a worker that ends soon after its last job; it is ended at once should a test not come that far."""
    (tmp_path / "atlas.duckdb").symlink_to(real_settings.warehouse)
    made = Site(atlas, replace(real_settings, home=tmp_path), Limits(waiting=2, idle=2))
    yield made
    wait_until_nobody_works(made)


@pytest.fixture
def unattended(site, monkeypatch):
    """Nobody starts a worker."""
    monkeypatch.setattr(document_worker, "ensure", lambda settings, queue: None)
    return site
