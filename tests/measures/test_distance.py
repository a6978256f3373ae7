"""Distances against the ellipsoid of the geographers' library, and the circle against the distances."""

from __future__ import annotations

import pytest
from pyproj import Geod

from atlas.measures import distance

LEEDS, PENZANCE, BERWICK = (-1.5491, 53.8008), (-5.5371, 50.1188), (-2.0054, 55.7710)


@pytest.mark.parametrize("other", [PENZANCE, BERWICK, (-1.7594, 53.7960), LEEDS])
def test_within_half_a_per_cent_of_the_ellipsoid(other):
    _, _, metres = Geod(ellps="WGS84").inv(*LEEDS, *other)
    assert distance.miles(*LEEDS, *other) == pytest.approx(metres / 1609.344, rel=0.005, abs=1e-9)


def test_london_to_paris_by_hand():
    # 343.5 km on the sphere, as every gazetteer has it.
    assert distance.miles(-0.1278, 51.5074, 2.3522, 48.8566) * 1.609344 == pytest.approx(343.6, abs=0.5)


def test_every_corner_of_a_circle_is_as_far_away():
    corners = distance.circle(*LEEDS, 20)
    assert corners[0] == pytest.approx(corners[-1])
    assert [distance.miles(*LEEDS, *corner) for corner in corners] == pytest.approx([20.0] * len(corners))
