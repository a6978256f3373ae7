"""The map over the figures of the tree: the same rows on the map, in the list, in the file and over HTTP."""

from __future__ import annotations

from dataclasses import replace

import plotly.graph_objects as go
import pytest
from page_parts import found

from atlas.selection import Selection
from atlas.web import map_files
from atlas.web.pages import map as page


def pairs(atlas, level, indicator="career_progression"):
    """Difference by code as the warehouse has it, worst first."""
    rows = [
        row for row in atlas.map_areas(indicator, "whole", [level], [2024])
        if row["best"] and row["difference_harm"] is not None
    ]  # fmt: skip
    return {row["organisation"]: row for row in sorted(rows, key=lambda row: -row["difference_harm"])}


def test_the_layout_shows_the_selection(atlas) -> None:
    built = page.layout(atlas)(level="region", measure="ratio", place="Y60", chart="tiles")

    values = {name: found(built, name)[0].value for name in (page.Id.LEVEL, page.Id.MEASURE, page.Id.CHART)}
    assert values == {page.Id.LEVEL: "region", page.Id.MEASURE: "ratio", page.Id.CHART: "tiles"}
    assert "Midlands" in found(built, page.Id.SAID)[0].children
    assert found(built, page.Id.PLACE)[0].data == "Y60"
    assert found(built, page.Id.NOTICES)[0].children == []


@pytest.mark.parametrize(
    "query",
    [
        {},
        {
            "indicator": "drop table",
            "level": "moon",
            "year": "x",
            "place": "!!",
            "measure": "",
            "part": "%",
            "size": "9",
        },
        {"indicator": "board"},
        {"year": "1999", "place": "QQQ"},
        {"unknown": "thing"},
    ],
)
def test_junk_still_gives_a_page(atlas, query) -> None:
    built = page.layout(atlas)(**query)

    assert found(built, page.Id.FINDING)[0].children
    junk = [name for name in query if name != "unknown"]
    assert bool(found(built, page.Id.NOTICES)[0].children) is bool(junk)


def test_every_offered_combination_draws(atlas) -> None:
    held = page.map_view.held(atlas, atlas.version)
    for (indicator, part, level), measures in held.years.items():
        for measure, years in measures.items():
            drawn = map_files.draw(atlas, Selection(indicator=indicator, part=part, level=level, measure=measure))
            assert tuple(drawn.years) == years
            assert drawn.selection.measure == measure
            for shown in drawn.years.values():
                assert shown.finding
                assert shown.source.startswith("Source: ")


@pytest.mark.parametrize("chart", ["map", "tiles"])
@pytest.mark.parametrize("level", ["region", "icb", "trust"])
@pytest.mark.parametrize("measure", ["difference", "ratio", "bme", "all"])
def test_figures_are_ones_that_plotly_accepts(atlas, level, measure, chart) -> None:
    go.Figure(map_files.draw(atlas, Selection(level=level, measure=measure, chart=chart)).shown.figure)


def test_systems_on_the_map_and_in_the_list_are_those_of_the_warehouse(atlas) -> None:
    expected = pairs(atlas, "icb")

    shown = map_files.draw(atlas, Selection()).shown

    buttons = [node["props"] for node in found(shown.twin, "Button")]
    assert len(buttons) == 42
    assert [button["data-place"] for button in buttons][: len(expected)] == list(expected)
    on_map = set(shown.figure["data"][0]["locations"])
    assert on_map == set(expected)
    missing = {button["data-place"] for button in buttons} - on_map
    assert set(shown.figure["data"][1]["locations"]) == missing
    first, *_, last = expected.values()
    assert f"{first['difference_harm']:.1f} in " in shown.finding
    assert f"from {last['difference_harm']:.1f} percentage points" in shown.finding
    assert "estimate" in shown.finding


def test_trusts_without_rates_stand_last_with_their_reason(atlas) -> None:
    content = map_files.export(atlas, Selection(level="trust"))

    with_value = [row["value"] is not None for row in content.rows]
    assert with_value == sorted(with_value, reverse=True)
    assert all(bool(row["missing"]) is (row["value"] is None) for row in content.rows)


def test_trusts_are_counted_alike_in_finding_coverage_and_heading(atlas) -> None:
    held = page.map_view.held(atlas, atlas.version)
    for (indicator, part, level), measures in held.years.items():
        for measure in measures if level == "trust" else ():
            selection = Selection(indicator=indicator, part=part, level=level, measure=measure)
            for year, shown in map_files.draw(atlas, selection).years.items():
                line = atlas.coverage_line(indicator, part, "trust", "all", year)
                rows = map_files.export(atlas, replace(selection, year=year)).rows
                known = sum(row["value"] is not None for row in rows)
                assert len(rows) == line["out_of"]
                assert shown.coverage.startswith(f"{known} of {len(rows)} reporting units surveyed ")
                (heading,) = (node["props"]["children"] for node in found(shown.twin, "Caption"))
                if known < len(rows):
                    assert heading.startswith(f"{known} of {len(rows)} reporting units surveyed with a figure, ")
                    told = (
                        f"{known} trusts (of {len(rows)} reporting units",
                        f"{known} of {len(rows)} reporting units",
                    )
                    assert any(words in shown.finding for words in told)


