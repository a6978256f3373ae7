"""``make peers``: the same map page made with Vizro, Streamlit and Panel, visited the same way in the same run.

Each gets the atlas's own boundaries and values. Their charts ask an outside host for outlines that they do not show;
the run answers in its place at once, so that none is held up by a network.
"""

from __future__ import annotations

import json
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb
import processes
import psutil
import wire
from playwright.sync_api import Browser, Page
from timing import Row, table

ROOT = Path(__file__).resolve().parents[2]
PEERS = Path(__file__).parent / "peers"
ROUNDS = 5
# Also inside the shadow trees in which Panel keeps its parts.
EVERY = """(selector, root = document) => [...root.querySelectorAll(selector), ...[...root.querySelectorAll('*')]
  .filter((one) => one.shadowRoot).flatMap((one) => every(selector, one.shadowRoot))]"""
DRAWN = f"() => {{ const every = {EVERY}; return every('.choroplethlayer path').length > 40; }}"
COLOURS = f"""() => {{ const every = {EVERY};
  return every('.choroplethlayer path').map((one) => getComputedStyle(one).fill).join(); }}"""
OUTLINES = json.dumps({"type": "Topology", "objects": {}, "arcs": []})


@dataclass(frozen=True)
class Rival:
    """How to start one, where its page is, and how a person chooses another indicator there."""

    name: str
    command: list[str]
    path: str
    opens: str
    option: str


@dataclass(frozen=True)
class Visit:
    """What a visit cost: bytes on the wire, seconds until drawn on a slow line, milliseconds to another indicator, and
    milliseconds of the server's processor for it."""

    megabytes: float
    usable: float
    redrawn: float
    processor: float


def main() -> None:
    """Start each in turn and print the table."""
    python = sys.argv[1]
    with tempfile.TemporaryDirectory() as folder, wire.chromium() as browser:
        home = Path(folder)
        processes.build(home)
        _data(home)
        with processes.server(home) as (address, process, _):
            ours = _visit(browser, address + "/map", process, _choose_ours)
        found = {rival.name: _measured(browser, rival, home) for rival in _rivals(python, home)}
    sys.stdout.write(table(_rows(ours, found)) + "\n")


def _rivals(python: str, home: Path) -> list[Rival]:
    data = str(home / "map.json")
    return [
        Rival(
            "Vizro", [python, str(PEERS / "vizro_app.py"), data, "PORT"], "/",
            ".dash-dropdown", ".dash-dropdown-option, [role=option]",
        ),
        Rival(
            "Streamlit",
            [python, "-m", "streamlit", "run", str(PEERS / "streamlit_app.py"), "--server.port", "PORT",
             "--server.headless", "true", "--server.address", "127.0.0.1", "--browser.gatherUsageStats", "false",
             "--", data],
            "/", "[data-testid=stSelectbox] button", "[role=option]",
        ),
        Rival(
            "Panel",
            [python, "-m", "panel", "serve", str(PEERS / "panel_app.py"), "--port", "PORT", "--address", "127.0.0.1",
             "--args", data],
            "/panel_app", "select", "",
        ),
    ]  # fmt: skip


def _data(home: Path) -> None:
    """The values and boundaries that every rival shows: 2024, all staff, by ICS."""
    with duckdb.connect(str(home / "atlas.duckdb"), read_only=True) as connection:
        rows = connection.execute(
            "select indicator.short, organisation.code, organisation.name, round(measure.everyone, 2) from measure "
            "join organisation on organisation.code = measure.organisation join indicator using (indicator) "
            "where measure.level = 'icb' and measure.part = 'whole' and everyone is not null and survey_year = 2024 "
            "order by 1, 2"
        ).fetchall()
    areas = json.loads((ROOT / "data/geography/icb.json").read_text(encoding="utf-8"))
    shown = [dict(zip(("indicator", "code", "name", "value"), row, strict=True)) for row in rows]
    (home / "map.json").write_text(json.dumps({"rows": shown, "areas": areas}), encoding="utf-8")


