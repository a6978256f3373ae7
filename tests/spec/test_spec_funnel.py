"""A ratio among many: limits, shrinkage and where it stands."""

from __future__ import annotations

import numpy as np
import pytest

from atlas.measures import funnel, shrinkage


def test_funnel(example, printed):
    given, expected = example["input"], example["expected"]
    mean, tau2 = np.log(given["mean"]), given["tau"] ** 2
    value, se = funnel.log_ratio(given["ratio"], given["low"], given["high"])
    chance = funnel.limits(mean, se, funnel.OUTER)
    spread = funnel.limits(mean, se, funnel.OUTER, tau2)
    zone = funnel.zones(funnel.z_scores(value, se, mean, tau2))[0]
    group = shrinkage.Group(mean, 0.0, tau2, 0.0, 0)
    shrunken = np.exp(shrinkage.shrunken(value, se, group).value)
    assert chance.high[0] == pytest.approx(expected["chance"], abs=0.005)
    assert spread.high[0] == pytest.approx(expected["spread"], abs=0.005)
    assert shrunken[0] == pytest.approx(expected["shrunken"], abs=0.005)
    assert funnel.standing(zone) == expected["standing"]
    assert {expected["chance"], expected["spread"], expected["shrunken"]} <= set(printed(example))
    assert expected["standing"] in example["answer"]
