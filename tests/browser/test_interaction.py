"""What a reader does by keyboard and pointer, on the real server."""

from __future__ import annotations

import json

import pytest

pytestmark = pytest.mark.browser


def callbacks(visit) -> list[str]:
    """Addresses of callback requests from now on."""
    asked: list[str] = []
    visit.page.on("request", lambda one: "_dash-update-component" in one.url and asked.append(one.url))
    return asked


def test_the_year_of_the_map_changes_without_a_request(wide):
    page = wide.open("/map?level=trust&measure=all&indicator=discrimination")
    asked = callbacks(wide)
    finding = page.locator('[data-role="finding"]').inner_text()
    page.locator("#map-year").select_option("2021")
    wide.until(f"document.querySelector('[data-role=finding]').innerText !== {json.dumps(finding)}")
    wide.until("location.search.includes('year=2021')")
    assert asked == []


def test_a_place_is_chosen_in_the_list_by_keyboard_and_kept_in_the_address(wide):
    page = wide.open("/map")
    name = "West Yorkshire"
    page.get_by_role("button", name=name, exact=True).focus()
    page.keyboard.press("Enter")
    wide.until("location.search.includes('place=QWO')")
    wide.settle()
    assert page.locator("tr.chosen").first.inner_text().find(name) >= 0
    assert page.get_by_text("Leeds Teaching Hospitals").count() > 0
    page.reload()
    page.wait_for_selector("tr.chosen")
    assert "place=QWO" in page.url
    page.get_by_role("button", name="Show all of England").click()
    wide.until("!location.search.includes('place=')")


def test_an_organisation_is_added_and_removed_by_keyboard(wide):
    page = wide.open("/trends?indicator=discrimination")
    box = page.locator("main input[list]").first
    box.fill("RR8")
    box.press("Enter")
    wide.until("location.search.includes('with=RR8')")
    wide.settle()
    assert "Leeds Teaching Hospitals" in page.locator('[data-role="finding"]').inner_text()
    page.get_by_role("button", name="Leeds Teaching Hospitals").first.press("Enter")
    wide.until("!location.search.includes('RR8')")


def test_the_ladder_follows_the_group(wide):
    page = wide.open("/progression")
    before = page.locator('[data-role="finding"]').first.inner_text()
    page.get_by_role("radio", name="Black", exact=True).check(force=True)
    wide.until("location.search.includes('group=black')")
    # The address can follow a moment before the words are drawn.
    wide.until(f"document.querySelector('[data-role=finding]').innerText !== {json.dumps(before)}")
    assert "Black" in page.locator('[data-role="finding"]').first.inner_text()


def test_arrow_keys_move_between_the_choices_of_a_row(wide):
    page = wide.open("/map")
    page.get_by_role("radio", name="Difference").focus()
    page.keyboard.press("ArrowRight")
    wide.until("location.search.includes('measure=ratio')")


def test_the_list_of_names_fills_while_typing(wide):
    page = wide.open("/")
    page.locator("#search-start").press_sequentially("leeds teach")
    wide.until("document.querySelectorAll('#search-start-names option').length > 0")
    assert (
        page.locator("#search-start-names option").first.get_attribute("value") == "Leeds Teaching Hospitals NHS Trust"
    )
    page.locator("#search-start").press("Enter")
    page.wait_for_url("**/search?q=*")
    page.wait_for_selector("text=West Yorkshire")


def test_a_new_build_is_served_without_a_restart(wide, served):
    page = wide.open("/data")
    before = page.evaluate("fetch('/healthz').then((answer) => answer.json())")["data_version"]
    glossary = served.data / "glossary.csv"
    glossary.write_text(glossary.read_text(encoding="utf-8") + "Test,test,A term that was added.\n", encoding="utf-8")
    served.build()
    after = page.evaluate("fetch('/healthz').then((answer) => answer.json())")["data_version"]
    assert after != before
    page.goto(wide.address + "/methods")
    page.wait_for_selector("text=A term that was added.")
    assert wide.complaints == []


@pytest.mark.parametrize("permanent", [False, True], ids=["today", "permanent"])
def test_the_link_to_more_forms_follows_the_controls(wide, permanent):
    version = json.loads(wide.page.request.get(f"{wide.address}/healthz").text())["data_version"]
    under = f"/v/{version}" if permanent else ""
    page = wide.open(f"{under}/map")
    link = page.get_by_role("link", name="More formats, code, embed, citation")
    assert link.get_attribute("href") == f"{under}/reuse?of=map&year=2024"
    page.get_by_label("Trusts", exact=True).check()
    followed = f"{under}/reuse?of=map&level=trust&year=2024"
    wide.until(f"document.querySelector('[data-follows]').getAttribute('href') === '{followed}'")
    link.click()
    page.wait_for_url(f"**{followed}")
    wide.settle()
    file = page.get_by_role("link", name="Data (CSV)", exact=True)
    assert file.get_attribute("href") == f"{under}/export/map.csv?level=trust&year=2024"
    page.get_by_role("link", name="Back to the view").click()
    page.wait_for_url(f"**{under}/map?level=trust&year=2024")
