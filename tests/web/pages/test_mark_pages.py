"""The mark's pages, badge and data: what is said, that it is what the warehouse holds, and that nothing is claimed."""

from __future__ import annotations

import json
from xml.etree import ElementTree as ET

import pytest
from page_parts import answered, found

from atlas.selection import Selection
from atlas.sentences.mark import DISCLAIMER
from atlas.web import mark_parts, mark_tables, tables
from atlas.web.pages import mark, mark_history, mark_of


def text(component):
    """All text of a component tree, markup included."""
    if component is None:
        return ""
    if isinstance(component, str):
        return component
    if isinstance(component, (list, tuple)):
        return " ".join(text(child) for child in component)
    if isinstance(component, dict):
        return text(component.get("props", {}).get("children"))
    if not hasattr(component, "to_plotly_json"):
        return str(component)
    own = component.to_plotly_json()["props"]
    return f"{own.get('data-markup', '')} {text(own.get('children'))}"


def draw(atlas, **query):
    return mark.draw(atlas, Selection.from_query(query, mark.DEFAULTS)[0])


def test_today_nobody_can_be_assessed_and_the_page_says_exactly_that(atlas) -> None:
    view = draw(atlas)
    assert view.finding.startswith("No employer can be assessed on the figures published today.")
    rows = atlas.marks()
    four = sum(row["checked"] == 4 for row in rows)
    assert f"{four} have figures for 4 of the 11 criteria" in view.finding and four > 150
    assert any("Race Equality Standard" in line for line in view.completing)
    assert DISCLAIMER in view.source


def test_a_filter_lists_fewer_and_changes_no_mark(atlas) -> None:
    everyone, some = draw(atlas), draw(atlas, type="ambulance", place="Y63")
    assert 0 < len(some.file.rows) < len(everyone.file.rows)
    assert {row["trust_type"] for row in some.file.rows} == {"ambulance"}
    assert some.finding == everyone.finding and some.query == "place=Y63&type=ambulance"
    by_code = {row["organisation"]: row for row in everyone.file.rows}
    assert all(by_code[row["organisation"]] == row for row in some.file.rows)


@pytest.mark.parametrize("query", [{}, {"place": "RR8"}, {"type": "hospice"}, {"year": "soon"}, {"x": "y"}])
def test_every_query_gives_the_page(atlas, query) -> None:
    shown = text(mark.layout(atlas)(**query))
    assert "Who has earned the race equality mark?" in shown and DISCLAIMER in shown
    assert "Too little data is “not assessed”, and never a failure." in shown


def test_the_method_stands_on_the_page_with_the_thresholds_in_force(atlas) -> None:
    shown = text(mark.layout(atlas)())
    values = {row["threshold"]: row["value"] for row in atlas.mark_methods()}
    assert f"The wide band is 0.67 to {values['wide.ratio']:g} times" in shown
    assert "The cases of 3 years are taken together" in shown and "0.50 to 2." in shown
    assert "a ratio of 0.55 is no better than one of 1.8" in shown


def test_what_the_simulation_found_stands_there_with_seed_and_draws(atlas) -> None:
    shown = text(mark.layout(atlas)())
    assert "Is it awarded or refused falsely?" in shown and "400 for each line" in shown and "seed 2028" in shown
    assert "are told that no level is met" in shown and "whatever the ethnic mix" in shown


def test_marks_by_size_count_every_trust_once(atlas) -> None:
    rows = mark_tables.by_size(atlas.marks())["props"]["children"]["props"]["children"][2]["props"]["children"]
    counts = [int(row["props"]["children"][1]["props"]["children"]) for row in rows]
    assert sum(counts) == len(atlas.marks())


def test_the_working_of_one_trust(atlas) -> None:
    shown = text(mark_of.layout(atlas)(code="rr8"))
    assert "is not assessed for 2025, which says nothing against it" in shown
    assert "1.25 times (1.20 to 1.30)" in shown and "the whole interval is beyond 10.0 points" in shown
    assert (
        "Would be completed by" in shown
        and DISCLAIMER in shown
        and "/mark/RR8.svg" in str(mark_of.layout(atlas)(code="RR8"))
    )
    assert "No mark is computed for this code" in text(mark_of.layout(atlas)(code="<b>"))
    assert mark_of.title(atlas)(code="RR8") == "Race equality mark: Leeds Teaching Hospitals · Opportunity Atlas"


def test_files_hold_what_is_shown_and_say_who_did_not_award_it(atlas) -> None:
    table = mark_of.export(atlas, Selection(place="RR8"))
    assert len(table.rows) == 11 and {row["statement"] for row in table.rows} == {DISCLAIMER}
    assert len(mark_of.export(atlas, Selection()).rows) == 0
    assert len(mark.export(atlas, mark.DEFAULTS).rows) == len(atlas.marks())
    history = mark_history.export(atlas, Selection())
    assert [row["not assessed"] for row in history.rows] == [len(atlas.marks())]