@pytest.mark.parametrize("indicator", ["career_progression", "harassment_public", "harassment_staff"])
def test_what_trusts_printed_themselves_is_neither_drawn_nor_counted(atlas, indicator) -> None:
    trust, system = (
        map_files.draw(atlas, Selection(indicator=indicator, level=level)).shown for level in ("trust", "icb")
    )
    content = map_files.export(atlas, Selection(indicator=indicator, level="trust"))

    told = "159 of 210 reporting units surveyed have rates; no mental health trust does."
    assert trust.coverage.startswith(told)
    assert f"Pooled from trusts: {told}" in system.coverage
    assert not any("trust-published" in str(value) for row in content.rows for value in row.values())
    mental = [row for row in content.rows if row["trust_type"] == "mental_health"]
    assert {row["value"] for row in mental} == {None}


def test_a_trust_with_a_printed_figure_says_where_it_is(atlas) -> None:
    content = map_files.export(atlas, Selection(level="trust"))

    printed = [row["code"] for row in content.rows if "its own printed figure is on the trends page" in row["missing"]]
    assert printed == ["RXE"]
    assert "Not listed, for no figure of that survey is held: North London" in content.coverage


def test_pooled_figures_name_what_they_rest_on_everywhere(atlas) -> None:
    shown = map_files.draw(atlas, Selection()).shown

    assert "reporting units surveyed have rates; no mental health trust does" in shown.coverage
    assert "Pooled from the trusts" in shown.source or "pooled from the trusts" in shown.source
    assert any("Rests on" in str(node["props"]["children"]) for node in found(shown.twin, "Th"))
    content = map_files.export(atlas, Selection())
    for row in content.rows:
        if row["value"] is not None:
            assert row["status"] == "estimated"
            assert row["population"]
            assert 50 <= row["respondents_covered"] <= 100


def test_all_staff_of_areas_are_published_not_pooled(atlas) -> None:
    content = map_files.export(atlas, Selection(measure="all"))

    assert len(content.rows) == 42
    assert all(row["everyone_source"] == "nss-2024-national" for row in content.rows)
    assert {row["status"] for row in content.rows} == {"published"}
    keys = {column.key for column in content.columns}
    assert not keys & {"verdict", "population", "respondents_covered", "bme", "white"}
    assert "estimate" not in map_files.draw(atlas, Selection(measure="all")).shown.finding


def test_choosing_a_system_zooms_and_lists_its_trusts(atlas) -> None:
    whole, close = (map_files.draw(atlas, Selection(place=place)).shown for place in ("", "QWO"))

    west, east = close.figure["layout"]["geo"]["lonaxis"]["range"]
    assert east - west < 1.6
    assert whole.figure["layout"]["geo"]["lonaxis"]["range"][1] > east
    trusts = [place for place in atlas.map_places() if place["level"] == "trust" and place["icb"] == "QWO"]
    about, *listed = found(close.trusts, "Link")
    assert about["props"]["href"] == "/organisation/QWO"
    assert 0 < len(listed) <= len(trusts)
    assert {link["props"]["href"].split("place=")[1] for link in listed} <= {trust["code"] for trust in trusts}
    pressed = [node for node in found(close.twin, "Button") if node["props"]["aria-pressed"] == "true"]
    assert [node["props"]["data-place"] for node in pressed] == ["QWO"]
    assert close.said.startswith("West Yorkshire: ")
    assert whole.said == ""
    assert whole.trusts == []


def test_a_year_before_a_break_says_that_it_cannot_be_compared(atlas) -> None:
    drawn = map_files.draw(atlas, Selection(indicator="discrimination", level="trust", measure="all"))

    assert "Not comparable with 2021" in drawn.years[2019].coverage
    assert "Not comparable" not in drawn.years[2024].coverage
    assert drawn.years[2019].query.count("year=2019") == 1


def test_the_size_of_points_is_named_with_its_source(atlas) -> None:
    answers, staff = (map_files.draw(atlas, Selection(level="trust", size=size)) for size in ("respondents", "staff"))

    assert "sized by the number of answers to the question: NHS Staff Survey 2024" in answers.shown.source
    assert "sized by staff in post: NHS Workforce Statistics" in staff.shown.source
    assert answers.shown.figure["data"] != staff.shown.figure["data"]
