"""The programmes' page: the register that is held, filters, what is not known, and nothing that names a person."""

from __future__ import annotations

import csv
import io
import json

import plotly.graph_objects as go
import pytest
from page_parts import answered

from atlas.reader import Atlas
from atlas.selection import Selection
from atlas.sentences import programmes as words
from atlas.web import programme_tables
from atlas.web.pages import organisation
from atlas.web.pages import programmes as page


def draw(atlas, **query):
    return page.draw(atlas, Selection.from_query(query, page.DEFAULTS)[0])


def rows(atlas, **query):
    return page.export(atlas, Selection.from_query(query, page.DEFAULTS)[0]).rows


def test_general_diversity_awards_are_kept_apart_unless_asked_for(atlas):
    usual, everything = rows(atlas), rows(atlas, about="all")
    assert {row["about"] for row in usual} == {"race"}
    assert "tidemark" in {row["scheme"] for row in everything} - {row["scheme"] for row in usual}
    assert len(everything) == len(atlas.programmes()) > len(usual)
    assert "about: equality in general" in json.dumps(draw(atlas, about="all").register)


def test_the_finding_counts_open_trusts_of_which_something_is_listed(atlas):
    open_trusts = {row["code"] for row in atlas.map_places() if row["level"] == "trust" and row["valid_to"] is None}
    having = {row["final_code"] or row["organisation"] for row in rows(atlas)} & open_trusts
    assert draw(atlas).finding.startswith(f"{len(having)} of {len(open_trusts)} trusts open today")
    assert f"For the other {len(open_trusts) - len(having)} none was found" in draw(atlas).finding


@pytest.mark.parametrize(
    ("query", "holds"),
    [
        ({"programme": "mentoring"}, lambda row: row["kind"] == "mentoring"),
        ({"place": "Y62"}, lambda row: row["region"] == "Y62"),
        ({"search": "reach network"}, lambda row: "reach" in str(row).casefold()),
        ({"search": "RXH"}, lambda row: row["organisation"] == "RXH"),
    ],
)
def test_a_filter_lists_what_fits_and_all_of_it(atlas, query, holds):
    found = rows(atlas, **query)
    assert found and all(holds(row) for row in found)
    assert len(found) < len(rows(atlas))
    if "search" not in query:
        assert len(found) == sum(holds(row) for row in rows(atlas))


@pytest.mark.parametrize(
    "query", [{}, {"place": "XXX"}, {"programme": "club"}, {"about": "x"}, {"search": "<b>"}, {"search": "zzzz"}]
)
def test_junk_never_breaks_the_page(atlas, query):
    assert "Which networks, mentoring and programmes are known?" in repr(page.layout(atlas)(**query))


def test_the_map_holds_every_open_trust_once(atlas):
    figure = draw(atlas, programme="mentoring").figure
    go.Figure(figure)
    shown = sum(len(trace["lon"]) for trace in figure["data"] if trace["type"] == "scattergeo")
    assert shown == sum(row["level"] == "trust" and row["valid_to"] is None for row in atlas.map_places())


def test_what_is_not_known_is_said(atlas):
    built = repr(page.layout(atlas)())
    assert "No network can be scored" in built and "Nothing here shows that one changed the other" in built
    assert "can be said for none of them" in built and "No year is recorded of INNOV8 and Stepping Up" in built


def test_a_share_of_alumni_stands_beside_its_missing_comparator(atlas):
    national = {row["programme"]: row for row in atlas.programmes_national()}
    assert national["Breaking Through"]["comparator"] == "none"
    assert all(row["comparator"] for row in national.values())


def test_the_callback_answers_with_the_whole_view(atlas, client):
    wish = {page.Id.KIND: "network", page.Id.AREA: "all", page.Id.ABOUT: "race", page.Id.WORDS: "reach"}
    response = answered(client, f"{page.Id.FINDING}.children", wish, page.Id.KIND)
    view = draw(atlas, programme="network", search="reach")
    assert response[page.Id.FINDING]["children"] == view.finding
    assert response[page.Id.ADDRESS]["data"] == view.query == "programme=network&search=reach"
    assert response[page.Id.CSV]["href"] == f"/export/programmes.csv?{view.query}"
    assert response[page.Id.REGISTER]["data-markup"] == page.markup(view.register)


