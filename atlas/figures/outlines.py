"""Outlines of areas as plain rings: how far they reach, and hatching that every image format keeps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

Ring = Sequence[Sequence[float]]
Extent = tuple[float, float, float, float]  # west, south, east, north; degrees

# Lines that rise by this many degrees of latitude for one of longitude look like 45 degrees in the middle of England.
_RISE = 0.6


@dataclass(frozen=True)
class Outline:
    """An area's rings (longitude, latitude), holes and islands included, and how far they reach."""

    rings: tuple[Ring, ...]
    extent: Extent


def read(collection: Mapping[str, Any]) -> dict[str, Outline]:
    """Outlines by id of a GeoJSON FeatureCollection of Polygons and MultiPolygons."""
    found = {}
    for feature in collection["features"]:
        shape = feature["geometry"]
        polygons = shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]
        rings = tuple(ring for polygon in polygons for ring in polygon)
        found[feature["id"]] = Outline(rings, _extent(rings))
    return found


def around(extents: Sequence[Extent], margin: float = 0.0) -> Extent:
    """The extent of several extents together, wider on each side by ``margin`` times its longer side."""
    sides = tuple(zip(*extents, strict=True))
    west, south, east, north = min(sides[0]), min(sides[1]), max(sides[2]), max(sides[3])
    free = margin * max(east - west, north - south)
    return west - free, south - free, east + free, north + free


def hatching(outline: Outline, spacing: float) -> tuple[list[float | None], list[float | None]]:
    """Longitudes and latitudes of slanted lines that fill the outline, with None between one line and the next.

    ``spacing`` is in degrees of latitude.

    A line leaves or enters the area wherever it meets an edge, so sorted meetings pair up, holes and islands included.
    """
    longitudes: list[float | None] = []
    latitudes: list[float | None] = []
    meetings: dict[int, list[float]] = {}
    for ring in outline.rings:
        for (west, south), (east, north) in pairwise(ring):
            start, end = (south - _RISE * west) / spacing, (north - _RISE * east) / spacing
            low, high = sorted((start, end))
            for line in range(int(low // 1) + 1, int(high // 1) + 1):
                meetings.setdefault(line, []).append(west + (east - west) * (line - start) / (end - start))
    for line in sorted(meetings):
        crossed = sorted(meetings[line])
        for enter, leave in zip(crossed[::2], crossed[1::2], strict=False):
            if leave == enter:
                continue  # it only touches a corner
            longitudes += [round(enter, 3), round(leave, 3), None]
            latitudes += [round(line * spacing + _RISE * enter, 3), round(line * spacing + _RISE * leave, 3), None]
    return longitudes, latitudes


def _extent(rings: Sequence[Ring]) -> Extent:
    longitudes = [point[0] for ring in rings for point in ring]
    latitudes = [point[1] for ring in rings for point in ring]
    return min(longitudes), min(latitudes), max(longitudes), max(latitudes)
