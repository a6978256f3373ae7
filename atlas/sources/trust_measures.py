"""What a trust's page measured: the free text of a measure and a unit, turned into the tidy columns."""

from __future__ import annotations

import re
from dataclasses import dataclass

from atlas.sources import wres


class UnfitRowError(Exception):
    """The row cannot become a figure, for the reason given. It is set aside, not shown to a user as an error."""


@dataclass(frozen=True)
class Measure:
    """Tidy columns of one row: ``statistic`` of its group values ('' if it has none) and of its ratio ('' if none)."""

    part: str
    breakdown: str
    statistic: str
    unit: str
    ratio_statistic: str = ""
    ratio_unit: str = ""

    @property
    def is_percentage(self) -> bool:
        """Whether the group values are per cent."""
        return self.statistic in ("share", "rate")


_STAFF_GROUP = re.compile(r"(?P<staff>clinical|non-clinical) (?P<rest>.+)")
_BANDS = (
    (re.compile(r"(?:AfC )?band (\d[a-d]?)"), "band_{}"),
    (re.compile(r"(?:AfC )?band (\d[a-d]?)(?: and above|\+)"), "band_{}_plus"),
    (re.compile(r"(?:AfC )?bands (\d) and (\d)"), "band_{}_and_{}"),
    (re.compile(r"VSM"), "vsm"),
    (re.compile(r"bands? 8a?-9 and VSM"), "band_8a_to_vsm"),
)
_WHOLE_STAFF_GROUPS = {
    "percent of clinical": ("clinical", ""),
    "percent of clinical workforce": ("clinical", ""),
    "percent of non-clinical workforce": ("non_clinical", ""),
    "percent of medical and dental": ("medical", ""),
    "percent of consultants": ("medical", "consultant"),
}
_RATES = {
    2: ("percent appointed from shortlisting", "per cent of shortlisted applicants"),
    3: ("percent entering", wres.HEADCOUNT),
    4: ("percent accessing", wres.HEADCOUNT),
}
_EVENTS = {
    2: re.compile(r"all posts"),
    3: re.compile(r"formal disciplinary(?: (?P<start>\d{4})-(?P<end>\d\d))?"),
    4: re.compile(r"non-mandatory training"),
}
_SURVEY = re.compile(r"staff survey(?: (?P<year>\d{4}))?(?:, (?P<base>old|new) base)?")


def plain_unit(unit: str) -> str:
    """The unit without how the number was worded: 'percent of group, upper bound (…)' is 'percent of group'."""
    return re.split(r"[,;(]", unit, maxsplit=1)[0].strip()


def understand(number: int, measure: str, unit: str, wres_year: int) -> Measure:
    """The tidy columns of a row of indicator ``number``. Raises UnfitRowError if anything does not fit."""
    own = plain_unit(unit)
    if number == 1:
        return _representation(measure, own)
    if number == 9:
        return _board(measure, own)
    if number in wres.SURVEY:
        return _survey(number, measure, own, wres_year)
    return _likelihood(number, measure, own, unit, wres_year)


def _representation(measure: str, own: str) -> Measure:
    if own in ("headcount", "staff"):
        whole = measure in ("headcount", "headcount BME")
        part, breakdown = ("whole", "") if whole else _band(measure)
        return Measure(part, breakdown, "count", wres.PEOPLE)
    if own == "percent of workforce":
        if measure != "overall":
            raise UnfitRowError("the base is the whole workforce, not the band or group")
        return Measure("whole", "", "share", wres.HEADCOUNT)
    if own in ("percent of band", "percent of bands", "percent of group"):
        part, breakdown = _band(measure)
        return Measure(part, breakdown, "share", wres.HEADCOUNT)
    if own in _WHOLE_STAFF_GROUPS:
        part, breakdown = _WHOLE_STAFF_GROUPS[own]
        return Measure(part, breakdown, "share", wres.HEADCOUNT)
    if own == "percent of BME staff":
        raise UnfitRowError("the base is all BME staff, not the staff of the band")
    if own == "percent":
        raise UnfitRowError("the base of the percentage is not stated")
    raise UnfitRowError(f"the unit {own!r} is not one of indicator 1")


def _band(measure: str) -> tuple[str, str]:
    found = _STAFF_GROUP.fullmatch(measure)
    part = found["staff"].replace("-", "_") if found else "whole"
    for pattern, slug in _BANDS:
        if bands := pattern.fullmatch(found["rest"] if found else measure):
            return part, slug.format(*bands.groups())
    raise UnfitRowError(f"the group {measure!r} is not defined by pay band")


def _board(measure: str, own: str) -> Measure:
    if own == "percent of board" and measure in ("board", "board voting"):
        return Measure("whole", "voting" if "voting" in measure else "", "share", wres.BOARD)
    if own == "percentage points" and measure == "board gap":
        return Measure("whole", "", "", "", "gap", wres.POINTS)
    raise UnfitRowError(f"{measure!r} in {own!r} is not a share of the board or its gap to the workforce")


def _survey(number: int, measure: str, own: str, wres_year: int) -> Measure:
    found = _SURVEY.fullmatch(measure)
    if found is None:
        raise UnfitRowError(f"{measure!r} is not the level of a staff survey question")
    if found["year"] and int(found["year"]) != wres_year - 1:
        raise UnfitRowError(f"the survey of {found['year']} is not the one of WRES {wres_year}")
    new = wres_year - 1 >= wres.NEW_BASE_SURVEY_YEAR
    if number == 7 and found["base"] and found["base"] != ("new" if new else "old"):
        raise UnfitRowError(f"the {found['base']} base of indicator 7 does not go with WRES {wres_year}")
    if own in ("percent of respondents", "percent of staff"):
        return Measure("whole", "", "rate", wres.RESPONDENTS)
    if own in ("ratio of percentages", "ratio"):
        return Measure("whole", "", "", "", "ratio", wres.TIMES)
    raise UnfitRowError(f"the unit {own!r} is not one of a staff survey question")


def _likelihood(number: int, measure: str, own: str, unit: str, wres_year: int) -> Measure:
    found = _EVENTS[number].fullmatch(measure)
    if found is None:
        raise UnfitRowError(f"{measure!r} is not what indicator {number} measures")
    years = found.groupdict()
    if years.get("end") and (int(years["start"]), int(years["end"])) != (wres_year - 1, wres_year % 100):
        raise UnfitRowError(f"the financial year {years['start']}-{years['end']} is not the one of WRES {wres_year}")
    if own in ("relative likelihood", "ratio"):
        return Measure("whole", "", "", "", "ratio", wres.TIMES)
    rate, rate_unit = _RATES[number]
    if own == rate:
        # A ratio that the copyist derived is not a printed figure: the warehouse computes it from the rates.
        printed = "" if unit.endswith("ratio derived") else "ratio"
        return Measure("whole", "", "rate", rate_unit, printed, wres.TIMES)
    raise UnfitRowError(f"the unit {own!r} is not one of indicator {number}")