def test_the_file_holds_the_rows_on_screen_with_their_pages(client, atlas):
    body = client.get("/export/programmes.csv?programme=charter").get_data(as_text=True)
    read = list(csv.DictReader(io.StringIO(body.lstrip("\ufeff"))))
    assert [row["Name"] for row in read] == [row["name"] for row in rows(atlas, programme="charter")]
    assert all(row["Page"] and row["Row of the register"] for row in read)


def test_an_organisation_shows_the_same_rows_and_those_of_bodies_that_joined_it(atlas):
    shown = repr(organisation.layout(atlas)(code="R0D"))
    for row in atlas.programmes("R0D"):
        assert row["final_code"] == "R0D" or row["organisation"] == "R0D"
    assert "Joint BAME Staff Network" in shown and "https://www.uhd.nhs.uk/about-us/equality" in shown


def test_an_organisation_without_rows_is_not_said_to_have_none(atlas):
    having = {row["final_code"] for row in atlas.programmes()} | {row["organisation"] for row in atlas.programmes()}
    code = next(row["code"] for row in atlas.employers() if row["level"] == "trust" and row["code"] not in having)
    assert "No page that prints any has been found for it" in repr(organisation.layout(atlas)(code=code))


def test_the_api_lists_the_same_rows(client, atlas):
    answer = client.get("/api/v1/programmes?programme_kind=mentoring&about=race&page_size=1000").get_json()
    assert [row["area_code"] for row in answer["results"]] == sorted(
        row["organisation"] for row in rows(atlas, programme="mentoring")
    )


def test_an_atlas_without_programmes_has_a_page_that_says_so(small):
    empty = Atlas(small.build([small.figure()]))
    assert "0 of 6 trusts" in page.draw(empty, page.DEFAULTS).finding
    assert page.export(empty, page.DEFAULTS).rows == []
    assert "Nothing is held about programmes" in repr(page.layout(empty)())


def test_the_timeline_can_be_saved_with_words_of_its_own(atlas):
    built = page.layout(atlas)()
    buttons = [part for part in built._traverse() if getattr(part, "data-figure", "") == page.Id.TIMELINE]
    assert [getattr(button, "data-action") for button in buttons] == ["png", "svg"]
    held = {part.id: part for part in built._traverse() if hasattr(part, "id")}
    for button in buttons:
        words = {key: held[getattr(button, f"data-{key}-from")] for key in ("title", "finding", "source", "coverage")}
        assert words["title"].children == "When did national programmes run?"
        assert "Nothing here shows that one changed the other" in words["finding"].children
        assert words["coverage"].children == "8 of 10 programmes drawn."


def test_experts_stand_by_region_only_where_a_register_has_them(atlas, monkeypatch):
    national = atlas.programmes_national()
    said = words.experts(national, [], "England")
    assert said.startswith("Recorded for England: 37 in a new cohort; above 80 in all (about late 2019).")
    assert "In which regions they work is not recorded" in said and said in repr(page.layout(atlas)())
    one = {
        "region": "Y1",
        "region_name": "North",
        "year": "2019",
        "cohort": "3",
        "organisation": "RR8",
        "participants": 4,
    }
    rows = [one, one | {"organisation": "RAE", "participants": 3}, one | {"year": "2020", "participants": None}]
    assert "3 cohorts in 1 region." in words.experts(national, rows, "England")
    held = [{"lineage": f"id{n}", "scheme": "wres-experts", **row} for n, row in enumerate(rows)]
    monkeypatch.setattr(type(atlas), "programmes", lambda self: held)
    groups = atlas.wres_experts()
    assert [(row["year"], row["organisations"], row["people"]) for row in groups] == [("2019", 2, 7), ("2020", 1, None)]
    assert [row["ids"] for row in groups] == [["id0", "id1"], ["id2"]]
    shown = json.dumps(programme_tables.experts(groups))
    assert shown.index('"7"') < shown.index("2020") and '"2"' in shown


def test_a_mirror_of_somebody_elses_page_is_named_and_not_linked():
    mirror, own = (json.dumps(programme_tables.page(f"{host}/a")) for host in ("d47.6bdv.ws", "www.asph.nhs.uk"))
    assert "d47.6bdv.ws" in mirror and "href" not in mirror
    assert '"href": "https://www.asph.nhs.uk/a"' in own
