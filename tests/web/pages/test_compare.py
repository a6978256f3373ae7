"""Employers side by side over the tree's figures: who is shown, what is judged, what is never judged, and the files."""

from __future__ import annotations

import csv
import io
import math

import plotly.graph_objects as go
import pytest
from page_parts import found
from scipy.stats import norm

from atlas.selection import Selection
from atlas.sentences import compare as sentences
from atlas.web import compare_add, compare_table, compare_view
from atlas.web.pages import compare as page

LEEDS = "RR8,RGD,RAE"


def draw(atlas, **query):
    return page.draw(atlas, Selection.from_query(query, page.DEFAULTS)[0])


def test_the_order_chosen_is_the_order_shown(atlas):
    shown = draw(atlas, **{"with": "RAE,RR8"})
    assert [one["code"] for one in shown.employers] == ["RAE", "RR8"]
    assert all([row["organisation"] for row in question.rows] == ["RAE", "RR8"] for question in shown.questions)
    assert shown.title == "Bradford Teaching Hospitals or Leeds Teaching Hospitals?"


def test_the_rates_of_both_groups_lead_to_their_trail(atlas):
    shown = draw(atlas, **{"with": "RAE,RR8"})
    question = next(q for q in shown.questions if q.indicator.id == "discrimination")
    row = question.rows[1]
    links = [link["props"] for link in found(compare_table.screen([question], shown.employers), "A")]
    own = [one["children"] for one in links if one["href"] == f"/lineage/{row['lineage']}"]
    assert own[:2] == [f"{row['bme']:.1f}", f"{row['white']:.1f}"]


def test_a_trust_without_rates_is_in_no_pair_and_said_before_all_else(atlas):
    shown = draw(atlas, **{"with": LEEDS})
    assert shown.finding[0] == sentences.CANNOT
    assert "For Leeds and York Partnership no rates" in shown.finding[1]
    assert "as for every mental health trust" in shown.finding[1]
    named = {name for question in shown.questions for pair in question.pairs for name in (pair.first, pair.second)}
    assert named == {"Leeds Teaching Hospitals", "Bradford Teaching Hospitals"}


def test_a_pair_is_the_difference_of_log_ratios_with_both_errors(atlas):
    question = next(q for q in draw(atlas, **{"with": "RR8,RCB"}).questions if q.indicator.id == "discrimination")
    one, other = question.rows
    z = norm.ppf(0.975)
    errors = [math.log(row["ratio_harm_high"] / row["ratio_harm_low"]) / (2 * z) for row in (one, other)]
    apart, error = math.log(one["ratio_harm"] / other["ratio_harm"]), math.hypot(*errors)
    (pair,) = question.pairs
    assert (pair.value, pair.low, pair.high) == pytest.approx(
        (math.exp(apart), math.exp(apart - z * error), math.exp(apart + z * error))
    )
    assert pair.p == pytest.approx(2 * norm.sf(abs(apart / error)))


def test_pairs_of_one_question_are_allowed_for_together(atlas):
    two = draw(atlas, **{"with": "RR8,RAE"}).questions
    five = draw(atlas, **{"with": "RR8,RAE,RCB,RXF,RWY"}).questions
    assert [len(question.pairs) for question in two] == [1] * len(two)
    assert [len(question.pairs) for question in five] == [10] * len(five)
    for few, many in zip(two, five, strict=True):
        assert many.pairs[0].p >= few.pairs[0].p


def test_a_trust_that_closed_after_its_last_figures_is_shown_as_its_successor(atlas):
    built = repr(page.layout(atlas)(**{"with": "RVJ,RNZ"}))
    assert "North Bristol NHS Trust has closed; University Hospitals Bristol and Weston" in built
    assert "no employer with figures" not in built


def test_a_closed_trust_is_shown_as_its_successor_and_what_is_no_employer_is_left_out(atlas):
    built = repr(page.layout(atlas)(**{"with": "RW6,QWO,XXX,RR8"}))
    assert "Pennine Acute Hospitals NHS Trust has closed; what it did is now part of Manchester University" in built
    assert "Northern Care Alliance NHS Foundation Trust is shown." in built
    assert "is no employer with figures of its own" in built
    assert "knows no “XXX”" in built
    assert [one["code"] for one in draw(atlas, **{"with": "RW6,QWO,XXX,RR8"}).employers] == ["RM3", "RR8"]


def test_five_at_most(atlas):
    assert len(draw(atlas, **{"with": "RR8,RAE,RCB,RXF,RWY,RGD"}).employers) == 5
    assert "Five employers at most" in repr(page.layout(atlas)(**{"with": "RR8,RAE,RCB,RXF,RWY,RGD"}))


