"""The API over HTTP: the lists, their paging and caching, and the way from a number to its cell."""

from __future__ import annotations

import csv
import io

import pytest
from openapi_spec_validator import validate

from atlas.web.api.collections import COLLECTIONS, MAX_PAGE_SIZE
from atlas.web.pages import api as page

ROOT = "/api/v1"


def results(client, address):
    answer = client.get(f"{ROOT}/{address}")
    assert answer.status_code == 200, answer.text
    return answer.json["results"]


@pytest.mark.parametrize("collection", COLLECTIONS, ids=lambda one: one.name)
def test_the_declared_fields_are_those_of_the_query(atlas, collection):
    usual = {parameter.name: parameter.schema["default"] for parameter in collection.parameters}
    page = atlas.collection(collection.name, 1, 0, **usual, **collection.fixed)
    assert [field.name for field in collection.fields] == list(page.rows[0])


@pytest.mark.parametrize("collection", COLLECTIONS, ids=lambda one: one.name)
def test_json_and_csv_say_the_same(client, collection):
    listed = client.get(f"{ROOT}/{collection.name}?page_size=7")
    file = client.get(f"{ROOT}/{collection.name}.csv?page_size=7")
    rows = list(csv.DictReader(io.StringIO(file.text)))
    assert listed.headers["Total-Results"] == file.headers["Total-Results"]
    assert listed.json["paging"]["total_results"] == int(file.headers["Total-Results"])
    assert len(rows) == len(listed.json["results"]) > 0
    for row, item in zip(rows, listed.json["results"], strict=True):
        for field in collection.fields:
            outer, _, inner = field.name.partition(".")
            value = item[outer][inner] if inner else item[outer]
            if field.kind in ("number", "integer"):
                assert row[field.name] == "" if value is None else float(row[field.name]) == value
            elif field.kind == "string":
                assert row[field.name].removeprefix("'") == (value or "")


def test_pages_together_are_the_whole_list(client):
    codes, address = [], f"{ROOT}/organisations?area_type=icb&page_size=10"
    while address:
        answer = client.get(address)
        codes += [row["code"] for row in answer.json["results"]]
        following = [link for link in answer.headers.get("Link", "").split(", ") if 'rel="next"' in link]
        address = following[0][1 : following[0].index(">")] if following else ""
    assert len(codes) == len(set(codes)) == 42


def test_a_program_gets_englands_gap_on_indicator_8(client):
    (row,) = results(client, "measures?indicator=discrimination&area_type=england&part=whole&latest_only=true")
    assert (round(row["bme"]["value"], 2), round(row["white"]["value"], 2)) == (15.2, 6.77)
    assert row["difference"]["value"] == pytest.approx(row["bme"]["value"] - row["white"]["value"])
    assert row["ratio_harm"]["lower_ci"] > 1.25
    assert row["verdict"]["word"] == "large gap"


def test_filters_narrow_and_an_ancestor_holds_its_own(client):
    inside = {row["code"] for row in results(client, "organisations?area_type=trust&ancestor_code=QWO&page_size=1000")}
    rows = results(client, "measures?area_type=trust&ancestor_code=QWO&indicator=discrimination&page_size=1000")
    assert "RR8" in inside
    assert {row["area_code"] for row in rows} <= inside
    two = results(client, "measures?area_codes=RR8,RAE&indicator=discrimination&latest_only=true")
    assert {row["area_code"] for row in two} == {"RR8", "RAE"}
    late = results(client, "figures?area_codes=RR8&from_date=2024-01-01&page_size=1000")
    assert late
    assert all(row["period"]["end"] >= "2024-01-01" for row in late)


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("measures?indicatr=x", "“indicatr” is no parameter of this address"),
        ("measures?area_type=planet", "area_type is “planet”; expected one of england, region, icb"),
        ("measures?page=0", "page is “0”; expected a whole number from 1 to 100,000."),
        (f"measures?page_size={MAX_PAGE_SIZE + 1}", "expected a whole number from 1 to 1,000"),
        ("measures?area_codes=" + ",".join(["RR8"] * 51), "area_codes holds 51 codes; at most 50"),
        ("measures?area_codes=RR8&area_codes=RAE", "area_codes is given 2 times; give it once."),
        ("figures?from_date=2024-13-01", "from_date is “2024-13-01”; expected a date"),
        ("measures?latest_only=yes", "latest_only is “yes”; expected true or false."),
        ("measures?indicator=foo", "indicator is “foo”; expected one of appointment, board, career_progression, "),
        ("figures?group=martian", "group is “martian”; expected one of all, asian, "),
        ("trends.csv?part=6b", "part is “6b”; expected one of "),
        ("progression?ladder=rope", "ladder is “rope”; expected one of all, clinical, "),
        ("programmes?scheme=gold", "scheme is “gold”; expected one of aace-pledge, "),
        ("mark_criteria?criterion=luck", "criterion is “luck”; expected one of action_plan, "),
        ("figures?source=hearsay", "source is “hearsay”; expected one of boundaries, "),
    ],
)
def test_what_is_not_understood_is_refused_in_one_sentence(client, address, sentence):
    answer = client.get(f"{ROOT}/{address}")
    assert answer.status_code == 400
    assert answer.mimetype == "application/problem+json"
    assert sentence in answer.json["detail"]
    assert answer.json["errors"][0]["parameter"] in address


