"""Disclosure control tried by attackers who have all that a warehouse shows; each succeeds where it is unprotected."""

from __future__ import annotations

import importlib.util
import random
from pathlib import Path

import duckdb
import pytest

from atlas.measures import disclosure
from atlas.warehouse import build, fill_figures, printed, protect


def load(name):
    spec = importlib.util.spec_from_file_location(f"disclosure_{name}", Path(__file__).with_name(f"{name}.py"))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


attackers, printing, invented = load("attackers"), load("print_attacker"), load("invented_returns")
YEARS = (2024, 2025)
MERGED = [
    {
        "predecessor": "TC2", "predecessor_name": "Old", "successor": "TC1", "successor_name": "New",
        "effective_date": "2025-06-01", "kind": "merger", "is_primary": "true", "in_scope": "true",
        "confidence": "high", "source": "invented", "note": "",
    }
]  # fmt: skip


def attack(*paths):
    found = attackers.Attacker()
    for path in paths:
        found.read_figures(path)
        found.read_measures(path)
        found.read_ladders(path)
    return found


def only_small(cells, relations, **_):
    """Disclosure control that stops at counts under their thresholds."""
    return {cell.figure for cell in cells.values() if cell.is_small and not cell.never_shown}


def returns_of(seed, years=YEARS):
    chance = random.Random(seed)
    return {
        (code, year): invented.counts_of(chance, mean) for year in years for code, mean in invented.MEAN_OF_BAND.items()
    }


def built(small, returns, **files):
    settings = small.write([small.figure(), *files.pop("figures", [])], **files)
    invented.take_in(settings, returns)
    build.build(settings)
    return settings


@pytest.fixture(scope="module")
def protected(small):
    return built(small, returns_of(3), lineage=MERGED)


@pytest.fixture(scope="module")
def bare(small):
    """The same with nothing hidden."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(disclosure, "protect", lambda *_, **__: set())
        return built(small, returns_of(3), lineage=MERGED)


# Linear feasibility over all published totals, years and areas


def test_no_hidden_count_follows_from_all_that_is_shown(protected):
    found = attack(protected.warehouse)
    assert len(found.hidden) > 300
    assert found.given_away() == []


def test_the_attacker_succeeds_where_only_small_counts_are_hidden(small, monkeypatch):
    monkeypatch.setattr(disclosure, "protect", only_small)
    found = attack(built(small, returns_of(3)).warehouse)
    assert len(found.given_away()) > 50


def test_the_attacker_succeeds_where_areas_and_mergers_count_what_is_hidden(protected, bare):
    found = attackers.Attacker()
    found.read_figures(protected.warehouse)
    found.read_measures(protected.warehouse)
    assert found.given_away() == []
    # Areas and successors as they would be if the hidden counts were summed too.
    found = attackers.Attacker()
    found.read_figures(protected.warehouse)
    found.read_measures(bare.warehouse)
    given_away = {cell[:3] for cell in found.given_away()}
    assert {"TC1", "TC2"} & {organisation for organisation, _, _ in given_away}
    assert len(given_away) > 5


# Inversion of rounded rates and ratios with known bases


def with_few_cases(white=17, bme=3, unknown=0, total=False):
    """TA1's return with so many of its staff in the disciplinary process."""
    counts = returns_of(3)["TA1", 2025]
    cases = {"white": white, "bme": bme, "unknown": unknown}
    for group, number in cases.items():
        counts[3, "", group] = (number, counts[3, "", group][1])
    everyone = counts.pop((3, "", "all"))[1]
    if total:
        counts[3, "", "all"] = (sum(cases.values()), everyone)
    return {("TA1", 2025): counts}


def in_print(small, **values):
    return small.figure(
        source="trust-published", organisation="TA1", indicator="disciplinary", period_kind="financial_year", year=2025,
        denominator="", locator="web", **values,
    )  # fmt: skip


@pytest.mark.parametrize("statistic", ["ratio", "rate"])
def test_what_the_trust_printed_leaves_three_values_of_a_hidden_count(small, monkeypatch, statistic):
    (counts,) = with_few_cases().values()
    rates = {group: 100 * counts[3, "", group][0] / counts[3, "", group][1] for group in ("white", "bme")}
    words = {
        "ratio": {"statistic": "ratio", "value": round(rates["bme"] / rates["white"], 2), "group": ""},
        "rate": {"statistic": "rate", "value": round(rates["bme"], 2), "group": "bme"},
    }
    figures = [in_print(small, **words[statistic])]
    settings = built(small, with_few_cases(), figures=figures)
    found = attack(settings.warehouse)
    shown = attackers.rows_of(settings.warehouse, printing.PRINTED)
    possible = printing.possible_from_print(found.ranges(), found.known, shown)
    assert possible["TA1", 2025, "disciplinary", "bme"] >= attackers.SURE
    assert found.given_away() == []
    monkeypatch.setattr(printed, "read", lambda *_: {})
    settings = built(small, with_few_cases(), figures=figures)
    found = attack(settings.warehouse)
    shown = attackers.rows_of(settings.warehouse, printing.PRINTED)
    possible = printing.possible_from_print(found.ranges(), found.known, shown)
    assert possible["TA1", 2025, "disciplinary", "bme"] < attackers.SURE


