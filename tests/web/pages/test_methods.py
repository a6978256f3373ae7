"""The methods page says what is hidden of returns, and how much of it is."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest
from dash import html

from atlas.reader import Atlas
from atlas.warehouse import build
from atlas.web.pages import compare, methods, programmes

_SPEC = importlib.util.spec_from_file_location(
    "returns_of_methods", Path(__file__).resolve().parents[2] / "warehouse" / "test_return_rows.py"
)
returns = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(returns)


@pytest.mark.parametrize(
    ("with_return", "said"), [(True, "What is hidden of returns, WRES 2025"), (False, "holds no counts that came in")]
)
def test_what_is_hidden_is_counted_or_said_to_be_nothing(small, with_return, said):
    settings = small.write([small.figure()])
    if with_return:
        returns.take_in(settings)
    build.build(settings)
    page = str(methods.layout(Atlas(settings))())
    assert said in page and "at least three possible values" in page
    assert ("Too few means" in page) is with_return


@pytest.mark.parametrize(
    ("page", "anchor", "said"),
    [
        (compare, "compare", "by Holm’s method"),
        (programmes, "programmes", "not known, and never “has none”"),
    ],
)
def test_a_page_leads_to_its_own_section_of_the_methods(atlas, page, anchor, said):
    assert f"href='/methods#{anchor}'" in str(page.layout(atlas)(**{"with": "RR8,RAE"}))
    (section,) = [
        part for part in methods.layout(atlas)()._traverse()
        if isinstance(part, html.Section) and getattr(part.children[0], "id", "") == anchor
    ]  # fmt: skip
    assert said in str(section)
