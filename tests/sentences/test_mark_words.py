"""The words of the mark: none awarded, some awarded, none assessable; no failure of those not assessed."""

from __future__ import annotations

import pytest

from atlas.sentences import mark


def row(name="T", **values):
    known = {"name": name, "mark": "not assessed", "checked": 4, "criteria": 11, "wres_year": 2025, "version": 1,
             "since": None, "valid_to": None}  # fmt: skip
    return known | values


def test_the_finding_counts_what_there_is():
    assert mark.finding([]) == "Nothing is published yet on which any employer’s mark could be computed."
    none = mark.finding([row(), row(), row(checked=0)])
    assert none.startswith(
        "No employer can be assessed on the figures published today. Of 3 trusts, 2 have figures for 4"
    )
    some = mark.finding([row(mark="gold"), row(mark="bronze"), row(mark="no mark"), row()])
    assert some.startswith("Of 4 trusts, 1 holds gold and 1 bronze; 1 was assessed without earning one and 1 can’t be")
    failed = mark.finding([row(mark="no mark"), row()])
    assert failed.startswith("Of 2 trusts none has earned one: 1 was assessed")


def rule(name, level, state, count=None, of=None):
    return {"rule": name, "level": level, "state": state, "count": count, "of": of}


def test_not_assessed_says_why_and_nothing_against_anybody():
    rules = [rule("complete", "eligibility", "can’t be checked", 4.0, 10.0), rule("bme_staff", "eligibility", "met"),
             rule("unknown_percent", "eligibility", "can’t be checked", None, 5.0)]  # fmt: skip
    said = mark.of_trust(row("The Trust"), rules)
    assert said == (
        "The Trust is not assessed for 2025, which says nothing against it: 4 of 10 indicators are published with an "
        "interval (some on estimated numbers of people) and its staff’s ethnicity is not published. 4 of 11 criteria "
        "can be checked on what is published."
    )


def test_a_mark_says_since_when_and_until_when():
    said = mark.of_trust(row("The Trust", mark="silver", since=2024, valid_to=2027), [])
    assert said.startswith("The Trust holds silver for 2025, since 2024") and "until 2027" in said
    none = mark.of_trust(row(mark="no mark"), [rule("domain_fairness", "bronze", "not met", 0.0, 1.0)])
    assert "no level is met: nothing in the domain of fairness rules out a large gap" in none


@pytest.mark.parametrize("outcome", mark.OUTCOMES)
def test_every_badge_names_year_version_and_who_did_not_award_it(outcome):
    said = mark.badge(row(mark=outcome))
    assert outcome in said and "WRES 2025" in said and "method version 1" in said
    assert "not awarded by NHS England" in said


def test_figures_and_bands_in_words():
    one = {"value": 1.251, "low": 1.2, "high": 1.304, "unit": "times", "wide_limit": 1.5}
    assert mark.figure(one) == "1.25 times (1.20 to 1.30)" and mark.limits(one, "wide") == "0.67 to 1.50"
    other = {"value": -2.0, "low": -9.0, "high": 5.0, "unit": "points", "wide_limit": 10.0}
    assert mark.figure(other) == "−2.0 points (−9.0 to +5.0)" and mark.limits(other, "wide") == "−10 to +10"


def test_what_is_known_of_plans():
    def standing(missing):
        return [{"criterion": "action_plan", "missing": missing, "trusts": 10}]

    assert "none has been collected yet" in mark.plans(standing(10)) and "none has been" in mark.plans([])
    assert mark.plans(standing(2)) == "Of 2 trusts nothing is known of a published action plan."
    assert mark.plans(standing(0)) == ""


def test_a_number_of_people_that_is_estimated_says_so():
    rule = {"rule": "bme_respondents", "count": 245.3, "of": 100.0, "basis": "estimated"}
    assert mark.rule_count(rule) == "245, estimated from the number of respondents and their ethnic mix"
    assert mark.rule_count(rule | {"basis": "counts"}) == "245"
    assert mark.rule_count(rule | {"rule": "unknown_percent", "basis": "counts"}) == "245.3 per cent"


def test_more_than_is_needed_is_no_share_of_it():
    assert mark.rule_count(rule("wide", "silver", "met", 9.0, 8.0)) == "9; 8 needed"


def test_a_plan_that_is_known_explains_the_state_of_its_rule():
    asked = rule("action_plan", "bronze", "met")
    assert mark.rule_count(asked, "https://trust.invalid/plan") == "published: https://trust.invalid/plan"
    assert mark.rule_count(rule("action_plan", "bronze", "not met")) == "none published"
    assert mark.rule_count(rule("action_plan", "bronze", "can’t be checked")) == "not known"
