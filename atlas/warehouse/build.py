"""Build the warehouse: authored files and figures → one DuckDB file, checked, then swapped in whole."""

from __future__ import annotations

import os
import shutil
import time
from dataclasses import dataclass
from pathlib import Path

import duckdb

from atlas import __version__, whole_files
from atlas.config import Settings
from atlas.errors import AtlasError, CheckError
from atlas.warehouse import (
    area_counts,
    checks,
    downloads,
    fill_authored,
    fill_boundaries,
    fill_coverage,
    fill_dictionary,
    fill_figures,
    fill_group_rates,
    fill_mark,
    fill_measures,
    fill_methods,
    fill_programmes,
    fill_progression,
    fill_return_progression,
    fill_scorecard,
    fill_source_files,
    fill_standing,
    fill_trend,
    limits,
    overlay,
    schema,
    versions,
)
from atlas.warehouse.inputs import METHOD_VERSION, SCHEMA_VERSION, digest, overlay_files


@dataclass(frozen=True)
class BuildReport:
    """What a build made: the file, rows of each table, the names of the checks that passed, and how long it took."""

    path: Path
    rows: dict[str, int]
    checks: tuple[str, ...]
    data_version: str
    seconds: float


def build(settings: Settings) -> BuildReport:
    """Build ``settings.warehouse`` from ``settings.data``.

    Raises CheckError or DefinitionError, and leaves the last good warehouse in place, when a check or an input fails
    or an input changes before all are read; AtlasError when a private view is asked for and there is no return for it.
    The private warehouse, in which nothing of an unpublished return is hidden, never outlives the build that made it.
    """
    started = time.perf_counter()
    whole_files.finish(settings.data)
    whole_files.finish(settings.home)
    settings.private_warehouse.unlink(missing_ok=True)
    if settings.private and not overlay_files(settings.home):
        raise AtlasError(
            f"There is no unpublished return in {settings.home / 'overlay'}, so there is nothing to show in private; "
            "take one in with “atlas ingest FILE”, or serve without --private."
        )
    target = settings.warehouse
    target.parent.mkdir(parents=True, exist_ok=True)
    unfinished = target.with_name(f"{target.name}.{os.getpid()}.unfinished")
    overlaid = target.with_name(f"{target.name}.{os.getpid()}.overlaid")
    private = target.with_name(f"{target.name}.{os.getpid()}.private")
    for path in (unfinished, overlaid, private):
        path.unlink(missing_ok=True)
    version = digest(settings.data)
    try:
        with duckdb.connect(str(unfinished)) as connection:
            fill_inputs(connection, settings.data)
            passed = checks.run(connection, checks.INPUTS)
            fill_results(connection, settings.data, version)
            passed += checks.run(connection, checks.RESULTS)
            rows = _rows(connection)
            if digest(settings.data) != version:
                raise CheckError(f"{settings.data} or the atlas itself changed during the build; build again.")
            connection.execute("checkpoint")
            downloads.write(connection, target.parent, version)
        versions.keep(served_publicly(settings), target.parent)
        if overlay_files(settings.home):
            _overlay(unfinished, overlaid, settings)
            if settings.private:
                _overlay(unfinished, private, settings, protect_counts=False)
            # The published one first: wherever unpublished figures are, the warehouse without them is too.
            unfinished.replace(settings.published_warehouse)
            overlaid.replace(target)
            if settings.private:
                private.replace(settings.private_warehouse)
        else:
            unfinished.replace(target)
            settings.published_warehouse.unlink(missing_ok=True)
        versions.keep(served_publicly(settings), target.parent)
        versions.drop_old(target.parent, settings.versions)
        downloads.drop_old(target.parent, [one.data_version for one in versions.held(target.parent)])
    finally:
        for path in (unfinished, overlaid, private):
            path.unlink(missing_ok=True)
            path.with_name(path.name + ".wal").unlink(missing_ok=True)
    return BuildReport(target, rows, passed, version, time.perf_counter() - started)


def served_publicly(settings: Settings) -> Path:
    """The warehouse in which nothing unpublished is: beside the served one where that has an overlay, or itself."""
    return settings.published_warehouse if settings.published_warehouse.is_file() else settings.warehouse


def _overlay(published: Path, overlaid: Path, settings: Settings, *, protect_counts: bool = True) -> None:
    """A copy of the published warehouse with the unpublished returns of this machine laid over it, checked again."""
    overlaid.touch(mode=0o600)  # of the owner alone, before there is anything in it
    shutil.copyfile(published, overlaid)
    with duckdb.connect(str(overlaid)) as connection:
        overlay.fill_inputs(connection, settings.home, protect_counts=protect_counts)
        checks.run(connection, checks.INPUTS)
        overlay.fill_results(connection, settings.data, settings.home)
        checks.run(connection, checks.RESULTS)


def fill_inputs(connection: duckdb.DuckDBPyConnection, data: Path) -> None:
    """Create every table, and fill those that hold what is authored or published."""
    schema.create(connection)
    fill_dictionary.fill(connection)
    fill_authored.fill(connection, data)
    fill_boundaries.fill(connection, data)
    fill_figures.fill(connection, data)
    fill_source_files.fill(connection, data)
    fill_programmes.fill(connection, data)


def fill_results(connection: duckdb.DuckDBPyConnection, data: Path, version: str) -> None:
    """Fill the tables that are computed from the others; ``version`` is the digest of what they were made from."""
    judged = fill_measures.fill(connection, data)
    fill_progression.fill(connection)
    everyone = area_counts.staff(connection, judged)
    fill_return_progression.fill(connection, everyone, limits.load(data / "verdict.toml"))
    fill_trend.fill(connection)
    fill_group_rates.fill(connection)
    fill_standing.fill(connection)
    fill_scorecard.fill(connection)
    fill_mark.fill(connection, data)
    fill_coverage.fill(connection)
    fill_methods.fill(connection, data, judged)
    facts = {
        "data_version": version,
        "atlas_version": __version__,
        "method_version": METHOD_VERSION,
        "schema_version": SCHEMA_VERSION,
    }
    connection.executemany("insert into meta values (?, ?)", sorted(facts.items()))


def _rows(connection: duckdb.DuckDBPyConnection) -> dict[str, int]:
    names = [name for (name,) in connection.execute("select table_name from duckdb_tables() order by 1").fetchall()]
    counts = {}
    for name in names:
        found = connection.execute(f'select count(*) from "{name}"').fetchone()
        counts[name] = found[0] if found else 0
    return counts
