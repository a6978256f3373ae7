"""Which reader takes a file, and the one sentence for a file that none takes."""

from __future__ import annotations

import tomllib
from pathlib import Path
from types import ModuleType

import pytest
import xlsxwriter

from atlas.errors import UnreadableFileError
from atlas.sources import national_wres, registry, trust_published


def _workbook(path: Path) -> Path:
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("Data").write_row(0, 0, ["something", "else"])
    return path


def test_every_reader_has_an_entry_in_sources_toml(root: Path) -> None:
    sources = tomllib.loads((root / "data" / "sources.toml").read_text(encoding="utf-8"))
    found = {reader.SOURCE for reader in registry.readers()}
    assert {"national-wres", "trust-published", "organisations", "workforce-ethnicity"} <= found <= sources.keys()


def test_every_reader_reads_figures_tables_or_a_register() -> None:
    for reader in registry.readers():
        assert isinstance(reader, registry.FigureReader | registry.TableReader | registry.RegisterReader)


@pytest.mark.parametrize("reader", [national_wres, trust_published])
def test_a_file_goes_to_the_reader_of_its_columns(tmp_path: Path, reader: ModuleType) -> None:
    path = tmp_path / "renamed.csv"
    path.write_text(",".join(reader.COLUMNS) + "\n", encoding="utf-8")
    assert registry.reader_for(path) is reader


def test_a_file_of_another_layout(tmp_path: Path) -> None:
    path = tmp_path / "rates.csv"
    path.write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(UnreadableFileError, match=r"^rates\.csv: not laid out as any publication"):
        registry.reader_for(path)
    with pytest.raises(UnreadableFileError, match=r"^book\.xlsx: not laid out as any publication"):
        registry.reader_for(_workbook(tmp_path / "book.xlsx"))


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match="there is no such file"):
        registry.reader_for(tmp_path / "missing.csv")


def test_a_folder_that_is_not_reference_data(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match="not laid out as any publication"):
        registry.reader_for(tmp_path)


def test_a_damaged_workbook_is_said_to_be_damaged(tmp_path: Path) -> None:
    whole = _workbook(tmp_path / "whole.xlsx").read_bytes()
    path = tmp_path / "cut.xlsx"
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(UnreadableFileError, match=r"^cut\.xlsx: the spreadsheet is damaged or cut off"):
        registry.reader_for(path)


def test_two_readers_of_one_layout_are_a_fault_of_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "national.csv"
    path.write_text(",".join(national_wres.COLUMNS) + "\n", encoding="utf-8")
    monkeypatch.setattr(trust_published, "recognise", lambda _: True)
    with pytest.raises(RuntimeError, match="national-wres, trust-published"):
        registry.reader_for(path)
