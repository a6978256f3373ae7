"""How far two points lie apart as the crow flies."""

from __future__ import annotations

from math import asin, atan2, cos, degrees, radians, sin, sqrt

# The mean radius of the Earth (International Union of Geodesy and Geophysics), 6,371.0088 km, in statute miles.
_RADIUS = 6371.0088 / 1.609344


def miles(longitude: float, latitude: float, other_longitude: float, other_latitude: float) -> float:
    """The great-circle distance between two points given in degrees (haversine formula), in statute miles.

    The Earth is taken as a sphere: within England at most half a per cent off.
    """
    up, other_up = radians(latitude), radians(other_latitude)
    half_up, half_across = (other_up - up) / 2, radians(other_longitude - longitude) / 2
    return 2 * _RADIUS * asin(sqrt(sin(half_up) ** 2 + cos(up) * cos(other_up) * sin(half_across) ** 2))


def circle(longitude: float, latitude: float, radius: float, corners: int = 72) -> list[tuple[float, float]]:
    """Points (longitude, latitude) that all lie ``radius`` miles from the middle, the first one again at the end."""
    up, away = radians(latitude), radius / _RADIUS
    points = []
    for corner in range(corners + 1):
        bearing = radians(360 * corner / corners)
        there = asin(sin(up) * cos(away) + cos(up) * sin(away) * cos(bearing))
        across = atan2(sin(bearing) * sin(away) * cos(up), cos(away) - sin(up) * sin(there))
        points.append((longitude + degrees(across), degrees(there)))
    return points
