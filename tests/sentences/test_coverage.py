"""Coverage in words: many groups stay readable, and what is not published is said."""

from __future__ import annotations

from atlas import indicators
from atlas.sentences import coverage


def rows(**more):
    base = {
        "indicator": "career_progression", "part": "whole", "period_end": "2024-12-31", "period_text": "autumn 2024",
        "year": 2024, "denominator": "reporting units surveyed", "printed": 0,
    }  # fmt: skip
    return base | {"lineage": f"h-{more.get('group', '')}"} | more


def test_matrix_names_main_groups_and_counts_specific_ones(root):
    found = indicators.load(root / "data" / "indicators")
    given = [
        rows(level="england", group="all", with_figure=1, out_of=1),
        rows(level="england", group="asian_indian", with_figure=1, out_of=1),
        rows(level="england", group="black_african", with_figure=1, out_of=1),
        rows(level="trust", group="all", with_figure=210, out_of=210),
        rows(level="trust", group="bme", with_figure=159, out_of=210),
        rows(level="trust", group="all", with_figure=3, out_of=4, period_end="2019-12-31", period_text="autumn 2019"),
    ]
    newest, older = coverage.matrix(given, found)
    shown = {name: value for name, value in newest.items() if not name.endswith(("_parts", "_lineage"))}
    assert newest["trust_lineage"] == "h-all h-bme"
    assert newest["trust_parts"] == [("all staff 210 of 210", "h-all"), ("BME staff 159 of 210", "h-bme")]
    assert shown == {
        "what": "Whole", "period": "autumn 2024", "england": "all staff; 2 specific groups", "region": "not published",
        "icb": "not published", "trust": "all staff 210 of 210; BME staff 159 of 210",
    }  # fmt: skip
    assert (older["period"], older["trust"]) == ("autumn 2019", "all staff 3 of 4")


def test_finding_gives_the_newest_year_or_says_that_there_is_none(root):
    found = indicators.load(root / "data" / "indicators")
    given = [
        rows(level="trust", group="all", with_figure=210, out_of=210),
        rows(level="trust", group="bme", with_figure=159, out_of=210),
    ]
    assert coverage.finding(given, "career_progression", found, "England") == (
        "“Believe promotion is fair”, newest year, by trust: all staff for 210 of 210 and BME staff for 159 of 210 "
        "reporting units surveyed. The trust-level figures are of 1 year."
    )
    england = [rows(level="england", group="all", with_figure=1, out_of=1)]
    assert "is held for Elsewhere only" in coverage.finding(england, "career_progression", found, "Elsewhere")


def test_what_trusts_printed_is_counted_apart(root):
    found = indicators.load(root / "data" / "indicators")
    given = [
        rows(level="trust", group="bme", with_figure=159, out_of=210, printed=1),
        rows(level="trust", group="bme", with_figure=0, out_of=212, printed=2, period_end="2025-12-31"),
    ]
    assert [row["trust"] for row in coverage.matrix(given, found)] == [
        "BME staff none of 212 (and 2 printed by a trust or the press)",
        "BME staff 159 of 210 (and 1 printed by a trust or the press)",
    ]
    assert "BME staff for 159 of 210 reporting units surveyed. The" in coverage.finding(
        given, "career_progression", found, "England"
    )
    assert coverage.finding(given[1:], "career_progression", found, "England") == (
        "No publication in the atlas gives “Believe promotion is fair” by trust. What single trusts or the press "
        "printed is held apart, in the newest year for 2 trusts."
    )


def test_reasons_are_counted_by_kind():
    given = [
        {"source": "s", "reason": "copied as doubtful: no year"},
        {"source": "s", "reason": "copied as doubtful: swapped"},
        {"source": "s", "reason": "not one known trust"},
    ]
    assert [(row["reason"], row["rows"]) for row in coverage.reasons(given)] == [
        ("copied as doubtful", 2), ("not one known trust", 1),
    ]  # fmt: skip