@pytest.mark.parametrize(
    ("address", "parameter"),
    [("measures?area_codes=RR8,XXX", "area_codes"), ("organisations.csv?ancestor_code=XXX", "ancestor_code")],
)
def test_a_code_that_no_organisation_has_is_named(client, address, parameter):
    answer = client.get(f"{ROOT}/{address}")
    assert (answer.status_code, answer.mimetype) == (404, "application/problem+json")
    assert answer.json["detail"] == "No organisation has the code XXX."
    assert (answer.json["code"], answer.json["errors"][0]["parameter"]) == ("no_such_organisation", parameter)


def test_what_there_is_without_rows_is_an_empty_list(client):
    for asked in ("measures?area_codes=QWO&indicator=board", "progression?group=difference", "marks?ancestor_code=RR8"):
        assert results(client, asked) == []


def test_the_document_lists_the_keys_that_are_taken(client, atlas):
    (indicator,) = [
        one["schema"]
        for one in client.get(f"{ROOT}/openapi.json").json["paths"]["/measures"]["get"]["parameters"]
        if one["name"] == "indicator"
    ]
    assert indicator["enum"] == sorted(atlas.indicators)
    assert {row["id"] for row in results(client, "indicators")} == set(indicator["enum"])


def test_unknown_addresses_keys_and_methods_answer_in_the_apis_own_form(client):
    for address in (
        "nothing",
        "measures.xml",
        "organisations/ZZZ9",
        "lineage/0000000000000000",
        "trends/1",
        "trends/a%0Ab",
    ):
        answer = client.get(f"{ROOT}/{address}")
        assert (answer.status_code, answer.mimetype) == (404, "application/problem+json"), address
    refused = client.post(f"{ROOT}/measures")
    assert refused.status_code == 405
    assert "GET" in refused.headers["Allow"]


def test_an_unchanged_answer_is_not_sent_again(client, atlas):
    first = client.get(f"{ROOT}/indicators")
    again = client.get(f"{ROOT}/indicators", headers={"If-None-Match": first.headers["ETag"]})
    other = client.get(f"{ROOT}/indicators?page_size=3", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data, other.status_code) == (304, b"", 200)
    kept = client.get(f"{ROOT}/indicators?data_version={atlas.version}")
    assert "immutable" in kept.headers["Cache-Control"]
    assert "immutable" not in first.headers["Cache-Control"]
    gone = client.get(f"{ROOT}/indicators?data_version=00000000")
    assert (gone.status_code, gone.json["code"]) == (404, "version_gone")


def test_any_web_page_may_ask(client):
    answer = client.get(f"{ROOT}/indicators", headers={"Origin": "https://example.org"})
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert client.open(f"{ROOT}/indicators", method="OPTIONS").status_code == 204
    assert "Access-Control-Allow-Origin" not in client.get("/").headers


