"""The tokens stand twice, in the theme and in the style sheet, and must agree."""

from __future__ import annotations

import re

from plotly import graph_objects as go

from atlas.figures import theme


def test_tokens_equal_the_style_sheet(root):
    sheet = (root / "assets" / "atlas.css").read_text(encoding="utf-8")
    found = dict(re.findall(r"--([a-z-]+): (#[0-9A-F]{6})", sheet.split("}")[0]))
    expected = {
        "paper": theme.PAPER, "card": theme.CARD, "line": theme.LINE, "ink": theme.INK, "soft": theme.SOFT,
        "accent": theme.ACCENT, "bme": theme.BME, "white-staff": theme.WHITE, "worst": theme.WORSE[-1],
    }  # fmt: skip
    assert {name: found[name] for name in expected} == expected


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours by the WCAG formula."""

    def luminance(colour: str) -> float:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_text_and_marks_stand_out():
    for colour in (theme.INK, theme.SOFT, theme.ACCENT, theme.WORSE[-1]):
        assert contrast(colour, theme.PAPER) >= 4.5
    for colour in (theme.BME, theme.WHITE, *theme.LINE_COLOURS):
        assert contrast(colour, theme.CARD) >= 3


def test_both_scales_meet_at_parity():
    assert theme.WORSE[0] == theme.BETTER[0] == "#F3EFE6"
    assert len(theme.WORSE) == len(theme.BETTER)


def test_layout_merges_one_level_deep_and_validates():
    layout = theme.layout(margin={"l": 5}, xaxis=theme.axis(title={"text": "Year"}))
    assert layout["margin"] == {"l": 5, "r": 16, "t": 16, "b": 40}
    go.Figure({"data": [], "layout": layout})
    go.Figure(theme.empty("Nothing is published."))
    assert theme.layout()["margin"]["l"] == 48
