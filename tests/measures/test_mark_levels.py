"""The race equality mark by hand: every level, every boundary, and that no one is failed for being small."""

from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atlas.measures.mark import BRONZE, GOLD, NO_MARK, NOT_ASSESSED, SILVER, assess, level_states
from atlas.measures.mark_case import Record, YearFacts
from atlas.measures.mark_sensitivity import THRESHOLD, YEAR, variations
from atlas.measures.mark_states import (
    BETTER,
    MET,
    MISSING,
    NOT_MET,
    POINTS,
    RATIO,
    TOO_FEW,
    UNCLEAR,
    WORSE,
    Figure,
    Span,
    at_least,
    change,
    every,
    inside,
)
from atlas.warehouse import mark_method

METHOD = mark_method.read(Path(__file__).resolve().parents[2] / "data/mark/1.toml")
SURVEY = ("career_progression", "harassment_public", "harassment_staff", "discrimination")
CRITERIA = ("senior_bands", "race_disparity_ratio", "appointment", "training", "disciplinary", *SURVEY)
YEARS = range(2021, 2026)


def times(low, high):
    """An interval of a ratio with its value in the middle of the logarithm."""
    return Span(RATIO, math.sqrt(low * high), low, high)


def survey(low, high, points=(-3.0, 3.0), level=((0.9, 1.1), (-2.0, 2.0))):
    """A survey figure: both intervals, and BME staff's own rate against White staff's in England."""
    (ratio_low, ratio_high), (points_low, points_high) = level
    own = (times(ratio_low, ratio_high), Span(POINTS, (points_low + points_high) / 2, points_low, points_high))
    return Figure((times(low, high), Span(POINTS, sum(points) / 2, *points)), own)


def figures(low=0.9, high=1.12, **others):
    """Every criterion with the interval given, but for those named."""
    found = {name: survey(low, high) if name in SURVEY else Figure((times(low, high),)) for name in CRITERIA}
    return found | {"board": Figure((Span(POINTS, 0.0, -20.0, 20.0),))} | others


def facts(found=None, **others):
    """A year in which all is published and there are people enough."""
    known = {"unknown_percent": 2.0, "bme_staff": 1500.0, "bme_respondents": 600.0, "action_plan": True}
    return YearFacts(figures() if found is None else found, **(known | others))


def record(years=None, disciplinary=None):
    """Five years; ``years`` replaces the facts of some. Pooled disciplinary figures are the same in every window."""
    found = {year: facts() for year in YEARS} | (years or {})
    windows = [tuple(range(last - length + 1, last + 1)) for last in YEARS for length in (2, 3, 4)]
    windows += [tuple(y for y in range(last - 2, last + 1) if y != out) for last in YEARS for out in YEARS]
    figure = disciplinary or Figure((times(0.8, 1.3),))
    return Record("T1", found, {("disciplinary", window): figure for window in windows})


def earned(found, year=2025, method=METHOD):
    return assess(found, year, method).earned


@pytest.mark.parametrize(
    ("low", "high", "state"),
    [
        (0.8, 1.25, MET),  # the very edges are inside
        (0.799, 1.2, TOO_FEW),
        (0.9, 1.26, TOO_FEW),
        (1.2501, 1.4, NOT_MET),
        (1.25, 1.4, TOO_FEW),  # touching the edge is not beyond it
        (0.4, 0.7999, NOT_MET),  # the other way round is no better
    ],
)
def test_the_whole_interval_decides(low, high, state):
    assert inside(Figure((times(low, high),)), 1.25, 5.0) == state


def test_equal_on_a_ratio_is_not_equal_on_nine_points():
    """England 2024, indicator 7: 1.189 (1.183 to 1.195), and nine points apart."""
    ratio_alone = Figure((times(1.183, 1.195),))
    both = Figure((times(1.183, 1.195), Span(POINTS, 9.3, 9.1, 9.6)))
    assert inside(ratio_alone, 1.25, 5.0) == MET
    assert inside(both, 1.25, 5.0) == NOT_MET


