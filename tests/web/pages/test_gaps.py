"""The gaps page over the figures of the tree: same rows in funnel, list and file, and filters that move nothing."""

from __future__ import annotations

import csv
import io
import json
import re

import plotly.graph_objects as go
import pytest
from page_parts import answered, found

from atlas.figures import pixels
from atlas.reader import Atlas
from atlas.selection import Selection
from atlas.web import gaps_table, gaps_view
from atlas.web.pages import gaps as page

INDICATORS = ("harassment_public", "harassment_staff", "career_progression", "discrimination")


def draw(atlas, **query):
    return page.draw(atlas, Selection.from_query(query, page.DEFAULTS)[0])


def marks(figure):
    """Points by the name of their trace."""
    return {trace["name"]: len(trace["x"]) for trace in figure["data"] if trace["mode"] == "markers"}


def test_the_layout_shows_the_selection(atlas) -> None:
    built = page.layout(atlas)(indicator="discrimination", type="acute", place="Y56", target="equality")

    names = (page.Id.INDICATOR, page.Id.YEAR, page.Id.KIND, page.Id.AREA, page.Id.TARGET)
    values = {name: found(built, name)[0].value for name in names}
    assert list(values.values()) == ["discrimination", "2024", "acute", "Y56", "equality"]
    assert found(built, page.Id.NOTICES)[0].children == []
    assert "acute trusts in London" in found(built, page.Id.FINDING)[0].children
    assert found(built, page.Id.SUPPORT)[0].hidden is False
    assert found(page.layout(atlas)(), page.Id.SUPPORT)[0].hidden is True


@pytest.mark.parametrize(
    "query",
    [
        {"indicator": "drop table"}, {"indicator": "board"}, {"indicator": "harassment_staff", "part": "managers"},
        {"year": "1999"}, {"place": "QQQ"}, {"place": "RR8"}, {"type": "hospice"}, {"target": "worst"},
    ],
)  # fmt: skip
def test_junk_still_gives_a_page_and_a_notice(atlas, query) -> None:
    built = page.layout(atlas)(**query)

    assert found(built, page.Id.FINDING)[0].children
    assert found(built, page.Id.NOTICES)[0].children


def test_place_and_both_ratios_lead_to_the_trail_of_the_row(atlas) -> None:
    row, *_ = atlas.gaps_standing("discrimination", "whole", 2024)
    table = gaps_table.screen([row], atlas.indicators["discrimination"], (0.8, 1.25))
    links = [link for link in found(table, "A") if link["props"]["href"] == f"/lineage/{row['lineage']}"]
    named = [link["props"]["aria-label"].partition(": ")[0].partition(f", {row['name']}, ")[2] for link in links]
    assert named == ["place", "measured ratio", "shrunken ratio"]
    stored = atlas.trail(row["lineage"]).stored
    assert [link["props"]["children"].rstrip("=") for link in links] == [
        str(stored["rank"]), f"{stored['ratio_harm']:.2f}", f"{stored['shrunken']:.2f}"
    ]  # fmt: skip


@pytest.mark.parametrize("indicator", INDICATORS)
@pytest.mark.parametrize("target", ["mean", "equality"])
def test_every_choice_draws_what_plotly_accepts(atlas, indicator, target) -> None:
    view = draw(atlas, indicator=indicator, target=target)

    for figure in (view.funnel, view.ranked):
        go.Figure(figure)
    assert sum(marks(view.funnel).values()) == 159
    assert "159 of 210 reporting units surveyed have rates; no mental health trust does" in view.coverage
    assert "estimated" in view.source and "dashed" in view.source


def test_funnel_list_and_file_hold_the_same_trusts_in_order(atlas, client) -> None:
    view = draw(atlas, indicator="harassment_staff", place="Y62")
    stored = [
        row for row in atlas.gaps_standing("harassment_staff", "whole", 2024) if row["region"] == "Y62"
    ]  # fmt: skip

    lines = list(csv.DictReader(io.StringIO(client.get(view.csv).data.decode("utf-8-sig"))))

    codes = [row["organisation"] for row in stored]
    assert [line["Code"] for line in lines] == codes
    links = [link["props"]["href"] for link in found(view.twin, "A")]
    assert [link.split("/")[2] for link in links if link.startswith("/organisation/")] == codes
    assert [link.split("place=")[1] for link in links if link.startswith("/map")] == codes
    named = marks(view.funnel)
    assert named["other trusts"] == 159 - len(codes)
    assert float(lines[0]["Share of BME staff ÷ share of White staff"]) == stored[0]["ratio_harm"]
    assert all(line["Basis of the interval"] == "estimated" for line in lines)


