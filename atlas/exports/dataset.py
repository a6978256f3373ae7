"""The atlas as a schema.org Dataset, by which search engines for data find it."""

from __future__ import annotations

from typing import Any

from atlas.exports import bulk
from atlas.exports.bulk import Bulk

MEDIA_TYPES = {"csv": "text/csv", "parquet": "application/vnd.apache.parquet"}


def dataset(whole: Bulk, indicators: list[str], years: tuple[int, int] | None, place: str, host: str) -> dict[str, Any]:
    """The description for the page of downloads.

    ``indicators`` are titles, ``years`` the first and last year for which anything is held, ``place`` whom it is about
    and ``host`` where this atlas is reached ("https://…").
    """
    made: dict[str, Any] = {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "@id": f"{host}/data",
        "name": whole.title,
        "description": whole.description,
        "url": f"{host}/data",
        "version": whole.version,
        "inLanguage": "en-GB",
        "isAccessibleForFree": True,
        "license": bulk.LICENCE_PAGE,
        "usageInfo": f"{host}/data#sources",
        "keywords": list(bulk.KEYWORDS),
        "creator": {"@type": "Organization", "name": "Opportunity Atlas", "url": f"{host}/"},
        "spatialCoverage": {"@type": "Place", "name": place},
        "measurementTechnique": f"{host}/methods",
        "variableMeasured": [{"@type": "PropertyValue", "name": title} for title in indicators],
        "isBasedOn": [_source(row) for row in whole.sources],
        "distribution": [
            _file(whole, row["name"], ending, host) for row in whole.tables for ending in MEDIA_TYPES
        ] + [
            {
                "@type": "DataDownload",
                "name": "All tables, described for tools (Frictionless data package)",
                "encodingFormat": "application/json",
                "contentUrl": f"{host}/download/datapackage.json",
            }
        ],
    }  # fmt: skip
    return made | ({"temporalCoverage": f"{years[0]}/{years[1]}"} if years else {})


def _source(row: bulk.Row) -> dict[str, Any]:
    made = {
        "@type": "CreativeWork",
        "name": row["title"],
        "publisher": {"@type": "Organization", "name": row["publisher"]},
        "usageInfo": row["licence"],
    }
    return made | ({"url": row["landing_page"]} if row["landing_page"] else {})


def _file(whole: Bulk, table: str, ending: str, host: str) -> dict[str, Any]:
    return {
        "@type": "DataDownload",
        "name": table,
        "description": whole.grain(table),
        "encodingFormat": MEDIA_TYPES[ending],
        "contentUrl": f"{host}/download/{table}.{ending}",
    }
