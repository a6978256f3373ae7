"""House rules that every page keeps at every width: accessible, self-contained, quiet, never wider than the screen."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe

pytestmark = pytest.mark.browser

PATHS = (
    "/", "/map", "/map?level=trust&measure=ratio", "/map?level=region&measure=all", "/map?place=QWO", "/trends",
    "/trends?indicator=discrimination&with=RR8,R0A", "/progression", "/progression?group=black&base=all",
    "/groups", "/groups?indicator=career_progression&order=census", "/data", "/methods", "/search?q=leeds",
    "/search?q=zzzzzz", "/accessibility", "/no-such-page",
)  # fmt: skip


@pytest.mark.parametrize("path", PATHS)
def test_page_keeps_the_house_rules(visit, path):
    page = visit.open(path)
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()
    assert visit.outside == [], "the page asked an outside host"
    expected_404 = "404 (NOT FOUND)" if path == "/no-such-page" else None
    assert [text for text in visit.complaints if not (expected_404 and expected_404 in text)] == []
    facts = page.evaluate(
        """() => ({
            headings: document.querySelectorAll('h1').length,
            title: document.title,
            ids: [...document.querySelectorAll('[id]')].map((one) => one.id),
            wider: document.documentElement.scrollWidth - window.innerWidth,
            unlabelled: [...document.querySelectorAll('main select, main input')].filter((one) => !one.labels.length
                && !one.getAttribute('aria-label')).length,
            unnamed: [...document.querySelectorAll('main table')].filter((one) => !one.caption).length,
        })"""
    )
    assert facts["headings"] == 1
    assert facts["title"].endswith("Opportunity Atlas")
    assert len(facts["ids"]) == len(set(facts["ids"])), "an id stands twice"
    assert facts["wider"] <= 0, f"the page is {facts['wider']} px wider than the screen"
    assert facts["unlabelled"] == 0
    assert facts["unnamed"] == 0


def test_the_first_stop_of_the_tab_key_skips_to_the_content(wide):
    page = wide.open("/map")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"


@pytest.mark.parametrize("path", ["/map", "/trends", "/progression", "/groups"])
def test_an_image_carries_title_source_and_coverage(wide, path):
    page = wide.open(path)
    with page.expect_download() as download:
        page.locator('[data-action="svg"]').first.click()
    drawing = download.value.path().read_text(encoding="utf-8")
    title = page.locator("h1").inner_text()
    for word in (*title.split(), "Opportunity", "Atlas"):
        assert word.replace("’", "’") in drawing, f"{word!r} is not in the image"
    source = page.locator('[data-role="source"]').first.inner_text()
    assert source.split()[0] in drawing
    with page.expect_download() as download:
        page.locator('[data-action="png"]').first.click()
    assert download.value.path().read_bytes().startswith(b"\x89PNG")