def test_a_filter_moves_no_limit_place_or_verdict(atlas) -> None:
    everyone = {row["organisation"]: row for row in page.export(atlas, page.DEFAULTS).rows}
    chosen = page.export(atlas, Selection(level="trust", measure="ratio", kind="ambulance")).rows

    assert len(chosen) == 10
    assert all(row == everyone[row["organisation"]] for row in chosen)
    limits = [[trace for trace in draw(atlas, **query).funnel["data"] if trace["mode"] == "lines"]
              for query in ({}, {"type": "ambulance"})]  # fmt: skip
    assert limits[0] == limits[1]
    assert "Of the 10 trusts chosen (ambulance trusts)" in draw(atlas, type="ambulance").finding
    assert "10 of them are chosen" in draw(atlas, type="ambulance").coverage


def test_places_are_intervals_and_ties_are_ties(atlas) -> None:
    rows = page.export(atlas, page.DEFAULTS).rows
    text = [re.sub(r"<[^>]+>", "", cell) for cell in re.findall(r"<td>(.*?)</td>", page.markup(draw(atlas).twin))]

    first = rows[0]
    assert first["tied"] and first["rank"] == rows[1]["rank"] == 1
    assert text[0] == f"1=between\u00a0{first['rank_low']}st and\u00a0{first['rank_high']}th"
    assert all(1 <= row["rank_low"] <= row["rank_high"] <= 159 for row in rows)


def test_only_those_beyond_the_outer_limits_stand_out(atlas) -> None:
    rows = page.export(atlas, Selection(indicator="harassment_staff")).rows
    outside = {row["organisation"] for row in rows
               if not row["spread_998_low"] <= row["ratio_harm"] <= row["spread_998_high"]}  # fmt: skip
    view = draw(atlas, indicator="harassment_staff")

    assert {row["organisation"] for row in rows if row["standing"] != "no different"} == outside
    assert len(outside) == marks(view.funnel)["stands out worse"] + marks(view.funnel)["stands out better"] == 2
    for row in rows:
        assert (row["name"] in view.finding) is (row["organisation"] in outside)


def test_a_choice_without_trusts_says_so(atlas) -> None:
    view = draw(atlas, type="mental_health")

    assert "No trust with a ratio is among those chosen (mental health trusts)." in view.finding
    assert found(view.twin, "Tbody")[0]["props"]["children"] == []
    go.Figure(view.ranked)


def test_every_view_has_its_address(atlas) -> None:
    view = draw(atlas, indicator="discrimination", target="equality", type="acute", place="QWO")

    assert view.query == "indicator=discrimination&year=2024&place=QWO&type=acute&target=equality"
    assert view.csv == f"/export/gaps.csv?{view.query}"
    assert draw(atlas, **dict(pair.split("=") for pair in view.query.split("&"))) == view


def call(client, **asked):
    """The page's one server callback, as the browser calls it."""
    wish = {
        page.Id.INDICATOR: "career_progression", page.Id.YEAR: "2024", page.Id.KIND: "all", page.Id.AREA: "all",
        page.Id.TARGET: "mean",
    } | asked  # fmt: skip
    return answered(client, f"{page.Id.FINDING}.children", wish, page.Id.TARGET)


def test_the_callback_answers_with_the_whole_view(atlas, client) -> None:
    response = call(client, **{page.Id.INDICATOR: "discrimination", page.Id.AREA: "Y56", page.Id.TARGET: "equality"})

    view = draw(atlas, indicator="discrimination", place="Y56", target="equality")
    assert response[page.Id.FINDING]["children"] == view.finding
    assert response[page.Id.CSV]["href"] == view.csv
    assert response[page.Id.ADDRESS]["data"] == view.query
    assert response[page.Id.TWIN]["data-markup"] == page.markup(view.twin)
    assert response[page.Id.SUPPORT]["hidden"] is False
    assert response[page.Id.FUNNEL]["figure"] == json.loads(json.dumps(pixels.drawn(view.funnel)))
    assert "type=" not in view.query


def test_a_part_is_chosen_with_its_indicator(client) -> None:
    response = call(client, **{page.Id.INDICATOR: "harassment_staff.managers"})

    (notice,) = response[page.Id.NOTICES]["children"]
    assert "is not held for enough trusts" in notice["props"]["children"]


def test_an_atlas_without_rates_has_a_page_that_says_so(small) -> None:
    empty = Atlas(small.build([small.figure()]))

    built = page.layout(empty)(indicator="discrimination")

    assert "No indicator is held" in found(built, page.Id.FINDING)[0].children
    assert page.export(empty, page.DEFAULTS).rows == []
    assert gaps_view.settle(empty, page.DEFAULTS)[0].year is None