@pytest.mark.parametrize("query", [{}, {"with": "<b>"}, {"with": "RR8"}, {"with": "RGD,RXG"}, {"indicator": "x"}])
def test_junk_one_employer_or_no_rates_never_break_the_page(atlas, query):
    assert "profession or pay band" in repr(page.layout(atlas)(**query))


def test_the_figure_is_a_figure(atlas):
    shown = draw(atlas, **{"with": LEEDS})
    go.Figure(shown.figure)
    words = [note["text"] for note in shown.figure["layout"]["annotations"]]
    assert "no BME and White rates; all staff 60 %" in words


def test_files_hold_what_is_shown(client, atlas):
    body = client.get(f"/export/compare.csv?with={LEEDS}").get_data(as_text=True)
    read = list(csv.DictReader(io.StringIO(body.lstrip("\ufeff"))))
    shown = draw(atlas, **{"with": LEEDS})
    assert [row["Code"] for row in read] == [row["organisation"] for q in shown.questions for row in q.rows]
    gap = next(row for row in read if row["Code"] == "RR8" and row["Indicator"] == "7")
    assert float(gap["Ratio, above 1 is worse for BME staff"]) == pytest.approx(1.250992, abs=1e-6)
    assert all(row["Verdict"] == "not judged" for row in read if row["Code"] == "RGD")
    book = client.get(f"/export/compare.xlsx?with={LEEDS}")
    assert book.status_code == 200 and book.get_data()[:2] == b"PK"
    assert client.get("/export/nothing.xlsx").status_code == 404


def test_another_chart_over_the_years_comes_over_http_and_is_kept_in_the_address(app, client):
    outputs = [
        {"id": page.Id.TREND_FINDING, "property": "children"}, {"id": page.Id.TREND, "property": "figure"},
        {"id": page.Id.TREND_TWIN, "property": "children"}, {"id": page.Id.ADDRESS, "property": "data"},
    ]  # fmt: skip
    answer = client.post(
        "/_dash-update-component",
        json={
            "output": f"..{'...'.join('{id}.{property}'.format(**one) for one in outputs)}..",
            "outputs": outputs,
            "inputs": [
                {"id": page.Id.OVER_TIME, "property": "value", "value": "harassment_public"},
                {"id": page.Id.CHOSEN, "property": "children", "value": "RR8,RGD"},
            ],
            "changedPropIds": [f"{page.Id.OVER_TIME}.value"],
        },
    ).get_json()["response"]
    assert answer[page.Id.ADDRESS]["data"] == "indicator=harassment_public&with=RR8,RGD"
    assert {"RR8", "RGD"} <= {
        trace["name"][-4:-1] for trace in answer[page.Id.TREND]["figure"]["data"] if "name" in trace
    }


@pytest.mark.parametrize(
    ("words", "shown", "target"),
    [
        ("airedale", "RR8", "/compare?with=RR8,RCF"), ("rae", "", "/compare?with=RAE"),
        ("airdale", "", "/compare?with=RCF"),
        ("leeds", "RAE", "/search?q=leeds"), ("LS9 7TF", "RR8", "/near?near=LS9"), ("", "RR8", "/compare?with=RR8"),
        ("pennine acute", "RR8", "/compare?with=RR8,RM3"), ("zzzz", "", "/search?q=zzzz"),
        ("rr8", "<b>", "/compare?with=RR8"),
    ],
)  # fmt: skip
def test_what_is_typed_becomes_one_employer_more_or_a_choice(atlas, words, shown, target):
    assert compare_add.target(atlas, words, shown).removesuffix("#compare-add") == target


def test_the_form_works_without_a_script(client):
    answer = client.get("/compare/add?with=RR8&q=airedale")
    assert (answer.status_code, answer.headers["Location"]) == (303, "/compare?with=RR8,RCF#compare-add")


def test_a_difference_that_is_more_than_chance_is_found_and_named(atlas):
    shown = draw(atlas, **{"with": "R1F1,RBT"})
    pair = next(q for q in shown.questions if q.indicator.id == "career_progression").pairs[0]
    # On the Isle of Wight more BME staff than White staff believe it; at Mid Cheshire far fewer.
    assert (pair.word, pair.wider) == (sentences.TOLD_APART, "Mid Cheshire Hospitals")
    assert "at Mid Cheshire Hospitals than at Isle of Wight (acute sector)" in shown.finding[-1]


def test_every_heir_of_a_closed_employer_is_named(atlas):
    wish, _ = Selection.from_query({"with": "RYK,RM2"}, compare_view.DEFAULTS)
    settled, (divided, whole) = compare_view.settle(atlas, wish)
    assert settled.organisations == ("RNA", "R0A")
    assert "now part of Black Country Healthcare NHS Foundation Trust and The Dudley Group" in divided
    assert divided.endswith("The Dudley Group NHS Foundation Trust is shown.")
    assert whole.endswith("Manchester University NHS Foundation Trust, which took it over, is shown.")
