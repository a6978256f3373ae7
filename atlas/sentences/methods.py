"""The words of the methods page that are not in a definition file."""

from __future__ import annotations

from collections.abc import Mapping

VERDICTS = ("large gap", "gap", "unclear", "equitable", "reverse gap", "too few to say", "not judged")

BETTER = {"lower": "lower", "higher": "higher", "nearer": "nearer to equality", "none": "not judged"}
DIRECTION = {
    "white/bme": "White over BME: above 1 is worse for BME staff",
    "bme/white": "BME over White",
    "bme-white": "BME minus White",
    "board-workforce": "board share minus workforce share, in points",
    "none": "",
}

INTERVALS = (
    "A percentage of counted people or of respondents: Wilson.",
    "A difference of two percentages: Newcombe.",
    "A ratio of two rates: the log method of Katz; where any count is under 10, a score method instead.",
    "The Race Disparity Ratio: the log method for an odds ratio; where a tier is empty, a half is added to every tier of "
    "both groups, and the figure is marked.",
    "Survey percentages are weighted by the publisher, so a percentage times the number of answers is not a count. The "
    "intervals use the published number of answers as if it were a simple sample and are marked “estimated”.",
    "BME and White rates by trust came without numbers of respondents. These are approximated: answers to the question "
    "times the group’s share of all respondents. Such intervals are drawn dashed.",
)

COVERAGE = (
    "Coverage names its denominator: reporting units that took part in the survey, trusts open on the day, systems, regions. "
    "It is recounted from the figures at each build, and a check compares it with a second count.",
    "A figure that is missing says why: suppressed by the publisher (too few answers), not published, not collected, not "
    "applicable, or set aside because it failed a check.",
    "A line is drawn only within one series and never across a break or a year without figures.",
    "Where two publications give the same quantity, both are kept. The publisher’s own file comes before a transcription, "
    "and a transcription before a quotation.",
)

CRITICS = (
    "Recruiting many nurses from overseas at once can lower the appointment ratio without any change for applicants at home. "
    "The atlas shows several indicators side by side and no single score.",
    "Many small comparisons give false alarms. Verdicts allow for the number of comparisons, and too few people gives “too few "
    "to say”, not a verdict.",
    "A gap that is not shown is not the same as equality. “Unclear” and “equitable” are different verdicts, and equality must "
    "be shown by the figures.",
    "Two groups hide many. Where a publication names the specific ethnic groups, the atlas shows them.",
    "About half of staff answer the survey. Those who don’t may differ, and no interval covers that.",
)


def verdict_rows(limits: Mapping[str, float]) -> list[dict[str, str]]:
    """Verdict and condition, in the order in which they are tried."""
    when = (
        ("not judged", "No interval can be had: no counts, a bound, one group only, or nothing published. The reason is kept."),
        ("too few to say", f"A group has fewer than {limits['fewest_respondents']:.0f} respondents, or fewer than "
                           f"{limits['fewest_events']:.0f} counted events."),
        ("large gap", f"The whole interval of the ratio is above {limits['large_gap']:.2f}."),
        ("gap", "The whole interval is above 1: BME staff fare worse, by an amount that may be small or large."),
        ("reverse gap", "The whole interval is below 1: White staff fare worse."),
        ("equitable", f"The interval of the ratio lies inside {limits['equitable_low']:.2f} to {limits['equitable_high']:.2f} and "
                      f"that of the difference inside {limits['equitable_points']:.0f} points either way."),
        ("unclear", "Everything else: the figures fit both equality and a gap that matters."),
    )  # fmt: skip
    return [{"verdict": word, "when": text} for word, text in when]


def pooling(limits: Mapping[str, float]) -> tuple[str, ...]:
    """How an area's value is made from its trusts'."""
    return (
        "Where a level’s own figure is published, it is used. Where only trusts have figures, an area’s value is their mean "
        "weighted by each group’s respondents; ratios are computed from the pooled rates and never averaged.",
        "Systems leave out ambulance trusts, as the publisher’s own ICS results do; regions and England include them.",
        f"A pooled value says what it rests on. Below {limits['pooling_complete_from']:.0f} per cent of the area’s respondents it "
        f"is marked; below {limits['pooling_shown_from']:.0f} per cent it is not shown.",
    )
