"""No list of the API, no file of a page and no whole table has figures without an id that opens their trail."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from atlas.exports.table import Column, Table
from atlas.reader.lineage import ANY_ID
from atlas.warehouse import described
from atlas.web import tables, views
from atlas.web.api.collections import COLLECTIONS
from atlas.web.api.fields import Field
from atlas.web.pages import PAGES

# Numbers that are no figures about an organisation or area, and why.
NO_FIGURE = {
    "number": "of the indicator in the standard", "decimals": "with which a value is printed", "position": "in a list",
    "rank": "which of two publications wins", "place": "in the order of the list", "longitude": "a coordinate",
    "latitude": "a coordinate", "row": "of the tile map", "column": "of the tile map", "year": "a year",
    "wres_year": "a year", "survey_year": "a year", "first_year": "a year", "last_year": "a year",
    "from_year": "a year",
    "version": "of the mark’s method", "method_version": "of the mark’s method", "bytes": "the size of a file",
    "features": "how many shapes a file of boundaries has", "figures": "how many figures of ours",
    "period.wres_year": "a year", "period.survey_year": "a year",
}  # fmt: skip
# Whole tables without ids, and why.
NO_FIGURES = {
    "mark_method": "thresholds, set by us", "threshold": "thresholds, set by us",
    "mark_rule": "rules of a mark, whose id has the same key; the API gives it",
    "mark_sensitivity": "thresholds that a mark was tried with; the mark’s id has the same key",
    "proof": "simulations of invented data", "verdict_effect": "how our thresholds change our own verdicts",
    "suppression": "how many figures of returns we hide", "outcode": "how many postcodes a point is the middle of",
    "tier_count": "sums of figures of returns, kept for the mark: bands in progression have the ids",
}  # fmt: skip
_NUMBERS = ("integer", "bigint", "double", "hugeint")


def without_id(content: Table) -> list[str]:
    """What is wrong with a table: columns of figures without a column of ids, rows with a figure and no id."""
    trails = [column for column in content.columns if column.trail_of]
    figures = [
        column.key
        for column in content.columns
        if not column.trail_of and column.key not in NO_FIGURE and any(_is(row, column.key) for row in content.rows)
    ]
    if figures and not trails:
        return [f"{content.name}: {figures} without ids"]
    keys = [column.key for column in trails]
    return [
        f"{content.name}: {dict(row)} without an id"
        for row in content.rows
        # A band without posts is filled in as nobody of nobody; no publication has such a row.
        if any(_is(row, key) and row[key] for key in figures) and not any(row.get(key) for key in keys)
    ]


def _is(row, key):
    return tables.is_number(row.get(key))


NAMES = [name for page in PAGES for name in views.exports_of(page)]


@pytest.mark.parametrize("name", NAMES)
def test_every_file_of_a_page_has_the_ids_of_its_figures(atlas, example, name):
    view = example(name)
    workbook = views.workbooks_of(view.page).get(name, lambda *_: [])
    for content in (view.table(atlas), *workbook(atlas, view.selection)):
        assert without_id(content) == []
        for column in (column for column in content.columns if column.trail_of):
            ids = [one for row in content.rows for one in str(row.get(column.key) or "").split()]
            assert all(re.match(ANY_ID, one) for one in ids), column
            assert not ids or atlas.trail(ids[0]) is not None, column


def test_a_file_whose_figures_have_no_id_is_found(atlas, example):
    content = example("gaps").table(atlas)
    bare = replace(content, columns=[column for column in content.columns if not column.trail_of])
    assert without_id(content) == []
    assert "without ids" in without_id(bare)[0]
    rows = [{**content.rows[0], "lineage": None}, *content.rows[1:]]
    assert len(without_id(replace(content, rows=rows))) == 1
    assert without_id(Table("t", [Column("year", "Year")], [{"year": 2024}])) == []


def faults(collection):
    """The figures of a list of the API that has no field of ids."""
    figures = [one.name for one in collection.fields if one.kind in ("number", "integer")]
    named = any("/lineage/{" in one.text for one in collection.fields)
    return [] if named else [name for name in figures if name not in NO_FIGURE]


@pytest.mark.parametrize("collection", COLLECTIONS, ids=lambda collection: collection.name)
def test_every_list_of_the_api_has_the_ids_of_its_figures(atlas, collection):
    assert faults(collection) == []
    usual = {parameter.name: parameter.schema["default"] for parameter in collection.parameters}
    rows = atlas.collection(collection.name, 400, 0, **usual | dict(collection.fixed)).rows
    for one in (one for one in collection.fields if "/lineage/{" in one.text):
        ids = [row[one.name] for row in rows if row[one.name]]
        assert ids
        assert atlas.trail(ids[0]) is not None


def test_a_list_of_the_api_without_ids_is_found():
    coverage = next(one for one in COLLECTIONS if one.name == "coverage")
    bare = replace(coverage, fields=tuple(one for one in coverage.fields if one.name != "id"))
    assert faults(bare) == ["with_figure", "printed", "out_of"]
    assert faults(replace(coverage, fields=(Field("wres_year", "integer", "a year"),))) == []


def test_every_whole_table_has_the_ids_of_its_figures(atlas):
    traced: set[str] = set()
    figures: dict[str, set[str]] = {}
    for row in atlas.data_dictionary():
        if described.opens_trail(row["table"], row["column"]):
            traced.add(row["table"])
        if row["type"] in _NUMBERS and row["column"] not in NO_FIGURE:
            figures.setdefault(row["table"], set()).add(row["column"])
    without = {table for table in figures if table not in traced}
    assert without == NO_FIGURES.keys()
    assert {"measure", "coverage", "leadership_count", "catchment"} <= figures.keys() - without
