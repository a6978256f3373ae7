"""House rules that every page keeps at every width: accessible, self-contained, quiet, never wider than the screen."""

from __future__ import annotations

import html
import re

import pytest
from axe_playwright_python.sync_playwright import Axe

pytestmark = pytest.mark.browser

PATHS = (
    "/", "/map", "/map?level=trust&measure=ratio", "/map?level=region&measure=all", "/map?place=QWO", "/trends",
    "/trends?indicator=discrimination&with=RR8,R0A", "/progression", "/progression?group=black&base=all",
    "/gaps", "/organisation/RR8?peers=similar", "/organisation/RGD", "/organisation/ENG",
    "/programmes", "/programmes?programme=mentoring&about=all",
    "/groups", "/groups?indicator=career_progression&order=census", "/data", "/methods", "/search?q=leeds",
    "/search?q=zzzzzz", "/search?q=leeds+teching", "/near", "/near?near=LS9&within=20", "/compare",
    "/compare?with=RR8,RGD,RAE", "/reuse?of=map&level=trust", "/reuse?of=nothing", "/accessibility",
    "/api", "/mark", "/mark/RR8", "/mark/history", "/no-such-page",
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
            unlabelled: [...document.querySelectorAll('main select, main input:not([type=hidden])')].filter(
                (one) => !one.labels.length && !one.getAttribute('aria-label')).length,
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


def said_of(page, button, what):
    """What the image of a button must say: from the element that the button names, or from the page's own."""
    named = button.get_attribute(f"data-{what}-from")
    return page.locator(f"#{named}" if named else f'[data-role="{what}"]').first.inner_text()


@pytest.mark.parametrize("path", ["/map", "/map?chart=tiles", "/trends", "/progression", "/groups"])
def test_an_image_carries_title_source_and_coverage(wide, path):
    page = wide.open(path)
    button = page.locator('[data-action="svg"]').first
    with page.expect_download() as download:
        button.click()
    name = download.value.suggested_filename
    drawing = html.unescape(download.value.path().read_text(encoding="utf-8"))
    printed = " ".join(re.sub(r"<[^>]+>", " ", drawing).split())  # a line that is folded stands in several elements
    terms = "Facts quoted from the pages" if path == "/trends" else ".*Open Government Licence"
    assert re.search(f"Licence: {terms}", printed)
    assert re.search(r"Data \w{12,}, method \S", printed)
    for what in ("title", "source", "coverage"):
        words = said_of(page, button, what).split()
        assert words
        assert [word for word in words if word not in drawing] == []
    assert "Opportunity Atlas" in drawing
    with page.expect_download() as download:
        page.locator('[data-action="png"]').first.click()
    assert download.value.suggested_filename == name.replace(".svg", ".png")
    assert download.value.path().read_bytes().startswith(b"\x89PNG")
