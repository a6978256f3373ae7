"""The command line: files come in whole or not at all, and what a user can mend is one sentence."""

from __future__ import annotations

import csv
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import xlsxwriter
from typer.testing import CliRunner, Result

from atlas import cli
from atlas.errors import AtlasError
from atlas.sources import national_wres
from atlas.sources.tidy import read_figures

PAGE = "A page | www.example.org/wres"
ROWS = [
    ("1", "2018", "BME", "19.1", "percent of workforce", PAGE, "source", ""),
    ("1", "2019", "BME", "19.7", "percent of workforce", PAGE, "source", ""),
    ("7", "2022", "Black", "35", "percent of respondents", PAGE, "source", ""),
]


@pytest.fixture
def data(tmp_path: Path, root: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder of the tree's organisations without any figure, in place of the tree's own."""
    data = tmp_path / "data"
    shutil.copytree(root / "data", data, ignore=shutil.ignore_patterns("figures", "*.duckdb*", "files.csv", "*.json"))
    (data / "figures").mkdir()
    monkeypatch.setenv("ATLAS_DATA", str(data))
    monkeypatch.setenv("ATLAS_HOME", str(tmp_path / "home"))
    return data


def _national(folder: Path, *rows: tuple[str, ...], name: str = "national.csv") -> Path:
    path = folder / name
    with path.open("w", encoding="utf-8", newline="") as handle:
        csv.writer(handle).writerows([national_wres.COLUMNS, *rows])
    return path


def _run(*arguments: str | Path, answer: str = "") -> Result:
    return CliRunner().invoke(cli.app, [str(argument) for argument in arguments], input=answer)


def _bytes(data: Path) -> dict[str, bytes]:
    return {path.relative_to(data).as_posix(): path.read_bytes() for path in data.rglob("*") if path.is_file()}


def test_ingest_tells_what_is_new_and_writes_it(tmp_path: Path, data: Path) -> None:
    result = _run("ingest", "--yes", _national(tmp_path, *ROWS))
    assert result.exit_code == 0
    assert "national.csv is national-wres." in result.stdout
    assert "2 figures, 1 rows set aside." in result.stdout
    assert "ENG representation bme share 2018-03-31: 19.1" in result.stdout
    assert [figure.value for figure in read_figures(data / "figures" / "national-wres.csv")] == [19.1, 19.7]
    assert "group 'Black'" in (data / "figures" / "national-wres.quarantine.csv").read_text(encoding="utf-8")


def test_ingest_asks_first(tmp_path: Path, data: Path) -> None:
    before = _bytes(data)
    path = _national(tmp_path, *ROWS)
    refused = _run("ingest", path, answer="n\n")
    assert "Nothing was written." in refused.stdout
    assert _bytes(data) == before
    assert "Written." in _run("ingest", path, answer="y\n").stdout
    assert _bytes(data) != before


def test_dry_run_writes_nothing(tmp_path: Path, data: Path) -> None:
    before = _bytes(data)
    result = _run("ingest", "--dry-run", _national(tmp_path, *ROWS))
    assert "2 new" in result.stdout
    assert "Nothing was written (--dry-run)." in result.stdout
    assert _bytes(data) == before


def test_a_second_time_there_is_nothing_to_write(tmp_path: Path, data: Path) -> None:
    path = _national(tmp_path, *ROWS)
    _run("ingest", "--yes", path)
    before = _bytes(data)
    assert "Held already; nothing to write." in _run("ingest", path).stdout
    assert _bytes(data) == before


def test_ingest_tells_what_changed_and_what_is_gone(tmp_path: Path, data: Path) -> None:
    _run("ingest", "--yes", _national(tmp_path, *ROWS))
    corrected = (*ROWS[0][:3], "19.2", *ROWS[0][4:])
    result = _run("ingest", "--yes", _national(tmp_path, corrected))
    assert "0 new\n  1 changed\n    ENG representation bme share 2018-03-31: 19.2 (was 19.1)" in result.stdout
    assert "1 gone\n    ENG representation bme share 2019-03-31: 19.7" in result.stdout
    assert not (data / "figures" / "national-wres.quarantine.csv").exists()


def _workbook(path: Path) -> bytes:
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("Data").write_row(0, 0, ["Trust", "Rate"])
    return path.read_bytes()


def _bad_files(folder: Path) -> dict[str, bytes]:
    whole = _workbook(folder / "whole.xlsx")
    head = ",".join(national_wres.COLUMNS).encode()
    return {
        "empty.csv": b"",
        "cut.xlsx": whole[: len(whole) // 2],
        "zeros.xlsx": whole[:200] + bytes(len(whole) - 200),
        "renamed.xlsx": b"a,b\n1,2\n",
        "foreign.xlsx": whole,
        "foreign.csv": b"Trust,Rate\nR0A,4\n",
        "picture.png": b"\x89PNG\r\n\x1a\n" + bytes(64),
        "page.html": b"<!doctype html><title>Not found</title>",
        "ragged.csv": head + b"\n1,2018,BME\n",
        "quote.csv": head + b'\n1,2018,BME,19.1,"percent of work',
        "header.csv": head + b"\n",
    }


NAMES = (
    "empty.csv", "cut.xlsx", "zeros.xlsx", "renamed.xlsx", "foreign.xlsx", "foreign.csv", "picture.png", "page.html",
    "ragged.csv", "quote.csv", "header.csv", "missing.csv",
)  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_a_bad_file_is_one_sentence_and_changes_nothing(tmp_path: Path, data: Path, name: str) -> None:
    _run("ingest", "--yes", _national(tmp_path, *ROWS))
    before = _bytes(data)
    content = _bad_files(tmp_path).get(name)
    if content is not None:
        (tmp_path / name).write_bytes(content)
    result = _run("ingest", "--yes", tmp_path / name)
    assert result.exit_code == 1
    assert result.stdout == ""
    (sentence,) = result.stderr.splitlines()
    assert name in sentence
    assert sentence.endswith((".", ")"))
    assert _bytes(data) == before


def test_a_bad_file_does_not_keep_a_good_one_out(tmp_path: Path, data: Path) -> None:
    (tmp_path / "foreign.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    result = _run("ingest", "--yes", tmp_path / "foreign.csv", _national(tmp_path, *ROWS))
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 1
    assert "Written." in result.stdout


def test_audit_writes_a_report_that_check_accepts_until_a_figure_changes(tmp_path: Path, data: Path) -> None:
    _run("ingest", "--yes", _national(tmp_path, *ROWS))
    result = _run("audit", tmp_path)
    assert result.exit_code == 0
    assert result.stdout.splitlines()[1].split() == ["national-wres", "2", "0", "0", "0", "2"]
    assert _run("audit", "--check").exit_code == 0
    assert "in order" in _run("check").stdout
    figures = data / "figures" / "national-wres.csv"
    figures.write_text(figures.read_text(encoding="utf-8").replace("19.7", "19.8"), encoding="utf-8")
    stale = _run("audit", "--check")
    assert isinstance(stale.exception, AtlasError)
    assert "is about other figures" in str(stale.exception)


def test_audit_needs_files(data: Path) -> None:
    assert "Name the publishers' files" in str(_run("audit").exception)


def test_check_names_what_nothing_defines(tmp_path: Path, data: Path) -> None:
    _run("ingest", "--yes", _national(tmp_path, *ROWS))
    figures = data / "figures" / "national-wres.csv"
    figures.write_text(figures.read_text(encoding="utf-8").replace(",ENG,", ",XXX,"), encoding="utf-8")
    assert "organisation 'XXX' is unknown" in str(_run("check").exception)


def test_an_error_that_a_user_can_mend_has_no_traceback(
    data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["atlas", "audit", "--check"])
    with pytest.raises(SystemExit) as stopped:
        cli.main()
    assert stopped.value.code == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith("There is no audit report at ")
    assert len(printed.err.splitlines()) == 1


def test_every_command_says_what_it_does() -> None:
    result = _run("--help")
    for command in ("ingest", "audit", "build", "serve", "check", "statistics"):
        assert command in result.stdout
        assert _run(command, "--help").exit_code == 0


def test_the_command_line_starts_without_heavy_libraries() -> None:
    heavy = "'pandas', 'geopandas', 'duckdb', 'dash', 'plotly', 'statsmodels'"
    program = f"import sys, atlas.cli; print([name for name in ({heavy},) if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_the_statistics_are_put_to_the_proof_and_only_the_stated_run_is_written(data: Path) -> None:
    before = (data / "proof.csv").read_bytes()
    result = _run("statistics", "--draws", "100", "--seed", "5")
    assert result.exit_code == 0
    assert "Do the intervals hold the truth?" in result.stdout
    assert "Race Disparity Ratio" in result.stdout
    assert "Nothing was written: proof.csv holds 2,000 draws from seed 2028." in result.stdout
    assert (data / "proof.csv").read_bytes() == before
    assert "about the methods of today" in _run("statistics", "--check").stdout
