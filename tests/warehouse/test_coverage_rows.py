from __future__ import annotations

import duckdb
import pytest


@pytest.fixture(scope="module")
def warehouse(small):
    rows = [small.figure(organisation=code) for code in ("TA1", "TA2", "TB1", "TC1")]
    rows.append(small.figure(organisation="TC2X", level="reporting_unit"))
    rows.append(small.figure(organisation="TC2", status="suppressed", value=""))
    rows += small.pair("TA1", 20.0, 10.0) + small.pair("TB1", 12.0, 10.0)
    # What a trust printed is counted apart, and not at all where a publication gives the trust's figure too.
    for code in ("TC1", "TA1"):
        rows += small.pair(code, 12.0, 10.0, source="trust-published", locator="web", sheet="example.org")
    rows.append(
        small.figure(
            source="trust-published", locator="web", sheet="example.org", indicator="disciplinary", group="ratio",
            statistic="ratio", value=1.5, period_kind="financial_year", denominator="",
        )
    )  # fmt: skip
    with duckdb.connect(str(small.build(rows).warehouse), read_only=True) as connection:
        yield connection


@pytest.mark.parametrize(
    ("indicator", "level", "group", "source", "text"),
    [
        ("discrimination", "trust", "all", "", "5 of 6 reporting units surveyed"),
        (
            "discrimination",
            "trust",
            "bme",
            "",
            "2 of 6 reporting units surveyed (and 1 printed by a trust or the press)",
        ),
        ("discrimination", "trust", "bme", "nss-2024-bme-white", "2 of 6 reporting units surveyed"),
        ("discrimination", "icb", "bme", "", "None of 3 integrated care systems"),
        ("discrimination", "region", "all", "", "None of 2 regions"),
        ("discrimination", "england", "white", "", "No figure for England"),
        ("discrimination", "trust", "all", "nss-2024-organisations", "5 of 6 reporting units surveyed"),
        (
            "disciplinary",
            "trust",
            "ratio",
            "",
            "None of 6 trusts open on the day (and 1 printed by a trust or the press)",
        ),
    ],
)
def test_coverage_names_its_denominator(warehouse, indicator, level, group, source, text):
    found = warehouse.execute(
        'select text from coverage where indicator = ? and level = ? and "group" = ? and source = ?',
        [indicator, level, group, source],
    ).fetchall()
    assert found == [(text,)]
