"""What many tests share: the warehouse built from the tree's own ``data/``, and folders that keep a test to itself."""

from __future__ import annotations

import csv
import fcntl
import json
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from atlas import config

# A busy machine is no failure: examples are judged by what they give, never by how long they took.
settings.register_profile("atlas", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("atlas")

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def real_settings(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> config.Settings:
    """Settings whose warehouse is built from the tree's ``data/``, once for all test processes."""
    from atlas.warehouse import build  # here: most tests need no warehouse and should start without it

    base = tmp_path_factory.getbasetemp()
    shared = base if worker_id == "master" else base.parent
    home = shared / "atlas-home"
    home.mkdir(exist_ok=True)
    found = config.load({"ATLAS_HOME": str(home)})
    with (shared / "atlas-home.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not found.warehouse.is_file():
            build.build(found)
    return found


@pytest.fixture(scope="session")
def root() -> Path:
    """The top of the tree."""
    return ROOT


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> SmallCountry:
    """An invented country of two regions, three systems and six trusts, to be given figures and built."""
    return SmallCountry(tmp_path_factory)


class SmallCountry:
    """Writes a ``data`` folder from short dictionaries over defaults, and builds it as a real one is built.

    Codes are invented: regions YA1 and YA2; systems QA1, QA2 (in YA1) and QA3 (in YA2); trusts TA1 (acute), TA2
    (mental health) and TA3 (ambulance) in QA1, TB1 (acute) in QA2, TC1 and TC2 (acute) in QA3; TC2's sector TC2X.
    """

    AREAS = (("YA1", "region"), ("YA2", "region"), ("QA1", "icb"), ("QA2", "icb"), ("QA3", "icb"))
    TRUSTS = (
        ("TA1", "acute", "QA1", "YA1"), ("TA2", "mental_health", "QA1", "YA1"), ("TA3", "ambulance", "QA1", "YA1"),
        ("TB1", "acute", "QA2", "YA1"), ("TC1", "acute", "QA3", "YA2"), ("TC2", "acute", "QA3", "YA2"),
    )  # fmt: skip

    def __init__(self, folders: pytest.TempPathFactory) -> None:
        self._folders = folders

    def figure(self, **values: object) -> dict[str, object]:
        """A published figure: by default all staff of TA1 on indicator 8 in the survey of 2024, 10 % of 1,000."""
        row = {
            "source": "nss-2024-organisations", "organisation": "TA1", "level": "trust", "indicator": "discrimination",
            "part": "whole", "breakdown": "", "group": "all", "statistic": "rate", "value": 10.0, "numerator": "",
            "denominator": 1000, "unit": "per cent", "precision": "exact", "status": "published",
            "period_kind": "survey", "locator": "cell", "file": "book.xlsx", "sheet": "Q16", "row": "6",
            "column": "B", "transform": "", "note": "", "snapshot_date": "", "financial_year": "",
        } | values  # fmt: skip
        year = int(str(row.pop("year", 2024)))
        if row["period_kind"] == "survey":
            when: dict[str, object] = {"period_end": f"{year}-12-31", "survey_year": year, "wres_year": year + 1}
        else:
            end = row["snapshot_date"] or f"{year}-03-31"
            when = {"period_end": end, "survey_year": "", "wres_year": year if str(end).endswith("03-31") else ""}
        return when | row

    def share_of_respondents(self, organisation: str, bme: float, **values: object) -> list[dict[str, object]]:
        """The ethnic mix of those who answered, BME and White."""
        return [
            self.figure(organisation=organisation, indicator="survey_respondents", statistic="share", group=group,
                        value=value, **values)
            for group, value in (("bme", bme), ("white", 100 - bme))
        ]  # fmt: skip

    def pair(self, organisation: str, bme: float, white: float, **values: object) -> list[dict[str, object]]:
        """Rates of BME and White staff without numbers, as the transcription has them."""
        common = {"source": "nss-2024-bme-white", "denominator": "", "locator": "row", "sheet": ""} | values
        return [
            self.figure(organisation=organisation, group=group, value=value, **common)
            for group, value in (("bme", bme), ("white", white))
        ]

    def write(self, figures: list[dict[str, object]], **files: list[dict[str, object]]) -> config.Settings:
        """Write a folder of data with those figures. ``files`` replaces rows: organisations, breaks, quarantine."""
        folder = self._folders.mktemp("small")
        data = folder / "data"
        (data / "figures").mkdir(parents=True)
        for name in ("indicators", "mark"):
            shutil.copytree(ROOT / "data" / name, data / name)
        words = ("methods.toml", "worked_examples.toml", "glossary.csv", "proof.csv")
        for name in ("sources.toml", "verdict.toml", *words):
            shutil.copy(ROOT / "data" / name, data / name)
        reference = data / "reference"
        reference.mkdir()
        for name in ("ethnic_groups.csv", "role_groups.csv"):
            shutil.copy(ROOT / "data/reference" / name, reference / name)
        by_source: dict[str, list[dict[str, object]]] = {}
        for row in figures:
            by_source.setdefault(str(row["source"]), []).append(row)
        for source, rows in by_source.items():
            write_csv(data / "figures" / f"{source}.csv", FIGURE_COLUMNS, rows)
        for rows in [files["quarantine"]] if "quarantine" in files else []:
            write_csv(data / "figures" / "invented.quarantine.csv", list(rows[0]), rows)
        organisations = files.get("organisations", self.organisations())
        write_csv(reference / "organisations.csv", list(self.organisations()[0]), organisations)
        names = [{"code": code, "name": f"Old {code} Hospital", "vintage": "2016-01", "source": "invented"}
                 for code, *_ in self.TRUSTS]  # fmt: skip
        write_csv(reference / "organisation_names.csv", ["code", "name", "vintage", "source"], names)
        write_csv(data / "breaks.csv", BREAK_COLUMNS, files.get("breaks", []))
        write_csv(reference / "lineage.csv", LINEAGE_COLUMNS, files.get("lineage", []))
        write_csv(reference / "outcodes.csv", ["outcode", "latitude", "longitude", "postcodes"], [])
        write_csv(reference / "catchments.csv", ["trust", "icb", "share"], [])
        tiles = [{"area": code, "row": n, "column": 0, "label": code} for n, (code, _) in enumerate(self.AREAS)]
        write_csv(reference / "area_tiles.csv", ["area", "row", "column", "label"], tiles)
        self._write_shapes(data / "geography")
        return config.load({"ATLAS_DATA": str(data), "ATLAS_HOME": str(folder / "home")})

    def build(self, figures: list[dict[str, object]], **files: list[dict[str, object]]) -> config.Settings:
        """Write and build; the settings whose warehouse is ready."""
        from atlas.warehouse import build

        settings = self.write(figures, **files)
        build.build(settings)
        return settings

    def organisations(self) -> list[dict[str, object]]:
        """Rows of organisations.csv."""
        blank = dict.fromkeys(ORGANISATION_COLUMNS, "")
        rows = [blank | {"code": "ENG", "level": "england", "name": "England", "short_name": "England"}]
        for code, level in self.AREAS:
            region = code if level == "region" else "YA2" if code == "QA3" else "YA1"
            parent = "ENG" if level == "region" else region
            rows.append(
                blank | {"code": code, "level": level, "name": f"Area {code}", "region": region, "parent": parent}
            )
        for code, kind, icb, region in self.TRUSTS:
            places = {"trust_type": kind, "icb": icb, "region": region, "parent": icb, "valid_from": "2015-04-01"}
            rows.append(blank | {"code": code, "level": "trust", "name": f"{code} NHS Trust"} | places)
        sector = rows[-1] | {
            "code": "TC2X",
            "level": "reporting_unit",
            "name": "TC2 NHS Trust (sector)",
            "parent": "TC2",
        }
        rows.append(sector)
        return [row | {"short_name": row["name"], "final_code": row["code"]} for row in rows]

    def _write_shapes(self, folder: Path) -> None:
        folder.mkdir()
        for level in ("icb", "region"):
            codes = [code for code, of in self.AREAS if of == level]
            features = [
                {
                    "type": "Feature", "id": code, "properties": {},
                    "geometry": {"type": "Polygon", "coordinates": [[[n, 0], [n, 1], [n + 1, 1], [n + 1, 0], [n, 0]]]},
                }
                for n, code in enumerate(codes)
            ]  # fmt: skip
            text = json.dumps({"type": "FeatureCollection", "features": features})
            (folder / f"{level}.json").write_text(text, encoding="utf-8")


FIGURE_COLUMNS = [
    "source", "organisation", "level", "indicator", "part", "breakdown", "group", "statistic", "value", "numerator",
    "denominator", "unit", "precision", "status", "period_kind", "period_end", "wres_year", "survey_year",
    "snapshot_date", "financial_year", "locator", "file", "sheet", "row", "column", "transform", "note",
]  # fmt: skip
ORGANISATION_COLUMNS = [
    "code", "level", "name", "short_name", "trust_type", "icb", "region", "parent", "ons_code", "postcode",
    "valid_from", "valid_to", "successor", "final_code", "longitude", "latitude", "note",
]  # fmt: skip
BREAK_COLUMNS = [
    "break_id", "indicator", "part", "organisations", "series", "from_year", "year_kind", "kind", "cuts", "text",
    "source",
]  # fmt: skip
LINEAGE_COLUMNS = [
    "predecessor", "predecessor_name", "successor", "successor_name", "effective_date", "kind", "is_primary",
    "in_scope", "confidence", "source", "note",
]  # fmt: skip


def write_csv(path: Path, columns: list[str], rows: list[dict[str, object]]) -> None:
    """Write rows as CSV; every row must have exactly those columns."""
    with path.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.DictWriter(handle, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