# Differencing of exports


def changed_return():
    """TA1's return before and after one count is corrected, and the counts that differ."""
    before, after = with_few_cases(unknown=20, total=True), with_few_cases(unknown=2, total=True)
    apart = {("TA1", 2025, "disciplinary", "whole", "", group, "n") for group in ("unknown", "all")}
    return before, after, apart


def both_editions(first, second, apart):
    found = attackers.Attacker()
    for edition, path in (("before", first), ("after", second)):
        found.read_figures(path, edition, apart)
        found.read_measures(path, edition)
    return [cell for cell in found.given_away() if cell[2] == "disciplinary"]


def test_two_exports_before_and_after_a_return_is_replaced_give_nothing_away(small, tmp_path, monkeypatch):
    before, after, apart = changed_return()
    settings = built(small, before)
    kept = tmp_path / "before.duckdb"
    kept.write_bytes(settings.warehouse.read_bytes())
    invented.take_in(settings, after)
    build.build(settings)
    assert both_editions(kept, settings.warehouse, apart) == []
    assert [path.name for path in fill_figures.earlier_files(settings.data)] == [
        "wres-trust-workbook.return.2025.1.csv"
    ]
    # Without a memory of what was hidden, White staff are shown now, and BME staff follow from the sum of before.
    monkeypatch.setattr(fill_figures, "earlier_files", lambda _: [])
    build.build(settings)
    assert ("TA1", 2025, "disciplinary", "whole", "", "bme", "n") in both_editions(kept, settings.warehouse, apart)


def test_a_supplied_return_does_not_complete_a_published_one(small, monkeypatch):
    published, supplied = with_few_cases(unknown=20, total=True), with_few_cases(unknown=20)
    settings = built(small, published)
    invented.take_in(settings, supplied, "supplied-return")
    build.build(settings)
    assert attack(settings.warehouse).given_away() == []
    # Each protected by itself: the supplied one has no total and shows White staff.
    apply = protect.apply
    monkeypatch.setattr(protect, "apply", lambda connection, _: apply(connection, "figure_earlier_none"))
    monkeypatch.setattr(fill_figures, "stage", staged_with_nothing_beside(fill_figures.stage))
    build.build(settings)
    assert attack(settings.warehouse).given_away()


def staged_with_nothing_beside(stage):
    def made(connection: duckdb.DuckDBPyConnection) -> None:
        stage(connection)
        connection.execute("create or replace temporary table figure_earlier_none as from figure limit 0")

    return made


def test_two_exports_with_different_filters_hide_the_same(protected):
    """A filter chooses rows of one table in which the hidden are hidden: the parts are the whole."""
    whole = attackers.rows_of(protected.warehouse, "select figure_id, value, numerator from figure order by all")
    parts = [
        attackers.rows_of(protected.warehouse, f"select figure_id, value, numerator from figure where {rule}")
        for rule in ("wres_year = 2024", "wres_year <> 2024")
    ]
    assert sorted(map(str, whole)) == sorted(map(str, [*parts[0], *parts[1]]))


# Any attacker at all


def hidden_otherwise(shift):
    """TA1's return with other counts where BME and White staff are hidden: what is shown has to be the same."""
    changed = with_few_cases(white=18 - shift, bme=2 + shift, unknown=40, total=True)
    others = {key: counts for key, counts in returns_of(3).items() if key != ("TA1", 2025)}
    return others | changed


def everything_shown(settings):
    """Every table and every file for download, but for the digest of what they were made from."""
    folders = list(settings.home.glob("downloads-*"))
    assert len(folders) == 1
    files = {path.name: path.read_bytes() for path in folders[0].glob("*.csv") if path.stem != "meta"}
    names = [
        row["table_name"] for row in attackers.rows_of(settings.warehouse, "select table_name from duckdb_tables()")
    ]
    tables = {
        name: attackers.rows_of(settings.warehouse, f'select * from "{name}" order by all')
        for name in names if name != "meta"
    }  # fmt: skip
    assert len(files) == len(tables) > 25
    return files, tables


def test_nothing_shown_depends_on_a_hidden_count(small, monkeypatch):
    """Three countries that differ in hidden counts only show the same to the last digit: nobody can tell them apart."""
    first, *others = (everything_shown(built(small, hidden_otherwise(shift), lineage=MERGED)) for shift in (0, 1, 2))
    for files, tables in others:
        assert tables == first[1]
        assert files == first[0]
    monkeypatch.setattr(disclosure, "protect", only_small)
    one, other = (everything_shown(built(small, hidden_otherwise(shift), lineage=MERGED)) for shift in (0, 1))
    assert one[1]["measure"] != other[1]["measure"]
