"""The command line with a WRES return: template, taking in as published or supplied, unknown files."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import xlsxwriter
from typer.testing import CliRunner, Result

from atlas import cli
from atlas.errors import AtlasError
from atlas.sources.tidy import read_figures


@pytest.fixture
def data(tmp_path: Path, root: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder of the tree's organisations without any figure, in place of the tree's own."""
    data = tmp_path / "data"
    shutil.copytree(
        root / "data",
        data,
        ignore=shutil.ignore_patterns("figures", "*.duckdb*", "files.csv", "*.json", "downloads-*", "versions"),
    )
    (data / "figures").mkdir()
    monkeypatch.setenv("ATLAS_DATA", str(data))
    monkeypatch.setenv("ATLAS_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    return data


def _run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli.app, [str(argument) for argument in arguments])


def _return(folder: Path, code: str = "RJ1", name: str = "mine.csv") -> Path:
    assert _run("template", "--format", "csv", "--output", folder / "example.csv").exit_code == 0
    path = folder / name
    path.write_text((folder / "example.csv").read_text(encoding="utf-8").replace("ZZ9", code), encoding="utf-8")
    (folder / "example.csv").unlink()
    return path


def test_template_writes_a_workbook_by_default_and_never_over_a_file(data: Path, tmp_path: Path) -> None:
    result = _run("template")
    assert "wres-return.xlsx is written. Fill it in, then: atlas ingest wres-return.xlsx" in result.stdout
    again = _run("template")
    assert isinstance(again.exception, AtlasError) and "is there already" in str(again.exception)
    nowhere = _run("template", "--output", tmp_path / "no" / "such" / "folder.xlsx")
    assert isinstance(nowhere.exception, AtlasError) and "cannot be written" in str(nowhere.exception)


def test_the_example_is_never_taken_in(data: Path, tmp_path: Path) -> None:
    result = _run("ingest", "--yes", _return(tmp_path, code="ZZ9"))
    assert result.exit_code == 1 and "'ZZ9' is an invented organisation" in result.stderr
    assert not (tmp_path / "home").exists() and not list((data / "figures").iterdir())


def test_without_a_source_it_stays_on_this_machine(data: Path, tmp_path: Path) -> None:
    result = _run("ingest", "--yes", _return(tmp_path))
    assert result.exit_code == 0 and "not published, so it stays on this machine" in result.stdout
    assert "147 figures, 0 rows set aside." in result.stdout
    assert {figure.status for figure in read_figures(tmp_path / "home" / "overlay" / "RJ1.csv")} == {"supplied"}
    assert not list((data / "figures").iterdir()) and not (data / "files.csv").exists()


def test_with_a_source_it_is_a_publication(data: Path, tmp_path: Path) -> None:
    path = _return(tmp_path)
    result = _run("ingest", "--yes", path, "--source", "wres-trust-workbook")
    assert result.exit_code == 0 and "mine.csv is wres-trust-workbook." in result.stdout
    held = read_figures(data / "figures" / "wres-trust-workbook.return.2025.csv")
    assert {figure.status for figure in held} == {"published"} and len(held) == 147
    assert "wres-trust-workbook,mine.csv," in (data / "files.csv").read_text(encoding="utf-8")
    assert "Held already" in _run("ingest", "--yes", path, "--source", "wres-trust-workbook").stdout


def test_two_files_of_one_publication_are_both_remembered(data: Path, tmp_path: Path) -> None:
    for code in ("RJ1", "RR8"):
        path = _return(tmp_path, code, f"{code}.csv")
        assert _run("ingest", "--yes", path, "--source", "wres-trust-workbook").exit_code == 0
    held = read_figures(data / "figures" / "wres-trust-workbook.return.2025.csv")
    assert {figure.organisation for figure in held} == {"RJ1", "RR8"}
    remembered = (data / "files.csv").read_text(encoding="utf-8")
    assert "RJ1.csv" in remembered and "RR8.csv" in remembered


def test_a_source_that_another_reader_feeds_is_refused(data: Path, tmp_path: Path) -> None:
    result = _run("ingest", "--yes", _return(tmp_path), "--source", "nss-2024-organisations")
    assert result.exit_code == 1 and "choose one of" in result.stderr and "wres-trust-workbook" in result.stderr
    assert not list((data / "figures").iterdir())


def test_a_source_is_for_returns_only(data: Path, tmp_path: Path) -> None:
    other = tmp_path / "national.csv"
    other.write_text("indicator,year,group,value,unit,source,confidence,note\n", encoding="utf-8")
    result = _run("ingest", other, "--source", "wres-trust-workbook")
    assert result.exit_code == 1 and "--source is for a WRES return only" in result.stderr


def test_a_file_of_no_known_layout_is_told_what_it_holds_and_what_is_known(data: Path, tmp_path: Path) -> None:
    table = tmp_path / "rates.csv"
    table.write_text("a,b\n1,2\n", encoding="utf-8")
    with xlsxwriter.Workbook(tmp_path / "book.xlsx") as book:
        for number in range(10):
            book.add_worksheet(f"Sheet {number}")
    result = _run("ingest", table, tmp_path / "book.xlsx")
    assert result.exit_code == 1
    assert "rates.csv: not laid out as any publication the atlas reads, so nothing was changed." in result.stderr
    assert "Its columns are headed 'a', 'b'." in result.stderr
    assert "It is a workbook with the sheets 'Sheet 0', 'Sheet 1'" in result.stderr and "and 2 more" in result.stderr
    assert "A WRES return in the atlas's own open format" in result.stderr
    assert "benchmark report Excel data" in result.stderr


def test_what_is_odd_but_possible_is_listed_to_look_at(data: Path, tmp_path: Path) -> None:
    path = _return(tmp_path)
    rows = path.read_text(encoding="utf-8").splitlines()
    odd = [",".join([*row.split(",")[:5], "0", row.split(",")[6]]) if ",8,,bme," in row else row for row in rows]
    path.write_text("\n".join(odd) + "\n", encoding="utf-8")
    result = _run("ingest", "--dry-run", path)
    assert "  1 to look at\n    RJ1 2025: on indicator 8 BME staff fare better than White staff" in result.stdout
    assert "147 figures" in result.stdout


def test_a_bar_shows_how_far_a_long_return_is_and_only_on_a_terminal(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    items = list(range(cli.MANY))
    assert list(cli._with_bar(items, "Reading rows")) == items
    assert capfd.readouterr().err == ""
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    assert list(cli._with_bar(items[:-1], "Reading rows")) == items[:-1]
    assert capfd.readouterr().err == ""
    assert list(cli._with_bar(items, "Reading rows")) == items
    shown = capfd.readouterr().err
    assert "Reading rows" in shown and "100%" in shown


def test_whoever_waits_is_given_every_row_and_return(data: Path, tmp_path: Path) -> None:
    from atlas import config, intake

    gone_through: dict[str, int] = {}

    def follow(items, words):
        gone_through[words] = len(items)
        return items

    intake.prepare(_return(tmp_path), config.load(), follow=follow)
    assert gone_through == {"Reading rows": 135, "Computing figures": 1}
