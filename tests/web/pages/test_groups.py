"""/groups on the committed figures: what is drawn, said and written, and what the callback and the file return."""

from __future__ import annotations

import csv
import io
import json

import pytest
from page_parts import found
from plotly import graph_objects as go

from atlas.reader import Atlas
from atlas.selection import Selection
from atlas.sentences.lineage_steps import steps
from atlas.web import group_view
from atlas.web.pages import groups

QUESTIONS = [
    ("harassment_public", "whole"), ("harassment_staff", "managers"), ("harassment_staff", "colleagues"),
    ("career_progression", "whole"), ("discrimination", "whole"),
]  # fmt: skip


def drawn(atlas, **query):
    return groups.draw(atlas, Selection.from_query(query, groups.DEFAULTS)[0])


def names(view):
    return [row["name"] for row in view.table.rows]


def test_the_difference_leads_to_a_trail_that_holds_it_against_white_british(atlas):
    gypsy = next(row for row in drawn(atlas).table.rows if row["name"] == "Gypsy or Irish Traveller")
    trail = atlas.trail(gypsy["lineage"])
    (british,) = [row for row in trail.inputs if row["role"] == "british"]
    assert british["group"] == "white_british"
    assert british["value"] == trail.stored["white_british"]
    assert gypsy["value"] - british["value"] == pytest.approx(gypsy["difference"])
    assert len(trail.cells) == 2
    said = [step.text for step in steps(trail.table, trail.stored, trail.inputs)]
    assert said[-1] == "Against White British: 21.8 less 6.3, +15.5 points."
    assert [step.text for step in steps("group_rate", atlas.trail(british["id"]).stored, [])] == said[:1]
    links = [link["props"]["href"] for link in found(group_view.displayed(drawn(atlas).table), "A")]
    assert links.count(f"/lineage/{trail.id}") == 2


def test_published_values_and_their_intervals_are_shown(atlas):
    rows = {row["name"]: row for row in drawn(atlas).table.rows}
    gypsy = rows["Gypsy or Irish Traveller"]
    assert [round(gypsy[key], 1) for key in ("value", "low", "high", "difference")] == [21.8, 18.4, 25.7, 15.5]
    assert (gypsy["base"], gypsy["counted_as"]) == (496, "White")
    assert round(gypsy["share"], 2) == 0.07
    assert gypsy["place"] == "HEALTH WELLBEING SAFETY Q15-17, row 77, column L"
    assert round(rows["All BME staff"]["value"], 1) == 15.2


@pytest.mark.parametrize(("indicator", "part"), QUESTIONS)
@pytest.mark.parametrize("order", ["value", "census"])
def test_every_question_has_eighteen_groups_three_lines_and_its_words(atlas, indicator, part, order):
    view = drawn(atlas, indicator=indicator, part=part, order=order)
    figure = go.Figure(view.figure)
    assert [len(trace.x) for trace in figure.data] == [4, 14]
    assert len(figure.layout.shapes) == 3
    assert len(view.table.rows) == 21
    assert view.notices == ()
    assert view.coverage.startswith("England only: 18 of 18 specific ethnic groups have a figure.")
    assert "Next release" in view.source
    for text in ("Of 100", "Among BME staff", "among White staff"):
        assert text in view.finding


def test_the_worst_stands_first_whichever_way_is_better(atlas):
    by_value = drawn(atlas, indicator="career_progression")
    values = [row["value"] for row in by_value.table.rows[:18]]
    assert values == sorted(values)
    assert names(by_value)[0] == "Black Caribbean"
    values = [row["value"] for row in drawn(atlas).table.rows[:18]]
    assert values == sorted(values, reverse=True)
    assert names(by_value)[18:] == ["All BME staff", "All staff", "All White staff"]


def test_by_census_group_the_order_is_the_publishers_under_five_headings(atlas):
    view = drawn(atlas, order="census")
    assert names(view)[:5] == [
        "White British", "White Irish", "Gypsy or Irish Traveller", "Other White", "Mixed White and Black Caribbean",
    ]  # fmt: skip
    headings = [text for text in view.figure["layout"]["yaxis"]["ticktext"] if text.startswith("<b>")]
    assert headings == [f"<b>{name}</b> " for name in ("White", "Mixed", "Asian", "Black", "Other")]


def test_an_axis_that_does_not_start_at_nought_says_so(atlas):
    assert "The axis starts at 30 per cent." in drawn(atlas, indicator="career_progression").caption
    assert "The axis starts" not in drawn(atlas).caption


def test_no_verdict_stands_anywhere(atlas):
    built = str(groups.layout(atlas)())
    assert "No verdict is given between groups" in built
    assert "chip" not in built


