"""Names of files: one for every form of a view, and never one for two different tables."""

from __future__ import annotations

import re

import pytest

from atlas.exports.table import Table
from atlas.web import views
from atlas.web.file_names import stem
from atlas.web.pages import PAGES

EXPORTS = sorted(name for page in PAGES for name in views.exports_of(page))
# Choices of which each page takes those that it knows.
CHOICES = (
    "", "place=Y58", "place=RR8", "indicator=discrimination", "indicator=discrimination&level=region",
    "indicator=discrimination&year=2023", "indicator=discrimination&place=Y58", "indicator=discrimination&measure=bme",
    "indicator=discrimination&with=RR8,RAE", "indicator=discrimination&with=RR8&from=2022", "type=acute", "near=LS9",
    "near=LS9&within=50", "group=asian", "base=all", "place=RR8&peers=all", "programme=mentoring", "about=all",
    "date=2019-03-31",
)  # fmt: skip
# Nothing but versions is chosen there, and each comparison takes a second.
UNMOVED = ("changes", "changes-verdicts")


@pytest.mark.parametrize("name", EXPORTS)
def test_no_two_tables_have_one_name(atlas, name) -> None:
    named: dict[str, tuple[str, object]] = {}
    for query in CHOICES[:2] if name in UNMOVED else CHOICES:
        view = views.find(atlas, name, dict(pair.split("=") for pair in query.split("&") if pair))
        if view is None:
            continue
        table = view.table(atlas)
        called = stem(view, table, "")
        assert re.fullmatch(r"[0-9A-Za-z_-]{1,180}", called), called
        rows = [{column.key: row.get(column.key) for column in table.columns} for row in table.rows]
        first, held = named.setdefault(called, (query, rows))
        assert rows == held, f"“{first}” and “{query}” are both called {called}"
    assert named


def test_the_name_says_what_was_chosen_once_and_what_is_lost_is_made_up_for(atlas) -> None:
    def called(name: str, query: str, table: str) -> str:
        return stem(views.of(atlas, name, query), Table("T", (), (), name=table), "")

    table = "gaps-discrimination-2024"
    assert called("gaps", "indicator=discrimination&place=Y58", table) == f"opportunity-atlas-{table}-Y58"
    assert called("compare", "with=RR8,RAE", "compare") == "opportunity-atlas-compare-with-RR8-RAE"
    assert called("programmes", "search=a b", "p") == "opportunity-atlas-p-search-a-b"
    assert re.fullmatch(r"opportunity-atlas-p-search-a-b-\w{12}", called("programmes", "search=a-b", "p"))
    many = ",".join(f"TRUST{number}" for number in range(10))
    assert len(called("compare", f"with={many}", "c" * 150)) < 200


@pytest.mark.parametrize("name", ["map", "gaps", "compare", "mark"])
def test_every_form_of_a_view_has_the_same_name(client, atlas, example, name) -> None:
    view = example(name)
    wanted = stem(view, view.table(atlas), "")
    for form in ("csv", "xlsx", "json"):
        assert f'filename="{wanted}.{form}"' in client.get(view.file(form)).headers["Content-Disposition"]
