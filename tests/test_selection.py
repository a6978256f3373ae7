"""A Selection survives its way through an address, and junk in an address never breaks a page."""

from __future__ import annotations

from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atlas.selection import (
    ABOUTS,
    BASES,
    BENCHMARKS,
    CHARTS,
    HEAVIEST,
    HISTORIES,
    KINDS,
    LEVELS,
    MAX_ORGANISATIONS,
    MEASURES,
    MILES,
    ORDERS,
    PEERS,
    PROGRAMME_KINDS,
    SIZES,
    TARGETS,
    Selection,
)

codes = st.from_regex(r"[A-Z0-9]{3,6}", fullmatch=True)
keys = st.from_regex(r"[a-z0-9_]{1,40}", fullmatch=True)
weights = st.integers(0, HEAVIEST)
years = st.none() | st.integers(1900, 2099)
selections = st.builds(
    Selection,
    indicator=keys,
    part=keys,
    measure=st.sampled_from(MEASURES),
    level=st.sampled_from(LEVELS),
    group=keys,
    year=years,
    first=years,
    last=years,
    date=st.just("") | st.dates().map(str),
    base=st.sampled_from(BASES),
    place=st.just("") | codes,
    organisations=st.lists(codes, unique=True, max_size=MAX_ORGANISATIONS).map(tuple),
    benchmark=st.sampled_from(BENCHMARKS),
    size=st.sampled_from(SIZES),
    chart=st.sampled_from(CHARTS),
    order=st.sampled_from(ORDERS),
    kind=st.sampled_from(("", *KINDS)),
    target=st.sampled_from(TARGETS),
    near=st.sampled_from(["", "LS9", "m1", "leeds & york", "St George's", "QWO"]),
    within=st.sampled_from(MILES),
    peers=st.sampled_from(PEERS),
    weigh_type=weights,
    weigh_size=weights,
    weigh_answers=weights,
    weigh_staff=weights,
    history=st.sampled_from(HISTORIES),
    programme=st.sampled_from(("", *PROGRAMME_KINDS)),
    about=st.sampled_from(ABOUTS),
    words=st.sampled_from(["", "network", "St George's", "leeds & york"]),
)


def read(query: str, defaults: Selection | None = None) -> Selection:
    selection, notices = Selection.from_query(dict(parse_qsl(query, keep_blank_values=True)), defaults)
    assert notices == []
    return selection


@given(selections, selections)
def test_a_selection_survives_its_query_string(selection, defaults):
    assert read(selection.to_query()) == selection
    assert read(selection.to_query(defaults), defaults) == selection


def test_defaults_are_left_out_of_the_address():
    assert Selection().to_query() == ""
    assert Selection(year=2024, organisations=("RR8", "R0A")).to_query() == "year=2024&with=RR8,R0A"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("year", "24"), ("year", "twenty"), ("level", "planet"), ("measure", "best"), ("date", "2022-02-30"),
        ("with", "RR8,<script>"), ("with", ",".join(f"R{n:02d}" for n in range(11))), ("place", "a b"),
        ("indicator", "../etc"), ("from", "1066"), ("type", "hospice"), ("target", "best"), ("peers", "friends"),
        ("weigh_size", "9"), ("history", "long"), ("within", "7"), ("near", "<b>"), ("near", "a" * 81),
    ],
)  # fmt: skip
def test_junk_is_named_and_left_out(name, text):
    selection, notices = Selection.from_query({name: text})
    assert selection == Selection()
    assert len(notices) == 1
    assert name in notices[0]


@given(st.dictionaries(st.sampled_from(["year", "with", "date", "place", "level", "x", "from"]), st.text(max_size=60)))
def test_no_query_string_raises(query):
    selection, _ = Selection.from_query(query)
    assert isinstance(selection, Selection)


def test_names_that_are_not_ours_are_ignored_in_silence():
    assert Selection.from_query({"utm_source": "letter"}) == (Selection(), [])


def test_a_postcode_is_kept_to_its_first_half():
    selection, _ = Selection.from_query({"near": "near LS9 7TF"})
    assert selection.near == "near LS9"
    assert "7TF" not in selection.to_query()


def test_codes_are_read_in_any_case_and_once():
    selection, _ = Selection.from_query({"with": "rr8, R0A ,RR8"})
    assert selection.organisations == ("RR8", "R0A")
