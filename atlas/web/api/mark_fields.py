"""The fields of the three lists of the race equality mark, in the order of their queries."""

from __future__ import annotations

from atlas.web.api.fields import AREA, ID, fields

_WHICH = (
    "wres_year, integer: WRES year",
    "method_version, integer: Version of the method, a file of data/mark",
    "newest, boolean: Whether it is the newest year of that version",
    "mark, string: gold, silver, bronze, no mark or not assessed (too little data, never a failure)",
)


def _interval(name: str, what: str) -> tuple[str, ...]:
    return (
        f"{name}.value, number: {what}; null where there is none",
        f"{name}.lower_ci, number: Lower end of its 95 % interval",
        f"{name}.upper_ci, number: Upper end of its 95 % interval",
        f"{name}.unit, string: times (1 is equal) or points; more is worse for BME staff",
    )


MARKS = fields(
    ID,
    *AREA,
    *_WHICH,
    "event, string: What happened to the mark: awarded, renewed, raised, kept, lowered, withdrawn, lapsed; or empty",
    "earned, string: What this year taken alone gives",
    "since, integer: Year since which it is held",
    "last_met, integer: Year in which it was last met",
    "valid_to, integer: Year in which it lapses unless it is met again",
    "failing, integer: Consecutive years in which it was not met",
    "checked, integer: Criteria that can be checked on what is published, the action plan with them",
    "criteria, integer: Criteria in all, the action plan with them",
    "wide_met, integer: Counted criteria inside the wide band",
    "close_met, integer: Counted criteria inside the close band",
    "unknown_percent, number: Staff of unknown ethnicity, per cent; null where not published",
    "bme_staff, number: BME staff; null where not published",
    "staff, number: All staff in post; null where not held",
    "bme_respondents, number: BME respondents to the survey question that fewest answered; null where not published",
)
MARK_CRITERIA = fields(
    ID,
    *AREA,
    *_WHICH,
    "criterion, string: Id of the criterion",
    "domain, string: representation, opportunity, fairness or experience; empty for the action plan",
    "title, string: Its title",
    "counted, boolean: Whether the levels count it",
    *_interval("figure", "The figure that it is judged on"),
    *_interval("second", "The second figure, where equality needs two"),
    "state.wide, string: met, not met, too little data or can’t be checked: the whole interval inside the wide band",
    "state.close, string: The same of the close band, with the level rule",
    "state.level, string: The same of the level rule; empty where there is none",
    "state.progress, string: better, worse or no clear change; empty where there is no year to compare with",
    "limit.wide, number: The wide band: from 1 / limit to limit, or as many points either way",
    "limit.close, number: The close band",
    "years, string: The WRES years that the figure rests on",
    "basis, string: counts, estimated, or empty without a figure",
    "source, string: Id of the publication; of an action plan its address",
    "provenance, string: publisher, copy or press; empty without a figure",
    "reason, string: Why it is not met or can’t be told",
    "completed_by, string: Id of the publication that would give it",
    "change, string: What would change it, in words",
)
MARK_RULES = fields(
    "mark_id, string: Id that opens the trail of the mark that the rule is of: /lineage/{mark_id}",
    *AREA,
    *_WHICH,
    "level, string: eligibility, bronze, silver or gold",
    "rule, string: Id of the rule",
    "state, string: met, not met, too little data or can’t be checked",
    "found, number: What was found; null where not known",
    "needed, number: What it asks for",
    "basis, string: Of numbers of people: counts or estimated; otherwise empty",
)
