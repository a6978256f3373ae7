"""The real server, the real warehouse and a real browser; every outside host is blocked and counted."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
WIDE, NARROW = {"width": 1280, "height": 1000}, {"width": 360, "height": 800}


@dataclass(frozen=True)
class Served:
    """A running server: its address, its own copy of the data, and a way to build anew beside it."""

    address: str
    data: Path
    environment: dict[str, str]

    def build(self) -> None:
        """Build the warehouse again, in a process of its own, while the server runs."""
        subprocess.run([sys.executable, "-m", "atlas", "build"], env=self.environment, check=True, capture_output=True)


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory):
    """A server over a warehouse built from a copy of the committed figures."""
    home = tmp_path_factory.mktemp("home")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    data = home / "data"
    shutil.copytree(
        ROOT / "data",
        data,
        ignore=shutil.ignore_patterns("atlas.duckdb*", "downloads-*", ".downloads-*", "compressed", "versions"),
    )
    environment = {
        **os.environ,
        "ATLAS_HOME": str(home),
        "ATLAS_DATA": str(data),
        "PORT": str(port),
        "WORKERS": "1",
        "PYTHONPATH": str(ROOT),
    }
    log = (home / "server.log").open("wb")
    server = subprocess.Popen(
        [sys.executable, "-m", "atlas", "serve"], env=environment, stdout=log, stderr=log, cwd=home
    )
    running = Served(f"http://127.0.0.1:{port}", data, environment)
    for _ in range(600):
        try:
            with urllib.request.urlopen(f"{running.address}/healthz", timeout=5):
                break
        except OSError:
            if server.poll() is not None:
                pytest.fail(f"the server stopped: {(home / 'server.log').read_text()[-2000:]}")
            time.sleep(0.2)
    else:
        server.terminate()
        pytest.fail("the server never answered")
    yield running
    server.terminate()
    server.wait(20)
    log.close()


@pytest.fixture(scope="session")
def address(served: Served) -> str:
    """Where the server is."""
    return served.address


@pytest.fixture(scope="session")
def browser():
    """One headless Chromium for the session."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    assert path, "No Chromium was found; “make test” installs one."
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=path,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"],
        )
        yield chromium
        chromium.close()


class Visit:
    """A page with all that it sent, what it asked of outside hosts, and what it complained about."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address = page, address
        self.outside: list[str] = []
        self.complaints: list[str] = []
        self.sent: list[str] = []
        page.route("**/*", self._route)
        page.on(
            "console", lambda message: message.type in ("error", "warning") and self.complaints.append(message.text)
        )
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _route(self, route) -> None:
        url = route.request.url
        self.sent.append(f"{url} {route.request.post_data or ''}")
        if url.startswith((self.address, "data:", "blob:")):
            route.continue_()
        else:
            self.outside.append(url)
            route.abort()

    def open(self, path: str) -> Page:
        """Go there and wait until the page has its heading and every chart is drawn."""
        self.page.goto(self.address + path)
        self.page.wait_for_selector("main h1", timeout=60_000)
        self.settle()
        return self.page

    def settle(self) -> None:
        """Wait until no request is under way and every chart holds its drawing."""
        self.page.wait_for_load_state("networkidle")
        self.until("[...document.querySelectorAll('.dash-graph')].every((one) => one.querySelector('.main-svg'))")

    def until(self, expression: str, seconds: int = 60) -> None:
        """Wait until a JavaScript expression is true. Asked from here: the page's own policy forbids eval in it."""
        for _ in range(seconds * 10):
            if self.page.evaluate(expression):
                return
            self.page.wait_for_timeout(100)
        pytest.fail(f"never true: {expression}")


@pytest.fixture(params=[WIDE, NARROW], ids=["1280", "360"])
def visit(request: pytest.FixtureRequest, browser: Browser, address: str):
    """A fresh visit at each width."""
    context = browser.new_context(viewport=request.param, reduced_motion="reduce", accept_downloads=True)
    yield Visit(context.new_page(), address)
    context.close()


@pytest.fixture
def wide(browser: Browser, address: str):
    """A fresh visit on a wide screen."""
    context = browser.new_context(viewport=WIDE, reduced_motion="reduce", accept_downloads=True)
    yield Visit(context.new_page(), address)
    context.close()


@pytest.fixture
def narrow(browser: Browser, address: str):
    """A fresh visit on a phone."""
    context = browser.new_context(viewport=NARROW, reduced_motion="reduce", accept_downloads=True)
    yield Visit(context.new_page(), address)
    context.close()
