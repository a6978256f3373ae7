"""A job seeker's way from the front page to a shared comparison by keyboard, and what never leaves the browser."""

from __future__ import annotations

import re

import pytest

pytestmark = pytest.mark.browser

BOXES = (("/", "#search-start"), ("/", "#search-top"), ("/near", "#near-place"), ("/compare", "#compare-add"))


def holds_second_half(sent: list[str]) -> list[str]:
    return [one for one in sent if re.search(r"7\s*TF|%207|\+7|LS97|9\W+7|%937", one, re.IGNORECASE)]


TYPED = (
    "LS9 7TF",
    "ls97tf",
    "LS9-7TF",
    "ls9.7tf",
    "LS9_7TF",
    "LS9   7TF",
    "LS9–7TF",
    "Leeds LS9 7TF",
    "LS9 7TF, Leeds",
)


# One script cuts in all boxes: each is tried with the usual spelling, and each other spelling in one of them.
CASES = [(*box, TYPED[0]) for box in BOXES] + [(*BOXES[at % 4], typed) for at, typed in enumerate(TYPED) if at]


@pytest.mark.parametrize(("path", "box", "typed"), CASES)
def test_no_request_carries_a_whole_postcode(narrow, path, box, typed):
    page = narrow.open(path)
    page.locator(box).press_sequentially(typed, delay=20)
    page.locator(box).press("Enter")
    page.wait_for_url(re.compile("(near|q)=(leeds.)?ls9", re.IGNORECASE))
    narrow.settle()
    assert "ls9" in page.url.lower()
    assert holds_second_half(narrow.sent) == []


def test_without_our_script_nothing_is_sent_at_all(narrow):
    narrow.page.route("**/assets/atlas.js*", lambda route: route.abort())
    page = narrow.page
    page.goto(f"{narrow.address}/near")
    page.wait_for_selector("#near-place")
    before = len(narrow.sent)
    page.locator("#near-place").fill("LS9 7TF")
    page.locator("#near-place").press("Enter")
    page.wait_for_timeout(500)
    assert page.url == f"{narrow.address}/near"
    assert [one for one in narrow.sent[before:] if "near=" in one] == []
    page.locator("#near-place").fill("LS9")
    page.locator("#near-place").press("Enter")
    page.wait_for_url("**near=LS9*")


def tab_to(page, selector: str, most: int = 120) -> None:
    """Press Tab until the element has the focus, as a reader without a mouse does."""
    for _ in range(most):
        if page.evaluate("(wanted) => document.activeElement.matches(wanted)", selector):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"Tab never reached {selector}")


def test_from_the_front_page_to_a_shared_comparison_by_keyboard(narrow, browser):
    page = narrow.open("/")
    tab_to(page, "a[href='/near']")
    page.keyboard.press("Enter")
    page.wait_for_selector("#near-place")
    tab_to(page, "#near-place")
    page.keyboard.type("LS9 7TF")
    page.keyboard.press("Enter")
    page.wait_for_url("**near=LS9*")
    narrow.settle()
    for code in ("RR8", "RY6", "RGD"):
        page.evaluate("document.getElementById('content').focus()")
        tab_to(page, f"[data-code='{code}']")
        page.keyboard.press("Enter")
        narrow.until(f"document.querySelector('[data-code=\"{code}\"]').getAttribute('aria-pressed') === 'true'")
    narrow.until("document.getElementById('basket-count').textContent === '3'")
    page.evaluate("document.querySelector('.skip').focus()")
    tab_to(page, "#basket")
    page.keyboard.press("Enter")
    page.wait_for_url("**/compare?with=*")
    narrow.settle()
    assert set(page.url.partition("with=")[2].split(",")) == {"RR8", "RY6", "RGD"}
    first = page.locator("#compare-finding p").first.inner_text()
    assert first.startswith("No answers are published by profession or pay band")
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    shared = page.url

    friend = browser.new_page()
    friend.goto(shared)
    friend.wait_for_selector("main h1")
    assert friend.locator("h1").inner_text() == page.locator("h1").inner_text()
    friend.close()
    assert narrow.complaints == [] and narrow.outside == []


def test_the_list_survives_browsing_and_a_shared_link_does_not_replace_it(narrow):
    page = narrow.open("/search?q=airedale")
    page.locator("[data-code='RCF']").press("Enter")
    page = narrow.open("/gaps")
    narrow.until("document.getElementById('basket').getAttribute('href') === '/compare?with=RCF'")
    narrow.until("document.querySelector('[data-code=\"RCF\"]').getAttribute('aria-pressed') === 'true'")
    page = narrow.open("/compare?with=RR8,RAE")
    narrow.until("!document.getElementById('basket-keep').hidden")
    assert page.locator("#basket-count").inner_text() == "1"
    page.locator("#basket-keep").press("Enter")
    narrow.until("document.getElementById('basket-count').textContent === '2'")
    page.locator("[data-take-out='RR8']").press("Enter")
    page.wait_for_url("**/compare?with=RAE")
    narrow.settle()
    assert page.evaluate("localStorage.getItem('atlas-compare')") == '["RAE"]'


def test_a_sixth_employer_is_refused_and_said(narrow):
    page = narrow.open("/near?near=LS9&within=20")
    for place in range(6):
        page.locator("[data-code]").nth(place).press("Enter")
    narrow.until("document.getElementById('said').textContent.startsWith('Five employers at most')")
    assert page.locator("[data-code][aria-pressed='true']").count() == 5
