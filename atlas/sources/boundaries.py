"""The shapes on the map: boundaries of ICBs and regions, simplified once, with the coverage kept valid.

Both files come from one simplified coverage: the regions are the ICBs dissolved, so their lines lie exactly on each
other. The input is the ONS polygons generalised to 200 m, in degrees (EPSG:4326), as GeoJSON.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from atlas.errors import UnreadableFileError

ICB_FILE = "boundaries_icb.geojson"
REGION_FILE = "boundaries_region.geojson"

Row = dict[str, str]
Collection = dict[str, Any]

_METRES = 27700  # British National Grid: areas and distances in metres
_DEGREES = 4326

# Square root of the smallest triangle that still counts (Visvalingam–Whyatt), metres. With three decimals (about
# 100 m) it makes the larger file 57 KB; below 1,500 m that rounding makes a narrow inlet cross itself.
_TOLERANCE = 1500
_DECIMALS = 3
# Islets under ten hectares are smaller than a pixel, and rounding would flatten them.
_SMALLEST_PART = 100_000  # square metres
# How far outside its ICB a trust may have its headquarters: one stands 442 m over the line, and that is real.
_HEADQUARTERS_WITHIN = 1000  # metres
_SAME_AREA = 1e-6  # share of a region by which two drawings of it may differ


def collections(folder: Path, organisations: list[Row]) -> dict[str, Collection]:
    """GeoJSON of ``geography/icb.json`` and ``geography/region.json`` by file name under ``data/``.

    Each feature has the organisation's code as ``id`` and its short name as the only property; exterior rings run
    clockwise, as geographic traces want them. ``organisations`` are rows of ``organisations.csv``. Raises
    UnreadableFileError if a file is damaged, or if shapes and organisations do not fit each other.
    """
    bodies = pd.DataFrame(organisations).set_index("code")
    icbs = _joined(_shapes(folder / ICB_FILE, "icb_ods"), bodies[bodies.level == "icb"], ICB_FILE)
    regions = _joined(_shapes(folder / REGION_FILE, "region_ods"), bodies[bodies.level == "region"], REGION_FILE)
    _check_regions(icbs, regions)
    _check_headquarters(icbs, bodies[bodies.level == "trust"])
    simple = icbs.assign(geometry=_simplified(icbs.geometry)).set_crs(_DEGREES, allow_override=True)
    _check_labels(simple)
    dissolved = simple.dissolve("region", method="coverage")
    dissolved["short_name"] = regions.short_name
    return {
        "geography/icb.json": _collection(simple.sort_index()),
        "geography/region.json": _collection(dissolved.sort_index()),
    }


def _shapes(path: Path, key: str) -> gpd.GeoDataFrame:
    """Polygons by the code in property ``key``."""
    try:
        features = json.loads(path.read_text(encoding="utf-8"))["features"]
        frame = gpd.GeoDataFrame.from_features(features, crs=_DEGREES).set_index(key)
    except OSError as error:
        raise UnreadableFileError(f"{path.name} cannot be read ({error.strerror}).") from None
    except (ValueError, KeyError, TypeError, shapely.GEOSException) as error:
        raise UnreadableFileError(f"{path.name} is not GeoJSON with a property {key} ({error}).") from None
    if frame.index.has_duplicates:
        raise UnreadableFileError(f"{path.name}: {', '.join(frame.index[frame.index.duplicated()])} stands twice.")
    if not frame.geometry.is_valid.all() or not shapely.coverage_is_valid(frame.geometry.values):
        raise UnreadableFileError(f"{path.name}: the shapes overlap or cross themselves; fetch the file again.")
    return frame[["geometry"]]


def _joined(shapes: gpd.GeoDataFrame, bodies: pd.DataFrame, file: str) -> gpd.GeoDataFrame:
    strangers = shapes.index.symmetric_difference(bodies.index)
    if len(strangers):
        raise UnreadableFileError(f"{file}: {', '.join(strangers)} stand in the boundaries or the list, not in both.")
    return shapes.join(bodies[["short_name", "region", "longitude", "latitude"]])


def _check_regions(icbs: gpd.GeoDataFrame, regions: gpd.GeoDataFrame) -> None:
    """The ICBs of a region, put together, must be that region: so every ICB lies in the one that is printed."""
    dissolved = icbs.to_crs(_METRES).dissolve("region", method="coverage").geometry
    printed = regions.to_crs(_METRES).geometry.reindex(dissolved.index)
    share = dissolved.symmetric_difference(printed, align=False).area / printed.area
    if (share > _SAME_AREA).any():
        raise UnreadableFileError(f"{REGION_FILE}: {share.idxmax()} is not the sum of its ICBs in {ICB_FILE}.")


def _check_headquarters(icbs: gpd.GeoDataFrame, trusts: pd.DataFrame) -> None:
    places = _points(trusts).to_crs(_METRES)
    homes = icbs.geometry.to_crs(_METRES).reindex(trusts.icb)
    metres = shapely.distance(places.values, homes.values)
    if (metres > _HEADQUARTERS_WITHIN).any():
        code = trusts.index[metres.argmax()]
        raise UnreadableFileError(f"trusts.csv: {code} stands {metres.max() / 1000:.0f} km outside its ICB.")


def _check_labels(icbs: gpd.GeoDataFrame) -> None:
    outside = icbs.index[~_points(icbs).within(icbs.geometry)]
    if len(outside):
        raise UnreadableFileError(f"icbs.csv: the label point of {', '.join(outside)} is outside the simplified shape.")


def _points(bodies: pd.DataFrame) -> gpd.GeoSeries:
    points = gpd.points_from_xy(bodies.longitude.astype(float), bodies.latitude.astype(float), crs=_DEGREES)
    return gpd.GeoSeries(points, index=bodies.index)


def _simplified(shapes: gpd.GeoSeries) -> gpd.GeoSeries:
    flat = shapes.to_crs(_METRES)
    kept = np.array([_without_islets(shape) for shape in flat])
    simple = shapely.coverage_simplify(kept, _TOLERANCE)
    degrees = gpd.GeoSeries(simple, index=shapes.index, crs=_METRES).to_crs(_DEGREES)
    rounded = shapely.set_precision(degrees.values, 10**-_DECIMALS, mode="pointwise")
    if not shapely.is_valid(rounded).all() or not shapely.coverage_is_valid(rounded):
        raise UnreadableFileError(f"{ICB_FILE}: simplified, the shapes no longer fit together; use the ONS BSC file.")
    return gpd.GeoSeries(rounded, index=shapes.index, crs=_DEGREES)


def _without_islets(shape: shapely.Geometry) -> shapely.Geometry:
    parts = shapely.get_parts(shape)
    kept = parts[shapely.area(parts) >= min(_SMALLEST_PART, shapely.area(parts).max())]
    return kept[0] if len(kept) == 1 else shapely.multipolygons(kept)


def _collection(shapes: gpd.GeoDataFrame) -> Collection:
    clockwise = shapely.orient_polygons(shapes.geometry.values, exterior_cw=True)
    features = [
        {"type": "Feature", "id": code, "properties": {"name": name}, "geometry": json.loads(shapely.to_geojson(shape))}
        for code, name, shape in zip(shapes.index, shapes.short_name, clockwise, strict=True)
    ]
    return {"type": "FeatureCollection", "features": features}
