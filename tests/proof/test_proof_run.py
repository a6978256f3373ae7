"""The committed proof is of today's methods, a smaller run agrees with it, and a broken method would be found out."""

from __future__ import annotations

import shutil
from dataclasses import replace

import numpy as np
import pytest

from atlas import indicators
from atlas.errors import AtlasError
from atlas.measures import comparisons, intervals
from atlas.proof import calls, coverage, judged, run, store, world
from atlas.warehouse import judge, limits
from atlas.warehouse.pairs import COUNTS, Pair, Period, Value


@pytest.fixture(scope="module")
def definitions(root):
    found = indicators.load(root / "data/indicators").values()
    return {one.id: judge.definition(one.ratio, one.better, one.kind) for one in found}


@pytest.fixture(scope="module")
def thresholds(root):
    return limits.load(root / "data/verdict.toml")


def test_the_committed_proof_is_about_the_methods_of_today(root):
    store.check(root / "data")


def test_a_change_of_a_threshold_makes_the_proof_stale(root, tmp_path):
    for name in ("proof.csv", "verdict.toml"):
        shutil.copy(root / "data" / name, tmp_path / name)
    path = tmp_path / "verdict.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("large_gap = 1.25", "large_gap = 1.30"), encoding="utf-8")
    with pytest.raises(AtlasError, match="other methods than those of today"):
        store.check(tmp_path)
    (tmp_path / "proof.csv").unlink()
    with pytest.raises(AtlasError, match="atlas statistics"):
        store.check(tmp_path)


def test_every_wanted_coverage_and_every_false_call_is_as_wanted_or_named(root):
    rows = store.read(root / "data")
    found = {(row["section"], row["result"]) for row in rows}
    assert ("coverage", "missed") not in found and ("false calls", "missed") not in found
    sections = {"coverage", "false calls", "power", "funnel", "places", "shrinkage", "mark"}
    assert {row["section"] for row in rows} == sections
    assert min(int(row["draws"]) for row in rows if row["section"] == "coverage") >= 1990
    for row in rows:
        if row["result"] == "conservative":
            assert float(row["value"]) > 97


def test_a_smaller_run_from_another_seed_agrees_with_the_committed_one(root):
    committed = {_key(row): row for row in store.read(root / "data")}
    smaller = run.run(root / "data", draws=200, seed=7)
    assert len(smaller) == len(committed)
    apart = []
    for row in smaller:
        one = committed[(row.section, row.indicator, row.what, row.size.split(":")[0], row.truth.split(" ")[0])]
        apart.append(abs(row.value - float(one["value"])) / np.hypot(row.error, float(one["error"])))
    # In units of 95 % half-widths: one in twenty beyond 1 by chance, and trusts of the few families move together.
    assert np.mean(np.array(apart) > 1.0) < 0.25
    assert np.quantile(apart, 0.9) < 2.5


def _key(row):
    return (row["section"], row["indicator"], row["what"], row["size"].split(":")[0], row["truth"].split(" ")[0])


def test_intervals_that_are_too_short_would_be_found_out(definitions, thresholds, monkeypatch):
    monkeypatch.setattr(intervals, "SIGNIFICANCE", 0.2)
    rows = list(coverage.rows(definitions, thresholds.verdict, 400, np.random.default_rng(1)))
    assert sum(row.result == "missed" for row in rows) > len(rows) / 2


def test_false_calls_without_the_interval_or_the_adjustment_would_be_found_out(definitions, thresholds, monkeypatch):
    monkeypatch.setattr(intervals, "SIGNIFICANCE", 0.5)
    monkeypatch.setattr(comparisons, "adjusted", lambda p: np.asarray(p) / 4)
    rows = list(calls.false_calls(definitions, thresholds.verdict, 200, np.random.default_rng(1)))
    assert any(row.result == "missed" for row in rows)


@pytest.mark.parametrize("indicator", ["disciplinary", "career_progression", "appointment"])
def test_the_simulation_judges_a_family_as_the_build_does(definitions, thresholds, indicator):
    kind = next(kind for kind in world.KINDS if kind.indicator == indicator)
    random = np.random.default_rng(3)
    size = world.between((kind.small[0], kind.large[1]), 60, random)
    ratio = np.resize([1.0, 1.3, 2.0, 0.7], 60)
    bme, white = world.trusts(kind, definitions[indicator], size, ratio, random).counts(random)
    words = judged.of_rates(bme, white, definitions[indicator], True, thresholds.verdict, 60)
    period = Period("survey", "2024-12-31", 2024, 2025, 2024, None, "")
    pairs = []
    for number in range(60):
        values = {
            name: Value(
                100 * x[number] / n[number], n[number], x[number], "s", "f", "published", "exact", 1, "publisher"
            )
            for name, (x, n) in (("bme", bme), ("white", white))
        }
        pair = Pair(f"ZZ{number}", "trust", indicator, "whole", "", "s", period, values, basis=COUNTS)
        pairs.append(replace(pair, best=True))
    rows = judge.judge(pairs, definitions, thresholds)
    assert list(words) == [row["verdict"] for row in rows]
    assert len(set(words)) >= 3
