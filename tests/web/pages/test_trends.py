"""/trends on the committed figures: what is drawn, what is said, what the callback and the file return."""

from __future__ import annotations

import csv
import io

import pytest
from plotly import graph_objects as go

from atlas.indicators import load
from atlas.selection import Selection
from atlas.web import trend_controls
from atlas.web.pages import trends

TEN = "RR8,RBV,RM3,R0A,RJ1,RYJ,RH5,RGT,RHQ,R1H"


def drawn(atlas, **query):
    query["with"] = query.pop("organisations", "")
    selection, _ = Selection.from_query({key: value for key, value in query.items() if value}, trends.DEFAULTS)
    return trends.draw(atlas, selection)


def lines(view):
    return [trace for trace in view.figure["data"] if trace["mode"] == "lines+markers"]


def segments(trace):
    runs, run = [], []
    for x in [*trace["x"], None]:
        if x is None:
            runs.append(run)
            run = []
        else:
            run.append(round(x))
    return [run for run in runs if run]


def column(view, key):
    return [row[key] for row in view.table.rows]


def test_england_comes_first_with_its_national_series(atlas):
    view = drawn(atlas)
    assert view.selection.indicator == "appointment"
    assert column(view, "value") == [1.57, 1.6, 1.45, 1.46, 1.61, 1.61, 1.54, 1.59]
    assert column(view, "when")[0] == "2015/16"
    assert all("HSJ" in text or "HRreview" in text or "Kline" in text for text in column(view, "source"))
    assert "can’t be judged" in view.finding


@pytest.mark.parametrize(
    "indicator",
    ["representation", "appointment", "disciplinary", "training", "harassment_public", "harassment_staff",
     "career_progression", "discrimination", "board"],
)  # fmt: skip
def test_england_has_a_series_of_each_indicator_with_a_citation_on_every_value(atlas, indicator):
    view = drawn(atlas, indicator=indicator)
    go.Figure(view.figure)
    assert lines(view)
    for row in view.table.rows:
        assert row["source"] if row["value"] is not None else row["status"] == "not held"


def test_a_trust_over_the_survey_years(atlas):
    view = drawn(atlas, organisations="RR8", indicator="discrimination")
    own = [row for row in view.table.rows if row["organisation"].startswith("Leeds")]
    assert [(row["when"], row["value"] and round(row["value"], 1)) for row in own] == [
        ("2019", 6.0), ("2020", None), ("2021", 7.6), ("2022", 7.6), ("2023", 8.2), ("2024", 8.1),
    ]  # fmt: skip
    assert own[1]["status"] == "not held"
    assert own[2]["base"] == 10941
    leeds = next(trace for trace in lines(view) if "RR8" in trace["name"])
    assert segments(leeds) == [[2019], [2021, 2022, 2023, 2024]]
    assert "8.1 per cent" in view.finding
    assert "could be chance" in view.finding
    assert view.coverage == "Coverage. All staff, autumn 2024: 210 of 210 reporting units surveyed."
    assert any("different publications" in row["text"] for row in view.breaks.rows)


def test_every_interval_is_drawn(atlas):
    view = drawn(atlas, organisations="RR8", indicator="discrimination", benchmark="none")
    (strokes,) = [trace for trace in view.figure["data"] if trace["mode"] == "lines"]
    drawn_ends = {(low, high) for low, high in zip(strokes["y"][::3], strokes["y"][1::3], strict=True)}
    assert drawn_ends == {(row["low"], row["high"]) for row in view.table.rows if row["low"] is not None}


def test_the_two_bases_of_career_progression_are_two_points(atlas):
    view = drawn(atlas, organisations="RR8", indicator="career_progression", benchmark="none")
    (trace,) = lines(view)
    assert segments(trace) == [[2019], [2024]]
    assert "87.5" not in view.finding
    base = next(row for row in view.breaks.rows if "don’t know” counts in the base" in row["text"])
    assert (base["from"], base["effect"]) == ("autumn 2021", "cuts the line")


def test_a_merger_cuts_the_line_of_that_trust_only(atlas):
    view = drawn(atlas, organisations="RM3,RR8", indicator="discrimination", benchmark="none")
    by_name = {trace["name"]: segments(trace) for trace in lines(view)}
    assert by_name["Northern Care Alliance (RM3)"] == [[2019], [2021], [2022, 2023, 2024]]
    assert by_name["Leeds Teaching Hospitals (RR8)"] == [[2019], [2021, 2022, 2023, 2024]]
    merger = next(row for row in view.breaks.rows if "Pennine Acute" in row["text"])
    assert merger["who"] == "Northern Care Alliance"
    places = [shape["x0"] for shape in view.figure["layout"]["shapes"] if shape["type"] == "line"]
    assert places == [2020.5, 2021.5]
    assert "4, autumn 2022: merger (Northern Care Alliance)." in view.source


