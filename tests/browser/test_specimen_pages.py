"""An invented service in the browser: every page and every saved image says that it is invented."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

from atlas.specimen import writing
from atlas.specimen.plan import Plan

pytestmark = pytest.mark.browser
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory):
    """A server over a very small specimen, in the place of the one over the committed figures."""
    folder = tmp_path_factory.mktemp("specimen")
    plan = Plan(seed=3, regions=2, systems=6, trusts=30, years=(2023, 2024, 2025))
    writing.write(plan, ROOT / "data", folder)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {
        **os.environ, "ATLAS_SPECIMEN": str(folder), "PORT": str(port), "WORKERS": "1", "PYTHONPATH": str(ROOT)
    }  # fmt: skip
    with (folder / "server.log").open("wb") as log:
        server = subprocess.Popen(
            [sys.executable, "-m", "atlas", "serve"], env=environment, stdout=log, stderr=log, cwd=folder
        )
        try:
            for _ in range(600):
                try:
                    with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5):
                        break
                except OSError:
                    if server.poll() is not None:
                        pytest.fail(f"the server stopped: {(folder / 'server.log').read_text()[-2000:]}")
                    time.sleep(0.2)
            else:
                pytest.fail("the server never answered")
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait(20)


@pytest.mark.parametrize("path", ["/", "/map?level=region", "/trends", "/progression", "/gaps", "/data", "/methods"])
def test_every_page_lies_under_the_watermark_and_keeps_the_house_rules(visit, path):
    page = visit.open(path)
    assert page.locator("#banner").inner_text() == writing.BANNER
    mark = page.evaluate(
        """() => {
            const style = getComputedStyle(document.querySelector('.watermark'));
            const box = document.querySelector('.watermark').getBoundingClientRect();
            return [
                style.backgroundImage.includes("INVENTED"), style.pointerEvents, box.width >= window.innerWidth - 20,
                box.height >= window.innerHeight - 20, document.documentElement.scrollWidth - window.innerWidth];
        }"""
    )
    assert mark[:4] == [True, "none", True, True]
    assert mark[4] <= 0
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()
    assert visit.outside == []


def test_a_saved_image_says_so_across_the_drawing_in_its_foot_and_in_its_name(wide, tmp_path):
    page = wide.open("/trends?indicator=appointment&with=ZZT001")
    with page.expect_download() as saved:
        page.locator('[data-action="svg"]').first.click()
    assert saved.value.suggested_filename.startswith("SPECIMEN-")
    saved.value.save_as(tmp_path / "image.svg")
    drawing = (tmp_path / "image.svg").read_text(encoding="utf-8")
    assert drawing.count(">INVENTED<") >= 3
    assert writing.BANNER in drawing
