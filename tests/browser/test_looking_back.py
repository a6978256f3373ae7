"""A permanent link in a browser, after the data were updated: old numbers, said to be old, and the way to today's."""

from __future__ import annotations

import csv
import json
import urllib.request

import pytest
from axe_playwright_python.sync_playwright import Axe

pytestmark = pytest.mark.browser

FILE = "figures/nss-2024-bme-white.csv"
OLD, NEW = "14 of 100 BME staff", "44 of 100 BME staff"


@pytest.fixture
def earlier(served):
    """The version of before an update of one figure of one trust, which is taken back afterwards."""
    path = served.data / FILE
    before = path.read_text(encoding="utf-8")
    rows = list(csv.DictReader(before.splitlines()))
    for row in rows:
        if (row["organisation"], row["indicator"], row["part"], row["group"]) == (
            "RR8",
            "discrimination",
            "whole",
            "bme",
        ):
            assert row["value"].startswith("14.0"), "the figure this test knows"
            row["value"] = "44.4"
    with urllib.request.urlopen(f"{served.address}/healthz") as answer:
        version = json.load(answer)["data_version"]
    with path.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.DictWriter(handle, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    try:
        served.build()
        yield version
    finally:
        path.write_text(before, encoding="utf-8")
        served.build()


def test_an_old_page_shows_old_numbers_and_leads_to_todays(visit, earlier):
    asked = "/organisation/RR8?indicator=discrimination"
    page = visit.open(f"/v/{earlier}{asked}")
    assert f"version {earlier}, released on" in page.inner_text("#version")
    assert OLD in page.inner_text("#content") and NEW not in page.inner_text("#content")
    found = Axe().run(page).response["violations"]
    assert [one["id"] for one in found] == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    # A control redraws from the old figures, the file is the old one, and the address keeps its beginning.
    page.locator("#organisation-peers input").first.check()
    visit.until("window.location.search.includes('peers=')")
    visit.settle()
    assert NEW not in page.inner_text("#content")
    assert page.get_attribute("#organisation-csv", "href").startswith(f"/v/{earlier}/export/organisation.csv")
    assert page.evaluate("window.location.pathname") == f"/v/{earlier}/organisation/RR8"
    asked_elsewhere = [one for one in visit.sent if "/_dash-update" in one and f"/v/{earlier}/" not in one]
    assert asked_elsewhere == []
    # Another page of the same version, without leaving it, and then today's view of that page.
    page.click("#navigation a:has-text('Gaps')")
    visit.until(f"window.location.pathname === '/v/{earlier}/gaps'")
    visit.settle()
    page.click("#today")
    visit.until("window.location.pathname === '/gaps'")
    visit.settle()
    assert page.query_selector("#version") is None
    visit.open(asked)
    assert NEW in page.inner_text("#content")
    assert visit.outside == visit.complaints == []
