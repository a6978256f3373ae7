"""Every question is answered, on a warehouse without figures and on the real one."""

from __future__ import annotations

import re

import pytest

from atlas import queries
from atlas.warehouse.connection import Warehouse

# What the API binds where nothing narrows its lists.
UNFILTERED = {
    "id": "", "status": "", "source": "", "area_type": "", "area_codes": [], "ancestor_code": "", "from_date": None,
    "to_date": None, "ladder": "", "verdict": "", "type": "", "best_only": True, "latest_only": False,
    "open_only": False, "held_only": False, "limit": 100, "offset": 0,
    "programme_kind": "", "about": "", "scheme": "", "mark": "", "wres_year": None, "method_version": None,
    "newest_only": False, "criterion": "", "state": "",
}  # fmt: skip
# A value for every name that a query binds.
VALUES = {
    "code": "RM3", "outcode": "LS9", "begun": "LS", "words": "leeds", "organisation": "ENG",
    "organisations": ["ENG", "RM3"],
    "indicator": "career_progression", "part": "whole", "breakdown": "", "level": "trust", "levels": ["trust"],
    "year": 2024, "years": [2024], "group": "bme", "base": "known", "date": "2022-06-30", "ladders": ["clinical"],
    "bands": ["band_5"], "region": "", "fewest": 10, "version": 1, "series": ["nss-weighted"],
    "year_kind": "survey_year", "ids": ["m28acddf991f8", "b9df041f00e53779"], "indicators": [],
} | UNFILTERED  # fmt: skip


def parameters(question):
    names = set(re.findall(r"\$([a-z_]+)", queries.statement(question)))
    assert names <= VALUES.keys(), f"{question}.sql binds a name this test has no value for"
    return {name: VALUES[name] for name in names}


@pytest.fixture(scope="module")
def empty(small):
    return Warehouse(small.build([]).warehouse)


@pytest.mark.parametrize("question", queries.names())
def test_every_query_runs_on_an_empty_warehouse(empty, question):
    rows = queries.run(empty.cursor(), question, **parameters(question))
    assert isinstance(rows, list)


@pytest.mark.parametrize("question", queries.names())
def test_the_first_line_states_the_grain(question):
    assert re.match(r"-- One row\b.+", queries.statement(question).splitlines()[0])


@pytest.mark.parametrize("question", queries.names())
def test_no_value_is_nan_and_no_row_stands_twice(real_settings, question):
    rows = queries.run(Warehouse(real_settings.warehouse).cursor(), question, **parameters(question))
    assert all(value == value for row in rows for value in row.values())
    assert len({repr(row) for row in rows}) == len(rows)


def test_an_unknown_question_is_loud(empty):
    with pytest.raises(FileNotFoundError):
        queries.run(empty.cursor(), "no_such_question")
