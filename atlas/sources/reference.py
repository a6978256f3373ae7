"""Organisations, their names and successions, outward codes and catchments, from the assembled reference folder.

The folder holds seven CSV files: ``trusts``, ``trust_names``, ``mergers``, ``icbs``, ``regions``, ``outcodes`` and
``trust_icb_shares``, made from Organisation Data Service, ONS, Ordnance Survey and OHID publications, and two files of
boundaries. Unlike figures, these tables are replaced whole: there is no such thing as half a list of trusts.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

from atlas.sources import boundaries
from atlas.sources.organisations import Organisation
from atlas.sources.reference_file import Line, read

SOURCE = "organisations"

Row = dict[str, str]

ORGANISATION = tuple(field.name for field in fields(Organisation))
LINEAGE = (
    "predecessor", "predecessor_name", "successor", "successor_name", "effective_date", "kind", "is_primary",
    "in_scope", "confidence", "source", "note",
)  # fmt: skip
OUTCODE = ("outcode", "latitude", "longitude", "postcodes")

TRUST_TYPES = ("acute", "acute_specialist", "mental_health", "community", "ambulance")

_TRUSTS = (
    "ods_code", "name", "trust_type", "icb_ods", "region_ods", "postcode", "latitude", "longitude", "open_date",
    "close_date", "successor_code", "final_code_2025", "note",
)  # fmt: skip
_ICBS = (
    "icb_ods", "icb_ons", "icb_ons_2022", "icb_name", "icb_short", "region_ods", "label_longitude", "label_latitude",
)  # fmt: skip
_REGIONS = ("region_ods", "region_ons", "region_ons_2021_2022", "region_name", "label_longitude", "label_latitude")
_NAMES = ("ods_code", "vintage", "name", "source")
_MERGERS = (
    "predecessor_code", "predecessor_name", "successor_code", "successor_name", "effective_date", "kind", "is_primary",
    "in_scope_2016_2025", "confidence", "source", "note",
)  # fmt: skip
_SHARES = ("ods_code", "icb_ods", "share_of_trust_catchment")

_FILES = {
    "trusts.csv": _TRUSTS,
    "icbs.csv": _ICBS,
    "regions.csv": _REGIONS,
    "trust_names.csv": _NAMES,
    "mergers.csv": _MERGERS,
    "outcodes.csv": OUTCODE,
    "trust_icb_shares.csv": _SHARES,
}

# The Staff Survey reports the Isle of Wight by sector, under codes of its own, and prints these names; two of the
# sectors left the trust in 2024. The years are those of the surveys that the names stand in.
_DIVIDED = "R1F"
_UNITS = (
    ("R1F1", "Isle of Wight NHS Trust (acute sector)", "acute", (2019, 2021, 2022, 2023, 2024)),
    ("R1F2", "Isle of Wight NHS Trust (ambulance sector)", "ambulance", (2019, 2021, 2022, 2023, 2024)),
    ("R1F3", "Isle of Wight NHS Trust (mental health sector)", "mental_health", (2019, 2021, 2022, 2023)),
    ("R1F4", "Isle of Wight NHS Trust (community sector)", "community", (2019, 2021, 2022, 2023)),
)


def recognise(path: Path) -> bool:
    """Whether ``path`` is the assembled reference folder, or one of its nine files with the others beside it."""
    names = (*_FILES, boundaries.ICB_FILE, boundaries.REGION_FILE)
    folder = path if path.is_dir() else path.parent
    return (path.is_dir() or path.name in names) and all((folder / name).is_file() for name in names)


def tables(path: Path) -> dict[str, list[Row]]:
    """Every reference table by its file name under ``data/``, as text rows in the order they are kept.

    ``path`` is the folder or any file in it. Raises UnreadableFileError naming file, row and column for a missing
    column, an unknown parent, a code that stands twice, or a value that is not the date or number it should be.
    """
    folder = path if path.is_dir() else path.parent
    lines = {name: read(folder / name, columns) for name, columns in _FILES.items()}
    regions = _keyed(lines["regions.csv"], "region_ods")
    icbs = _keyed(lines["icbs.csv"], "icb_ods")
    trusts = _keyed(lines["trusts.csv"], "ods_code")
    for line in icbs.values():
        line.known("region_ods", regions)
    for line in trusts.values():
        _check_trust(line, trusts, icbs, regions)
    organisations = [_england(), *map(_region, regions.values()), *map(_icb, icbs.values())]
    organisations += [_trust(line) for line in trusts.values()]
    organisations += _reporting_units(organisations)
    organisations.sort(key=lambda row: (_LEVELS.index(row["level"]), row["code"]))
    return {
        "reference/organisations.csv": organisations,
        "reference/organisation_names.csv": list(_names(lines, trusts)),
        "reference/lineage.csv": [_succession(line, trusts) for line in lines["mergers.csv"]],
        "reference/outcodes.csv": [_outcode(line) for line in _keyed(lines["outcodes.csv"], "outcode").values()],
        "reference/catchments.csv": [_catchment(line, trusts, icbs) for line in lines["trust_icb_shares.csv"]],
    }


def contents(path: Path, data: Path) -> dict[str, str]:
    """The text of every file of ``data/reference`` and ``data/geography`` made from the folder, by path under ``data``.

    Nothing of ``data`` is consulted: the tables are replaced whole. Raises UnreadableFileError as ``tables`` and
    ``boundaries.collections`` do.
    """
    found = tables(path)
    folder = path if path.is_dir() else path.parent
    shapes = boundaries.collections(folder, found["reference/organisations.csv"])
    return {name: _csv(rows) for name, rows in found.items()} | {
        name: json.dumps(collection, separators=(",", ":"), ensure_ascii=False) + "\n"
        for name, collection in shapes.items()
    }


def _csv(rows: list[Row]) -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, rows[0].keys(), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


_LEVELS = ("england", "region", "icb", "trust", "reporting_unit")


def _keyed(lines: list[Line], column: str) -> dict[str, Line]:
    found: dict[str, Line] = {}
    for line in lines:
        if line[column] in found:
            raise line.fault(column, f"{line[column]} stands twice; keep one row a code")
        found[line[column]] = line
    return found


def _check_trust(line: Line, trusts: dict[str, Line], icbs: dict[str, Line], regions: dict[str, Line]) -> None:
    line.known("icb_ods", icbs)
    line.known("region_ods", regions)
    line.known("final_code_2025", trusts)
    if line["successor_code"]:
        line.known("successor_code", trusts)
    if line["region_ods"] != icbs[line["icb_ods"]]["region_ods"]:
        raise line.fault("region_ods", f"{line['region_ods']} is not the region of ICB {line['icb_ods']}")
    if line["trust_type"] not in TRUST_TYPES:
        raise line.fault("trust_type", f"{line['trust_type']!r} is none of {', '.join(TRUST_TYPES)}")


def _organisation(**values: str) -> Row:
    return {name: values.get(name, "") for name in ORGANISATION}


def _england() -> Row:
    return _organisation(
        code="ENG", level="england", name="England", short_name="England", ons_code="E92000001", final_code="ENG"
    )


def _region(line: Line) -> Row:
    return _area(line, "region", short_name=line["region_name"], parent="ENG")


def _icb(line: Line) -> Row:
    return _area(line, "icb", short_name=line["icb_short"], parent=line["region_ods"], icb=line["icb_ods"])


def _area(line: Line, level: str, **own: str) -> Row:
    code = line[f"{level}_ods"]
    return _organisation(
        code=code,
        level=level,
        name=line[f"{level}_name"],
        region=line["region_ods"],
        ons_code=line[f"{level}_ons"],
        final_code=code,
        longitude=line.number("label_longitude"),
        latitude=line.number("label_latitude"),
        **own,
    )


def _trust(line: Line) -> Row:
    return _organisation(
        code=line["ods_code"],
        level="trust",
        name=line["name"],
        short_name=line["name"].removesuffix(" NHS Foundation Trust").removesuffix(" NHS Trust"),
        trust_type=line["trust_type"],
        icb=line["icb_ods"],
        region=line["region_ods"],
        parent=line["icb_ods"],
        postcode=line["postcode"],
        valid_from=line.date("open_date", optional=True),
        valid_to=line.date("close_date", optional=True),
        successor=line["successor_code"],
        final_code=line["final_code_2025"],
        longitude=line.number("longitude"),
        latitude=line.number("latitude"),
        note=line["note"],
    )


def _reporting_units(organisations: list[Row]) -> list[Row]:
    """The sectors that stand where their trust stands; none if the folder does not hold that trust."""
    whole = [row for row in organisations if row["code"] == _DIVIDED]
    return [
        {
            **trust,
            "code": code,
            "level": "reporting_unit",
            "name": name,
            "short_name": name.replace(" NHS Trust", ""),
            "trust_type": trust_type,
            "parent": _DIVIDED,
            "final_code": code,
            "note": f"A sector of {trust['name']} that the Staff Survey reports apart, {years[0]} to {years[-1]}.",
        }
        for trust in whole
        for code, name, trust_type, years in _UNITS
    ]


def _names(lines: dict[str, list[Line]], trusts: dict[str, Line]) -> Iterator[Row]:
    for line in lines["regions.csv"]:
        code, vintage = line["region_ods"], "2024-01"
        yield _name(code, line["region_name"], vintage, "ONS NHS England Regions, January 2024")
        if line["region_ons_2021_2022"] != line["region_ons"]:
            yield _name(code, line["region_ons_2021_2022"], "2022", "ONS code of the region in 2021 and 2022")
    for line in lines["icbs.csv"]:
        code, vintage = line["icb_ods"], "2024-12"
        yield _name(code, line["icb_name"], vintage, "ONS ICB names and codes, December 2024")
        yield _name(code, line["icb_short"], vintage, "ONS ICB names and codes, December 2024")
        if line["icb_ons_2022"] != line["icb_ons"]:
            yield _name(code, line["icb_ons_2022"], "2022-07", "ONS code of the ICB in July 2022")
    for line in lines["trust_names.csv"]:
        line.known("ods_code", trusts)
        yield _name(line["ods_code"], line["name"], line["vintage"], line["source"])
    if _DIVIDED in trusts:
        for code, name, _, years in _UNITS:
            for year in years:
                yield _name(code, name, f"{year}-11", f"NHS Staff Survey {year}")


def _name(code: str, name: str, vintage: str, source: str) -> Row:
    return {"code": code, "name": name, "vintage": vintage, "source": source}


def _succession(line: Line, trusts: dict[str, Line]) -> Row:
    """Predecessors that closed before 2016 are named here only; every successor is one of the trusts."""
    line.known("successor_code", trusts)
    line.date("effective_date")
    for column in ("is_primary", "in_scope_2016_2025"):
        if line[column] not in ("True", "False"):
            raise line.fault(column, f"{line[column]!r} is neither True nor False")
    row = {name: line[column] for name, column in zip(LINEAGE, _MERGERS, strict=True)}
    return row | {"is_primary": line["is_primary"].lower(), "in_scope": line["in_scope_2016_2025"].lower()}


def _outcode(line: Line) -> Row:
    if not line["postcodes"].isdecimal():
        raise line.fault("postcodes", f"{line['postcodes']!r} is not a whole number")
    return {name: line.number(name) if name.endswith("itude") else line[name] for name in OUTCODE}


def _catchment(line: Line, trusts: dict[str, Line], icbs: dict[str, Line]) -> Row:
    line.known("ods_code", trusts)
    line.known("icb_ods", icbs)
    share = line.number("share_of_trust_catchment")
    if not 0 <= float(share) <= 1:
        raise line.fault("share_of_trust_catchment", f"{share} is not a share from 0 to 1")
    return {"trust": line["ods_code"], "icb": line["icb_ods"], "share": share}
