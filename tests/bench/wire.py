"""What a visitor's browser fetches: bytes on the wire of each page, first and again, and when a page is usable."""

from __future__ import annotations

import json
import os
import shutil
import statistics
import time
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page, sync_playwright
from timing import Row, held_to

# Every chart of the page holds its drawing; a page without charts is ready with its heading.
READY = """() => document.querySelector('main h1')
  && [...document.querySelectorAll('.dash-graph')].every((one) => one.querySelector('.main-svg'))"""
# 10 Mbit/s and 40 ms there and back, as Chromium counts them: bytes a second and milliseconds.
SLOW = {"offline": False, "latency": 40, "downloadThroughput": 10e6 / 8, "uploadThroughput": 10e6 / 8}

INDICATOR = "main .controls select"
# Chooses as a person would, and answers with the milliseconds until the map is drawn again.
CHANGE = """([selector, value]) => new Promise((done) => {
  const chart = document.querySelector('.js-plotly-plot'), control = document.querySelector(selector);
  const started = performance.now();
  chart.on('plotly_afterplot', () => done(performance.now() - started));
  Object.getOwnPropertyDescriptor(HTMLSelectElement.prototype, 'value').set.call(control, value);
  control.dispatchEvent(new Event('change', { bubbles: true }));
})"""


@contextmanager
def chromium() -> Iterator[Browser]:
    """Headless Chromium."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


class Wire:
    """Counts what a page fetches, bytes as they travelled, compressed and with their headers."""

    def __init__(self, page: Page) -> None:
        self.bytes = 0.0
        self.session = page.context.new_cdp_session(page)
        self.session.on("Network.loadingFinished", self._count)
        self.session.send("Network.enable")

    def _count(self, event: dict[str, float]) -> None:
        self.bytes += event["encodedDataLength"]


def sizes(browser: Browser, address: str, paths: list[str], limit_mb: float) -> list[Row]:
    """Bytes of the first load, with an empty cache, and of a reload, for each page."""
    rows = []
    for path in paths:
        context = browser.new_context()
        page = context.new_page()
        wire = Wire(page)
        _visit(page, address + path)
        first, wire.bytes = wire.bytes, 0.0
        page.reload()
        _settle(page)
        rows.append(held_to(f"first load of {path}", first / 1e6, "MB", limit_mb))
        rows.append(held_to(f"warm reload of {path}", wire.bytes / 1e3, "KB", 20))
        context.close()
    return rows


def usable(browser: Browser, address: str, path: str, rounds: int = 5) -> Row:
    """Median seconds from an empty cache to a drawn page over a slow line."""
    seconds = []
    for _ in range(rounds):
        context = browser.new_context()
        page = context.new_page()
        Wire(page).session.send("Network.emulateNetworkConditions", SLOW)
        started = time.perf_counter()
        page.goto(address + path, wait_until="commit")
        page.wait_for_function(READY)
        seconds.append(time.perf_counter() - started)
        context.close()
    return Row(f"{path} usable at 10 Mbit/s, 40 ms", f"{statistics.median(seconds):.2f} s")


def _visit(page: Page, url: str) -> None:
    page.goto(url)
    _settle(page)


def _settle(page: Page) -> None:
    page.wait_for_function(READY)
    page.wait_for_load_state("networkidle")


def choices(page: Page) -> list[str]:
    """The indicators that can be chosen on the map."""
    options = f"{INDICATOR} option:not([disabled])"
    values: list[str] = page.eval_on_selector_all(options, "options => options.map((one) => one.value)")
    return values


def change_of_indicator(browser: Browser, address: str, rounds: int = 10) -> tuple[Row, str]:
    """Median milliseconds from another choice of indicator to the redrawn map, and a request body that asks for it."""
    page = browser.new_context().new_page()
    bodies: list[str] = []
    page.on("request", lambda request: bodies.append(request.post_data or "{}"))
    _visit(page, address + "/map")
    values = choices(page)
    bodies.clear()
    spent = [page.evaluate(CHANGE, [INDICATOR, values[turn % 2]]) for turn in range(1, rounds + 1)]
    _settle(page)
    changed = page.get_attribute(INDICATOR, "id") + ".value"
    body = next(body for body in bodies if changed in json.loads(body).get("changedPropIds", ()))
    page.context.close()
    return Row("another indicator to the map redrawn, in the browser", f"{statistics.median(spent):.0f} ms"), body
