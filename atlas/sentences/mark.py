"""The race equality mark in words: findings, rules, criteria, badges."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from atlas.sentences.words import counted, joined

Row = Mapping[str, Any]

QUESTION = "Who has earned the race equality mark?"
DISCLAIMER = "Computed by an open-source project, not awarded by NHS England."
LEVELS = ("gold", "silver", "bronze")
OUTCOMES = (*LEVELS, "no mark", "not assessed")
DOMAINS = {
    "representation": "Representation",
    "opportunity": "Opportunity",
    "fairness": "Fairness",
    "experience": "Experience",
    "": "Action",
}
LEVEL_NAMES = {"eligibility": "To be assessed at all", "bronze": "Bronze", "silver": "Silver", "gold": "Gold"}
PLAN_FOUND = "A plan of the year is published"
NEVER_FAILED = "Too little data is “not assessed”, and never a failure."


def finding(marks: Sequence[Row]) -> str:
    """Who holds what, and how far the published figures reach."""
    if not marks:
        return "Nothing is published yet on which any employer’s mark could be computed."
    held = Counter(row["mark"] for row in marks)
    awarded = [f"{held[level]:,} {level}" for level in LEVELS if held[level]]
    if awarded:
        first = next(level for level in LEVELS if held[level])
        awarded[0] = f"{held[first]:,} {'holds' if held[first] == 1 else 'hold'} {first}"
    trusts = counted(len(marks), "trust")
    most = max(row["checked"] for row in marks)
    criteria = marks[0]["criteria"]
    if awarded:
        rest = f"{_were(held['no mark'])} assessed without earning one and {held['not assessed']:,} can’t be assessed"
        return f"Of {trusts}, {joined(awarded)}; {rest} on what is published. {NEVER_FAILED}"
    assessed = held["no mark"]
    reach = Counter(row["checked"] for row in marks)
    if assessed:
        return (
            f"Of {trusts} none has earned one: {_were(assessed)} assessed and {held['not assessed']:,} can’t be on "
            f"what is published. {NEVER_FAILED}"
        )
    return (
        f"No employer can be assessed on the figures published today. Of {trusts}, {reach[most]:,} have figures for "
        f"{most} of the {criteria} criteria and {reach[0]:,} for none. {NEVER_FAILED}"
    )


def _were(number: int) -> str:
    return f"{number:,} {'was' if number == 1 else 'were'}"


def completing(standing: Sequence[Row]) -> list[str]:
    """Which publications would complete which criteria."""
    wanted: dict[str, list[str]] = {}
    for row in standing:
        if row["missing"] and row["completed_by_name"]:
            wanted.setdefault(row["completed_by_name"], []).append(f"{row['title']} ({row['missing']:,})")
    return [f"{name}: {joined(titles)}." for name, titles in wanted.items()]


def plans(standing: Sequence[Row]) -> str:
    """What is known of published action plans."""
    row = next((row for row in standing if row["criterion"] == "action_plan"), None)
    if row is None or row["missing"] == row["trusts"]:
        return (
            "And facts about published action plans, with their addresses: none has been collected yet, so that "
            "criterion is “not known” for everyone."
        )
    return (
        f"Of {counted(row['missing'], 'trust')} nothing is known of a published action plan." if row["missing"] else ""
    )


def mark_name(mark: str) -> str:
    """A mark as a title: 'Gold', 'No mark', 'Not assessed'."""
    return mark.capitalize()


def checked(row: Row) -> str:
    """How far the figures reach, for one trust."""
    return f"{row['checked']} of {row['criteria']} criteria can be checked on what is published."


def of_trust(row: Row, rules: Sequence[Row]) -> str:
    """The finding of one trust's page."""
    name, year = row["name"], row["wres_year"]
    if row["mark"] in LEVELS:
        held = f"{name} holds {row['mark']} for {year}, since {row['since']}, on the published figures. "
        return held + (f"It stands until {row['valid_to']} unless it is met again." if row["valid_to"] else "")
    missing = joined(_missing(rules))
    if row["mark"] == "no mark":
        return f"{name} was assessed for {year} and no level is met: {joined(_failed(rules))}."
    return f"{name} is not assessed for {year}, which says nothing against it: {missing}. {checked(row)}"


def _missing(rules: Sequence[Row]) -> list[str]:
    return [_short(rule) for rule in rules if rule["level"] == "eligibility" and rule["state"] != "met"] or [
        _short(rule) for rule in rules if rule["level"] == "bronze" and rule["state"] != "met"
    ]


def _failed(rules: Sequence[Row]) -> list[str]:
    return [_short(rule) for rule in rules if rule["level"] == "bronze" and rule["state"] == "not met"]


