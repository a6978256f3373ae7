"""The same from Python: a typed report of what would change or has, a template, a build."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import atlas
from atlas import config
from atlas.errors import AtlasError, ReturnError


@pytest.fixture
def settings(tmp_path: Path, root: Path) -> config.Settings:
    """A data folder of the tree's organisations without any figure."""
    data = tmp_path / "data"
    shutil.copytree(
        root / "data",
        data,
        ignore=shutil.ignore_patterns("figures", "*.duckdb*", "files.csv", "*.json", "downloads-*", "versions"),
    )
    (data / "figures").mkdir()
    return config.load({"ATLAS_DATA": str(data), "ATLAS_HOME": str(tmp_path / "home")})


@pytest.fixture
def mine(tmp_path: Path, settings: config.Settings) -> Path:
    """The example, given to a real code."""
    example = atlas.template(tmp_path / "example.csv", form="csv", settings=settings)
    path = tmp_path / "mine.csv"
    path.write_text(example.read_text(encoding="utf-8").replace("ZZ9", "RJ1"), encoding="utf-8")
    return path


def test_a_dry_run_says_what_would_change_and_writes_nothing(settings: config.Settings, mine: Path) -> None:
    report = atlas.ingest(mine, dry_run=True, settings=settings)
    assert (report.file, report.source, report.published) == ("mine.csv", "supplied-return", False)
    assert (report.figures, report.rejected, len(report.new), report.changed, report.gone) == (147, 0, 147, (), ())
    assert report.places == (settings.overlay / "RJ1.csv",)
    assert not report.written and not report.held and not settings.home.exists()
    assert report.remarks[0].startswith("RJ1, WRES 2025")


def test_written_and_then_held(settings: config.Settings, mine: Path) -> None:
    assert atlas.ingest(str(mine), settings=settings).written
    again = atlas.ingest(mine, settings=settings)
    assert again.held and not again.written and again.new == ()
    text = mine.read_text(encoding="utf-8")
    old = next(line for line in text.splitlines() if line.startswith("RJ1,2025,2,,bme,"))
    appointed = int(old.split(",")[5])
    mine.write_text(text.replace(old, old.replace(f"bme,{appointed},", f"bme,{appointed + 1},")), encoding="utf-8")
    changed = atlas.ingest(mine, settings=settings)
    assert changed.review == ()
    assert changed.written and len(changed.changed) == 1 and "RJ1 appointment bme rate" in changed.changed[0]


def test_a_publication_is_kept_among_the_figures(settings: config.Settings, mine: Path) -> None:
    report = atlas.ingest(mine, source="wres-trust-workbook", settings=settings)
    assert report.published and report.source == "wres-trust-workbook"
    assert report.places == (settings.data / "figures" / "wres-trust-workbook.return.2025.csv",)
    assert report.places[0].is_file()


def test_faults_are_raised_together(settings: config.Settings, mine: Path) -> None:
    mine.write_text(mine.read_text(encoding="utf-8").replace(",white,", ",green,"), encoding="utf-8")
    with pytest.raises(ReturnError, match="faults were found"):
        atlas.ingest(mine, settings=settings)


def test_a_template_of_another_form_is_refused(tmp_path: Path, settings: config.Settings) -> None:
    with pytest.raises(AtlasError, match="xlsx or csv, not as 'pdf'"):
        atlas.template(tmp_path / "return.pdf", form="pdf", settings=settings)
    assert not (tmp_path / "return.pdf").exists()


def test_a_build_from_python_is_the_build_of_the_command(small) -> None:
    settings = small.build([small.figure()])
    settings.warehouse.unlink()
    report = atlas.build(settings)
    assert report.path == settings.warehouse and atlas.open(settings).version == report.data_version