def test_the_history(atlas) -> None:
    shown = text(mark_history.layout(atlas)())
    assert "WRES 2025, one version of the method: no mark was held." in shown


def test_the_card_of_an_employer(atlas) -> None:
    shown = text(mark_parts.card(atlas.mark("RR8")))
    assert "not assessed" in shown and "4 of 11 criteria can be checked on what is published." in shown
    assert DISCLAIMER in shown
    assert mark_parts.card(atlas.mark("ENG")) is None


def test_the_badge_says_all_that_it_must_on_its_own(app, atlas) -> None:
    client = app.server.test_client()
    answer = client.get("/mark/RR8.svg")
    assert answer.mimetype == "image/svg+xml"
    root = ET.fromstring(answer.text)
    name = "{http://www.w3.org/2000/svg}"
    assert root.attrib["role"] == "img" and root.attrib["aria-labelledby"] == "title desc"
    title, description = root.find(f"{name}title").text, root.find(f"{name}desc").text
    for words in ("not assessed", "WRES 2025", "method version 1", DISCLAIMER):
        assert words in title and words in description
    link = root.find(f"{name}a").attrib["href"]
    assert link.endswith("/mark/RR8") and link.startswith("http")
    seen = " ".join(element.text or "" for element in root.iter(f"{name}text"))
    assert "WRES 2025 · method 1" in seen and DISCLAIMER in seen and "not assessed" in seen
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]

    found = json.loads(client.get("/mark/rr8.json").text)
    assert (found["mark"], found["wres_year"], found["method_version"]) == ("not assessed", 2025, 1)
    assert found["statement"] == DISCLAIMER and found["working"] == link and found["invented"] is False
    assert found["data_version"] == atlas.version


def test_unknown_codes_are_404(app) -> None:
    client = app.server.test_client()
    for path in ("/mark/QQQ.svg", "/mark/QQQ.json", "/mark/QQQ", "/mark/ENG"):
        assert client.get(path).status_code == 404, path
    assert client.get("/mark/RR8").status_code == client.get("/mark/history").status_code == 200


def test_a_control_changes_list_file_and_address(app) -> None:
    wish = {"mark-kind": "community", "mark-area": "all"}
    answer = answered(app.server.test_client(), "mark-employers.data-markup", wish, "mark-kind")
    assert answer["mark-address"]["data"] == "type=community"
    assert answer["mark-csv"]["href"] == "/export/mark.csv?type=community"
    assert "Leeds Community" in answer["mark-employers"]["data-markup"]


def test_the_list_of_trusts_is_by_name_and_says_so(atlas) -> None:
    table = draw(atlas).file
    assert table.title == "Every trust, by name"
    names = [row["name"].casefold() for row in table.rows]
    assert names == sorted(names)


def test_a_closed_trust_leads_to_the_marks_of_its_heirs(app, atlas) -> None:
    assert app.server.test_client().get("/mark/RYK").status_code == 200
    page = mark_of.layout(atlas)(code="ryk")
    assert "closed on 30 September 2024" in text(page) and "No mark is computed" not in text(page)
    assert "/mark/RNA" in repr(page) and "/mark/TAJ" in repr(page)


def test_the_row_of_a_published_plan_says_what_was_found() -> None:
    blank = dict.fromkeys(("value", "low", "high", "unit", "value_2", "low_2", "high_2", "unit_2"))
    row = blank | {
        "criterion": "action_plan", "title": "Published action plan", "domain": "", "counted": True, "years": "2025",
        "basis": "", "source": "https://trust.invalid/plan", "source_name": None, "completed_by_name": None,
        "wide": "met", "close": "met", "level": "", "reason": "", "change": "", "wide_limit": None, "close_limit": None,
    }  # fmt: skip
    shown = str(mark_tables.criteria([row], "A trust"))
    assert "A plan of the year is published" in shown and "https://trust.invalid/plan" in shown
    without = str(mark_tables.criteria([row | {"source": "", "wide": "can’t be checked"}], "A trust"))
    assert "A plan of the year is published" not in without


def test_each_count_of_a_criterion_leads_to_the_trusts_that_are_counted(atlas):
    rows = atlas.mark_standing()
    links = [link["props"] for link in found(tables.table(mark_tables.standing(rows), row_header="title"), "A")]
    assert len(links) == 5 * len(rows)
    trail = atlas.trail(links[0]["href"].removeprefix("/lineage/"))
    assert [row["role"] for row in trail.inputs].count("ruled_out") == int(links[0]["children"]) == rows[0]["met"]
    assert len(trail.inputs) == rows[0]["trusts"]