def _short(rule: Row) -> str:
    """A rule that is not met in few words."""
    count, of, known = _n(rule["count"]), _n(rule["of"]), rule["count"] is not None
    whole = {
        "complete": f"{count} of {of} indicators are published with an interval (some on estimated numbers of people)",
        "years": f"{count} of the {of} years needed are complete",
        "unknown_percent": "the ethnicity of too many of its staff is unknown"
        if known
        else "its staff’s ethnicity is not published",
        "bme_staff": f"it has fewer than {of} BME staff" if known else "the number of its BME staff is not published",
        "bme_respondents": f"fewer than {of} of its BME staff answered the survey"
        if known
        else "how many of its BME staff answered the survey is not published",
        "action_plan": "no published action plan is known",
    }
    domain = rule["rule"].removeprefix("domain_")
    return whole.get(rule["rule"]) or f"nothing in the domain of {domain} rules out a large gap"


def rule(row: Row) -> str:
    """A rule in a sentence, as the method asks it."""
    of = _n(row["of"])
    texts = {
        "complete": f"All {of} indicators are published with an interval (on counts or estimated numbers of people)",
        "years": f"So they are in {of} consecutive WRES years",
        "unknown_percent": f"Ethnicity is unknown of at most {of} per cent of staff",
        "bme_staff": f"At least {of} BME staff",
        "bme_respondents": f"At least {of} BME staff answered each of the four survey questions",
        "action_plan": "An action plan is published",
        "wide": f"At least {of} criteria inside the wide band",
        "progress": f"In at least {of} domains equal, or better than before beyond chance",
        "all_wide": f"All {of} counted criteria inside the wide band",
        "close": f"At least {of} criteria inside the close band",
        "key": "Among them appointment or the Race Disparity Ratio",
        "held": "All of that in the year before as well",
    }
    domain = DOMAINS.get(row["rule"].removeprefix("domain_"), "")
    return texts.get(row["rule"]) or f"{domain}: at least {of} criterion inside the wide band"


def rule_count(row: Row, plan: str = "") -> str:
    """What was found against the rule, as text; ``plan`` is the address of the action plan that is known, or ''."""
    if row["rule"] == "action_plan":
        return {"met": f"published: {plan}" if plan else "published", "not met": "none published"}.get(
            row["state"], "not known"
        )
    if row["count"] is None:
        return "not known"
    if row["rule"] == "unknown_percent":
        return f"{row['count']:.1f} per cent{_estimated(row)}"
    if row["rule"] in ("bme_staff", "bme_respondents"):
        return f"{row['count']:,.0f}{_estimated(row)}"
    return f"{_n(row['count'])}; {_n(row['of'])} needed"


def _estimated(row: Row) -> str:
    """Said of a number of people that is not a count, whichever way its rule stands."""
    if row["basis"] is None:  # in versions of the data from before it was written down
        return ", counted or estimated"
    return "" if row["basis"] == "counts" else ", estimated from the number of respondents and their ethnic mix"


def figure(row: Row, suffix: str = "") -> str:
    """A criterion's figure with its interval: '1.25 times (1.20 to 1.30)'."""
    value, low, high, unit = (row[f"{name}{suffix}"] for name in ("value", "low", "high", "unit"))
    if value is None:
        return ""
    if unit == "times":
        return f"{value:.2f} times ({low:.2f} to {high:.2f})"
    return f"{_signed(value)} points ({_signed(low)} to {_signed(high)})"


def limits(row: Row, which: str) -> str:
    """The band that the interval must lie inside."""
    limit = row[f"{which}_limit"]
    if limit is None:
        return "–"
    return f"{1 / limit:.2f} to {limit:.2f}" if row["unit"] == "times" else f"−{limit:.0f} to +{limit:.0f}"


def threshold(name: str) -> str:
    """A threshold's name in words."""
    section, _, key = name.partition(".")
    words = {
        "eligibility": "To be assessed", "wide": "Wide band", "close": "Close band", "level": "Level rule",
        "bronze": "Bronze", "silver": "Silver", "gold": "Gold", "period": "Period", "disciplinary": "Indicator 3",
    }  # fmt: skip
    return f"{words.get(section, section)}: {key.replace('_', ' ').replace('bme', 'BME')}"


def badge(row: Row) -> str:
    """The badge's text alternative."""
    mark, year, version = row["mark"], row["wres_year"], row["version"]
    words = mark if mark in ("not assessed", "no mark") else f"{mark} mark"
    return f"Race equality: {words}, WRES {year}, method version {version}. {DISCLAIMER}"


def _n(value: float | None) -> str:
    return "?" if value is None else f"{value:g}"


def _signed(value: float) -> str:
    return f"{value:+z.1f}".replace("-", "−")
