"""An organisation's page in a browser: peers by keyboard, their link, the picture of the strips, one sheet of paper."""

from __future__ import annotations

import re

import pytest

pytestmark = pytest.mark.browser


def test_peers_are_chosen_by_keyboard_and_stand_in_the_address(wide) -> None:
    page = wide.open("/organisation/RR8")
    page.locator("#organisation-peers input:checked").focus()
    page.keyboard.press("ArrowRight")
    wide.until("document.querySelector('#organisation-card').textContent.includes('similar trusts')")
    wide.until("location.search === '?peers=similar'")
    page.locator("#organisation-weigh-type").select_option("0")
    wide.until("location.search.includes('weigh_type=0')")
    shown = page.locator("#organisation-card").inner_text()
    page.reload()
    wide.settle()
    wide.until("document.querySelector('#organisation-card table') !== null")
    assert page.locator("#organisation-card").inner_text() == shown


def test_the_picture_of_the_strips_is_saved_from_its_closed_box(wide) -> None:
    page = wide.open("/organisation/RR8")
    assert page.locator("#organisation-picture").is_hidden()
    with page.expect_download() as download:
        page.locator('[data-action="svg"][data-figure="organisation-picture"]').click()
    drawing = download.value.path().read_text(encoding="utf-8")
    assert "Leeds Teaching Hospitals" in drawing and "acute trusts" in drawing
    assert re.search(r'width="1200" height="\d{3}', drawing)


@pytest.mark.parametrize("code", ["RR8", "RGD", "R0A", "ENG", "QWO", "G6V2S"])
def test_the_brief_is_one_sheet(wide, tmp_path, code) -> None:
    page = wide.open(f"/organisation/{code}")
    sheet = tmp_path / "brief.pdf"
    page.pdf(path=str(sheet), format="A4", prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page[^s]", sheet.read_bytes())) == 1
