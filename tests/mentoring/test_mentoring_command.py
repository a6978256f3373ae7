"""The commands: pairs are written where their owner says, and nowhere where the atlas keeps, serves or ships files."""

from __future__ import annotations

import csv
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook
from typer.testing import CliRunner, Result

from atlas import cli, config, mentoring
from atlas.errors import AtlasError
from atlas.mentoring.preferences import Weights


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> config.Settings:
    monkeypatch.setenv("ATLAS_HOME", str(tmp_path / "home"))
    (tmp_path / "home").mkdir()
    return config.load()


@pytest.fixture
def people(tmp_path: Path, settings: config.Settings) -> Path:
    return mentoring.template(tmp_path / "people.csv", example=True)


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli.app, ["mentoring", *map(str, arguments)])


def test_pairs_as_a_workbook(tmp_path: Path, people: Path) -> None:
    done = run("match", people, "--output", tmp_path / "pairs.xlsx", "--bands-apart", "3")
    assert done.exit_code == 0, done.output
    assert "4 of 5 mentees have a mentor; 3 of 3 mentors have a mentee (4 places)" in done.output
    assert "P05 (mentee) has nobody" in done.output
    book = CalamineWorkbook.from_path(tmp_path / "pairs.xlsx")
    assert book.sheet_names == ["Cover", "Contents", "Notes", "1 pairs", "2 unmatched"]
    rows = book.get_sheet_by_name("1 pairs").to_python()
    assert rows[2][:4] == ["Mentor", "Mentee", "Mentor's band", "Mentee's band"]
    assert len(rows) == 3 + 4
    notes = book.get_sheet_by_name("Notes").to_python()
    assert ["All sheets", "Bands apart", "at least 3 steps"] in notes and ["All sheets", "Seed", "1948"] in notes
    assert not any("not published" in str(cell) for row in notes for cell in row)
    # Whoever else uses the machine cannot read them.
    assert (tmp_path / "pairs.xlsx").stat().st_mode & 0o077 == 0


def test_pairs_as_csv_hold_no_formula(tmp_path: Path, settings: config.Settings) -> None:
    source = mentoring.template(tmp_path / "people.csv", example=True)
    source.write_text(source.read_text().replace("Finance", "=HYPERLINK(1)").replace("P05", "+P05"), encoding="utf-8")
    pairs, left = mentoring.write(mentoring.match(source), tmp_path / "pairs.csv")
    with pairs.open(encoding="utf-8-sig", newline="") as handle:
        directorates = {row["Mentor's directorate"] for row in csv.DictReader(handle)}
    assert directorates == {"'=HYPERLINK(1)", "Nursing", "Surgery"}
    assert left.name == "pairs-unmatched.csv"
    with left.open(encoding="utf-8-sig", newline="") as handle:
        rows = list(csv.DictReader(handle))
    assert {row["Person"] for row in rows} == {"'+P05"}
    assert {row["Who must change what"] for row in rows} >= {"M03 would have to take one more mentee"}


def test_equal_seeds_give_equal_pairs_and_as_many_points_as_any_seed(people: Path) -> None:
    found = [mentoring.match(people, seed=seed, weights=Weights(0, 0, 0, 0)) for seed in (1, 1, 2, 3, 4, 5)]
    assert found[0] == found[1]
    assert len({outcome.pairs for outcome in found}) > 1
    assert len({(len(outcome.pairs), outcome.points) for outcome in found}) == 1


def test_nothing_is_written_or_read_where_the_atlas_has_its_files(
    tmp_path: Path, people: Path, settings: config.Settings
) -> None:
    found = mentoring.match(people)
    (tmp_path / "looks-outside").symlink_to(settings.home, target_is_directory=True)
    for folder in (settings.home, settings.data, settings.data / "programmes", settings.assets, settings.specimen,
                   tmp_path / "looks-outside", settings.home / ".." / "home"):  # fmt: skip
        with pytest.raises(AtlasError, match="lies in a folder of the atlas"):
            mentoring.write(found, folder / "pairs.csv")
        with pytest.raises(AtlasError, match="lies in a folder of the atlas"):
            mentoring.template(folder / "people.xlsx")
    inside = settings.home / "people.csv"
    inside.write_bytes(people.read_bytes())
    with pytest.raises(AtlasError, match="lies in a folder of the atlas"):
        mentoring.match(inside)
    assert [path.name for path in settings.home.iterdir()] == ["people.csv"]
    elsewhere = replace(settings, home=tmp_path)
    with pytest.raises(AtlasError, match="lies in a folder of the atlas"):
        mentoring.write(found, tmp_path / "pairs.xlsx", settings=elsewhere)
    assert not list(tmp_path.glob("pairs*"))


def test_nothing_is_written_over_and_half_of_two_files_neither(tmp_path: Path, people: Path) -> None:
    (tmp_path / "pairs-unmatched.csv").write_text("mine", encoding="utf-8")
    with pytest.raises(AtlasError, match=r"pairs-unmatched\.csv is there already"):
        mentoring.write(mentoring.match(people), tmp_path / "pairs.csv")
    assert not (tmp_path / "pairs.csv").exists()
    with pytest.raises(AtlasError, match="cannot be written"):
        mentoring.write(mentoring.match(people), tmp_path / "no-such-folder" / "pairs.xlsx")
    (tmp_path / ".half-unmatched.csv.unfinished").mkdir()  # where the second file would be made
    with pytest.raises(AtlasError, match="cannot be written"):
        mentoring.write(mentoring.match(people), tmp_path / "half.csv")
    assert not list(tmp_path.glob("half*")) and not (tmp_path / ".half.csv.unfinished").exists()


@pytest.mark.parametrize(
    ("terms", "said"),
    [
        ({"kind": "sideways"}, "There is no kind of mentoring 'sideways'"),
        ({"bands_apart": -1}, "nought or more"),
        ({"furthest": -1.0}, "nought or more"),
        ({"seed": -1}, "nought or more"),
        ({"weights": Weights(place=11)}, "The weight of place is 11"),
    ],
)
def test_terms_that_cannot_be(people: Path, terms: dict, said: str) -> None:
    with pytest.raises(AtlasError, match=said):
        mentoring.match(people, **terms)


def test_a_template_and_what_to_do_next(tmp_path: Path, settings: config.Settings) -> None:
    done = run("template", "--output", tmp_path / "mine.xlsx")
    assert done.exit_code == 0
    assert f"atlas mentoring match {tmp_path / 'mine.xlsx'}" in done.output
    assert CalamineWorkbook.from_path(tmp_path / "mine.xlsx").sheet_names == ["People", "Notes"]


def test_kinds_of_a_programme_change_who_is_the_more_senior(tmp_path: Path, people: Path) -> None:
    done = run("match", people, "--kind", "reverse", "--output", tmp_path / "pairs.xlsx")
    assert "0 of 5 mentees have a mentor" in done.output
    assert "no mentor is allowed: " in done.output


def test_asking_for_help_loads_no_solver() -> None:
    script = "import sys; from atlas import cli; sys.exit(bool({'scipy', 'numpy', 'pandas'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
