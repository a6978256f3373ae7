"""The reference tables and boundaries of the invented service, in the layout of ``data/reference``."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Sequence
from dataclasses import astuple, fields
from itertools import chain

from atlas.sources.organisations import Organisation
from atlas.specimen import names, places
from atlas.specimen.country import NATION, Country, Trust

SOURCE_WORDS = "invented"
_RENAMED_EVERY = 13  # one trust in so many has had another name
_BREAKS = (
    "break_id", "indicator", "part", "organisations", "series", "from_year", "year_kind", "kind", "cuts", "text",
    "source",
)  # fmt: skip
_LINEAGE = (
    "predecessor", "predecessor_name", "successor", "successor_name", "effective_date", "kind", "is_primary",
    "in_scope", "confidence", "source", "note",
)  # fmt: skip
_BASE = (
    "From the 2021 survey “don’t know” counts in the base of the question on fair career progression. Earlier figures "
    "leave it out and are about 25 points higher for that reason alone."
)
_WORDING = (
    "Invented: the wording of what counts as training was made clearer in this year; the counts were not affected."
)


def organisations(country: Country) -> list[Organisation]:
    """Every body: the nation, regions, systems, trusts."""
    return [
        _body(code=NATION, level="england", name=names.NATION, short_name=names.NATION),
        *(_area(country, number) for number in range(len(country.region_names))),
        *(_system(country, number) for number in range(len(country.system_names))),
        *(_trust(country, trust) for trust in country.trusts),
    ]


def files(country: Country) -> dict[str, str]:
    """The text of every reference file and boundary by its path under ``data``."""
    bodies = organisations(country)
    systems = [country.system_code(number) for number in range(len(country.system_names))]
    regions = [country.region_code(number) for number in range(len(country.region_names))]
    shapes = {
        "region": places.collection(regions, list(country.region_names), country.places.regions),
        "icb": places.collection(systems, list(country.system_names), country.places.systems),
    }
    columns = [field.name for field in fields(Organisation)]
    return {
        "reference/organisations.csv": _table(columns, (astuple(body) for body in bodies)),
        "reference/organisation_names.csv": _table(("code", "name", "vintage", "source"), _names(bodies)),
        "reference/lineage.csv": _table(_LINEAGE, _lineage(country)),
        "reference/outcodes.csv": _table(("outcode", "latitude", "longitude", "postcodes"), _outcodes(country)),
        "reference/catchments.csv": _table(("trust", "icb", "share"), _catchments(country)),
        "reference/area_tiles.csv": _table(("area", "row", "column", "label"), _tiles(country, regions, systems)),
        "breaks.csv": _table(_BREAKS, _breaks(country)),
        **{
            f"geography/{level}.json": json.dumps(shape, ensure_ascii=False, separators=(",", ":"))
            for level, shape in shapes.items()
        },
    }


def _body(**values: str) -> Organisation:
    blank = {field.name: "" for field in fields(Organisation)}
    return Organisation(**(blank | {"final_code": values["code"]} | values))


def _area(country: Country, number: int) -> Organisation:
    code, name = country.region_code(number), country.region_names[number]
    longitude, latitude = places.label_point(country.places.regions[number])
    return _body(code=code, level="region", name=name, short_name=name, region=code, parent=NATION,
                 longitude=str(longitude), latitude=str(latitude))  # fmt: skip


def _system(country: Country, number: int) -> Organisation:
    code, name = country.system_code(number), country.system_names[number]
    region = country.region_code(country.places.region_of[number])
    longitude, latitude = places.label_point(country.places.systems[number])
    return _body(code=code, level="icb", name=f"{name} Integrated Care Board", short_name=name, icb=code,
                 region=region, parent=region, longitude=str(longitude), latitude=str(latitude))  # fmt: skip


def _trust(country: Country, trust: Trust) -> Organisation:
    system = country.system_code(trust.system)
    final = trust.successor or trust.code
    return _body(code=trust.code, level="trust", name=trust.name, short_name=names.short(trust.name),
                 trust_type=trust.kind, icb=system, region=country.region_code(trust.region), parent=system,
                 postcode=f"ZZ{trust.system + 1} {trust.number % 9 + 1}ZZ", valid_from=trust.valid_from,
                 valid_to=trust.valid_to, successor=trust.successor, final_code=final,
                 longitude=str(trust.place[0]), latitude=str(trust.place[1]), note="Invented.")  # fmt: skip


def _names(bodies: Sequence[Organisation]) -> Iterable[Sequence[object]]:
    for number, body in enumerate(bodies):
        yield body.code, body.name, "2025", SOURCE_WORDS
        if body.level == "trust" and number % _RENAMED_EVERY == 0:
            yield body.code, f"Former {body.short_name} Board", "2015", SOURCE_WORDS


def _lineage(country: Country) -> Iterable[Sequence[object]]:
    named = {trust.code: trust.name for trust in country.trusts}
    for one in sorted(country.mergers, key=lambda one: (one.year, one.predecessor)):
        yield (one.predecessor, named[one.predecessor], one.successor, named[one.successor], f"{one.year}-04-01",
               one.kind, "true", "true", "official", SOURCE_WORDS, "")  # fmt: skip


def _outcodes(country: Country) -> Iterable[Sequence[object]]:
    for number, shape in enumerate(country.places.systems):
        longitude, latitude = places.label_point(shape)
        yield f"ZZ{number + 1}", latitude, longitude, 1000


def _catchments(country: Country) -> Iterable[Sequence[object]]:
    return ((trust.code, country.system_code(trust.system), 1.0) for trust in country.trusts if trust.kind == "acute")


def _tiles(country: Country, regions: list[str], systems: list[str]) -> Iterable[Sequence[object]]:
    levels = (
        (regions, country.region_names, country.places.regions),
        (systems, country.system_names, country.places.systems),
    )
    return chain.from_iterable(
        ((code, *tile, name.split()[0]) for code, tile, name in zip(codes, places.tiles(shapes), named, strict=True))
        for codes, named, shapes in levels
    )


def _breaks(country: Country) -> Iterable[Sequence[object]]:
    yield ("career-progression-base", "career_progression", "all", "all", "all", 2021, "survey_year", "base", "true",
           _BASE, SOURCE_WORDS)  # fmt: skip
    yield ("training-wording", "training", "all", "all", "all", 2019, "wres_year", "wording", "false", _WORDING,
           SOURCE_WORDS)  # fmt: skip
    named = {trust.code: trust.name for trust in country.trusts}
    for one in country.mergers:
        if one.kind != "acquisition":
            continue
        text = (
            f"{named[one.successor]} took in {named[one.predecessor]} on 1 April {one.year} and kept its code, so "
            "figures before and after measure different bodies."
        )
        for kind, year in (("survey_year", one.year), ("wres_year", one.year + 1)):
            label = f"merger-{one.successor.lower()}-{one.year}-{kind.removesuffix('_year')}"
            yield label, "all", "all", one.successor, "all", year, kind, "merger", "true", text, SOURCE_WORDS


def _table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return text.getvalue()
