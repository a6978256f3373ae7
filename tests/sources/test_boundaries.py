"""Boundaries: three invented squares in and out, and the two committed files against the organisations."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import shapely

from atlas.errors import AtlasError
from atlas.sources import boundaries
from atlas.sources.organisations import Organisations

# Two ICBs of region YZ1 side by side (A has an islet, and its east side has a wobble of about 60 m), one of YZ2 below.
WEST = [[-2.0, 52.0], [-2.0, 52.5], [-1.5, 52.5], [-1.4995, 52.25], [-1.5, 52.0]]
EAST = [[-1.5, 52.0], [-1.4995, 52.25], [-1.5, 52.5], [-1.0, 52.5], [-1.0, 52.0]]
SOUTH = [[-2.0, 51.5], [-2.0, 52.0], [-1.5, 52.0], [-1.0, 52.0], [-1.0, 51.5]]
NORTH = [[-2.0, 52.0], [-2.0, 52.5], [-1.5, 52.5], [-1.0, 52.5], [-1.0, 52.0], [-1.5, 52.0]]
ISLET = [[-3.0, 52.0], [-3.0, 52.001], [-2.999, 52.001], [-2.999, 52.0]]

Features = list[dict[str, Any]]


def feature(key: str, code: str, *rings: list[list[float]]) -> dict[str, Any]:
    parts = [[[*ring, ring[0]]] for ring in rings]
    shape = {"type": "MultiPolygon", "coordinates": parts}
    return {"type": "Feature", "properties": {key: code}, "geometry": shape}


def icbs() -> Features:
    return [
        feature("icb_ods", "QZ1", WEST, ISLET),
        feature("icb_ods", "QZ2", EAST),
        feature("icb_ods", "QZ3", SOUTH),
    ]


def regions() -> Features:
    return [feature("region_ods", "YZ1", NORTH, ISLET), feature("region_ods", "YZ2", SOUTH)]


def organisation(
    code: str, level: str, region: str, longitude: float, latitude: float, icb: str = ""
) -> dict[str, str]:
    return {
        "code": code, "level": level, "short_name": f"Area {code}", "region": region, "icb": icb,
        "longitude": str(longitude), "latitude": str(latitude),
    }  # fmt: skip


def organisations() -> list[dict[str, str]]:
    return [
        organisation("YZ1", "region", "YZ1", -1.5, 52.2),
        organisation("YZ2", "region", "YZ2", -1.5, 51.7),
        organisation("QZ1", "icb", "YZ1", -1.8, 52.2),
        organisation("QZ2", "icb", "YZ1", -1.2, 52.2),
        organisation("QZ3", "icb", "YZ2", -1.5, 51.7),
        organisation("ZZA", "trust", "YZ1", -1.9, 52.1, icb="QZ1"),
    ]


def make(folder: Path, areas: Features, wholes: Features) -> Path:
    for name, features in ((boundaries.ICB_FILE, areas), (boundaries.REGION_FILE, wholes)):
        text = json.dumps({"type": "FeatureCollection", "features": features})
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_simplified_rounded_and_dissolved(tmp_path: Path) -> None:
    found = boundaries.collections(make(tmp_path, icbs(), regions()), organisations())
    areas = found["geography/icb.json"]["features"]
    assert [(f["id"], f["properties"]) for f in areas] == [
        (code, {"name": f"Area {code}"}) for code in ("QZ1", "QZ2", "QZ3")
    ]
    assert areas[0]["geometry"]["type"] == "Polygon", "the islet of a hectare is gone"
    wobble = [point for point in areas[0]["geometry"]["coordinates"][0] if point[1] == 52.25]
    assert wobble == [], "a bend of 60 m is simplified away"
    assert shapely.from_geojson(json.dumps(areas[0]["geometry"])).equals(shapely.box(-2.0, 52.0, -1.5, 52.5))
    wholes = found["geography/region.json"]["features"]
    assert [f["id"] for f in wholes] == ["YZ1", "YZ2"]
    assert shapely.from_geojson(json.dumps(wholes[0]["geometry"])).equals(shapely.box(-2.0, 52.0, -1.0, 52.5))


def test_a_shape_without_an_organisation_and_the_other_way_round(tmp_path: Path) -> None:
    areas = [*icbs()[:2], feature("icb_ods", "QZ9", SOUTH)]
    with pytest.raises(AtlasError, match=r"boundaries_icb\.geojson: QZ3, QZ9 stand in the boundaries or the list"):
        boundaries.collections(make(tmp_path, areas, regions()), organisations())


def test_an_icb_listed_under_the_wrong_region(tmp_path: Path) -> None:
    rows = organisations()
    rows[3]["region"] = "YZ2"
    with pytest.raises(AtlasError, match="is not the sum of its ICBs"):
        boundaries.collections(make(tmp_path, icbs(), regions()), rows)


def test_a_trust_outside_its_icb(tmp_path: Path) -> None:
    rows = organisations()
    rows[5]["icb"] = "QZ2"
    with pytest.raises(AtlasError, match=r"ZZA stands 27 km outside its ICB"):
        boundaries.collections(make(tmp_path, icbs(), regions()), rows)


def test_a_label_point_outside(tmp_path: Path) -> None:
    rows = organisations()
    rows[4]["latitude"] = "50.0"
    with pytest.raises(AtlasError, match="the label point of QZ3 is outside"):
        boundaries.collections(make(tmp_path, icbs(), regions()), rows)


def test_shapes_that_overlap_stand_twice_or_are_no_shapes(tmp_path: Path) -> None:
    overlapping = [*icbs()[:2], feature("icb_ods", "QZ3", [[-2.0, 51.5], [-2.0, 52.1], [-1.0, 52.1], [-1.0, 51.5]])]
    with pytest.raises(AtlasError, match="overlap or cross themselves"):
        boundaries.collections(make(tmp_path, overlapping, regions()), organisations())
    with pytest.raises(AtlasError, match="QZ1 stands twice"):
        boundaries.collections(make(tmp_path, [*icbs(), icbs()[0]], regions()), organisations())
    make(tmp_path, icbs(), regions())
    (tmp_path / boundaries.ICB_FILE).write_text('{"type": "Feature', encoding="utf-8")
    with pytest.raises(AtlasError, match="is not GeoJSON"):
        boundaries.collections(tmp_path, organisations())
    (tmp_path / boundaries.ICB_FILE).unlink()
    with pytest.raises(AtlasError, match="cannot be read"):
        boundaries.collections(tmp_path, organisations())


# The files as committed.


def committed(root: Path, name: str) -> Features:
    return json.loads((root / "data" / "geography" / name).read_text(encoding="utf-8"))["features"]


def shapes(features: Features) -> dict[str, shapely.Geometry]:
    return {f["id"]: shapely.from_geojson(json.dumps(f["geometry"])) for f in features}


@pytest.fixture(scope="module")
def held(root: Path) -> Organisations:
    return Organisations.load(root / "data")


@pytest.mark.parametrize(("name", "level", "count"), [("icb.json", "icb", 42), ("region.json", "region", 7)])
def test_committed_files_are_small_valid_and_known(
    root: Path, held: Organisations, name: str, level: str, count: int
) -> None:
    features = committed(root, name)
    assert len(features) == count
    assert {f["id"]: f["properties"] for f in features} == {
        row.code: {"name": row.short_name} for row in held.rows if row.level == level
    }
    found = list(shapes(features).values())
    assert all(shapely.is_valid(found))
    assert shapely.coverage_is_valid(found)
    assert (root / "data" / "geography" / name).stat().st_size <= 60_000


@pytest.mark.parametrize("name", ["icb.json", "region.json"])
def test_committed_rings_run_clockwise(root: Path, name: str) -> None:
    for shape in shapes(committed(root, name)).values():
        for part in shapely.get_parts(shape):
            assert not part.exterior.is_ccw
            assert all(hole.is_ccw for hole in part.interiors)


def test_committed_regions_are_their_icbs(root: Path, held: Organisations) -> None:
    areas = shapes(committed(root, "icb.json"))
    for code, whole in shapes(committed(root, "region.json")).items():
        own = [shape for icb, shape in areas.items() if held.by_code[icb].region == code]
        assert own
        assert shapely.coverage_union_all(own).equals(whole), code


def test_committed_label_points_and_headquarters(root: Path, held: Organisations) -> None:
    areas = shapes(committed(root, "icb.json"))
    for code, shape in areas.items():
        row = held.by_code[code]
        assert shape.contains(shapely.Point(float(row.longitude), float(row.latitude))), code
    for row in held.rows:
        if row.level == "trust":
            point = shapely.Point(float(row.longitude), float(row.latitude))
            # 0.02 degrees is a little more than the simplification can move a coast or a border.
            assert areas[row.icb].distance(point) < 0.02, row.code
