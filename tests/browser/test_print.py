"""On paper: one block after the other, nothing cut off or drawn over, charts as wide as the sheet."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser

SHEET = {"width": 703, "height": 1032}  # A4 less 12 mm on each side, in pixels


@pytest.mark.parametrize("path", ["/map", "/trends?with=QWU", "/progression", "/groups", "/gaps"])
def test_a_printed_page_overlaps_nowhere_and_cuts_nothing_off(wide, path):
    page = wide.open(path)
    page.locator(".js-plotly-plot .main-svg").first.wait_for()
    screen = page.locator(".js-plotly-plot .main-svg").first.bounding_box()["width"]
    page.set_viewport_size(SHEET)
    page.emulate_media(media="print")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    facts = page.evaluate(
        """() => {
            const seen = (one) => one.getClientRects().length > 0;
            const over = [];
            for (const holder of document.querySelectorAll(".page, .beside, .exhibit, .stack, .card")) {
                const blocks = [...holder.children].filter(seen).map((one) => one.getBoundingClientRect())
                    .filter((box) => box.height > 1);
                const drawnOver = blocks.slice(1).some((box, k) => box.top < blocks[k].bottom - 1);
                if (drawnOver) { over.push(holder.className); }
            }
            const wraps = [...document.querySelectorAll(".table-wrap")].filter(seen);
            return {
                over,
                short: wraps.filter((one) => one.scrollHeight > one.clientHeight + 1).length,
                wide: wraps.filter((one) => one.scrollWidth > one.clientWidth + 1).map((one) => one.ariaLabel),
                chart: document.querySelector(".js-plotly-plot .main-svg").getBoundingClientRect().width,
                marks: [...document.querySelectorAll(".dumbbell, .mark")]
                    .filter((one) => getComputedStyle(one).printColorAdjust !== "exact").length,
            };
        }"""
    )
    assert facts["over"] == []
    assert facts["short"] == 0
    assert facts["wide"] == []
    assert facts["marks"] == 0
    assert 600 < facts["chart"] <= SHEET["width"]
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    page.set_viewport_size({"width": 1280, "height": 1000})
    page.wait_for_function(
        "(width) => Math.abs(document.querySelector('.js-plotly-plot .main-svg').getBoundingClientRect().width - width)"
        " < 20",
        arg=screen,
    )
