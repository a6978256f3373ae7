"""The promises about verdicts: enough answers show equality, few do not, and what a reader picks out changes none."""

from __future__ import annotations

from dataclasses import replace

import duckdb
import pytest
from statsmodels.stats.multitest import multipletests

from atlas import indicators
from atlas.reader import Atlas
from atlas.web import gaps_view, options


@pytest.fixture(scope="module")
def judged(small, root):
    """One trust each with equal rates and 5,000, or 40, respondents; on every survey indicator."""
    rows = []
    for indicator in (
        found.id for found in indicators.load(root / "data/indicators").values() if found.number in (5, 6, 7, 8)
    ):
        for code, base in (("TA1", 5000), ("TB1", 40)):
            rows += [
                small.figure(indicator=indicator, organisation=code, group=group, value=20.0, denominator=number)
                for group, number in (("bme", base * 0.4), ("white", base * 0.6))
            ]
    with duckdb.connect(str(small.build(rows).warehouse), read_only=True) as connection:
        yield connection.execute(
            "select indicator, organisation, verdict, verdict_reason from measure where level = 'trust' and best"
        ).fetchall()


def test_equal_rates_with_many_respondents_are_equitable_and_with_few_unclear(judged):
    found = {(indicator, code): word for indicator, code, word, _ in judged}
    assert len(found) == 8
    assert {word for (_, code), word in found.items() if code == "TA1"} == {"equitable"}
    assert {word for (_, code), word in found.items() if code == "TB1"} == {"unclear"}
    assert {reason for _, code, _, reason in judged if code == "TB1"} == {
        "the ratio’s interval holds both equality and a gap that matters"
    }


@pytest.fixture(scope="module")
def warehouse(real_settings):
    with duckdb.connect(str(real_settings.warehouse), read_only=True) as connection:
        yield connection


def test_raw_and_adjusted_p_values_are_stored_and_adjusted_within_the_family_fixed_at_build(warehouse):
    families = warehouse.execute(
        "select family, list(p_gap order by organisation), list(q_gap order by organisation), "
        "list(distinct level), count(distinct (indicator, part, breakdown, period_end)) "
        "from measure where p_gap is not null group by family having count(*) > 1"
    ).fetchall()
    assert max(len(raw) for _, raw, *_ in families) > 150
    for family, raw, adjusted, levels, subjects in families:
        assert adjusted == pytest.approx(multipletests(raw, method="fdr_bh")[1]), family
        assert len({level.replace("reporting_unit", "trust") for level in levels}) == subjects == 1, family


def test_a_filter_never_changes_a_verdict(real_settings, warehouse):
    atlas = Atlas(real_settings)
    stored = dict(
        warehouse.execute(
            "select organisation, verdict from measure where indicator = 'discrimination' and part = 'whole' "
            "and year = 2024 and best and level in ('trust', 'reporting_unit')"
        ).fetchall()
    )
    everywhere, _ = gaps_view.settle(atlas, gaps_view.DEFAULTS)
    seen: set[str] = set()
    for area in [code for code, text in options.areas(atlas) if text.startswith("Region")]:
        rows = gaps_view.table(atlas, replace(everywhere, indicator="discrimination", year=2024, place=area)).rows
        assert 0 < len(rows) < 100
        assert {row["organisation"]: row["verdict"] for row in rows} == {
            row["organisation"]: stored[row["organisation"]] for row in rows
        }
        seen |= {row["organisation"] for row in rows}
    assert len(seen) > 150
