"""Reach and hatching of outlines."""

from __future__ import annotations

import pytest

from atlas.figures import outlines

SQUARE = [[0.0, 0.0], [0.0, 1.0], [1.0, 1.0], [1.0, 0.0], [0.0, 0.0]]
HOLE = [[0.25, 0.25], [0.75, 0.25], [0.75, 0.75], [0.25, 0.75], [0.25, 0.25]]


def shape(*rings):
    feature = {"id": "ZZ1", "geometry": {"type": "Polygon", "coordinates": list(rings)}}
    return outlines.read({"features": [feature]})["ZZ1"]


def lines(outline, spacing=0.1):
    across, up = outlines.hatching(outline, spacing)
    assert across[2::3] == up[2::3] == [None] * (len(across) // 3)
    return list(zip(zip(across[::3], up[::3], strict=True), zip(across[1::3], up[1::3], strict=True), strict=True))


def test_the_extent_is_the_furthest_point_on_each_side() -> None:
    far = [[[[5.0, 5.0], [5.0, 7.0], [6.0, 7.0], [5.0, 5.0]]]]
    feature = {"id": "ZZ2", "geometry": {"type": "MultiPolygon", "coordinates": [[SQUARE], *far]}}

    assert outlines.read({"features": [feature]})["ZZ2"].extent == (0.0, 0.0, 6.0, 7.0)
    # Together 3 wide and 5 high: a tenth of 5 is left free on each side.
    assert outlines.around([(0, 0, 1, 1), (2, -1, 3, 4)], 0.1) == (-0.5, -1.5, 3.5, 4.5)


def test_hatching_fills_the_shape_and_stays_inside() -> None:
    drawn = lines(shape(SQUARE), 0.25)

    # They rise by 0.6, so that those which cut the square meet x = 0 at -0.5, -0.25, 0, 0.25, 0.5 and 0.75.
    assert len(drawn) == 6
    for (west, south), (east, north) in drawn:
        assert 0 <= west <= east <= 1
        assert -1e-9 <= south <= north <= 1 + 1e-9
        assert north - south == pytest.approx(0.6 * (east - west), abs=0.002)


def test_hatching_leaves_holes_free() -> None:
    through_the_middle = [
        (start, end) for start, end in lines(shape(SQUARE, HOLE)) if start[1] - 0.6 * start[0] == pytest.approx(0.2)
    ]

    # The line y = 0.2 + 0.6 x meets the hole at x = 0.25 (y = 0.35) and leaves it at x = 0.75 (y = 0.65).
    assert [(start[0], end[0]) for start, end in through_the_middle] == [(0.0, 0.25), (0.75, 1.0)]
