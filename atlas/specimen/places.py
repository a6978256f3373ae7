"""An invented island: a coast, regions, and the systems in them, as one coverage without gaps or overlaps."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from shapely.geometry import LineString, MultiPoint, Point, Polygon
from shapely.geometry.base import BaseGeometry

# In the open Atlantic, about as large as England: no one can take it for a real shore.
_MIDDLE = (-31.0, 47.0)
_RADIUS = (3.6, 2.7)  # degrees of longitude and latitude
_COAST_POINTS = 160
_WAVES = 9  # the coast is a circle bent by so many sines
_ROUNDS = 12  # of moving seeds to the middle of their cells, so that cells are of like size
_BEND = 0.07  # how far the middle of a border is pushed aside, as a share of its length
_BENDS = 3  # how often each half is bent again
_DECIMALS = 3
_GRID = 10**-_DECIMALS


@dataclass(frozen=True)
class Places:
    """Shapes in degrees: ``systems`` in order, each with the number of its region; ``regions`` are their unions."""

    systems: tuple[BaseGeometry, ...]
    region_of: tuple[int, ...]
    regions: tuple[BaseGeometry, ...]


def invent(regions: int, systems: int, rng: np.random.Generator) -> Places:
    """An island of so many regions and systems, shared out as evenly as they can be."""
    island = _island(rng)
    cells: list[BaseGeometry] = []
    home: list[int] = []
    shares = [systems // regions + (number < systems % regions) for number in range(regions)]
    for number, region in enumerate(_cells(island, regions, rng)):
        cells += _cells(region, shares[number], rng)
        home += [number] * shares[number]
    drawn = _bent(cells, rng)
    merged = [shapely.coverage_union_all([cell for cell, of in zip(drawn, home, strict=True) if of == number])
              for number in range(regions)]  # fmt: skip
    return Places(tuple(drawn), tuple(home), tuple(merged))


def point_in(shape: BaseGeometry, rng: np.random.Generator) -> tuple[float, float]:
    """A point inside a shape, off its border, in degrees with five decimals."""
    west, south, east, north = shape.bounds
    inner = shape.buffer(-0.06 * min(east - west, north - south))
    while True:
        longitude, latitude = float(rng.uniform(west, east)), float(rng.uniform(south, north))
        if inner.contains(Point(longitude, latitude)):
            return round(longitude, 5), round(latitude, 5)


def label_point(shape: BaseGeometry) -> tuple[float, float]:
    """Where a shape's name may stand: inside it, in degrees with five decimals."""
    point = shape.point_on_surface()
    return round(point.x, 5), round(point.y, 5)


def collection(codes: list[str], names: list[str], shapes: tuple[BaseGeometry, ...]) -> dict[str, Any]:
    """GeoJSON with the code as id and the name as the only property; outer rings run clockwise, as the map wants."""
    clockwise = shapely.orient_polygons(np.array(shapes), exterior_cw=True)
    features = [
        {"type": "Feature", "id": code, "properties": {"name": name}, "geometry": json.loads(shapely.to_geojson(shape))}
        for code, name, shape in zip(codes, names, clockwise, strict=True)
    ]
    return {"type": "FeatureCollection", "features": features}


def tiles(shapes: tuple[BaseGeometry, ...]) -> list[tuple[int, int]]:
    """Row and column of each shape in a grid: rows from north to south, and from west to east in a row."""
    points = [label_point(shape) for shape in shapes]
    rows = max(1, round(math.sqrt(len(points) * 1.2)))
    across = math.ceil(len(points) / rows)
    by_latitude = sorted(range(len(points)), key=lambda number: -points[number][1])
    found = [(0, 0)] * len(points)
    for row, start in enumerate(range(0, len(points), across)):
        in_row = sorted(by_latitude[start : start + across], key=lambda number: points[number][0])
        for column, number in enumerate(in_row):
            found[number] = (row, column)
    return found


def _island(rng: np.random.Generator) -> Polygon:
    angles = np.linspace(0, 2 * np.pi, _COAST_POINTS, endpoint=False)
    waves = np.arange(2, 2 + _WAVES)
    sizes, phases = rng.uniform(0.02, 0.16, _WAVES) / np.sqrt(waves - 1), rng.uniform(0, 2 * np.pi, _WAVES)
    reach = 1 + np.sum(sizes[:, None] * np.sin(waves[:, None] * angles + phases[:, None]), axis=0)
    return Polygon(
        np.column_stack(
            [_MIDDLE[0] + _RADIUS[0] * reach * np.cos(angles), _MIDDLE[1] + _RADIUS[1] * reach * np.sin(angles)]
        )
    )


def _cells(shape: BaseGeometry, count: int, rng: np.random.Generator) -> list[BaseGeometry]:
    """A shape cut into Voronoi cells of like size, each in one piece as far as the shape allows."""
    if count == 1:
        return [shape]
    seeds = [Point(point_in(shape, rng)) for _ in range(count)]
    for _ in range(_ROUNDS):
        cut = _nearest(shape, seeds)
        seeds = [cell.centroid if cell.contains(cell.centroid) else cell.point_on_surface() for cell in cut]
    return _nearest(shape, seeds)


def _nearest(shape: BaseGeometry, seeds: list[Point]) -> list[BaseGeometry]:
    diagram = shapely.voronoi_polygons(MultiPoint(seeds), extend_to=shape, ordered=True)
    return [cell.intersection(shape) for cell in shapely.get_parts(diagram)]


def _bent(cells: list[BaseGeometry], rng: np.random.Generator) -> list[BaseGeometry]:
    """The cells with every border bent once for both of its sides, so that they still fit together."""
    # On a grid, corners of one region's systems that lie on the edge of the next become points of both.
    network = shapely.union_all([cell.boundary for cell in cells], grid_size=_GRID)
    borders = shapely.get_parts(shapely.line_merge(network))
    pieces = [LineString(_rounded(_crooked(np.asarray(line.coords), rng))) for line in _straight(borders)]
    faces = shapely.get_parts(shapely.polygonize(pieces))
    tree = shapely.STRtree(faces)
    belongs: list[list[BaseGeometry]] = [[] for _ in cells]
    for number, cell in enumerate(cells):
        for found in tree.query(cell):
            if cell.contains(faces[found].point_on_surface()):
                belongs[number].append(faces[found])
    return [shapely.coverage_union_all(parts) for parts in belongs]


def _straight(borders: np.ndarray) -> list[LineString]:
    """Each straight stretch of the borders by itself."""
    return [LineString(pair) for line in borders for pair in zip(line.coords[:-1], line.coords[1:], strict=True)]


def _crooked(ends: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    line = ends
    for _ in range(_BENDS):
        along = np.diff(line, axis=0)
        aside = np.column_stack([-along[:, 1], along[:, 0]]) * rng.uniform(-_BEND, _BEND, (len(along), 1))
        middles = (line[:-1] + line[1:]) / 2 + aside
        bent = np.empty((len(line) + len(middles), 2))
        bent[0::2], bent[1::2] = line, middles
        line = bent
        if np.hypot(*np.diff(line[:2], axis=0)[0]) < 0.1:
            break
    return line


def _rounded(line: np.ndarray) -> np.ndarray:
    rounded = np.round(line, _DECIMALS)
    keep = np.ones(len(rounded), dtype=bool)
    keep[1:] = np.any(np.diff(rounded, axis=0) != 0, axis=1)
    return rounded[keep] if keep.sum() > 1 else line
