"""Writing a specimen: a whole ``data`` folder that the ordinary build turns into the specimen's own warehouse."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
import shutil
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, fields
from operator import attrgetter
from pathlib import Path

from atlas.sources import return_store, tidy, wres, wres_return
from atlas.sources.tidy import COLUMNS, Figure
from atlas.specimen import country as countries
from atlas.specimen import counts, national, reference, returns
from atlas.specimen.plan import Plan

SOURCE = "specimen"
STAFF_SOURCE = "specimen-staff"
MARK = "specimen.toml"
TRUTH = "truth.csv"
BANNER = "Invented: no organisation, place or figure of this copy exists."
# Written here; every other authored file of the top folder is taken over as it is.
_OWN = ("sources.toml", "breaks.csv", "files.csv", MARK)
_TAKEN_REFERENCE = ("ethnic_groups.csv", "role_groups.csv")
_PACKAGE = Path(__file__).resolve().parents[1]

_SOURCES = {
    SOURCE: ("Returns of the invented trusts", "Invented returns", 10, "All nine indicators, by trust"),
    national.SOURCE: (
        "National report of the invented service", "Invented national report", 10, "All nine indicators, all trusts",
    ),
    STAFF_SOURCE: ("Staff in post of the invented trusts", "Invented staff in post", 10, "Staff in post"),
}  # fmt: skip


@dataclass(frozen=True)
class Written:
    """Where a specimen was written, and how much."""

    folder: Path
    trusts: int
    returns: int
    figures: int


def write(plan: Plan, authored: Path, folder: Path) -> Written:
    """Write ``folder/data`` from a plan and the definitions in ``authored``; beside it the truth and a return to try.

    The same plan and definitions give the same bytes. The data folder is put in its place whole.
    """
    unfinished = folder / f"data.{os.getpid()}.unfinished"
    shutil.rmtree(unfinished, ignore_errors=True)
    try:
        for name in ("indicators", "figures", "reference", "geography", "mark"):
            (unfinished / name).mkdir(parents=True)
        _take_over(authored, unfinished)
        country = countries.invent(plan)
        for path, text in reference.files(country).items():
            _write(unfinished / path, text)
        _write(unfinished / "sources.toml", _sources())
        _write(unfinished / "mark" / "action_plans.csv", _action_plans(country))
        written = _figures(country, unfinished / "figures", folder)
        _write(unfinished / MARK, _mark(plan, authored))
        shutil.rmtree(folder / "data", ignore_errors=True)
        unfinished.rename(folder / "data")
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)
    return written


def is_current(authored: Path, folder: Path) -> bool:
    """Whether ``folder`` holds a specimen written by this version of the atlas from these definitions."""
    mark = folder / "data" / MARK
    return mark.is_file() and tomllib.loads(mark.read_text(encoding="utf-8"))["made_from"] == _made_from(authored)


def held_plan(folder: Path) -> Plan:
    """The plan of the specimen in ``folder``; the usual one where there is none."""
    mark = folder / "data" / MARK
    if not mark.is_file():
        return Plan()
    held = tomllib.loads(mark.read_text(encoding="utf-8"))
    return Plan(seed=held["seed"], trusts=held["trusts"])


def _take_over(authored: Path, target: Path) -> None:
    for path in _authored_files(authored):
        shutil.copyfile(path, target / path.relative_to(authored))


def _authored_files(authored: Path) -> list[Path]:
    top = [path for path in authored.glob("*") if path.suffix in (".toml", ".csv") and path.name not in _OWN]
    return sorted(
        [
            *top,
            *(authored / "indicators").glob("*.toml"),
            *(authored / "mark").glob("*.toml"),
            *(authored / "reference" / name for name in _TAKEN_REFERENCE),
        ]
    )


def _figures(country: countries.Country, figures: Path, folder: Path) -> Written:
    """Write every figure, one file a WRES year, and beside ``data`` what is true of each."""
    bodies = {body.code: body for body in reference.organisations(country)}
    by_year: dict[int, list[Figure]] = {year: [] for year in country.plan.years}
    staff: list[Figure] = []
    truth: list[counts.Planted] = []
    totals = national.Totals()
    returned = 0
    example: counts.Return | None = None
    for trust in country.trusts:
        drawn = counts.draw(trust, country.plan)
        truth += drawn.truth
        totals.add(drawn.returns)
        returned += len(drawn.returns)
        for one in drawn.returns:
            by_year[one.year] += wres_return.figures_of(SOURCE, bodies[trust.code], one.year, one.file, one.cells())
        example = example or next((one for one in reversed(drawn.returns) if returns.is_whole(one)), None)
        if not trust.valid_to:
            staff.append(_staff_in_post(trust, drawn.staff, country.plan.years[-1]))
    written = len(staff)
    for year in country.plan.years:
        nation = list(totals.figures(year, bodies[countries.NATION]))
        for source, rows in ((SOURCE, by_year[year]), (national.SOURCE, nation)):
            written += len(rows)
            _write(figures / f"{source}{return_store.RETURN}{year}.csv", tidy.render(rows, COLUMNS))
    _write(figures / f"{STAFF_SOURCE}.csv", tidy.render(staff, COLUMNS))
    columns = [field.name for field in fields(counts.Planted)]
    _write(folder / TRUTH, _rows(columns, map(attrgetter(*columns), truth)))
    if example:
        (folder / "example-return.xlsx").write_bytes(returns.workbook(example))
        _write(folder / "example-return.csv", returns.long_form([example]))
    return Written(folder, len(country.trusts), returned, written)


def _staff_in_post(trust: countries.Trust, heads: int, year: int) -> Figure:
    return Figure(
        source=STAFF_SOURCE, organisation=trust.code, level="trust", indicator="staff_in_post", part="whole",
        breakdown="", group="all", statistic="count", value=float(heads), numerator=None, denominator=None,
        unit=wres.PEOPLE, precision="exact", status="published", locator="row", file="staff.csv", sheet="",
        row=str(trust.number + 2), column="heads", transform="", note="",
        **tidy.snapshot_period(f"{year}-03-31"),  # type: ignore[arg-type]
    )  # fmt: skip


def _action_plans(country: countries.Country) -> str:
    """Facts of invented action plans: one trust in twelve has published none, of one in thirty nothing is known."""
    rows = [
        (trust.code, year, "no" if trust.number % 12 == 11 else "yes",
         "" if trust.number % 12 == 11 else f"https://{trust.code.lower()}.invalid/plan-{year}", f"{year}-11-01", "")
        for trust in country.trusts
        if trust.number % 30 != 17
        for year in range(max(trust.first, country.plan.years[0]), trust.last + 1)
    ]  # fmt: skip
    return _rows(["organisation", "wres_year", "published", "address", "checked", "note"], rows)


def _sources() -> str:
    """``sources.toml`` of the specimen."""
    blocks = []
    for name, (title, short, rank, feeds) in _SOURCES.items():
        entry: dict[str, object] = {
            "title": f"{title} (invented)",
            "short": short,
            "publisher": "The atlas itself, from a seed",
            "landing_page": "",
            "licence": "None needed: everything is invented",
            "licence_confirmed": True,
            "provenance": "publisher",
            "rank": rank,
            "series": name,
            "vintage": "",
            "cadence": "whenever it is written anew",
            "next_release": "None is due, for all of it is invented.",
            "feeds": feeds,
            "attribution": BANNER,
            "held": True,
        }
        lines = [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in entry.items()]
        blocks.append("\n".join([f"[{name}]", *lines, ""]))
    return "\n".join(blocks)


def _mark(plan: Plan, authored: Path) -> str:
    return (
        "# This folder holds an invented service, and the warehouse built from it says so everywhere.\n"
        f'banner = "{BANNER}"\nseed = {plan.seed}\ntrusts = {plan.trusts}\nmade_from = "{_made_from(authored)}"\n'
    )


def _made_from(authored: Path) -> str:
    """A digest of the definitions and of the code that writes."""
    total = hashlib.blake2b(digest_size=8)
    code = [*(_PACKAGE / "specimen").glob("*.py"), *(_PACKAGE / "sources").glob("wres*.py")]
    for path in [*_authored_files(authored), *sorted(code)]:
        total.update(f"\0{path.name}\0".encode())
        total.update(path.read_bytes())
    return total.hexdigest()


def _rows(columns: list[str], rows: Iterable[Iterable[object]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(["" if value is None else value for value in row] for row in rows)
    return text.getvalue()


def _write(path: Path, text: str) -> None:
    path.write_bytes(text.encode("utf-8"))
