"""The map’s file and its callback, asked over HTTP, and what stays as it is while a reader chooses."""

from __future__ import annotations

import csv
import io
import json

import pytest
from page_parts import answered, found

from atlas.selection import Selection
from atlas.web import map_files
from atlas.web.pages import map as page


def test_the_file_holds_the_rows_on_screen_in_their_order(atlas, client) -> None:
    shown = map_files.draw(atlas, Selection(level="region")).shown
    names = [node["props"]["children"] for node in found(shown.twin, "Button")]

    answer = client.get(shown.csv)

    lines = list(csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig"))))
    assert [line["Region"] for line in lines] == names
    assert {line["Status"] for line in lines} == {"estimated"}
    assert all(line["Population of a pooled figure"] and line["Respondents covered (per cent)"] for line in lines)
    assert all(line["Coverage"] == shown.coverage for line in lines)
    assert float(lines[0]["Difference, White minus BME (percentage points)"]) > 0


def call(client, **asked):
    """The page's one server callback, as the browser calls it."""
    wish = {
        page.Id.INDICATOR: "career_progression", page.Id.PART: "whole", page.Id.MEASURE: "difference",
        page.Id.LEVEL: "icb", page.Id.CHART: "map", page.Id.SIZE: "respondents", page.Id.PLACE: "",
    } | asked  # fmt: skip
    year = {"id": page.Id.YEAR, "property": "value", "value": "2024"}
    return answered(client, f"{page.Id.QUESTION}.children", wish, page.Id.MEASURE, year)


def test_the_callback_answers_with_every_year_at_once(atlas, client) -> None:
    chosen = {page.Id.INDICATOR: "discrimination", page.Id.LEVEL: "trust", page.Id.MEASURE: "all"}

    response = call(client, **chosen)

    years = json.loads(response[page.Id.YEARS]["data"])
    assert list(years) == ["2019", "2021", "2022", "2023", "2024"]
    assert [option["value"] for option in response[page.Id.YEAR]["options"]] == ["2024", "2023", "2022", "2021", "2019"]
    drawn = map_files.draw(atlas, Selection(indicator="discrimination", level="trust", measure="all"))
    for year, shown in years.items():
        assert shown["finding"] == drawn.years[int(year)].finding
        assert shown["csv"].endswith(shown["query"])
        assert f"year={year}" in shown["query"]


def test_the_callback_corrects_what_cannot_be_had_and_says_so(client) -> None:
    response = call(client, **{page.Id.INDICATOR: "harassment_staff", page.Id.PART: "managers"})

    assert response[page.Id.MEASURE]["value"] == "all"
    assert response[page.Id.PART_HOLDER]["hidden"] is False
    assert response[page.Id.SUPPORT]["hidden"] is False
    (notice,) = response[page.Id.NOTICES]["children"]
    assert "Difference: no such figures" in notice["props"]["children"]


@pytest.mark.parametrize("measure", ["difference", "ratio", "bme", "white", "all"])
@pytest.mark.parametrize("level", ["icb", "trust"])
def test_every_row_of_the_file_has_a_status_and_a_missing_one_its_reason(atlas, level, measure) -> None:
    content = map_files.export(atlas, Selection(level=level, measure=measure))

    for row in content.rows:
        if row["value"] is None:
            assert (row["status"], row["basis"]) == ("not_published", "none")
            assert row["missing"]
        else:
            assert row["status"] in ("published", "estimated")


def test_the_limits_say_once_that_response_rates_are_not_printed(atlas) -> None:
    text = json.dumps(page.layout(atlas)().to_plotly_json(), default=lambda part: part.to_plotly_json())

    assert text.count("those who do not may feel differently. The 2024 workbooks print no response rates.") == 1


def test_places_are_made_on_top_of_one_view_that_is_kept(atlas) -> None:
    page.map_view.forget()
    whole = map_files.draw(atlas, Selection(level="region"))
    for place in ("Y56", "Y58", "Y60"):
        close = map_files.draw(atlas, Selection(level="region", place=place))
        assert close.shown.said
        assert f"place={place}" in close.shown.query
        (row,) = (node for node in found(close.shown.twin, "Tr") if node["props"].get("className") == "chosen")
        assert found(row, "Button")[0]["props"]["data-place"] == place

    assert page.map_view._whole.cache_info().currsize == 1
    assert page.map_view._whole.cache_info().maxsize <= 8
    assert map_files.draw(atlas, Selection(level="region")).payload == whole.payload


def test_the_trusts_of_a_chosen_place_are_taken_away_as_listed(atlas, client) -> None:
    """In a file of their own, and in the view's workbook and data beside the regions."""
    query = "?indicator=discrimination&level=region&place=Y58"
    chosen = Selection(indicator="discrimination", level="region", place="Y58")
    tables = client.get(f"/export/map.json{query}").json["tables"]
    lines = client.get(f"/export/map-trusts.csv{query}").get_data(as_text=True).splitlines()
    assert [len(tables[0]["rows"]), len(tables[1]["rows"])] == [7, len(lines) - 1]
    assert tables[1]["title"] == f"{len(lines) - 1} trusts of South West"
    assert {row["region"] for row in map_files.export_trusts(atlas, chosen).rows} == {"Y58"}
    assert len(client.get(f"/export/map.json{query.replace('&place=Y58', '')}").json["tables"]) == 1
