"""How the exhibits of a brief share its page."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from atlas.exports.brief_page import brief_rows, limits_share
from atlas.exports.chart import Chart
from atlas.exports.document import Section


def test_a_chart_of_fewer_names_has_the_lines_of_the_one_that_has_all(dots: Chart, lines: Chart) -> None:
    few = dots.part(1, 2)
    first, second = brief_rows([Section("Said"), Section("Few", chart=few), Section("All", chart=dots),
                                Section("Time", chart=lines)], 100)  # fmt: skip
    assert [part["title"] for part in first] == ["Said", "Time"]
    assert [part["title"] for part in second] == ["Few", "All"]
    assert ">Alpha</text>" in second[0]["chart"]["svg"], "it has a line though nothing stands on it"
    assert ">Alpha</text>" not in second[1]["chart"]["svg"], "its neighbour names it"
    place = re.compile(r'name: Beta[^"]*" [^>]*translate\([\d.]+,([\d.]+)')
    below = [{float(y) for y in place.findall(part["chart"]["svg"])} for part in second]
    assert below[0] == below[1]


def test_charts_of_different_names_keep_their_own(dots: Chart) -> None:
    other = replace(dots, categories=("Gamma", "Delta"))
    (row,) = brief_rows([Section("One", chart=dots), Section("Other", chart=other)], 100)
    assert ">Alpha</text>" in row[0]["chart"]["svg"] and ">Gamma</text>" in row[1]["chart"]["svg"]


def test_limits_and_sources_share_the_width_by_their_length() -> None:
    # 75 + 25 letters against 2 + 73 + 25 and 0 + 75 + 25.
    assert limits_share(("x" * 75,), (("ab", "x" * 73), ("", "x" * 75))) == pytest.approx(1 / 3)
    assert limits_share(("x",), (("a", "x" * 900),)) == 0.26 and limits_share(("x" * 900,), (("a", "b"),)) == 0.5
