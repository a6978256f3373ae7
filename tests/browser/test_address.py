"""The whole view is in the address: a reload and a shared link show it again, and Back leaves the page."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser


def test_a_control_changes_the_address_without_a_history_entry(wide):
    wide.open("/")
    page = wide.page
    page.locator("nav >> text=Map").first.click()
    page.wait_for_url("**/map")
    wide.settle()
    entries = page.evaluate("history.length")
    page.get_by_role("radio", name="Regions").check(force=True)
    wide.until("location.search.includes('level=region')")
    wide.settle()
    finding = page.locator('[data-role="finding"]').inner_text()
    assert page.evaluate("history.length") == entries
    page.reload()
    page.wait_for_selector("main h1", timeout=60_000)
    wide.settle()
    assert page.locator('[data-role="finding"]').inner_text() == finding
    assert page.get_by_role("radio", name="Regions").is_checked()
    page.go_back()
    wide.until("location.pathname === '/'")


def test_junk_in_the_address_is_named_and_left_out(wide):
    page = wide.open("/map?measure=nonsense&level=planet&year=MMXX")
    assert page.locator(".notice").count() == 3
    assert page.locator("main table tbody tr").count() > 10
