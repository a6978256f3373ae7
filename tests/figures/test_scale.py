"""Steps of colour: pinned at parity, turned by what is better, labelled in the published direction."""

from __future__ import annotations

from atlas.figures import scale, theme


def test_a_difference_of_nothing_is_neutral_and_the_sides_have_their_own_colours() -> None:
    steps = scale.difference([13.4, 3.5, -4.2], "points")

    # 13.4 needs seven steps of 2 points; the first bound is one step from parity on either side.
    assert steps.bounds == (-4.0, -2.0, 2.0, 4.0, 6.0, 8.0, 10.0, 12.0)
    assert steps.colour(0.0) == theme.WORSE[0]
    assert steps.colour(1.9) == steps.colour(-1.9) == theme.WORSE[0]
    assert steps.colour(13.4) == theme.WORSE[6]
    assert steps.colour(3.5) == theme.WORSE[1]
    assert steps.colour(-4.2) == theme.BETTER[2]


def test_a_value_on_a_bound_belongs_to_the_step_above() -> None:
    steps = scale.difference([13.0], "points")

    assert steps.colour(2.0) == theme.WORSE[1]
    assert steps.colour(1.999) == theme.WORSE[0]


def test_both_sides_of_parity_are_seen_even_when_one_is_empty() -> None:
    steps = scale.difference([6.0, 7.0], "points")

    assert steps.colours[0] == theme.BETTER[1]
    assert len(steps.colours) == len(steps.bounds) + 1 == len(steps.labels) + 1


def test_ratios_are_as_far_from_parity_on_either_side() -> None:
    steps = scale.ratio([1.4, 0.5], "times", inverted=False)

    # 0.5 lies as far from parity as 2: one over it is 1 away, so a step is 0.15 and 2 lies beyond six of them.
    assert steps.colour(1.0) == theme.WORSE[0]
    assert [round(bound, 4) for bound in steps.bounds if bound > 1] == [1.15, 1.3]
    assert round(min(steps.bounds), 4) == round(1 / 1.9, 4)
    assert steps.colour(0.5) == theme.BETTER[6]


def test_a_published_direction_that_is_turned_is_labelled_as_published() -> None:
    turned = scale.ratio([1.25, 1.1], "times", inverted=True)
    plain = scale.ratio([1.25, 1.1], "times", inverted=False)

    assert turned.bounds == plain.bounds
    assert turned.labels[-1] == f"{1 / turned.bounds[-1]:.2f}"
    assert plain.labels[-1] == f"{plain.bounds[-1]:.2f}"


def test_darker_is_worse_whichever_way_the_indicator_runs() -> None:
    lower_is_better = scale.level([10.0, 16.0], "per cent", "lower")
    higher_is_better = scale.level([10.0, 16.0], "per cent", "higher")

    assert lower_is_better.colour(16.0) == higher_is_better.colour(10.0)
    assert lower_is_better.colour(10.0) == higher_is_better.colour(16.0)
    assert lower_is_better.colours.index(lower_is_better.colour(16.0)) == len(lower_is_better.colours) - 1


def test_a_narrow_range_is_not_stretched_over_every_colour() -> None:
    steps = scale.level([14.5, 14.9, 16.5], "per cent", "lower")

    assert steps.bounds == (15.0, 16.0)
    assert theme.WORSE[6] not in steps.colours


def test_no_values_make_a_scale_all_the_same() -> None:
    for steps in (scale.difference([], "d"), scale.ratio([], "r", False), scale.level([], "l", "lower")):
        assert len(steps.colours) == len(steps.bounds) + 1


def test_the_bar_has_a_tick_at_every_bound() -> None:
    bar = scale.difference([13.4], "points").plotly()

    assert bar["range"] == (-0.5, 7.5)
    assert bar["bar"]["tickvals"][0] == 0.5
    assert len(bar["bar"]["tickvals"]) == len(bar["bar"]["ticktext"])
    assert bar["colorscale"][0][0] == 0.0
    assert bar["colorscale"][-1][0] == 1.0