def test_0_55_on_the_disciplinary_process_is_no_better_than_1_8_and_worse_than_1():
    half = 0.2
    states = {
        ratio: inside(Figure((times(ratio * math.exp(-half), ratio * math.exp(half)),)), 1.5, 10.0)
        for ratio in (0.55, 1.0, 1 / 0.55)
    }
    assert states == {0.55: TOO_FEW, 1.0: MET, 1 / 0.55: TOO_FEW}


@given(st.floats(0.05, 20), st.floats(0.01, 2), st.floats(1.01, 3))
def test_a_ratio_and_its_reciprocal_stand_alike(ratio, half, limit):
    one = Figure((times(ratio * math.exp(-half), ratio * math.exp(half)),))
    other = Figure((times(math.exp(-half) / ratio, math.exp(half) / ratio),))
    edge = min(abs(math.log(ratio) + sign * half - side * math.log(limit)) for sign in (1, -1) for side in (1, -1))
    assert edge < 1e-9 or inside(one, limit, 5.0) == inside(other, limit, 5.0)


def test_counting_has_three_answers():
    assert at_least(2, [MET, MET, NOT_MET]) == MET
    assert at_least(2, [MET, NOT_MET, NOT_MET]) == NOT_MET
    assert at_least(2, [MET, TOO_FEW, NOT_MET]) == TOO_FEW
    assert at_least(2, [MET, MISSING, NOT_MET]) == MISSING
    assert at_least(1, [TOO_FEW, MISSING]) == TOO_FEW
    assert every([MET, MISSING, TOO_FEW]) == MISSING and every([MISSING, NOT_MET]) == NOT_MET and every([]) == MET


def test_nearer_to_nothing_beyond_chance_is_better_and_overshooting_is_not():
    assert change([times(1.8, 2.2)], [times(1.2, 1.4)]) == BETTER
    assert change([times(1.2, 1.4)], [times(1.8, 2.2)]) == WORSE
    assert change([times(1.5, 2.5)], [times(1.2, 2.2)]) == UNCLEAR
    assert change([times(1.3, 1.5)], [times(0.4, 0.5)]) == WORSE
    # By hand: ln 2 - ln 1.6 = 0.223; errors ln(1.1)/1.96 twice give 1.96 * sqrt(2) * 0.0486 = 0.135.
    assert change([times(2 / 1.1, 2 * 1.1)], [times(1.6 / 1.1, 1.6 * 1.1)]) == BETTER
    # With errors ln(1.2)/1.96 it is 0.258: no longer beyond chance.
    assert change([times(2 / 1.2, 2 * 1.2)], [times(1.6 / 1.2, 1.6 * 1.2)]) == UNCLEAR


def test_nothing_is_compared_across_a_break():
    better = {2023: facts(figures(1.8, 2.2)), 2025: facts(figures(1.3, 1.4))}
    assert assess(record(better), 2025, METHOD).criteria["appointment"].progress == BETTER
    broken = figures(1.3, 1.4) | {"appointment": Figure((times(1.3, 1.4),), line="after the break")}
    found = assess(record(better | {2025: facts(broken)}), 2025, METHOD)
    assert found.criteria["appointment"].progress == "" and found.criteria["training"].progress == BETTER


def test_gold():
    """Nine counted criteria inside 0.9 to 1.12, discipline inside 0.8 to 1.3 over three years, for two years."""
    found = assess(record(), 2025, METHOD)
    assert found.earned == GOLD
    # Discipline is inside the wide band (2.0) and not the close one (1.25): eight of nine are close.
    rules = {(rule.level, rule.id): (rule.state, rule.count, rule.of) for rule in found.rules}
    assert rules[GOLD, "close"] == (MET, 8, 5) and rules[GOLD, "all_wide"] == (MET, 9, 9)
    assert rules[GOLD, "held"] == (MET, 1, 1)