def test_a_figure_leads_to_its_row_and_a_measure_to_its_figures(client):
    (row,) = results(client, "measures?area_codes=RR8&indicator=discrimination&latest_only=true")
    trail = client.get(f"{ROOT}/lineage/{row['id']}").json
    inputs = {step["role"]: step["id"] for step in trail["inputs"]}
    assert set(inputs) == {"bme", "white", "answers", "share_bme", "share_white"}
    assert trail["stored"]["ratio_method"] == row["ratio"]["method"]
    assert {cell["id"] for cell in trail["cells"]} == set(inputs.values())
    (cell,) = client.get(f"{ROOT}/lineage/{row['bme']['figure']}").json["cells"]
    assert (cell["id"], cell["value"]) == (inputs["bme"], row["bme"]["value"])
    assert cell["place"]["file"].endswith(".csv")
    assert cell["place"]["row"].isdecimal()
    assert len(cell["place"]["sha256"]) == 64
    assert cell["reader"] == "atlas.sources.nss_2024_bme_white"
    assert cell["publication"]["landing_page"].startswith("https://")


@pytest.mark.parametrize(
    "collection", ["measures", "trends", "progression", "disparity", "figures", "marks", "mark_criteria"]
)
def test_every_row_of_a_list_has_an_id_that_opens_its_trail(client, collection):
    (row,) = results(client, f"{collection}?page_size=1")
    trail = client.get(f"{ROOT}/lineage/{row['id']}").json
    assert trail["id"] == row["id"]
    assert trail["organisation"]["code"] == row["area_code"]
    assert trail["cells"] or collection in ("marks", "mark_criteria")  # of one that cannot be checked there are none
    file = client.get(f"{ROOT}/lineage/{row['id']}.csv")
    lines = list(csv.DictReader(io.StringIO(file.text)))
    places = [line["place_in_trail"] for line in lines]
    assert places == ["value"] + ["input"] * len(trail["inputs"]) + ["cell"] * len(trail["cells"])
    assert [line["id"] for line in lines if line["place_in_trail"] == "cell"] == [one["id"] for one in trail["cells"]]


def test_a_mark_its_criteria_and_its_rules_say_whose_they_are(client):
    said = "Computed by an open-source project, not awarded by NHS England."
    for name in ("marks", "mark_criteria", "mark_rules"):
        listed = client.get(f"{ROOT}/{name}?area_codes=RR8")
        assert listed.json["statement"] == said
        rows = list(csv.DictReader(io.StringIO(client.get(f"{ROOT}/{name}.csv?area_codes=RR8").text)))
        assert {row["statement"] for row in rows} == {said}
    assert "statement" not in client.get(f"{ROOT}/measures").json


def test_the_criteria_and_rules_are_those_of_the_marks_page(client, atlas):
    (mark,) = results(client, "marks?area_codes=RR8&newest_only=true")
    assert mark["mark"] == "not assessed"
    key = ("RR8", mark["wres_year"], mark["method_version"])
    rows = results(client, "mark_criteria?area_codes=RR8&newest_only=true")
    assert [(row["criterion"], row["state"]["wide"], row["figure"]["value"]) for row in rows] == [
        (row["criterion"], row["wide"], row["value"]) for row in atlas.mark_criteria(*key)
    ]
    rules = results(client, f"mark_rules?area_codes=RR8&wres_year={mark['wres_year']}&method_version=1")
    assert [(row["rule"], row["state"], row["found"]) for row in rules] == [
        (row["rule"], row["state"], row["count"]) for row in atlas.mark_rules(*key)
    ]
    met = results(client, "mark_criteria?criterion=discrimination&state=not%20met&page_size=1000")
    assert met and {(row["criterion"], row["state"]["wide"]) for row in met} == {("discrimination", "not met")}
    assert results(client, "marks?wres_year=2016") == []


def test_the_document_is_valid_openapi(client):
    validate(client.get(f"{ROOT}/openapi.json").json)


def test_the_page_names_every_address_parameter_and_field(atlas):
    text = repr(page.layout(atlas)())
    for collection in COLLECTIONS:
        assert f"'{ROOT}/{collection.name}'" in text
        for named in (*collection.parameters, *collection.fields):
            assert f"'{named.name}'" in text