def test_the_page_shows_the_selection_and_names_what_it_did_not_understand(atlas, app):
    built = str(groups.layout(atlas)(indicator="harassment_staff", part="managers", order="size"))
    assert "“order=size” is not something" in built
    assert "/export/groups.csv?indicator=harassment_staff&part=managers" in built
    assert "value='harassment_staff:managers'" in built


def test_what_is_not_published_by_group_is_replaced_and_said(atlas):
    view = drawn(atlas, indicator="harassment_staff")
    assert (view.selection.indicator, view.selection.part) == ("harassment_staff", "managers")
    assert "Nothing is published by specific ethnic group for “Harassed, bullied or abused by staff”" in view.notices[0]
    assert "There is no indicator “luck”" in drawn(atlas, indicator="luck").notices[0]
    assert drawn(atlas, indicator="board").selection == groups.DEFAULTS
    view = drawn(atlas, indicator="discrimination", part="managers", year="2024", place="QWO")
    assert view.selection == groups.DEFAULTS
    assert "has no part “managers”" in view.notices[0]


def test_the_address_of_the_usual_view_is_bare(atlas):
    assert drawn(atlas).selection.to_query(groups.DEFAULTS) == ""
    assert drawn(atlas, order="census").selection.to_query(groups.DEFAULTS) == "order=census"


def test_the_table_on_screen_has_marks_with_words_signs_and_the_files_rows(atlas):
    table = drawn(atlas).table
    shown = json.dumps(group_view.displayed(table), ensure_ascii=False)
    assert shown.count("(counted as White)") == 4
    assert shown.count("(counted as BME)") == 14
    assert '"+15.5"' in shown
    assert "18.4\u00a0to\u00a025.7" in shown
    assert [row["name"] for row in table.rows if row["row_class"]] == ["All BME staff", "All staff", "All White staff"]
    assert '"−22.3"' in json.dumps(
        group_view.displayed(drawn(atlas, indicator="career_progression").table), ensure_ascii=False
    )


def test_support_is_named_where_it_can_be_needed(atlas, app):
    def hidden(**query):
        page = groups.layout(atlas)(**query)
        return next(part for part in page.children if getattr(part, "id", "") == "groups-support").hidden

    assert hidden() is False
    assert hidden(indicator="harassment_staff", part="colleagues") is False
    assert hidden(indicator="career_progression") is True


def test_the_file_has_the_rows_of_the_screen_in_their_order(atlas, client):
    answer = client.get("/export/groups.csv?indicator=career_progression&order=census")
    assert answer.status_code == 200
    rows = list(csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig"))))
    view = drawn(atlas, indicator="career_progression", order="census")
    assert [row["Group"] for row in rows] == names(view)
    assert float(rows[2]["Rate (%)"]) == view.table.rows[2]["value"]
    assert rows[2]["WRES counts as"] == "White"
    assert "No verdict is given" in rows[0]["Notes"]
    assert rows[0]["Coverage"] == view.coverage


def answered(client, **values):
    dependencies = client.get("/_dash-dependencies").get_json()
    wanted = next(one for one in dependencies if "groups-finding.children" in one["output"])
    outputs = [
        dict(zip(("id", "property"), output.rsplit(".", 1), strict=True))
        for output in wanted["output"].strip(".").split("...")
    ]
    inputs = [{**one, "value": values[one["id"]]} for one in wanted["inputs"]]
    body = {"output": wanted["output"], "outputs": outputs, "inputs": inputs, "state": [], "changedPropIds": []}
    answer = client.post("/_dash-update-component", json=body)
    assert answer.status_code == 200
    return answer.get_json()["response"]


def test_a_control_redraws_the_page_and_the_address_gives_the_same_view(atlas, client):
    found = answered(client, **{"groups-indicator": "harassment_staff:colleagues", "groups-order": "census"})
    assert found["groups-address"]["data"] == "indicator=harassment_staff&part=colleagues&order=census"
    assert found["groups-csv"]["href"] == f"/export/groups.csv?{found['groups-address']['data']}"
    view = drawn(atlas, indicator="harassment_staff", part="colleagues", order="census")
    assert found["groups-finding"]["children"] == view.finding
    assert found["groups-figure"]["style"] == {"height": f"{view.figure['layout']['height']}px"}
    assert found["groups-support"]["hidden"] is False


def test_junk_from_a_control_shows_the_usual_view(client):
    found = answered(client, **{"groups-indicator": "<b>", "groups-order": "up"})
    assert found["groups-address"]["data"] == ""


def test_without_any_figure_the_page_says_so(small):
    empty = Atlas(small.build([]))
    view = drawn(empty)
    assert view.finding == "No rates by specific ethnic group are held for this indicator."
    assert view.table.rows == []
    assert view.source == ""
