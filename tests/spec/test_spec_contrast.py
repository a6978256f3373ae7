"""Gaps of several employers held against each other, as on the page of comparison."""

from __future__ import annotations

import math
from itertools import combinations

import pytest
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.weightstats import _zstat_generic

from atlas.measures.contrast import SIGNIFICANCE, Gap, contrast, holm


def test_contrast(example, printed):
    expected = example["expected"]
    gaps = [Gap(value, low, high, log=True) for value, low, high in example["input"]["gaps"]]
    found = [contrast(first, second) for first, second in combinations(gaps, 2)]
    for name, values in (("values", "value"), ("lows", "low"), ("highs", "high")):
        assert [getattr(pair, values) for pair in found[:2]] == pytest.approx(expected[name], abs=0.0051)
    # The library, from the same errors: the width of each interval on the log scale over twice 1.96.
    errors = [(math.log(gap.high) - math.log(gap.low)) / (2 * 1.959964) for gap in gaps]
    library = [
        _zstat_generic(math.log(gaps[a].value), math.log(gaps[b].value), math.hypot(errors[a], errors[b]), "two-sided")[
            1
        ]
        for a, b in combinations(range(3), 2)
    ]
    p_values = [pair.p for pair in found]
    assert p_values == pytest.approx(library, rel=1e-5)
    assert p_values[:2] == pytest.approx(expected["p"], abs=0.0005)
    adjusted = holm(p_values)
    assert adjusted == pytest.approx(list(multipletests(library, method="holm")[1]), rel=1e-5)
    assert adjusted[:2] == pytest.approx(expected["holm"], abs=0.0005)
    other = multipletests(library, method="fdr_bh")[1]
    assert list(other[:2]) == pytest.approx(expected["benjamini_hochberg"], abs=0.0005)
    # The two methods part on the second pair, which is why the page says which it uses.
    assert adjusted[1] > SIGNIFICANCE > other[1]
    told = {*expected["values"], *expected["lows"], *expected["highs"], *expected["p"], *expected["holm"]}
    assert told | {expected["benjamini_hochberg"][1]} <= set(printed(example))
