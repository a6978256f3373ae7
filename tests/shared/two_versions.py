"""Figures of a small country that an update changes from ``OLD`` to ``NEW``."""

from __future__ import annotations

from contextlib import contextmanager

import dash
import pytest

from atlas.warehouse import build
from atlas.web import map_choices

OLD, NEW = 12.0, 17.0


def figures(small, value):
    """Rates of three trusts and two regions; that of TA1 and of all staff is the value."""
    rows = []
    for code, bme in (("TA1", value), ("TB1", 9.0), ("TC1", 8.0)):
        rows += [small.figure(organisation=code, value=value)]
        rows += small.share_of_respondents(code, 20.0) + small.pair(code, bme, 8.0)
        rows += small.pair(code, 40.0, 55.0, indicator="career_progression")
        rows += [small.figure(organisation=code, indicator="career_progression", value=50.0)]
    return rows + [small.figure(organisation=code, level="region", value=value + 1) for code in ("YA1", "YA2")]


def update(settings):
    """Put the new value in the old one's place, as a corrected publication would, and build; the build's report."""
    for path in (settings.data / "figures").glob("nss-2024-*.csv"):
        path.write_text(path.read_text(encoding="utf-8").replace(f",{OLD},", f",{NEW},"), encoding="utf-8")
    return build.build(settings)


@contextmanager
def room_for_one_more_application():
    """Maps of two regions, and Dash's registry of pages, which belongs to the process, given back at the end."""
    registered = dict(dash.page_registry)
    with pytest.MonkeyPatch.context() as few:
        few.setitem(map_choices.FEWEST, "region", 2)
        yield
    dash.page_registry.clear()
    dash.page_registry.update(registered)
