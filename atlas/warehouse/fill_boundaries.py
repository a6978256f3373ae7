"""Boundaries joined to the organisations by geopandas, and kept in the warehouse as the text that is served."""

from __future__ import annotations

import json
from pathlib import Path

import duckdb
import geopandas
import pandas as pd

from atlas.errors import DefinitionError
from atlas.warehouse import tables

LEVELS = ("icb", "region")


def fill(connection: duckdb.DuckDBPyConnection, data: Path) -> None:
    """Fill ``boundary``. Raises DefinitionError when a shape has no organisation or an organisation no shape."""
    rows = []
    for level in LEVELS:
        path = data / "geography" / f"{level}.json"
        shapes = read(path)
        query = "select code, short_name from organisation where level = ? order by code"
        organisations = pd.DataFrame(
            tables.dictionaries(connection, query, [level]), columns=["code", "short_name"], dtype=object
        )
        joined = shapes.merge(organisations, on="code", how="outer", indicator=True)
        strangers = joined.loc[joined["_merge"] != "both", "code"].tolist()
        if strangers:
            raise DefinitionError(
                f"{path}: {', '.join(strangers)} stand in only one of the shapes and organisations.csv; mend either."
            )
        text = path.read_text(encoding="utf-8")
        rows.append({"level": level, "features": len(joined), "geojson": text})
    tables.insert(connection, "boundary", rows)


def read(path: Path) -> geopandas.GeoDataFrame:
    """The shapes of one level, with their code. Raises DefinitionError if the file is missing or is not GeoJSON."""
    try:
        collection = json.loads(path.read_text(encoding="utf-8"))
        shapes = geopandas.GeoDataFrame.from_features(collection["features"], crs="EPSG:4326")
        shapes["code"] = [feature["id"] for feature in collection["features"]]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise DefinitionError(f"{path} is not a GeoJSON file with a code on every shape ({error}).") from error
    if not shapes.geometry.is_valid.all():
        broken = shapes.loc[~shapes.geometry.is_valid, "code"].tolist()
        raise DefinitionError(f"{path}: the shapes of {', '.join(broken)} are not valid; simplify them anew.")
    return shapes
