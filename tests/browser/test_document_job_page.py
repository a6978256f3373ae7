"""The way from a view to its PDF, by keyboard."""

from __future__ import annotations

import fcntl
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

pytestmark = pytest.mark.browser


def test_a_pdf_is_cancelled_by_keyboard(visit, served):
    # Its turn never comes: as long as this test holds the worker's place, nothing is made.
    folder = Path(served.environment["ATLAS_HOME"]) / "documents"
    folder.mkdir(exist_ok=True)
    with (folder / "worker.lock").open("a") as place:
        fcntl.flock(place, fcntl.LOCK_EX)
        page = visit.page
        page.goto(f"{visit.address}/document/gaps.pdf?type=ambulance")
        assert Axe().run(page).violations_count == 0
        page.get_by_role("button", name="Make it").press("Enter")
        assert "It is next." in page.inner_text("#job")
        page.get_by_role("button", name="Cancel").press("Enter")
        page.wait_for_selector("text=It was cancelled and is not made.")
        assert page.get_by_role("button", name="Ask for it again").is_visible()
        assert Axe().run(page).violations_count == 0
        assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0
    assert visit.outside == [] and visit.complaints == []


def test_a_pdf_is_asked_for_by_keyboard_watched_and_saved(wide):
    page = wide.open("/reuse?of=map&level=region")
    page.get_by_role("button", name="Document (PDF)").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/document/job/*")
    assert page.locator("#job [role=status]").inner_text()
    wide.until("document.getElementById('job').dataset.state === 'done'", seconds=120)
    assert page.title().startswith("Document (PDF): ready")
    assert Axe().run(page).violations_count == 0
    with page.expect_download() as download:
        page.get_by_role("link", name="Download (PDF)").press("Enter")
    assert download.value.suggested_filename == "opportunity-atlas-map-career_progression-difference-region-2024.pdf"
    assert download.value.path().read_bytes().startswith(b"%PDF-")
    assert wide.outside == [] and wide.complaints == []
