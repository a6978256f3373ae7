from __future__ import annotations

import pytest

from atlas.sentences import proof


def row(section: str, **values: object) -> dict[str, object]:
    base = {
        "section": section, "indicator": "8 · Discrimination", "what": "ratio", "size": "small: 200 to 800 respondents",
        "truth": "ratios around 2.23", "method": "Katz log", "value": 95.0, "error": 1.0, "low": 93.0, "high": 97.0,
        "draws": 2000, "result": "as wanted",
    }  # fmt: skip
    return base | values


def test_coverage_names_what_is_conservative_and_what_is_missed():
    rows = [row("coverage"), row("coverage", value=98.2, result="conservative", what="difference"),
            row("coverage", value=91.0, result="missed", indicator="9 · Board", size="board of 10 to 16")]  # fmt: skip
    said = proof.findings(rows)["coverage"]
    assert said.startswith("Planted truths lie inside their 95 per cent intervals in 91.0 to 98.2 per cent of draws")
    assert "3 kinds of figure and size; 1 are within" in said
    assert "wider than they need be: discrimination, small: 200 to 800 respondents (difference)." in said
    assert said.endswith("Missed: board, board of 10 to 16 (91.0).")


def test_false_calls_tell_the_worst_of_all_sizes_and_of_a_third():
    rows = [row("false calls", what="gap", size="200 to 8,000 respondents", value=2.0),
            row("false calls", what="gap", size="smallest third of 200 to 8,000 respondents", value=3.5)]  # fmt: skip
    said = proof.findings(rows)["false calls"]
    assert "at most 2.0 per cent of trusts" in said
    assert "In any third of sizes it is at most 3.5 per cent (discrimination, gap)" in said


@pytest.mark.parametrize(("result", "end"), [("as wanted", "falls too."), ("missed", "not as a test.")])
def test_a_shrunken_interval_that_is_too_short_is_said(result: str, end: str):
    rows = [
        row("shrinkage", what="squared error over that of the raw ratio", size="smaller half", value=0.25),
        row("shrinkage", what="interval holds the true ratio, per cent", value=88.0, result=result),
    ]
    said = proof.findings(rows)["shrinkage"]
    assert "falls to 25 to 25 per cent" in said
    assert said.endswith(end)
    assert ("88 per cent" in said) == (result == "missed")


def test_the_sentence_of_the_mark_says_none_instead_of_a_zero_share():
    def of(what, size, value, truth="equal in everything"):
        return row(section="mark", indicator="Mark", what=what, size=size, value=value, truth=truth, result="as wanted")

    rows = [
        of("no mark, falsely", "1,000 staff", 0.0), of("not assessed", "1,000 staff", 100.0),
        of("not assessed", "24,000 staff", 0.0), of("gold, falsely", "1,000 staff", 0.0, "at the limit"),
        of("gold, falsely", "24,000 staff", 4.0, "at the limit"), of("a mark, of those assessed", "24,000 staff", 99.0),
    ]  # fmt: skip
    said = proof.findings(rows)["mark"]
    assert said.startswith("Of employers that are equal in everything, none are told that no level is met.")
    assert "100 per cent of employers with 1,000 staff, and 0 per cent of those with 24,000 staff." in said
    assert "at most 4.0 per cent are given the level that it rules out; at the smallest size, none." in said
