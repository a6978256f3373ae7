"""Every step of a trail names a function that there is, and every role has its words."""

from __future__ import annotations

import importlib
import re
from importlib import resources

import duckdb
import pytest

from atlas.reader import Atlas
from atlas.reader.lineage import COPIED, TABLES
from atlas.sentences import lineage as words
from atlas.sentences.lineage_steps import steps


@pytest.mark.parametrize("table", [table for letter, table in TABLES.items() if letter not in COPIED])
def test_every_step_names_a_function_that_exists(real_settings, table):
    atlas = Atlas(real_settings)
    with duckdb.connect(str(real_settings.warehouse), read_only=True) as connection:
        ids = [
            one for (one,) in connection.execute(f"select value_id from {table} order by value_id limit 8").fetchall()
        ]
    for value_id in ids:
        trail = atlas.trail(value_id)
        made = steps(table, trail.stored, trail.inputs)
        assert made
        for step in made:
            module, _, name = step.by.rpartition(".")
            assert callable(getattr(importlib.import_module(module), name)), step
            assert len(step.text) > 10


def test_every_function_that_a_step_may_name_exists():
    source = (resources.files("atlas.sentences") / "lineage_steps.py").read_text(encoding="utf-8")
    named = set(re.findall(r'"(atlas\.[a-z_.]+[a-z])"', source))
    assert len(named) > 15
    for full in named:
        module, _, name = full.rpartition(".")
        assert callable(getattr(importlib.import_module(module), name)), full


@pytest.mark.parametrize(
    ("level", "denominator", "out_of", "roles", "said"),
    [
        ("england", "England", 1, (), None),
        ("region", "regions", 7, (), "Out of all 7 regions of today."),
        ("trust", "trusts open on the day", 1239, (),
         "Out of all 1,239 trusts open on the day, by first and last day in the list of organisations."),
        ("trust", "reporting units surveyed", 210, ("surveyed",),
         "Out of every unit of which that survey gives any figure, hidden ones too: 210."),
    ],
)  # fmt: skip
def test_out_of_how_many_a_count_of_coverage_is_stands_once(level, denominator, out_of, roles, said):
    row = {"level": level, "denominator": denominator, "out_of": out_of, "with_figure": 1, "printed": 0}
    texts = [step.text for step in steps("coverage", row, [{"role": role} for role in roles])]
    assert texts[1:] == ([said] if said else [])


@pytest.mark.parametrize(
    ("kind", "told", "untold"),
    [("outcode", "middle of its postcodes", "print its name"), ("icb", "A system stands", "postcodes"),
     ("region", "A region stands", "postcodes"), ("trust", "that is not where you live", "neither")],
)  # fmt: skip
def test_a_distance_says_where_that_which_it_begins_at_stands(kind, told, untold):
    (step,) = steps("distance", {"from_kind": kind}, [])
    assert told in step.text and untold not in step.text
    assert "A trust stands at the postcode of its headquarters" in step.text


def test_every_role_has_words(real_settings):
    with duckdb.connect(str(real_settings.warehouse), read_only=True) as connection:
        roles = {role for (role,) in connection.execute('select distinct "role" from value_source').fetchall()}
    assert roles <= words.ROLES.keys()


@pytest.mark.parametrize(
    ("about", "said"),
    [
        ({"kind": "figure", "value": 12.34, "unit": "per cent"}, "12.3 per cent"),
        ({"kind": "figure", "value": None, "status": "not_published"}, "not published"),
        ({"kind": "disparity", "value": 1.6, "unit": "times", "low": 1.5, "high": 1.7},
         "1.60 times (95 % interval 1.50 to 1.70)"),
        ({"kind": "band", "value": 2419.0, "unit": "people", "statistic": "count"}, "2,419 people"),
        ({"kind": "measure", "bme": 14.07, "white": 5.49, "difference": 8.58, "ratio": 2.56},
         "BME 14.1 %, White 5.5 %, difference +8.6 points, 2.56 times as likely"),
        ({"kind": "mark", "what": "bronze"}, "bronze"),
    ],
)  # fmt: skip
def test_a_value_is_shown_as_pages_show_it(about, said):
    blank = dict.fromkeys(("value", "low", "high", "bme", "white", "everyone", "difference", "ratio"))
    assert words.shown(blank | {"statistic": "", "unit": "", "decimals": 1, "status": "published"} | about) == said


def test_the_answers_of_an_estimated_base_are_a_number_of_answers():
    row = {"role": "answers", "base": 9790.0, "value": 8.06, "kind": "figure"}
    assert words.input_shown(row) == "9,790 answers"
