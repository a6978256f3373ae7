"""/progression on the committed figures: published check values, exhibits, callbacks and files."""

from __future__ import annotations

import csv
import io
from collections import Counter

import pytest
from plotly import graph_objects as go

from atlas.selection import Selection
from atlas.web.pages import progression
from atlas.web.progression_ids import Id
from atlas.web.progression_tables import shown_trusts


def drawn(atlas, **query):
    return progression.draw(atlas, Selection.from_query(query, progression.DEFAULTS)[0])


def shares(view, staff, *bands):
    rows = {(row["staff"], row["label"]): row["share"] for row in view.tables[Id.LADDER_TABLE].rows}
    return [round(rows[staff, band], 1) for band in bands]


def ratios(view, ladder):
    return [
        round(row["ratio"], 2)
        for row in view.tables[Id.STEPS_TABLE].rows
        if row["ladder"] == ladder and row["group"] == "bme"
    ]


def test_the_band_shares_of_june_2022_on_both_bases(atlas):
    bands = ("Band 5", "Band 8a", "Band 9", "VSM")
    assert shares(drawn(atlas), "All AfC, VSM", *bands) == [37.1, 16.9, 10.9, 8.6]
    assert shares(drawn(atlas, base="all"), "All AfC, VSM", *bands) == [35.1, 16.4, 10.3, 8.0]


def test_the_ratios_of_june_2022_with_and_without_support_staff(atlas):
    view = drawn(atlas)
    assert ratios(view, "clinical") == [2.77, 1.34, 3.72]
    assert ratios(view, "clinical_with_support")[2] == 1.96
    assert ratios(view, "non_clinical")[2] == 1.39


def test_every_set_of_steps_multiplies_to_the_whole_climb(atlas):
    rows = drawn(atlas, group="chinese", date="2009-09-30").tables[Id.STEPS_TABLE].rows
    for lower, upper, whole in zip(rows[0::3], rows[1::3], rows[2::3], strict=True):
        assert lower["ratio"] * upper["ratio"] == pytest.approx(whole["ratio"])


def test_staff_to_parity_by_both_yardsticks(atlas):
    newest = drawn(atlas).tables[Id.PARITY_TABLE].rows[0]
    assert (newest["needed"], newest["other_needed"]) == (7345, 9784)
    assert newest["date"] == "30 June 2022"


def test_the_finding_is_of_the_selection(atlas):
    assert "42 of 100 qualified clinical staff" in drawn(atlas).texts[Id.FINDING]
    told = drawn(atlas, group="black", date="2009-09-30", base="all", part="clinical_with_support").texts[Id.FINDING]
    assert told.startswith(
        "On 30 September 2009, 78 of 1,000 clinical staff, support staff included, in band 5 were Black"
    )


@pytest.mark.parametrize("group", ["bme", "asian", "black", "chinese", "mixed", "other"])
@pytest.mark.parametrize("date", ["", "2009-09-30"])
def test_every_figure_is_a_plotly_figure_and_every_chart_has_its_words(atlas, group, date):
    view = drawn(atlas, group=group, date=date)
    for chart, figure in view.figures.items():
        go.Figure(figure)
        assert view.texts[chart.heading]
        assert view.texts[chart.caption]


def test_time_is_to_scale_on_nineteen_dates(atlas):
    trace = drawn(atlas).figures[Id.STEPS_CLINICAL]["data"][0]
    assert len(trace["x"]) == 19
    assert (trace["x"][0], trace["x"][-2:]) == ("2009-09-30", ["2022-03-31", "2022-06-30"])


def test_a_band_of_a_handful_is_told_and_neither_drawn_nor_called_steepest(atlas):
    view = drawn(atlas, date="2009-09-30")
    notes = [note["text"] for note in view.figures[Id.LADDER_CLINICAL]["layout"]["annotations"]]
    assert "too few to draw: 18 of 48" in notes
    assert "no such posts" in notes
    assert view.texts[Id.LADDER_CLINICAL.caption].startswith("The steepest step is from band 5 to band 6")


def test_the_trusts_are_ranked_in_one_publication_with_all_rows(atlas):
    view = progression.draw_trusts(atlas, "")
    gaps = [row["difference_harm"] for row in view.table.rows]
    assert len(gaps) == 159
    assert gaps == sorted(gaps, reverse=True)
    assert all(row["white"] - row["bme"] == pytest.approx(row["difference_harm"]) for row in view.table.rows)
    assert {row["source"] for row in view.table.rows} == {"nss-2024-bme-white"}
    assert {row["basis"] for row in view.table.rows} == {"estimated"}
    assert "mental health none of 50" in view.texts[Id.TRUSTS_SOURCE.coverage]
    assert Counter(row["verdict"] for row in view.table.rows)["gap"] > 100


def test_a_verdict_without_a_gap_beside_an_interval_without_zero_says_why(atlas):
    view = progression.draw_trusts(atlas, "Y59")
    isle = next(row for row in view.table.rows if row["code"] == "R1F1")
    shown = [round(isle[key], 1) for key in ("difference_harm", "difference_harm_low", "difference_harm_high")]
    assert (shown, isle["verdict"]) == ([-8.0, -14.9, -0.9], "unclear")
    assert "does not hold after allowing for many comparisons" in str(shown_trusts(view.table))
    assert "8.0 percentage points the other way at Isle of Wight" in view.texts[Id.TRUSTS_FINDING]
    assert "159 comparisons" in view.texts[Id.TRUSTS_NOTE]


