"""The authored files fit each other and the figures; the breaks say what they must."""

from __future__ import annotations

import csv
import tomllib
from pathlib import Path

import pytest

from atlas.errors import DefinitionError
from atlas.indicators import Indicator, load
from atlas.sources import definitions
from atlas.sources.organisations import Organisations

GOOD = {
    "break_id": "one",
    "indicator": "discrimination",
    "part": "all",
    "organisations": "all",
    "series": "all",
    "from_year": "2021",
    "year_kind": "survey_year",
    "kind": "wording",
    "cuts": "false",
    "text": "The question moved.",
    "source": "The workbook.",
}


@pytest.fixture(scope="module")
def known(root: Path) -> dict[str, Indicator]:
    return load(root / "data" / "indicators")


@pytest.fixture(scope="module")
def organisations(root: Path) -> Organisations:
    return Organisations.load(root / "data")


@pytest.fixture(scope="module")
def series(root: Path) -> dict[str, str]:
    sources = tomllib.loads((root / "data" / "sources.toml").read_text(encoding="utf-8"))
    return {name: entry["series"] for name, entry in sources.items()}


@pytest.fixture(scope="module")
def breaks(root: Path) -> list[dict[str, str]]:
    with (root / "data" / "breaks.csv").open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def _write(path: Path, *rows: dict[str, str]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.DictWriter(handle, definitions.BREAK_COLUMNS)
        writer.writeheader()
        writer.writerows(rows)
    return path


def test_the_definitions_of_the_tree_are_in_order(root: Path, series: dict[str, str]) -> None:
    definitions.check(root / "data", series)


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"indicator": "kindness"}, "indicator 'kindness' is unknown"),
        ({"series": "nss-2018"}, "series 'nss-2018' is in no source"),
        ({"organisations": "R0A QQQ"}, "organisation 'QQQ' is unknown"),
        ({"year_kind": "year"}, "year_kind must be one of survey_year, wres_year"),
        ({"kind": "rumour"}, "kind must be one of base, publication"),
        ({"cuts": "perhaps"}, "cuts must be true or false"),
        ({"from_year": "soon"}, "from_year must be a year"),
        ({"source": ""}, "text and source must say something"),
    ],
)
def test_a_break_that_says_something_else(
    tmp_path: Path, known: dict[str, Indicator], organisations: Organisations, change: dict[str, str], fault: str
) -> None:
    path = _write(tmp_path / "breaks.csv", GOOD, GOOD | {"break_id": "two"} | change)
    (found,) = definitions.break_faults(path, known, organisations, {"nss-weighted"})
    assert found.startswith(f"breaks.csv, line 3: {fault}")


def test_a_break_that_stands_twice_and_columns_that_do_not_fit(
    tmp_path: Path, known: dict[str, Indicator], organisations: Organisations
) -> None:
    path = _write(tmp_path / "breaks.csv", GOOD, GOOD)
    assert definitions.break_faults(path, known, organisations, set()) == [
        "breaks.csv, line 3: break_id 'one' stands twice"
    ]
    path.write_text("break_id,text\n", encoding="utf-8")
    (fault,) = definitions.break_faults(path, known, organisations, set())
    assert fault.startswith("breaks.csv: the columns must be break_id, indicator")


def test_figures_must_name_what_is_known_and_where_they_stand(
    root: Path, tmp_path: Path, known: dict[str, Indicator], organisations: Organisations
) -> None:
    text = (root / "data" / "figures" / "national-wres.csv").read_text(encoding="utf-8").splitlines()[:2]
    good = text[1].split(",")
    for index in (1, 3):
        row = [*good]
        row[index] = "strange"
        text.append(",".join(row))
    with_address = next(index for index, cell in enumerate(good) if cell.startswith("www."))
    text.append(",".join([*good[:with_address], "", *good[with_address + 1 :]]))
    (tmp_path / "figures.csv").write_text("\n".join(text) + "\n", encoding="utf-8")
    faults = definitions.figure_faults(tmp_path, known, organisations, {"another": ""})
    assert faults == [
        "figures/figures.csv: source 'national-wres' is unknown",
        "figures/figures.csv: indicator 'strange' is unknown",
        "figures/figures.csv: organisation 'strange' is unknown",
        "figures/figures.csv: ENG appointment 2016-03-31 does not say where it was printed",
    ]


def test_all_faults_are_told_at_once(root: Path, series: dict[str, str]) -> None:
    without = {name: kind for name, kind in series.items() if name not in ("national-wres", "nss-2019")}
    with pytest.raises(DefinitionError) as caught:
        definitions.check(root / "data", without)
    assert "series 'nss-2019' is in no source" in str(caught.value)
    assert "the reader of 'national-wres' has no entry in sources.toml" in str(caught.value)


def test_indicator_7_is_cut_everywhere_where_its_base_changed(breaks: list[dict[str, str]]) -> None:
    (row,) = [row for row in breaks if row["indicator"] == "career_progression" and row["kind"] == "base"]
    assert (row["from_year"], row["year_kind"], row["cuts"]) == ("2021", "survey_year", "true")
    assert (row["organisations"], row["series"], row["part"]) == ("all", "all", "all")


def test_the_fault_of_2023_names_eleven_trusts_and_cuts_nothing(breaks: list[dict[str, str]]) -> None:
    rows = [row for row in breaks if row["kind"] == "fault"]
    assert {row["indicator"] for row in rows} == {"harassment_public", "harassment_staff"}
    for row in rows:
        assert (len(row["organisations"].split()), row["cuts"], row["from_year"]) == (11, "false", "2023")
        assert {"RYC", "RYA", "RYF", "RRU", "RX9", "RYE"} <= set(row["organisations"].split())  # ambulance trusts


def test_every_merger_in_which_a_code_survived_cuts_its_series(
    root: Path, breaks: list[dict[str, str]], organisations: Organisations
) -> None:
    with (root / "data" / "reference" / "lineage.csv").open(encoding="utf-8", newline="") as handle:
        mergers = [row for row in csv.DictReader(handle) if "2016" <= row["effective_date"] < "2026"]
    survived = {
        (row["successor"], int(row["effective_date"][:4]))
        for row in mergers
        if organisations.by_code[row["successor"]].valid_from < row["effective_date"]
    }
    cut = {
        (row["organisations"], int(row["break_id"].split("-")[-2]))
        for row in breaks
        if row["kind"] == "merger" and row["cuts"] == "true"
    }
    assert len(survived) > 20
    assert survived <= cut


@pytest.mark.parametrize(
    ("break_id", "from_year"),
    [
        ("merger-rbn-rvy-2023-survey", 2023),  # 1 July 2023: surveyed as one that autumn
        ("merger-rbn-rvy-2023-wres", 2024),  # the first 31 March after it
        ("merger-rm3-rw6-2021-survey", 2022),  # 1 October 2021: after the survey's staff lists were drawn
        ("merger-rm3-rw6-2021-wres", 2022),
        ("merger-rw4-ry1-2018-wres", 2019),  # dated 31 March 2018 by the register, in force the day after
    ],
)
def test_a_merger_counts_from_the_first_period_of_the_new_body(
    breaks: list[dict[str, str]], break_id: str, from_year: int
) -> None:
    (row,) = [row for row in breaks if row["break_id"] == break_id]
    assert int(row["from_year"]) == from_year
    assert row["year_kind"] == ("survey_year" if break_id.endswith("survey") else "wres_year")
