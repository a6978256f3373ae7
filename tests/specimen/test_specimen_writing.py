"""A specimen on disk: equal seeds give equal bytes, and the ordinary build makes a warehouse of it."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest
from typer.testing import CliRunner

from atlas import cli, config, serve
from atlas.errors import CheckError
from atlas.specimen import writing
from atlas.specimen.plan import Plan
from atlas.warehouse import build

TINY = Plan(seed=3, regions=2, systems=4, trusts=6, years=(2021, 2022))


def _bytes(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_equal_seeds_give_equal_bytes_and_others_do_not(tmp_path: Path, root: Path) -> None:
    for name, plan in (("one", TINY), ("two", TINY), ("other", replace(TINY, seed=4))):
        writing.write(plan, root / "data", tmp_path / name)
    one = _bytes(tmp_path / "one")
    assert one == _bytes(tmp_path / "two")
    assert one["data/figures/specimen.return.2022.csv"] != _bytes(tmp_path / "other")[
        "data/figures/specimen.return.2022.csv"
    ]  # fmt: skip


def test_a_specimen_is_current_until_its_definitions_change(tmp_path: Path, root: Path) -> None:
    assert not writing.is_current(root / "data", tmp_path)
    writing.write(TINY, root / "data", tmp_path)
    assert writing.is_current(root / "data", tmp_path)
    assert writing.held_plan(tmp_path).seed == 3
    mark = tmp_path / "data" / writing.MARK
    mark.write_text(mark.read_text(encoding="utf-8").replace('made_from = "', 'made_from = "0'), encoding="utf-8")
    assert not writing.is_current(root / "data", tmp_path)


def test_every_row_of_the_warehouse_is_invented(specimen_settings: config.Settings) -> None:
    with duckdb.connect(str(specimen_settings.warehouse), read_only=True) as connection:
        for table, column in (("organisation", "code"), ("figure", "organisation"), ("measure", "organisation")):
            found = connection.execute(
                f"select count(*), count(*) filter ({column} like 'ZZ%') from {table}"
            ).fetchone()
            assert found and found[0] == found[1] > 0
        assert connection.execute("select value from meta where key = 'specimen'").fetchone() == (writing.BANNER,)


def test_all_nine_indicators_are_judged_from_counts(specimen_settings: config.Settings) -> None:
    with duckdb.connect(str(specimen_settings.warehouse), read_only=True) as connection:
        judged = connection.execute(
            """
            select number, count(*) filter (basis = 'counts' and ratio_harm_low is not null or number in (1, 9))
            from measure join indicator using (indicator)
            where level = 'trust' and breakdown = '' and number > 0 group by number order by number
            """
        ).fetchall()
    assert [number for number, _ in judged] == list(range(1, 10))
    assert all(count > 50 for _, count in judged)


def test_a_sensible_share_of_the_figures_is_suppressed(specimen_settings: config.Settings) -> None:
    with duckdb.connect(str(specimen_settings.warehouse), read_only=True) as connection:
        share = connection.execute(
            "select avg((status = 'suppressed')::integer) from figure where source = 'specimen'"
        ).fetchone()
    assert share and 0.1 < share[0] < 0.7


def test_no_line_of_indicator_7_crosses_the_change_of_its_base(specimen_settings: config.Settings) -> None:
    with duckdb.connect(str(specimen_settings.warehouse), read_only=True) as connection:
        spans = connection.execute(
            "select distinct last_year from trend where indicator = 'career_progression' and first_year < 2021"
        ).fetchall()
    assert spans and max(year for (year,) in spans) < 2021


def test_the_truth_holds_every_trust_indicator_and_year(specimen_settings: config.Settings) -> None:
    with (specimen_settings.specimen / writing.TRUTH).open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    keys = {(row["organisation"], row["wres_year"], row["indicator"]) for row in rows}
    assert len(keys) == len(rows)
    assert len({row["organisation"] for row in rows}) == 54
    assert len({row["indicator"] for row in rows}) == 9


def test_a_real_organisation_cannot_enter_a_specimen(tmp_path: Path, root: Path) -> None:
    writing.write(TINY, root / "data", tmp_path)
    outcodes = tmp_path / "data/reference/organisations.csv"
    outcodes.write_text(outcodes.read_text(encoding="utf-8").replace("ZZT005", "RJ1"), encoding="utf-8")
    with pytest.raises(CheckError, match=r"in a specimen every organisation is invented.*RJ1"):
        build.build(config.load({"ATLAS_SPECIMEN": str(tmp_path)}))


def test_a_specimen_cannot_be_built_as_a_real_warehouse(tmp_path: Path, root: Path) -> None:
    writing.write(TINY, root / "data", tmp_path)
    (tmp_path / "data" / writing.MARK).unlink()
    with pytest.raises(CheckError, match="no specimen organisation"):
        build.build(config.load({"ATLAS_SPECIMEN": str(tmp_path)}))


def test_the_command_writes_and_builds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Plan] = []

    def small(plan: Plan, authored: Path, folder: Path) -> writing.Written:
        asked.append(plan)
        return written(replace(TINY, seed=plan.seed), authored, folder)

    written = writing.write
    monkeypatch.setattr(writing, "write", small)
    result = CliRunner().invoke(cli.app, ["specimen", "--seed", "5", "--scale", "10", "--output", str(tmp_path)])
    assert result.exit_code == 0, result.output
    assert (asked[0].seed, asked[0].trusts) == (5, 2100)
    assert "6 invented trusts" in result.output
    assert (tmp_path / "atlas.duckdb").is_file()


def test_serving_writes_a_specimen_only_where_there_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = config.load({"ATLAS_HOME": str(tmp_path)}).of_specimen()
    assert settings.specimen == tmp_path / "specimen"
    monkeypatch.setattr(writing, "held_plan", lambda _: TINY)
    serve.write_specimen(settings)
    first = (settings.data / writing.MARK).stat().st_mtime_ns
    serve.write_specimen(settings)
    assert (settings.data / writing.MARK).stat().st_mtime_ns == first


def test_workers_of_the_server_are_told_of_the_specimen(tmp_path: Path) -> None:
    settings = config.load({"ATLAS_HOME": str(tmp_path)})
    assert "--env" not in serve.command(settings)
    command = serve.command(settings.of_specimen())
    assert command[command.index("--env") + 1] == f"ATLAS_SPECIMEN={tmp_path / 'specimen'}"
    assert config.load({"ATLAS_SPECIMEN": str(tmp_path / "specimen")}).warehouse == settings.of_specimen().warehouse