def test_the_trusts_are_in_the_words_and_the_direction_of_the_map(atlas, client):
    view = progression.draw_trusts(atlas, "")
    assert view.figure["layout"]["yaxis"]["title"]["text"] == "Difference, percentage points (White minus BME)"
    assert view.texts[Id.TRUSTS.heading].startswith("Belief in fair progression: White minus BME")
    england = view.figure["layout"]["annotations"][1]
    assert (round(england["y"], 1), england["text"]) == (9.3, "England<br>9.3")
    rows = list(csv.DictReader(io.StringIO(client.get("/export/progression-trusts.csv").data.decode("utf-8-sig"))))
    assert float(rows[0]["Difference, White minus BME (percentage points)"]) > 15
    assert rows[-1]["Why this verdict"] == "does not hold after allowing for many comparisons"


def test_a_region_keeps_the_places_of_england(atlas):
    rows = progression.draw_trusts(atlas, "Y56").table.rows
    assert {row["region_name"] for row in rows} == {"London"}
    assert rows[0]["place"] > 1


def test_the_page_shows_the_selection_and_names_what_it_did_not_understand(atlas, app):
    built = str(progression.layout(atlas)(group="martian", date="2022-05-01", base="x", place="Y59", part="clinical"))
    assert "no group “martian”" in built
    assert "no date “2022-05-01”" in built
    assert "“base=x” is not something" in built
    assert "trusts in the South East" in built
    assert "/export/progression-trusts.csv?place=Y59" in built


def test_the_newest_date_in_an_address_is_no_fault(atlas, app):
    built = str(progression.layout(atlas)(date="2022-06-30"))
    assert "so it shows its usual one" not in built


@pytest.mark.parametrize("name", sorted(progression.EXPORTS))
def test_each_file_is_the_table(atlas, client, name):
    answer = client.get(f"/export/{name}.csv?group=asian&date=2015-09-30&place=Y60")
    rows = list(csv.reader(io.StringIO(answer.data.decode("utf-8-sig"))))
    table = progression.EXPORTS[name](
        atlas, Selection(**{**vars(progression.DEFAULTS), "group": "asian", "date": "2015-09-30", "place": "Y60"})
    )
    assert len(rows) == len(table.rows) + 1
    headings = [column.in_file or column.heading for column in table.columns]
    assert rows[0][: len(headings) + 3] == [*headings, "Source", "Coverage", "Notes"]
    assert all("Source: " in row[len(headings)] and row[len(headings) + 1] for row in rows[1:])


def call(client, output, values):
    """One of the page's callbacks over HTTP."""
    found = next(one for one in client.get("/_dash-dependencies").json if output in one["output"])
    outputs = [
        dict(zip(("id", "property"), one.rsplit(".", 1), strict=True))
        for one in found["output"].strip(".").split("...")
    ]
    inputs = [entry | {"value": values[entry["id"]]} for entry in found["inputs"]]
    body = {
        "output": found["output"],
        "outputs": outputs,
        "inputs": inputs,
        "changedPropIds": ["progression-group.value"],
    }
    response = client.post("/_dash-update-component", json=body)
    assert response.status_code == 200
    return response.json["response"]


VALUES = {
    Id.WHOSE: "ENG", Id.GROUP: "black", Id.DATE: "2009-09-30", Id.STAFF: "clinical", Id.BASE: "all", Id.REGION: "Y56",
}  # fmt: skip


def test_controls_redraw_the_national_exhibits(client):
    answer = call(client, "progression-finding.children", VALUES)
    assert "were Black" in answer[Id.FINDING]["children"]
    assert "30 September 2009" in answer[Id.LADDER_TABLE]["data-markup"]
    assert len(answer[Id.STEP_CARDS]["children"]) == 3
    assert answer[Id.STEPS_CLINICAL]["figure"]["layout"]["yaxis"]["type"] == "log"


def test_the_region_redraws_the_trusts_alone(client):
    answer = call(client, "progression-trusts-table.data-markup", VALUES)
    assert "in London" in answer[Id.TRUSTS_FINDING]["children"]
    assert "Barts Health" in answer[Id.TRUSTS_TABLE]["data-markup"]
    assert Id.FINDING not in answer


def test_every_control_stands_in_the_address_and_in_the_files(client):
    answer = call(client, "progression-address.data", VALUES)
    assert answer[Id.ADDRESS]["data"] == "group=black&date=2009-09-30&base=all&place=Y56"
    assert answer["progression-parity-csv"]["href"] == f"/export/progression-parity.csv?{answer[Id.ADDRESS]['data']}"
    usual = VALUES | {Id.GROUP: "bme", Id.DATE: "2022-06-30", Id.BASE: "known", Id.REGION: "ENG"}
    assert call(client, "progression-address.data", usual)[Id.ADDRESS]["data"] == ""
