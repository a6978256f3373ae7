"""The proof on the methods page: every number of the file stands in a table, and each section has its finding."""

from __future__ import annotations

from atlas.reader import Atlas
from atlas.sentences import proof as sentences
from atlas.web import proof_view


def test_every_section_has_a_question_a_finding_and_a_table(real_settings):
    atlas = Atlas(real_settings)
    text = str(proof_view.section(atlas))
    for name, finding in sentences.findings(atlas.proof()).items():
        assert sentences.TITLES[name] in text and finding in text and proof_view.CAPTIONS[name] in text
    assert set(sentences.findings(atlas.proof())) == set(proof_view.COLUMNS)


def test_false_calls_stand_in_one_row_an_indicator_and_verdict(real_settings):
    rows = Atlas(real_settings).proof()
    shown = proof_view.section_rows(rows, "false calls")
    stored = [row for row in rows if row["section"] == "false calls"]
    assert 3 * len(shown) == len(stored)
    values = {value for row in shown for value in (row["all"], row["smallest"], row["largest"])}
    assert values == {row["value"] for row in stored}


def test_power_stands_in_one_row_an_indicator_and_size(real_settings):
    rows = Atlas(real_settings).proof()
    shown = proof_view.section_rows(rows, "power")
    found = {(row["indicator"], row["size"]): row for row in shown}
    cases = found["3 · Disciplinary process", "60 cases"]
    assert 0 < cases["gap"] < 50 and cases["equitable"] < 5
    assert found["9 · Board", "14 members"]["equitable"] is None
