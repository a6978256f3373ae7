"""A version of the mark is read strictly: every fault is told at once, with file and key."""

from __future__ import annotations

import pytest

from atlas.errors import DefinitionError
from atlas.warehouse import mark_method


@pytest.fixture
def text(root):
    return (root / "data/mark/1.toml").read_text(encoding="utf-8")


def write(folder, text, name="1.toml"):
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_version_1_holds_ten_criteria_in_four_domains(root):
    (method,) = mark_method.load(root / "data/mark")
    assert (method.version, len(method.criteria), len(method.counted)) == (1, 10, 9)
    assert [criterion.id for criterion in method.criteria if not criterion.counted] == ["board"]
    assert method.pooled_years("disciplinary") == 3 and method.pooled_years("appointment") == 1
    assert method.wide_ratio("disciplinary") == 2.0 and method.wide_ratio("training") == 1.5
    assert set(method.steps) == set(method.values)


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("version = 1", "version = 3", "version is 3 but the file is named 1.toml"),
        ("unknown_percent = 5.0 ", "", "eligibility.unknown_percent is missing"),
        ("unknown_percent = 5.0 ", "unknown = 5.0", "eligibility.unknown is unknown"),
        ("bme_staff = 100 ", 'bme_staff = "100" ', "eligibility.bme_staff must be a number, not '100'"),
        ("each_domain = 1 ", "each_domain = 1.5 ", "bronze.each_domain must be a whole number, not 1.5"),
        ("ratio = 1.5\n", "ratio = 0.8\n", "wide.ratio must be above 1, not 0.8"),
        ('"gold.close" = 1\n', "", "[steps] gold.close is missing"),
        ('"gold.close" = 1\n', '"gold.close" = 0\n', "[steps] gold.close must be a number above 0"),
        ('domain = "fairness"', 'domain = "justice"', "disciplinary: domain must be one of"),
        ('id = "training"', 'id = "appointment"', "the criterion 'appointment' stands twice"),
        ('key = ["appointment"', 'key = ["appointments"', "gold.key must be a list of criteria"),
        ("counted = false", 'counted = "no"', "board: counted must be true or false"),
        ("[wide]", "[wide", "cannot be read"),
    ],
)
def test_what_is_wrong_is_named(tmp_path, text, old, new, fault):
    assert old in text
    with pytest.raises(DefinitionError, match=r"1\.toml") as caught:
        mark_method.read(write(tmp_path, text.replace(old, new, 1)))
    assert fault in str(caught.value)


def test_two_versions_lie_side_by_side(tmp_path, text):
    write(tmp_path, text)
    write(tmp_path, text.replace("version = 1", "version = 2").replace("close = 5", "close = 6"), "2.toml")
    assert [(m.version, m["gold.close"]) for m in mark_method.load(tmp_path)] == [(1, 5.0), (2, 6.0)]


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("TA1,2025,perhaps,,2025-11-01,", "line 2: published must be yes or no"),
        ("TA1,soon,no,,2025-11-01,", "wres_year a year"),
        ("TA1,2025,yes,,2025-11-01,", "line 2: a published plan needs its address"),
    ],
)
def test_a_plan_is_a_fact_with_a_link(tmp_path, line, fault):
    head = "organisation,wres_year,published,address,checked,note\n"
    with pytest.raises(DefinitionError, match=r"plans\.csv") as caught:
        mark_method.action_plans(write(tmp_path, head + line + "\n", "plans.csv"))
    assert fault in str(caught.value)
    good = write(tmp_path, head + "TA1,2025,yes,https://example.org/plan,2025-11-01,\n", "plans.csv")
    assert mark_method.action_plans(good)["TA1", 2025]["address"] == "https://example.org/plan"


def test_a_version_names_only_publications_that_there_are(tmp_path, root, text):
    mark_method.check(root / "data/mark", {"wres-trust-workbook", "nss-benchmark-workbook"})
    write(tmp_path, text.replace("wres-trust-workbook", "rumour", 1))
    with pytest.raises(DefinitionError, match=r"'rumour' is no publication of sources\.toml"):
        mark_method.check(tmp_path, {"wres-trust-workbook", "nss-benchmark-workbook"})