def _measured(browser: Browser, rival: Rival, home: Path) -> Visit:
    def choose(page: Page, turn: int) -> None:
        if rival.option:
            page.locator(rival.opens).first.click()
            option = page.locator(rival.option).nth(turn % 2)
            option.wait_for()
            option.click()
        else:
            page.locator(rival.opens).first.select_option(index=turn % 2)

    with _started(rival, home) as (address, process):
        return _visit(browser, address + rival.path, process, choose)


def _choose_ours(page: Page, turn: int) -> None:
    page.locator(wire.INDICATOR).first.select_option(wire.choices(page)[turn % 2])


def _visit(browser: Browser, url: str, server: psutil.Process, choose: Callable[[Page, int], None]) -> Visit:
    page = _fresh(browser)
    counted = wire.Wire(page)
    page.goto(url)
    page.wait_for_function(DRAWN)
    page.wait_for_timeout(1000)
    megabytes = counted.bytes / 1e6
    spent = []
    before = processes.processor(server)
    for turn in range(1, ROUNDS + 1):
        colours = page.evaluate(COLOURS)
        started = time.perf_counter()
        choose(page, turn)
        page.wait_for_function(f"before => {{ const now = ({COLOURS})(); return now && now !== before; }}", arg=colours)
        spent.append((time.perf_counter() - started) * 1000)
        page.wait_for_timeout(300)
    processor = (processes.processor(server) - before) / ROUNDS * 1000
    page.context.close()
    usable = []
    for _ in range(3):
        page = _fresh(browser)
        wire.Wire(page).session.send("Network.emulateNetworkConditions", wire.SLOW)
        started = time.perf_counter()
        page.goto(url, wait_until="commit")
        page.wait_for_function(DRAWN)
        usable.append(time.perf_counter() - started)
        page.context.close()
    return Visit(megabytes, statistics.median(usable), statistics.median(spent), processor)


def _fresh(browser: Browser) -> Page:
    page = browser.new_context(viewport={"width": 1600, "height": 1000}).new_page()
    page.set_default_timeout(60000)
    page.route(
        lambda url: "127.0.0.1" not in url, lambda route: route.fulfill(body=OUTLINES, content_type="application/json")
    )
    return page


@contextmanager
def _started(rival: Rival, home: Path) -> Iterator[tuple[str, psutil.Process]]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [str(port) if part == "PORT" else part for part in rival.command]
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    with (home / f"{rival.name}.log").open("w") as log:
        process = subprocess.Popen(command, cwd=home, env=environment, stdout=log, stderr=log)
    try:
        for _ in range(300):
            if process.poll() is not None:
                raise SystemExit(f"{rival.name} stopped: {(home / f'{rival.name}.log').read_text()[-1500:]}")
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}{rival.path}").close()
                break
            except OSError:
                time.sleep(0.2)
        yield f"http://127.0.0.1:{port}", psutil.Process(process.pid)
    finally:
        process.terminate()
        process.wait()


def _rows(ours: Visit, found: dict[str, Visit]) -> list[Row]:
    rows = []
    for what, key, unit, limit in (
        ("first load of the map", "megabytes", "MB", 0.4),
        ("the map usable at 10 Mbit/s, 40 ms", "usable", "s", 0.25),
        ("another indicator to the map redrawn", "redrawn", "ms", 0.5),
        ("server's processor for that", "processor", "ms", 0.4),
    ):
        best = min(getattr(visit, key) for visit in found.values())
        value = getattr(ours, key)
        theirs = ", ".join(f"{name} {getattr(visit, key):,.2f}" for name, visit in found.items())
        ratio = value / best if best else None
        rows.append(
            Row(what, f"{value:,.2f} {unit}", theirs, ratio, f"≤ {limit:g} × best", bool(ratio and ratio <= limit))
        )
    return rows


if __name__ == "__main__":
    main()
