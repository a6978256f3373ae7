"""Finding a trust by what people really type: slips, former names, codes, and the first half of a postcode."""

from __future__ import annotations

import pytest
from page_parts import text

from atlas.web.pages import search

SLIPS = {
    "leeds teching": "RR8", "kings colege": "RJZ", "shefield teaching": "RHQ", "univeristy college london": "RRV",
    "newcaslte": "RTD", "moorfeilds": "RP6", "chelsea westminister": "RQM", "berkshire helthcare": "RWX",
    "imperal": "RYJ", "royal fee": "RAL", "wirral comunity": "RY7", "plymoth": "RK9", "yorkshire ambulence": "RX8",
    "queen elizebeth": "RCX", "greatr manchester mental": "RXV", "christy": "RBV", "saint thomas": "RJ1",
}  # fmt: skip


@pytest.mark.parametrize(("typed", "code"), SLIPS.items())
def test_a_slip_finds_what_was_meant_first_and_says_so(atlas, typed, code):
    found = atlas.search(typed)
    assert found[0]["code"] == code
    assert all(row["guessed"] for row in found)
    assert f"Nothing is spelled “{typed}”" in text(search.answer(atlas, typed))


def test_a_slip_that_fits_several_finds_them_all(atlas):
    assert {"R0A", "RXV", "QOP"} <= {row["code"] for row in atlas.search("manchster")}
    assert {"RAE", "TAD"} == {row["code"] for row in atlas.search("bradfrod")}


def test_what_is_spelled_right_is_never_guessed_at(atlas):
    for typed in ("guys and st thomas", "Guy's & St Thomas'", "barts", "leeds teaching", "RR8", "E54000054"):
        found = atlas.search(typed)
        assert found and not any(row["guessed"] for row in found), typed
    assert [row["code"] for row in atlas.search("guys and st thomas")] == ["RJ1"]


def test_nothing_is_made_of_noise(atlas):
    assert [atlas.search(typed) for typed in ("zzzz", "qwertyuiop", "the nhs xx", "x")][:2] == [[], []]


def test_an_exact_code_comes_before_names_and_a_prefix_before_the_middle(atlas):
    assert atlas.search("rae")[0]["code"] == "RAE"
    names = [row["name"] for row in atlas.search("leeds")]
    assert names[0].startswith("Leeds") and len(names) >= 3


def test_a_closed_trust_leads_to_its_successor(atlas):
    found = atlas.search("pennine acute")[0]
    assert (found["code"], found["closed_to"]) == ("RW6", "RM3")
    assert "This body is recorded as closed on 30 September 2021. What it did is now part of  Manchester" in text(
        search.answer(atlas, "pennine acute")
    )


def test_the_first_half_of_a_postcode_leads_to_the_trusts_near_it(atlas):
    assert "Trusts near LS9" in text(search.answer(atlas, "ls9"))
    assert "Trusts near" not in text(search.answer(atlas, "ZZ99"))


@pytest.mark.parametrize("path", ["/search?q=LS9+7TF", "/search.json?q=ls97tf", "/near?near=LS9%207TF&within=20"])
def test_a_whole_postcode_in_a_link_is_sent_on_without_its_second_half(client, path):
    answer = client.get(path)
    assert answer.status_code == 303
    assert "7TF" not in answer.headers["Location"].upper()
    assert "LS9" in answer.headers["Location"].upper()
    assert client.get(answer.headers["Location"]).status_code == 200


@pytest.mark.parametrize("path", ["/organisation/%0D%0AX", "/organisation/a%3Fb", "/organisation/%E2%80%93"])
def test_an_odd_path_with_a_whole_postcode_keeps_its_own_spelling(client, path):
    answer = client.get(f"{path}?q=LS9+7TF")
    assert (answer.status_code, answer.headers["Location"]) == (303, f"{path}?q=LS9")