def test_the_fault_of_2023_is_a_remark_on_its_year(atlas):
    view = drawn(atlas, organisations="RDU", indicator="harassment_public", benchmark="none")
    fault = next(row for row in view.breaks.rows if "fault in collecting" in row["text"])
    assert fault["effect"] == "remark"
    dotted = [s["x0"] for s in view.figure["layout"]["shapes"] if s["type"] == "line" and s["line"]["dash"] == "dot"]
    assert dotted == [2023.0]
    assert segments(lines(view)[0]) == [[2019], [2021, 2022, 2023, 2024]]


def test_estimated_values_say_so(atlas):
    view = drawn(atlas, organisations="RR8", indicator="discrimination", group="both", benchmark="region")
    assert [round(value, 1) for value in column(view, "value")] == [14.1, 5.5, 16.5, 5.9]
    strokes = [trace for trace in view.figure["data"] if trace["mode"] == "lines"]
    assert {trace["line"]["dash"] for trace in strokes} == {"dot"}
    assert "no mental health trust is among them" in view.table.rows[2]["note"]
    assert "only year held" in view.finding


def test_bounds_and_rounded_figures_stand_in_the_table_only(atlas):
    view = drawn(atlas, indicator="discrimination", group="bme")
    rounded = next(row for row in view.table.rows if row["when"] == "2015")
    assert (rounded["value"], rounded["note"].startswith("Rounded in the source: not drawn")) == (14.0, True)
    assert [x for trace in lines(view) for x in trace["x"] if x is not None] == [2024, 2020]


def test_figures_that_a_trust_printed_are_hollow_and_cited(atlas):
    view = drawn(atlas, organisations="RBV", indicator="appointment", benchmark="none")
    (trace,) = lines(view)
    assert trace["marker"]["symbol"].endswith("-open")
    assert column(view, "value") == [2.2, 3.2]
    assert "Two years are not a trend." in view.finding
    assert view.links[0]["source"]["props"]["href"].startswith("https://thechristie.cld.bz")


def test_ten_organisations_and_no_more(atlas):
    view = drawn(atlas, organisations=TEN, indicator="discrimination")
    assert len(view.chosen) == 10
    assert len({(trace["marker"]["symbol"], trace["line"]["color"]) for trace in lines(view)}) == 11
    assert "10 organisations" in view.finding
    codes, notices = trend_controls.add(atlas, TEN.split(","), "Frimley")
    assert (len(codes), "remove one" in notices[0]) == (10, True)


def test_nothing_held_is_said_and_the_benchmark_stays(atlas):
    view = drawn(atlas, organisations="RR8", indicator="training")
    assert "nothing is held" in view.finding
    assert view.table.rows[0]["status"] == "not held"
    assert [trace["name"] for trace in lines(view)] == ["England (benchmark)"]


def test_a_closed_trust_leads_to_its_successor_and_junk_is_named(atlas):
    view = drawn(atlas, organisations="RA4,ZZZ", indicator="discrimination", part="nonsense", group="nonsense")
    assert [subject.code for subject in view.chosen] == ["RH5"]
    said = " ".join(view.notices)
    assert "Yeovil District Hospital NHS Foundation Trust (RA4) is closed; Somerset NHS Foundation Trust (RH5)" in said
    assert "code ZZZ" in said
    assert said.count("nonsense") == 2
    assert "career progression" not in drawn(atlas, indicator="nonsense").finding


def test_the_range_of_years_is_kept_inside_what_exists(atlas):
    view = drawn(atlas, organisations="RR8", indicator="discrimination", **{"from": "2022", "to": "2023"})
    assert [row["when"] for row in view.table.rows if row["organisation"].startswith("Leeds")] == ["2022", "2023"]
    assert "Choose every year" in view.finding
    beyond = drawn(atlas, organisations="RR8", indicator="discrimination", **{"from": "1990", "to": "2090"})
    assert (beyond.selection.first, beyond.selection.last) == (None, None)
    swapped = drawn(atlas, organisations="RR8", indicator="discrimination", **{"from": "2023", "to": "2022"})
    assert swapped.table.rows == view.table.rows


def test_parts_are_offered_and_never_fill_the_whole(atlas):
    view = drawn(atlas, organisations="RR8", indicator="harassment_staff", part="managers")
    assert [key for key, _ in view.parts] == ["whole", "managers", "colleagues"]
    assert "bullied or abused by managers" in view.finding
    whole = drawn(atlas, organisations="RR8", indicator="harassment_staff")
    assert [key for key, _ in whole.groups] == ["both", "bme", "white", "ratio", "difference"]


