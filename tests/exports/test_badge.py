"""The badge's drawing: names of any kind and length, a filled mark, and the watermark of what is invented."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from atlas.exports import badge

ROW = {
    "organisation": "ZZA", "name": "Thimble & <Marmalade> NHS Trust of a long name that needs three lines or even more",
    "mark": "gold", "wres_year": 2025, "version": 1, "since": 2024, "valid_to": 2027, "checked": 11, "criteria": 11,
}  # fmt: skip
SVG = "{http://www.w3.org/2000/svg}"


def drawn(watermark=""):
    return ET.fromstring(
        badge.svg(ROW, "gold mark", "Not awarded by anybody.", "https://x.example/mark/ZZA", watermark)
    )


def test_a_name_is_escaped_and_wraps_whole():
    root = drawn()
    texts = [element.text for element in root.iter(f"{SVG}text")]
    lines = texts[1 : texts.index("gold")]
    assert " ".join(lines) == ROW["name"] and all(len(line) <= 38 for line in lines)
    lowest = max(float(element.attrib["y"]) for element in root.iter(f"{SVG}text"))
    assert lowest < float(root.attrib["height"])


def test_only_what_is_invented_carries_the_watermark():
    assert "INVENTED" in [element.text for element in drawn("invented").iter(f"{SVG}text")]
    assert "INVENTED" not in [element.text for element in drawn().iter(f"{SVG}text")]
    assert badge.data(ROW, "w", "d", "https://x", "v", "invented")["invented"] is True


def test_who_does_not_see_the_watermark_is_told_as_well():
    for element in ("title", "desc"):
        assert "Invented, of no real employer. gold mark" in drawn("invented").find(f".//{SVG}{element}").text
        assert "Invented" not in drawn().find(f".//{SVG}{element}").text
    assert badge.data(ROW, "w", "d", "https://x", "v", "invented")["text"] == "Invented, of no real employer. w"
    assert badge.data(ROW, "w", "d", "https://x", "v")["text"] == "w"
