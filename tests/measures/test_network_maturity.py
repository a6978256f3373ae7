"""The checklist of staff networks: scored only where most of it is known."""

from __future__ import annotations

import pytest

from atlas.measures import network_maturity as maturity


def facts(yes: int, no: int) -> str:
    return ";".join([*(f"a{n}=yes" for n in range(yes)), *(f"b{n}=no" for n in range(no))])


@pytest.mark.parametrize(
    ("yes", "no", "score"), [(8, 0, 8), (5, 3, 5), (7, 0, None), (3, 4, None), (0, 8, 0), (10, 1, 10), (0, 0, None)]
)
def test_a_network_is_scored_where_eight_items_are_known(yes, no, score):
    assert maturity.score(facts(yes, no)) == score


def test_an_item_that_is_not_there_is_known_and_one_not_named_is_not():
    assert maturity.known_items("mission=no;plan=yes") == {"mission": False, "plan": True}
    assert maturity.known_items("") == {}


def test_reach_needs_both_numbers():
    assert maturity.reach(24, 1200) == 20
    assert maturity.reach(None, 1200) is None and maturity.reach(24, None) is None and maturity.reach(24, 0) is None
