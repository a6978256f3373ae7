"""Each survey reader knows its own layout, whatever the file is called, and no other."""

from __future__ import annotations

from pathlib import Path

import pytest
import xlsxwriter

from atlas.sources import nss_2019, nss_2021_2024, nss_2024_bme_white, nss_2024_national, nss_2024_organisations

READERS = {
    "organisations": nss_2024_organisations,
    "national": nss_2024_national,
    "bme_white": nss_2024_bme_white,
    "compiled": nss_2021_2024,
    "2019": nss_2019,
}


@pytest.fixture
def files(detailed, answers, tmp_path: Path) -> dict[str, Path]:
    """One file of each layout, under names that say nothing, and some that no reader knows."""
    found = {
        "organisations": detailed(["ODS code", "Benchmarking group"], [(["RZ1", "CSUs"], answers)], name="a"),
        "national": detailed(["Base", "Breakdown"], [(["National", ""], answers)], name="b"),
        "bme_white": tmp_path / "c",
        "compiled": tmp_path / "d",
        "2019": tmp_path / "e",
        "other workbook": tmp_path / "f",
        "other table": tmp_path / "g",
        "empty": tmp_path / "h",
        "binary": tmp_path / "i",
        "absent": tmp_path / "j",
        "folder": tmp_path,
    }
    found["bme_white"].write_text("Indicator,Trust,Trust Type,White Rate,BME Rate,Likelihood Ratio (BME/White)\n")
    found["compiled"].write_text(
        "ODS code,Year,Benchmarking group,Emotional_public_base,Ethnic_minority_rate,Ethnic_minority_base\n"
    )
    for name, headings in (("2019", ["trust", "trtype", "q13a_2019"]), ("other workbook", ["trust", "beds"])):
        with xlsxwriter.Workbook(found[name]) as workbook:
            workbook.add_worksheet().write_row("A2", headings)
    found["other table"].write_text("Indicator,Trust,Year\n5,RZ1,2024\n")
    found["empty"].write_bytes(b"")
    found["binary"].write_bytes(bytes(range(256)))
    return found


@pytest.mark.parametrize("reader", READERS)
def test_each_reader_recognises_its_own_layout_only(reader: str, files: dict[str, Path]) -> None:
    assert [name for name, path in files.items() if READERS[reader].recognise(path)] == [reader]