def test_the_figure_on_screen_is_the_file(atlas, client):
    address = "/export/trends.csv?indicator=discrimination&with=RR8"
    rows = list(csv.reader(io.StringIO(client.get(address).data.decode("utf-8-sig"))))
    view = drawn(atlas, organisations="RR8", indicator="discrimination")
    assert len(rows) == len(view.table.rows) + 1
    assert [row[2] for row in rows[1:]] == [("" if v is None else repr(v)) for v in column(view, "value")]
    assert rows[0][2:6] == ["Per cent of respondents", "95 % from", "to", "Answers"]
    assert client.get("/export/trends-breaks.csv?indicator=discrimination&with=RR8").data.count(b"cuts the line") == 1


def test_the_page_shows_the_selection(atlas, app):
    built = str(trends.layout(atlas)(**{"with": "RR8", "indicator": "discrimination", "from": "x"}))
    assert "Leeds Teaching Hospitals" in built
    assert "“from=x” is not something this page understands" in built
    assert "0808 800 0082" in built


def call(client, **changed):
    """The callback over HTTP, as a browser that shows Leeds on discrimination would call it."""
    values = {
        "trends-indicator.value": "discrimination", "trends-part.value": "whole", "trends-group.value": "all",
        "trends-first.value": "any", "trends-last.value": "any", "trends-benchmark.value": "england",
        "trends-add.n_clicks": 0, "trends-box.n_submit": 0, "trends-box.value": "",
        "trends-address.data": "indicator=discrimination&group=all&with=RR8",
    } | dict.fromkeys((f"{slot}.n_clicks" for slot in trends.SLOTS), 0) | changed  # fmt: skip
    found = next(
        one for one in client.get("/_dash-dependencies").json
        if "trends-figure.figure" in one["output"] and any(i["id"] == "trends-indicator" for i in one["inputs"])
    )  # fmt: skip

    def filled(entries):
        return [entry | {"value": values[f"{entry['id']}.{entry['property']}"]} for entry in entries]

    outputs = [
        dict(zip(("id", "property"), one.rsplit(".", 1), strict=True))
        for one in found["output"].strip(".").split("...")
    ]
    body = {
        "output": found["output"], "outputs": outputs, "inputs": filled(found["inputs"]),
        "state": filled(found["state"]), "changedPropIds": list(changed),
    }  # fmt: skip
    response = client.post("/_dash-update-component", json=body)
    assert response.status_code == 200
    return response.json["response"]


def test_adding_by_a_former_name(client):
    answer = call(client, **{"trends-box.value": "Yeovil District", "trends-box.n_submit": 1})
    assert answer["trends-address"]["data"] == "indicator=discrimination&group=all&with=RR8,RH5"
    assert answer["trends-remove-1"]["hidden"] is False
    assert answer["trends-remove-2"]["hidden"] is True
    assert (answer["trends-box"]["value"], answer["trends-box"]["n_submit"]) == ("", 0)
    assert "took over from it" in str(answer["trends-notices"])
    assert answer["trends-csv"]["href"].endswith("with=RR8,RH5")


def test_typing_without_adding_changes_nothing(client):
    answer = call(client, **{"trends-box.value": "Christie", "trends-benchmark.value": "none"})
    assert answer["trends-address"]["data"] == "indicator=discrimination&group=all&with=RR8&benchmark=none"


def test_removing_the_last_organisation_brings_england_back(client):
    answer = call(client, **{"trends-remove-0.n_clicks": 1})
    assert answer["trends-address"]["data"] == "indicator=discrimination"
    assert answer["trends-benchmark-holder"]["hidden"] is True
    assert "In England" in answer["trends-finding"]["children"]


def test_another_kind_of_indicator_chooses_group_and_years_anew(client):
    answer = call(client, **{"trends-indicator.value": "appointment", "trends-first.value": "2022"})
    assert answer["trends-group"]["value"] == "ratio"
    assert answer["trends-first"]["value"] == "any"
    assert answer["trends-support"]["hidden"] is True


def test_the_same_kind_keeps_group_and_years(client):
    answer = call(client, **{"trends-indicator.value": "harassment_public", "trends-first.value": "2022"})
    assert (answer["trends-group"]["value"], answer["trends-first"]["value"]) == ("all", "2022")


@pytest.mark.parametrize(("text", "said"), [("", "Type a name"), ("zzzz", "Nothing in the atlas"), ("RR8", "already")])
def test_what_cannot_be_added_is_said(client, text, said):
    answer = call(client, **{"trends-box.value": text, "trends-add.n_clicks": 1})
    assert said in str(answer["trends-notices"])
    assert answer["trends-address"]["data"] == "indicator=discrimination&group=all&with=RR8"


def test_an_indicator_of_another_standard_would_be_listed(root):
    known = load(root / "data/indicators")
    shown = [key for key, _ in trend_controls.indicators(known)]
    assert shown[:9] == [one.id for one in known.values() if one.standard == "WRES"]
    assert "race_disparity_ratio" not in shown
