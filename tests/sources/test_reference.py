"""A small reference folder in the assembled layout, with invented organisations, in and out and with faults."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from atlas.errors import AtlasError
from atlas.sources import reference
from atlas.sources.organisations import Organisations

TRUST = {
    "ods_code": "ZZA", "name": "Northmoor NHS Foundation Trust", "trust_type": "acute", "icb_ods": "QZ1",
    "region_ods": "YZ1", "postcode": "ZZ1 1ZZ", "latitude": "52.2", "longitude": "-1.6", "open_date": "2001-04-01",
    "close_date": "", "successor_code": "", "final_code_2025": "ZZA", "note": "",
}  # fmt: skip
CLOSED = TRUST | {
    "ods_code": "ZZB", "name": "Southmoor NHS Trust", "open_date": "", "close_date": "2019-03-31",
    "successor_code": "ZZA",
}  # fmt: skip
ISLAND = TRUST | {"ods_code": "R1F", "name": "Isle of Wight NHS Trust", "final_code_2025": "R1F"}
ICB = {
    "icb_ods": "QZ1", "icb_ons": "E54000901", "icb_ons_2022": "E54000900",
    "icb_name": "NHS Moors Integrated Care Board", "icb_short": "Moors", "region_ods": "YZ1",
    "label_longitude": "-1.5", "label_latitude": "52.25",
}  # fmt: skip
REGION = {
    "region_ods": "YZ1", "region_ons": "E40000901", "region_ons_2021_2022": "E40000901", "region_name": "Uplands",
    "label_longitude": "-1.5", "label_latitude": "52.25",
}  # fmt: skip
NAME = {"ods_code": "ZZA", "vintage": "2016", "name": "NORTHMOOR HOSPITALS", "source": "ODS etr 2016"}
MERGER = {
    "predecessor_code": "ZZB", "predecessor_name": "Southmoor NHS Trust", "successor_code": "ZZA",
    "successor_name": "Northmoor NHS Foundation Trust", "effective_date": "2019-04-01", "kind": "acquisition",
    "is_primary": "True", "in_scope_2016_2025": "True", "confidence": "official", "source": "ODS", "note": "",
}  # fmt: skip
OUTCODE = {"outcode": "ZZ1", "latitude": "52.2", "longitude": "-1.6", "postcodes": "12"}
SHARE = {"ods_code": "ZZA", "icb_ods": "QZ1", "share_of_trust_catchment": "0.75"}


def files() -> dict[str, list[dict[str, str]]]:
    return {
        "trusts.csv": [dict(TRUST), dict(CLOSED), dict(ISLAND)],
        "icbs.csv": [dict(ICB)],
        "regions.csv": [dict(REGION)],
        "trust_names.csv": [dict(NAME)],
        "mergers.csv": [dict(MERGER)],
        "outcodes.csv": [dict(OUTCODE)],
        "trust_icb_shares.csv": [dict(SHARE)],
    }


def make(folder: Path, tables: dict[str, list[dict[str, str]]]) -> Path:
    for name, rows in tables.items():
        with (folder / name).open("w", encoding="utf-8", newline="") as handle:
            writer = csv.DictWriter(handle, rows[0].keys())
            writer.writeheader()
            writer.writerows(rows)
    return folder


def test_organisations_stand_under_each_other(tmp_path: Path) -> None:
    rows = reference.tables(make(tmp_path, files()))["reference/organisations.csv"]
    parents = {row["code"]: (row["level"], row["parent"]) for row in rows}
    assert parents == {
        "ENG": ("england", ""),
        "YZ1": ("region", "ENG"),
        "QZ1": ("icb", "YZ1"),
        "R1F": ("trust", "QZ1"),
        "ZZA": ("trust", "QZ1"),
        "ZZB": ("trust", "QZ1"),
        "R1F1": ("reporting_unit", "R1F"),
        "R1F2": ("reporting_unit", "R1F"),
        "R1F3": ("reporting_unit", "R1F"),
        "R1F4": ("reporting_unit", "R1F"),
    }


def test_a_closed_trust_keeps_its_dates_and_successor(tmp_path: Path) -> None:
    rows = {row["code"]: row for row in reference.tables(make(tmp_path, files()))["reference/organisations.csv"]}
    assert rows["ZZB"]["short_name"] == "Southmoor"
    assert (rows["ZZB"]["valid_from"], rows["ZZB"]["valid_to"]) == ("", "2019-03-31")
    assert (rows["ZZB"]["successor"], rows["ZZB"]["final_code"]) == ("ZZA", "ZZA")
    assert rows["R1F3"]["trust_type"] == "mental_health"
    assert rows["R1F3"]["longitude"] == rows["R1F"]["longitude"]


def test_replaced_codes_and_names_of_areas_can_be_found(tmp_path: Path) -> None:
    rows = reference.tables(make(tmp_path, files()))["reference/organisation_names.csv"]
    names = {(row["code"], row["name"]) for row in rows}
    assert ("QZ1", "E54000900") in names
    assert ("QZ1", "Moors") in names
    assert ("ZZA", "NORTHMOOR HOSPITALS") in names
    assert ("YZ1", "E40000901") not in names, "the region's code never changed"
    assert sum(row["code"] == "R1F4" for row in rows) == 4, "the community sector stands in four surveys"


def test_successions_outcodes_and_catchments(tmp_path: Path) -> None:
    found = reference.tables(make(tmp_path, files()))
    assert found["reference/lineage.csv"][0] == {
        "predecessor": "ZZB", "predecessor_name": "Southmoor NHS Trust", "successor": "ZZA",
        "successor_name": "Northmoor NHS Foundation Trust", "effective_date": "2019-04-01", "kind": "acquisition",
        "is_primary": "true", "in_scope": "true", "confidence": "official", "source": "ODS", "note": "",
    }  # fmt: skip
    assert found["reference/outcodes.csv"] == [OUTCODE]
    assert found["reference/catchments.csv"] == [{"trust": "ZZA", "icb": "QZ1", "share": "0.75"}]


@pytest.mark.parametrize(
    ("file", "row", "column", "value", "says"),
    [
        ("trusts.csv", 0, "icb_ods", "QZ9", "trusts.csv, row 2, column icb_ods: there is no organisation 'QZ9'"),
        ("trusts.csv", 1, "ods_code", "ZZA", "trusts.csv, row 3, column ods_code: ZZA stands twice"),
        (
            "trusts.csv",
            1,
            "close_date",
            "31/03/2019",
            "trusts.csv, row 3, column close_date: '31/03/2019' is not a date",
        ),
        ("trusts.csv", 1, "successor_code", "ZZZ", "column successor_code: there is no organisation 'ZZZ'"),
        ("trusts.csv", 0, "final_code_2025", "ZZZ", "column final_code_2025: there is no organisation 'ZZZ'"),
        ("trusts.csv", 0, "trust_type", "general", "column trust_type: 'general' is none of acute"),
        ("trusts.csv", 0, "latitude", "north", "column latitude: 'north' is not a number"),
        ("icbs.csv", 0, "region_ods", "YZ9", "icbs.csv, row 2, column region_ods: there is no organisation 'YZ9'"),
        ("trust_names.csv", 0, "ods_code", "ZZZ", "trust_names.csv, row 2, column ods_code"),
        ("mergers.csv", 0, "successor_code", "ZZZ", "mergers.csv, row 2, column successor_code"),
        ("mergers.csv", 0, "effective_date", "", "column effective_date: '' is not a date"),
        ("mergers.csv", 0, "is_primary", "yes", "column is_primary: 'yes' is neither True nor False"),
        ("outcodes.csv", 0, "postcodes", "many", "outcodes.csv, row 2, column postcodes: 'many'"),
        ("outcodes.csv", 0, "longitude", "nan", "column longitude: 'nan' is not a number"),
        ("trust_icb_shares.csv", 0, "icb_ods", "QZ9", "trust_icb_shares.csv, row 2, column icb_ods"),
        ("trust_icb_shares.csv", 0, "share_of_trust_catchment", "1.5", "1.5 is not a share from 0 to 1"),
    ],
)
def test_a_fault_names_file_row_and_column(
    tmp_path: Path, file: str, row: int, column: str, value: str, says: str
) -> None:
    tables = files()
    tables[file][row][column] = value
    with pytest.raises(AtlasError) as error:
        reference.tables(make(tmp_path, tables))
    assert says in str(error.value)


def test_a_trust_in_another_region_than_its_icb(tmp_path: Path) -> None:
    tables = files()
    tables["regions.csv"].append(REGION | {"region_ods": "YZ2", "region_name": "Lowlands"})
    tables["trusts.csv"][0]["region_ods"] = "YZ2"
    with pytest.raises(AtlasError, match="column region_ods: YZ2 is not the region of ICB QZ1"):
        reference.tables(make(tmp_path, tables))


def test_a_missing_column_and_an_empty_file(tmp_path: Path) -> None:
    make(tmp_path, files())
    (tmp_path / "outcodes.csv").write_text("outcode,latitude\nZZ1,52\n", encoding="utf-8")
    with pytest.raises(AtlasError, match=r"outcodes\.csv.*'longitude'"):
        reference.tables(tmp_path)
    (tmp_path / "outcodes.csv").write_text("outcode,latitude,longitude,postcodes\n", encoding="utf-8")
    with pytest.raises(AtlasError, match="a header and no rows"):
        reference.tables(tmp_path)


def test_the_folder_is_recognised_whole_only(tmp_path: Path) -> None:
    make(tmp_path, files())
    assert not reference.recognise(tmp_path), "there are no boundaries"
    for name in ("boundaries_icb.geojson", "boundaries_region.geojson"):
        (tmp_path / name).write_text("{}", encoding="utf-8")
    assert reference.recognise(tmp_path)
    assert reference.recognise(tmp_path / "trusts.csv")
    assert not reference.recognise(tmp_path / "survey.csv")
    (tmp_path / "mergers.csv").unlink()
    assert not reference.recognise(tmp_path)


def test_contents_are_the_text_of_seven_files(tmp_path: Path) -> None:
    square = [[-2.0, 52.0], [-2.0, 52.5], [-1.0, 52.5], [-1.0, 52.0], [-2.0, 52.0]]
    make(tmp_path, files())
    for name, key, code in (
        ("boundaries_icb.geojson", "icb_ods", "QZ1"),
        ("boundaries_region.geojson", "region_ods", "YZ1"),
    ):
        shape = {"type": "Polygon", "coordinates": [square]}
        features = [{"type": "Feature", "properties": {key: code}, "geometry": shape}]
        text = json.dumps({"type": "FeatureCollection", "features": features})
        (tmp_path / name).write_text(text, encoding="utf-8")
    found = reference.contents(tmp_path / "trusts.csv", tmp_path / "data")
    assert sorted(found) == [
        "geography/icb.json",
        "geography/region.json",
        "reference/catchments.csv",
        "reference/lineage.csv",
        "reference/organisation_names.csv",
        "reference/organisations.csv",
        "reference/outcodes.csv",
    ]
    assert found["reference/outcodes.csv"] == "outcode,latitude,longitude,postcodes\nZZ1,52.2,-1.6,12\n"
    assert found["geography/icb.json"].startswith(
        '{"type":"FeatureCollection","features":[{"type":"Feature","id":"QZ1"'
    )
    assert not (tmp_path / "data").exists(), "reading never writes"


def test_wrong_shapes_stop_the_whole_folder(tmp_path: Path) -> None:
    make(tmp_path, files())
    for name in ("boundaries_icb.geojson", "boundaries_region.geojson"):
        (tmp_path / name).write_text("{}", encoding="utf-8")
    with pytest.raises(AtlasError, match="is not GeoJSON"):
        reference.contents(tmp_path, tmp_path)


# The tables as committed.


@pytest.fixture(scope="module")
def held(root: Path) -> Organisations:
    return Organisations.load(root / "data")


def committed(root: Path, name: str) -> list[dict[str, str]]:
    with (root / "data" / "reference" / name).open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def test_how_many_are_held(root: Path, held: Organisations) -> None:
    levels = [row.level for row in held.rows]
    assert {level: levels.count(level) for level in set(levels)} == {
        "england": 1, "region": 7, "icb": 42, "trust": 244, "reporting_unit": 4,
    }  # fmt: skip
    assert len(held.by_code) == len(held.rows)
    assert len(committed(root, "lineage.csv")) == 51
    assert len(committed(root, "outcodes.csv")) == 2225
    of_trusts = [code for code, _ in held.names if held.by_code[code].level == "trust"]
    assert len(of_trusts) == 3130
    assert set(of_trusts) == {row.code for row in held.rows if row.level == "trust"}


def test_everybody_has_the_right_kind_of_parent(held: Organisations) -> None:
    above = {"region": "england", "icb": "region", "trust": "icb", "reporting_unit": "trust"}
    for row in held.rows[1:]:
        assert held.by_code[row.parent].level == above[row.level], row.code
        if row.level in ("trust", "reporting_unit"):
            assert held.by_code[row.icb].region == row.region, row.code
        if row.successor:
            assert held.by_code[row.successor].level == "trust", row.code
        assert row.final_code in held.by_code, row.code


def test_every_succession_ends_at_a_trust(root: Path, held: Organisations) -> None:
    rows = committed(root, "lineage.csv")
    assert all(held.by_code[row["successor"]].level == "trust" for row in rows)
    in_scope = [row for row in rows if row["in_scope"] == "true"]
    assert len(in_scope) == 41
    assert all(row["predecessor"] in held.by_code for row in in_scope)
    assert len({(row["predecessor"], row["successor"], row["effective_date"]) for row in rows}) == 51


def test_catchments_of_a_trust_add_up(root: Path, held: Organisations) -> None:
    sums: dict[str, float] = {}
    for row in committed(root, "catchments.csv"):
        assert held.by_code[row["icb"]].level == "icb"
        sums[row["trust"]] = sums.get(row["trust"], 0) + float(row["share"])
    assert len(sums) == 138
    assert all(held.by_code[code].level == "trust" for code in sums)
    assert all(total == pytest.approx(1, abs=1e-5) for total in sums.values())


def test_former_names_and_codes_are_found(held: Organisations) -> None:
    assert held.trusts_named("Pennine Acute Hospitals NHS Trust") == {"RW6"}
    assert ("QNX", "E54000053") in held.names
    assert held.area("Hampshire and the Isle of Wight", "icb") == "QRL"