def test_silver_when_gold_has_held_for_one_year_only():
    years = {2024: facts(figures(1.26, 1.4))}
    assert earned(record(years)) == SILVER


def test_silver_when_one_criterion_has_a_large_gap():
    large = {year: facts(figures(discrimination=survey(2.0, 2.6, (5.0, 9.0)))) for year in YEARS}
    assert earned(record(large)) == SILVER
    # Fairness open: nothing can be said, though nothing was failed.
    assert earned(record(large, disciplinary=Figure((times(0.6, 2.1),)))) == NOT_ASSESSED
    both = {year: facts(figures(discrimination=survey(2.0, 2.6, (5.0, 9.0)), appointment=Figure((times(1.6, 1.7),))))
            for year in YEARS}  # fmt: skip
    assert earned(record(both)) == BRONZE


def test_bronze_when_every_domain_has_one_criterion_inside_the_wide_band():
    """Unequal but not largely so (1.26 to 1.4 and 6 to 9 points), and nothing became better."""
    found = figures(1.26, 1.4) | {name: survey(1.26, 1.4, (6.0, 9.0)) for name in SURVEY}
    same = {year: facts(found) for year in YEARS}
    assert earned(record(same)) == BRONZE
    # Two domains that became better beyond chance make it silver.
    before = facts(found | {"appointment": Figure((times(1.8, 2.0),)), "senior_bands": Figure((times(1.9, 2.1),))})
    assert earned(record(same | {2023: before})) == SILVER


def test_no_mark_when_all_of_a_domain_is_beyond_the_band():
    worse = {year: facts(figures(senior_bands=Figure((times(1.6, 2.0),)),
                                 race_disparity_ratio=Figure((times(2.0, 3.0),)))) for year in YEARS}  # fmt: skip
    assert earned(record(worse)) == NO_MARK
    one_open = {year: facts(figures(senior_bands=Figure((times(1.4, 2.0),)),
                                    race_disparity_ratio=Figure((times(2.0, 3.0),)))) for year in YEARS}  # fmt: skip
    assert earned(record(one_open)) == NOT_ASSESSED


def test_no_mark_without_an_action_plan_and_not_assessed_when_nobody_knows():
    assert earned(record({2025: facts(action_plan=False)})) == NO_MARK
    assert earned(record({2025: facts(action_plan=None)})) == NOT_ASSESSED


@pytest.mark.parametrize(
    ("changed", "rule", "state"),
    [
        ({"unknown_percent": 5.0}, "unknown_percent", MET),
        ({"unknown_percent": 5.1}, "unknown_percent", TOO_FEW),
        ({"bme_staff": 100.0}, "bme_staff", MET),
        ({"bme_staff": 99.0}, "bme_staff", TOO_FEW),
        ({"bme_respondents": 99.0}, "bme_respondents", TOO_FEW),
        ({"bme_respondents": None}, "bme_respondents", MISSING),
    ],
)
def test_too_little_data_is_not_assessed_never_failed(changed, rule, state):
    # Large gaps everywhere: with data enough this is no mark, without it nothing is said.
    bad = facts(figures(2.0, 2.2), **changed)
    found = assess(record({2025: bad}, disciplinary=Figure((times(2.2, 2.4),))), 2025, METHOD)
    assert {r.id: r.state for r in found.rules}[rule] == state
    assert found.earned == (NO_MARK if state == MET else NOT_ASSESSED)


def test_one_missing_indicator_or_year_is_not_assessed():
    holes = figures()
    del holes["training"]
    assert earned(record({2025: facts(holes)})) == NOT_ASSESSED
    assert earned(record({2023: YearFacts({})})) == NOT_ASSESSED
    assert earned(record({2022: YearFacts({})})) == GOLD


