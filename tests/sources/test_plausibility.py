"""Each rule against a slip of the kind that public pages hold, and against the nearest row that is right."""

from __future__ import annotations

from dataclasses import replace

import pytest

from atlas.sources.plausibility import RULES, Printed, objections

RATES = Printed(5, 30.0, 25.0, None, is_percentage=True, is_share_of_one_whole=False)
RATIO = Printed(2, None, None, 1.6, is_percentage=False, is_share_of_one_whole=False, direction="White/BME")


@pytest.mark.parametrize(
    ("rule", "slip", "right"),
    [
        ("percentages", replace(RATES, bme=101.0), replace(RATES, bme=100.0)),
        ("ratio range", replace(RATIO, ratio=17.16), replace(RATIO, ratio=9.5)),
        ("ratio range", replace(RATIO, ratio=0.01), replace(RATIO, ratio=0.55)),
        ("gap range", replace(RATIO, ratio=-750.0, ratio_is_gap=True), replace(RATIO, ratio=-7.5, ratio_is_gap=True)),
        ("swapped labels", replace(RATES, bme=32.8, white=44.3), replace(RATES, bme=44.3, white=32.8)),
        (
            "swapped labels",
            replace(RATES, indicator=7, bme=87.2, white=78.5),
            replace(RATES, indicator=7, bme=78.5, white=87.2),
        ),
        ("swapped labels", replace(RATES, indicator=8, bme=5.6, white=12.0), replace(RATES, bme=25.0, white=28.0)),
        (
            "parts of a whole",
            replace(RATES, indicator=1, bme=61.0, white=51.0, is_share_of_one_whole=True),
            replace(RATES, indicator=1, bme=41.0, white=51.0, is_share_of_one_whole=True),
        ),
        (
            "ratio follows from rates",
            Printed(2, 14.65, 46.99, 0.31, True, False, direction="White/BME"),
            Printed(2, 14.65, 46.99, 3.2, True, False, direction="White/BME"),
        ),
    ],
)
def test_rule(rule: str, slip: Printed, right: Printed) -> None:
    assert RULES[rule](slip)
    assert not RULES[rule](right)


def test_every_rule_has_a_slip_here() -> None:
    marks = test_rule.pytestmark  # type: ignore[attr-defined]
    assert {case[0] for case in marks[0].args[1]} == set(RULES)


def test_objections_name_each_reason() -> None:
    both = replace(RATES, indicator=7, bme=150.0, white=80.0)
    assert objections(both) == [
        "a percentage is not between 0 and 100",
        "the labels BME and White seem to be swapped",
    ]
    assert objections(RATES) == []