def test_a_page_that_is_handed_a_whole_postcode_shows_only_its_first_half(atlas):
    built = search.layout(atlas)(q="LS9 7TF")
    assert "7TF" not in repr(built) and "LS9" in repr(built)


FORGIVEN = {"West Yorkshire ICS": "QWO", "west yorkshire (ICB)": "QWO", "West Yorkshire Integrated Care System": "QWO",
            "Leeds Teaching Hospitals foundation": "RR8", "st thomas hospital": "RJ1"}  # fmt: skip
INITIALS = {"gstt": "RJ1", "UCLH": "RRV", "UHB": "RRK", "CNWL": "RV3", "SLaM": "RV5"}


@pytest.mark.parametrize(("typed", "code"), (FORGIVEN | INITIALS).items())
def test_words_that_most_names_have_are_forgiven_and_first_letters_are_read(atlas, typed, code):
    found = atlas.search(typed)
    assert found[0]["code"] == code and not found[0]["guessed"]
    if typed in FORGIVEN:
        assert len(found) == 1


def test_first_letters_that_fit_two_names_find_both(atlas):
    assert [row["code"] for row in atlas.search("LTHT")] == ["RXN", "RR8"]


def test_first_letters_that_fit_no_name_find_nothing_exactly(atlas):
    assert not any(not row["guessed"] for row in atlas.search("LTXT"))


@pytest.mark.parametrize("typed", ["NHS", "trust", "a", "NHS Foundation Trust", "the hospital", "ICS"])
def test_words_that_every_name_has_are_too_general(atlas, typed):
    assert f"“{typed}” is too general" in text(search.answer(atlas, typed))


@pytest.mark.parametrize("typed", ["Leeds LS9", "LS9, Leeds", "leeds, ls9"])
def test_a_first_half_among_other_words_is_found_and_the_words_too(atlas, typed):
    shown = text(search.answer(atlas, typed))
    assert "Trusts near LS9" in shown and "Leeds Teaching Hospitals" in shown
    assert "Nothing" not in shown


def test_a_begun_second_half_is_cut(client, atlas):
    assert client.get("/search?q=LS9+7").headers["Location"] == "/search?q=LS9"
    assert "Trusts near LS9" in text(search.layout(atlas)(q="LS9 7"))


def test_a_postcode_area_alone_asks_for_the_first_half(atlas):
    shown = text(search.answer(atlas, "LS"))
    assert "LS alone is a postcode area" in shown and "LS9" in shown and "fits" not in shown
    assert "LS10" in shown.partition("LS9")[2], "in the order of their numbers"
    assert "B alone is a postcode area" in text(search.answer(atlas, "B"))
    assert atlas.outcodes_of("ZZ") == [] and "LS11" not in atlas.outcodes_of("L")


def test_the_beginning_of_a_london_first_half_suggests_the_halves(atlas):
    shown = text(search.answer(atlas, "EC1"))
    assert "EC1 is the beginning of several postcodes" in shown and "EC1A" in shown and "EC1V" in shown


def test_a_former_name_is_said_to_be_one_and_in_normal_case(atlas):
    detail = atlas.search("dudley and walsall")[0]["detail"]
    assert "formerly Dudley and Walsall Mental Health Partnership NHS Trust" in detail


def test_a_closed_trust_without_heir_says_that_it_closed(atlas):
    assert "recorded as closed on 31 October 2017" in text(search.answer(atlas, "RJD"))
    assert "passes to" not in text(search.answer(atlas, "RJD"))
    assert "closed" not in text(search.answer(atlas, "RR8"))


def test_every_heir_of_a_closed_trust_is_named_as_on_its_page(atlas):
    assert {heir["code"] for heir in atlas.heirs("RYK")} == {"RNA", "TAJ"} and len(atlas.heirs("RYK")) == 2
    shown = text(search.answer(atlas, "RYK"))
    assert "The Dudley Group" in shown and "Black Country Healthcare" in shown
    assert atlas.heirs("RR8") == []