def test_equal_misery_earns_nothing():
    """Both groups alike, and BME staff far worse off than White staff in England."""
    misery = survey(0.95, 1.05, level=((1.6, 1.8), (12.0, 15.0)))
    found = {year: facts(figures(**dict.fromkeys(SURVEY, misery))) for year in YEARS}
    judged = assess(record(found), 2025, METHOD)
    assert {judged.criteria[name].close for name in SURVEY} == {NOT_MET}
    assert {judged.criteria[name].wide for name in SURVEY} == {MET}
    assert judged.earned == SILVER  # four close criteria are left, and gold asks for five


def test_a_board_is_shown_and_counts_for_nothing():
    base = earned(record())
    gap = {year: facts(figures(board=Figure((Span(POINTS, 30.0, 12.0, 48.0),)))) for year in YEARS}
    found = assess(record(gap), 2025, METHOD)
    assert (found.criteria["board"].wide, found.earned) == (NOT_MET, base)


def test_the_ladder_of_both_staff_groups_must_be_inside():
    two = Figure((times(0.9, 1.1), times(1.6, 1.9)))
    assert inside(two, 1.5, 10.0) == NOT_MET


@given(st.floats(0.02, 1.5), st.floats(0.02, 1.5), st.floats(-0.6, 0.6))
def test_fewer_people_never_gain_a_level_nor_lose_by_failure(narrow, wider, middle):
    """The same values with wider intervals: a level can become open, and nothing else."""
    order = (NOT_ASSESSED, NO_MARK, BRONZE, SILVER, GOLD)
    narrow, wide = sorted((narrow, wider))

    def found(half):
        low, high = math.exp(middle - half), math.exp(middle + half)
        return earned(record({year: facts(figures(low, high)) for year in YEARS}, Figure((times(low, high),))))

    small, large = found(wide), found(narrow)
    assert small != NO_MARK or large == NO_MARK
    assert large == NO_MARK or order.index(small) <= order.index(large)


def test_states_of_levels_agree_with_the_rules_shown():
    for changed in ({}, {2025: facts(figures(1.3, 1.4))}, {2025: facts(figures(2.0, 2.2))}, {2024: YearFacts({})}):
        found = assess(record(changed), 2025, METHOD)
        below = every(rule.state for rule in found.rules if rule.level == "eligibility")
        if below != MET:
            assert set(found.levels.values()) == {below}
            continue
        for level in (BRONZE, SILVER, GOLD):
            below = every([below, *(rule.state for rule in found.rules if rule.level == level)])
            assert found.levels[level] == below
        assert found.levels == level_states(record(changed), 2025, METHOD)


def test_a_threshold_can_be_changed_without_changing_the_version():
    stricter = METHOD.with_value("gold.close", 9)
    assert earned(record(), method=stricter) == SILVER and METHOD["gold.close"] == 5
    assert replace(stricter, version=2).version == 2


def test_every_threshold_is_tried_on_both_sides_and_every_year_left_out():
    found = variations(record(), YEARS, METHOD)
    tried = {(one.name, one.value) for one in found if one.kind == THRESHOLD}
    for name, step in METHOD.steps.items():
        for value in (METHOD[name] - step, METHOD[name] + step):
            senseless = value <= (1.0 if name.endswith("ratio") else 0.0) and name != "silver.exceptions"
            assert ((name, round(value, 6)) in tried) != senseless, (name, value)
    assert [one.name for one in found if one.kind == YEAR] == [str(year) for year in YEARS]


def test_what_a_mark_hangs_on_is_found():
    """Eight criteria are close: of nine thresholds only those that reach them matter."""
    edge = {year: facts(figures(1.0, 1.22)) for year in YEARS}
    found = {(one.name, one.value): one.level for one in variations(record(edge), YEARS, METHOD)}
    assert found["close.ratio", 1.3] == GOLD and found["close.ratio", 1.2] == BRONZE
    assert found["gold.close", 6.0] == GOLD and found["wide.ratio", 1.4] == GOLD
    # Without the newest year there is nothing to assess anew, and the mark of the year before stands.
    assert found["2025", None] == GOLD
    # Without one before, the year with three years behind it is another.
    assert found["eligibility.years", 4.0] == GOLD
