"""A chart in a frame on another site: drawn there, as high as it must be, and nothing asked of outside hosts."""

from __future__ import annotations

import functools
import html
import http.server
import threading

import pytest
from axe_playwright_python.sync_playwright import Axe

pytestmark = pytest.mark.browser

MAP = "/embed/map?figure=map-figure"


@pytest.fixture
def host(tmp_path, address):
    """Another site, whose two pages show the map: one with the script that fits the height, one without."""
    frame = (
        f'<iframe src="{html.escape(address + MAP)}" title="Where?" width="100%" height="700" '
        "data-opportunity-atlas></iframe>"
    )
    for name, script in (
        ("with.html", f'<script src="{address}/assets/embed/resize.js" defer></script>'),
        ("without.html", ""),
    ):
        text = f'<!DOCTYPE html><html lang="en"><head><title>Host</title><link rel="icon" href="data:,">{script}</head>'
        (tmp_path / name).write_text(f"{text}<body><main><h1>Host</h1>{frame}</main></body></html>")
    handler = functools.partial(_Quiet, directory=str(tmp_path))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://localhost:{server.server_port}"
        server.shutdown()
        thread.join()


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *args) -> None:
        """Say nothing."""


def test_a_frame_on_another_site_is_drawn_and_fits(visit, host):
    page = visit.page
    page.unroute("**/*")
    elsewhere = []
    page.route("**/*", lambda route: (
        route.continue_() if route.request.url.startswith((visit.address, host, "data:", "blob:"))
        else (elsewhere.append(route.request.url), route.abort())
    ))  # fmt: skip
    for name, fitted in (("without.html", False), ("with.html", True)):
        page.goto(f"{host}/{name}")
        page.wait_for_load_state("networkidle")
        inside = page.frames[1]
        inside.wait_for_selector("#chart[data-drawn]", timeout=60_000)
        inside.wait_for_selector("path.choroplethlayer, .choroplethlayer path", state="attached", timeout=60_000)
        page.wait_for_timeout(500)
        needed = inside.evaluate("Math.ceil(document.documentElement.getBoundingClientRect().height)")
        given = page.evaluate("document.querySelector('iframe').clientHeight")
        assert (given == needed) is fitted, (name, given, needed)
        assert inside.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert elsewhere == []
    assert visit.complaints == []


def test_a_frame_by_itself_has_no_fault_and_opens_its_table(visit):
    page = visit.page
    page.goto(visit.address + MAP)
    page.wait_for_selector("#chart[data-drawn]", timeout=60_000)
    page.focus("summary")
    page.keyboard.press("Enter")
    assert page.is_visible("details table")
    found = Axe().run(page).response["violations"]
    assert [one["id"] for one in found] == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert visit.outside == visit.complaints == []
