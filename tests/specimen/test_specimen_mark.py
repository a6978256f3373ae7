"""The mark in the invented service: plans are facts, equality is planted on the ladder too, and badges say so."""

from __future__ import annotations

import numpy as np

from atlas.reader import Atlas
from atlas.specimen import country, sizes, writing
from atlas.specimen.plan import Plan
from atlas.warehouse import mark_method


def test_plans_are_facts_of_the_layout_that_the_build_reads(tmp_path):
    path = tmp_path / "action_plans.csv"
    path.write_text(writing._action_plans(country.invent(Plan())), encoding="utf-8")
    found = mark_method.action_plans(path)
    assert {row["published"] for row in found.values()} == {"yes", "no"}
    assert all(code.startswith("ZZ") for code, _ in found)
    assert all(".invalid/" in row["address"] for row in found.values() if row["published"] == "yes")


def test_where_equality_is_planted_the_ladder_has_no_slope():
    trusts = country.invent(Plan()).trusts
    equal = next(trust for trust in trusts if trust.planted == "equal" and trust.size > 3000)
    other = next(trust for trust in trusts if not trust.planted and trust.size > 3000)
    years = np.arange(2016, 2026)

    def gap(trust):
        """BME share of band 8a and above less that of band 5, in points, all years together."""
        heads = sizes.workforce(trust, years, np.random.default_rng(7)).heads.sum(axis=0)
        named = [(line.part, line.cell) for line in sizes.COUNTED]
        senior = [n for n, (part, cell) in enumerate(named) if part != "medical" and cell.startswith("band_8")]
        fifth = [n for n, (part, cell) in enumerate(named) if cell == "band_5"]
        share = [heads[rows, 1].sum() / heads[rows, :2].sum() for rows in (senior, fifth)]
        return 100 * (share[0] - share[1])

    assert abs(gap(equal)) < 3 < 5 < abs(gap(other))


def test_its_badge_is_watermarked(specimen_settings):
    from atlas.web.app import create_app

    atlas = Atlas(specimen_settings)
    client = create_app(atlas, specimen_settings).server.test_client()
    code = atlas.marks()[0]["organisation"]
    assert code.startswith("ZZ") and "INVENTED" in client.get(f"/mark/{code}.svg").text
    assert client.get(f"/mark/{code}.json").get_json()["invented"] is True


def test_marks_are_held_and_sizes_told(specimen_settings):
    marks = Atlas(specimen_settings).marks()
    assert {row["mark"] for row in marks} > {"not assessed"} and max(row["checked"] for row in marks) == 11
    assert all(row["staff"] for row in marks)
