"""A return beside the year before and beside what is in print: what is asked, and what is near enough."""

from __future__ import annotations

import pytest

from atlas.sources import return_review, wres
from atlas.sources.tidy import COLUMNS, Figure, render


def figure(number=8, group="bme", events=52, base=259, year=2020, **values):
    blank = dict.fromkeys(COLUMNS, "")
    row = blank | wres.period(number, year) | {
        "source": "wres-trust-workbook", "organisation": "RZ1", "level": "trust", "indicator": wres.IDS[number],
        "part": "whole", "group": group, "statistic": "rate", "value": 100 * events / base if base else None,
        "numerator": float(events), "denominator": float(base), "precision": "exact", "status": "published",
        "locator": "cell",
    } | values  # fmt: skip
    return Figure(**row)


@pytest.fixture
def data(tmp_path):
    """A data folder into which published figures can be put."""
    (tmp_path / "figures").mkdir()

    def put(*figures):
        (tmp_path / "figures" / "printed.csv").write_text(render(figures, COLUMNS), encoding="utf-8")
        return tmp_path

    return put


def printed(value, number=8, group="bme", statistic="rate", year=2020, **values):
    return figure(number, group, 0, 0, year, source="printed", value=value, statistic=statistic, numerator=None,
                  denominator=None, **values)  # fmt: skip


def test_three_standard_errors(data):
    # A half added: (145.5 - 100.5) / 1,001 over sqrt(0.0001240 + 0.0000902) is 3.07; with 143 it is 2.95.
    before = figure(events=100, base=1000, year=2019)
    (asked,) = return_review.review([figure(events=145, base=1000)], [before], data())
    assert asked == (
        "RZ1 discrimination bme: 10.0 % of 1,000 in WRES 2019, 14.5 % of 1,000 in WRES 2020, 3.1 standard errors "
        "apart; are both right?"
    )
    assert return_review.review([figure(events=143, base=1000)], [before], data()) == []
    assert len(return_review.review([before, figure(events=145, base=1000)], [], data())) == 1
    more = [figure(events=145, base=1000), figure(6, events=300, base=1000)]
    asked = return_review.review(more, [before, figure(6, events=100, base=1000, year=2019)], data())
    assert [text.split()[1] for text in asked] == ["harassment_staff", "discrimination"]


def test_no_change_is_asked_about_across_the_change_of_base(data):
    old, new = figure(7, events=700, base=1000, year=2021), figure(7, events=440, base=1000, year=2022)
    assert return_review.review([new], [old], data()) == []
    later = figure(7, events=700, base=1000, year=2023)
    assert len(return_review.review([later], [new], data())) == 1


def test_a_rate_in_print_that_differs(data):
    folder = data(printed(23.0))
    assert return_review.review([figure()], [], folder) == [
        "RZ1 discrimination WRES 2020 bme: 20.1 % of 259 here, 23 % in printed."
    ]
    assert return_review.review([figure()], [], data(printed(22.0))) == []  # weighting makes as much
    assert return_review.review([figure()], [], data(printed(23.0, year=2021), printed(23.0, part="managers"))) == []


def test_a_ratio_in_print_is_worked_out_again(data):
    counts = [figure(2, "white", 300, 1200), figure(2, "bme", 120, 800)]  # 1.667
    ratio = {"number": 2, "group": "ratio", "statistic": "ratio"}
    (asked,) = return_review.review(counts, [], data(printed(1.72, **ratio)))
    assert asked == "RZ1 appointment WRES 2020: the counts make a ratio of 1.67, 1.72 is printed in printed."
    assert return_review.review(counts, [], data(printed(1.68, **ratio))) == []
    (turned,) = return_review.review(counts, [], data(printed(0.6, **ratio)))
    assert "1.67" in turned and "0.6 is printed" in turned


@pytest.mark.parametrize(("text", "half"), [("1.67", 0.005), ("1.6", 0.05), ("2", 0.5)])
def test_half_a_unit_of_what_is_printed(text, half):
    assert return_review.half_a_unit(text) == pytest.approx(half)
