"""Texts to copy: a press puts the whole of one on the clipboard, by keyboard too, and says so."""

from __future__ import annotations

import json

import pytest

pytestmark = pytest.mark.browser

REUSE = "/reuse?of=map&indicator=discrimination&level=region"


@pytest.mark.parametrize(("path", "key"), [(REUSE, "code-sql-measures"), ("/guide", None)])
def test_a_button_copies_its_text_whole(visit, path, key):
    page = visit.open(path)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=visit.address)
    if key:
        page.locator(f"details:has(#{key}) > summary").press("Enter")
        button = page.locator(f'[data-copies="{key}"]')
    else:
        button = page.locator('[data-action="copy"]').first
        key = button.get_attribute("data-copies")
    button.press("Enter")
    visit.until("document.getElementById('said').textContent === 'The text was copied.'")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.evaluate("(id) => document.getElementById(id).textContent", key)
    assert copied.endswith("\n")
    assert not visit.complaints
    assert not visit.outside


def test_the_description_for_search_engines_is_read_and_never_run(visit):
    page = visit.open("/data")
    said = page.evaluate("document.querySelector('script[type=\"application/ld+json\"]').textContent")
    made = json.loads(said)
    assert made["url"] == f"{visit.address}/data"
    assert not visit.complaints, "the policy of the page allows a block of data"
