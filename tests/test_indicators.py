"""Indicator definitions are read strictly: every fault in every file at once."""

from __future__ import annotations

import shutil

import pytest

from atlas import indicators
from atlas.errors import DefinitionError


def test_the_nine_indicators_and_the_derived_measures_are_defined(root):
    found = indicators.load(root / "data" / "indicators")
    assert [one.number for one in found.values() if one.standard == "WRES"] == list(range(1, 10))
    assert {"difference", "relative_likelihood", "representation_index", "race_disparity_ratio"} <= set(found)
    assert (found["appointment"].ratio, found["disciplinary"].ratio, found["training"].ratio) == (
        "white/bme", "bme/white", "white/bme",
    )  # fmt: skip
    assert found["career_progression"].better == "higher"
    assert [part.id for part in found["harassment_staff"].parts] == ["managers", "colleagues"]
    assert found["harassment_staff"].part("managers").survey_question == "Q14b"
    assert found["harassment_staff"].part("whole") is None


def test_all_faults_of_all_files_are_reported_together(root, tmp_path):
    folder = tmp_path / "indicators"
    shutil.copytree(root / "data" / "indicators", folder)
    (folder / "board.toml").write_text('id = "bord"\nnumber = 12\ncolour = "red"\n', encoding="utf-8")
    (folder / "training.toml").write_text("not toml at all [", encoding="utf-8")
    text = (folder / "appointment.toml").read_text(encoding="utf-8")
    (folder / "appointment.toml").write_text(text.replace('kind = "likelihood_ratio"', 'kind = "magic"'))
    with pytest.raises(DefinitionError) as caught:
        indicators.load(folder)
    message = str(caught.value)
    for fault in (
        "board.toml: key 'colour' is unknown",
        "board.toml: key 'title' is missing",
        "board.toml: id is 'bord' but the file is named 'board'",
        "board.toml: number must be 1 to 9",
        "training.toml: not valid TOML",
        "appointment.toml: kind is 'magic'; choose one of share,",
    ):
        assert fault in message


def test_an_empty_folder_is_a_fault(tmp_path):
    with pytest.raises(DefinitionError, match="no indicator definitions here"):
        indicators.load(tmp_path)
