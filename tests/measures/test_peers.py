"""The peer distance against numbers worked by hand, and against scipy on invented trusts."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.spatial.distance import cdist

from atlas.measures.peers import ANOTHER_TYPE, Candidate, Peer, nearest, standardised

# Sizes 1, 2, 3 and mixes 0, 0, 30: means 2 and 10, standard deviations 0.8165 and 14.142.
TRUSTS = [
    Candidate("TA1", "acute", {"size": 1.0, "mix": 0.0}),
    Candidate("TB1", "acute", {"size": 2.0, "mix": 0.0}),
    Candidate("TC1", "community", {"size": 3.0, "mix": 30.0}),
]


def test_values_are_standardised_with_n_as_divisor() -> None:
    found = standardised({"TA1": 1.0, "TB1": 2.0, "TC1": 3.0})
    assert found == pytest.approx({"TA1": -1.224745, "TB1": 0.0, "TC1": 1.224745}, abs=1e-6)
    assert standardised({"TA1": 5.0, "TB1": 5.0}) == {"TA1": 0.0, "TB1": 0.0}
    assert standardised({}) == {}


def test_the_distance_worked_by_hand() -> None:
    found = nearest(TRUSTS, "TA1", {"size": 1, "mix": 3, "kind": 0}, 5)
    # TB1: one step of 1.2247 in size, none in mix. TC1: two steps in size, 2.1213 in mix.
    near = math.sqrt(1 * 1.5 / 4)
    far = math.sqrt((1 * 6.0 + 3 * 4.5) / 4)
    assert [(peer.code, peer.distance) for peer in found] == [
        ("TB1", pytest.approx(near)), ("TC1", pytest.approx(far)),
    ]  # fmt: skip


def test_another_type_counts_as_a_stated_distance() -> None:
    found = nearest(TRUSTS, "TA1", {"kind": 2}, 5)
    assert found == [Peer("TB1", 0.0), Peer("TC1", pytest.approx(ANOTHER_TYPE))]


def test_what_is_not_published_is_no_peer_and_unknown_codes_have_none() -> None:
    silent = Candidate("TD1", "acute", {"size": None, "mix": 0.0})
    with_silent = [*TRUSTS, silent]
    assert [peer.code for peer in nearest(with_silent, "TA1", {"size": 1}, 5)] == ["TB1", "TC1"]
    assert [peer.code for peer in nearest(with_silent, "TA1", {"mix": 1}, 5)] == ["TB1", "TD1", "TC1"]
    assert nearest(with_silent, "TD1", {"size": 1}, 5) == []
    assert nearest(TRUSTS, "TZ9", {"size": 1}, 5) == []
    assert nearest(TRUSTS, "TA1", {"size": 0}, 5) == []
    assert len(nearest(TRUSTS, "TA1", {"size": 1}, 1)) == 1


_NUMBERS = st.floats(-1e3, 1e3)


@given(
    st.lists(st.tuples(_NUMBERS, _NUMBERS), min_size=3, max_size=20),
    st.tuples(st.integers(1, 3), st.integers(1, 3)),
)
def test_the_distance_is_scipys_weighted_euclidean(points, weights) -> None:
    trusts = [Candidate(f"T{n:02d}", "acute", {"size": a, "mix": b}) for n, (a, b) in enumerate(points)]
    columns = [standardised({one.code: one.traits[name] for one in trusts}) for name in ("size", "mix")]
    scores = [[column[one.code] for column in columns] for one in trusts]
    share = [weight / sum(weights) for weight in weights]
    expected = cdist(scores[:1], scores, "euclidean", w=share)[0]
    found = {
        peer.code: peer.distance
        for peer in nearest(trusts, "T00", dict(zip(("size", "mix"), weights, strict=True)), 99)
    }
    for one, distance in zip(trusts[1:], expected[1:], strict=True):
        assert found[one.code] == pytest.approx(distance, abs=1e-9)
