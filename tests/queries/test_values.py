"""Answers equal those of the dull twins, on the real figures."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    "words",
    [
        "leeds",
        "Salford Royal",
        "st george's",
        "ST GEORGES",
        "north west",
        "rm3",
        "QOP",
        "E40000003",
        "&",
        "",
        "qqq",
        "hospital",
    ],
)
def test_search_finds_the_same_codes(real, table, naive, words):
    expected = naive.found(table("organisation"), table("organisation_name"), words)
    assert {row["code"] for row in real.search(words)} == set(expected) or len(expected) > 200


def test_the_best_match_comes_first_and_a_closed_body_names_its_successor(real):
    assert [row["code"] for row in real.search("RM3")] == ["RM3"]
    (former,) = real.search("Salford Royal")
    assert (former["code"], former["former_name"]) == ("RM3", "Salford Royal NHS Foundation Trust")
    assert "formerly Salford Royal" in former["detail"]
    yeovil = next(row for row in real.search("Yeovil") if row["code"] == "RA4")
    assert (yeovil["closed_to"], yeovil["closed_to_name"]) == ("RH5", "Somerset NHS Foundation Trust")


def test_england_tiles(real, table, naive):
    ranks = {row["source"]: row["rank"] for row in table("source")}
    expected = naive.england_tiles(table("measure"), table("series_break"), table("indicator"), ranks)
    found = {row["number"]: (row["year"], row["previous_year"]) for row in real.england_tiles()}
    assert set(found) == set(range(1, 10))
    for number, (year, before) in expected.items():
        # A year before is given as its WRES year, which for a survey is one more.
        survey = number in (5, 6, 7, 8)
        assert found[number] == (year, before + 1 if survey and before else before)


@pytest.mark.parametrize(
    ("part", "level", "group", "year"),
    [("whole", "trust", "bme", 2024), ("whole", "trust", "all", 2021), ("whole", "icb", "all", 2024)],
)
def test_coverage_line(real, table, naive, part, level, group, year):
    line = real.coverage_line("discrimination", part, level, group, year)
    assert line["with_figure"] == naive.coverage_units(table("figure"), "discrimination", part, level, group, year)
    assert line["with_figure"] <= line["out_of"]


def test_table_sizes_are_exact(real, table):
    assert {row["name"]: row["rows"] for row in real.tables()} == {
        row["name"]: len(table(row["name"])) for row in real.tables()
    }


def test_two_published_figures_of_england(real):
    tiles = {row["number"]: row for row in real.england_tiles()}
    assert (round(tiles[7]["bme"], 2), round(tiles[7]["white"], 2)) == (49.51, 58.85)
    assert (round(tiles[8]["bme"], 2), round(tiles[8]["white"], 2)) == (15.20, 6.77)
    assert tiles[1]["bme"] == 28.6 and tiles[1]["previous_bme"] == 26.4
