"""What the standard fixes about its nine indicators: which period each measures, its unit and its direction.

Source: NHS Workforce Race Equality Standard technical guidance. WRES year Y is headcount on 31 March Y, the financial
year that ends on that day, and the Staff Survey of the autumn before.
"""

from __future__ import annotations

from atlas.sources import tidy

FIRST_YEAR = 2016  # the first edition with all nine indicators

IDS = {
    1: "representation",
    2: "appointment",
    3: "disciplinary",
    4: "training",
    5: "harassment_public",
    6: "harassment_staff",
    7: "career_progression",
    8: "discrimination",
    9: "board",
}
SURVEY = (5, 6, 7, 8)
SNAPSHOT = (1, 9)

# The direction in which the ratio of an indicator is published.
DIRECTION = {2: "White/BME", 3: "BME/White", 4: "White/BME"} | dict.fromkeys(SURVEY, "BME/White")

# From this survey year on, "don't know" is counted in the base of indicator 7.
NEW_BASE_SURVEY_YEAR = 2021

HEADCOUNT = "per cent of headcount"
BOARD = "per cent of board members"
RESPONDENTS = "per cent of respondents"
TIMES = "times as likely"
POINTS = "percentage points"
PEOPLE = "headcount"


def period(number: int, wres_year: int) -> dict[str, object]:
    """The year columns of an indicator (1 to 9) in a WRES year."""
    if number in SURVEY:
        return tidy.survey_period(wres_year - 1)
    if number in SNAPSHOT:
        return tidy.snapshot_period(f"{wres_year}-03-31")
    return tidy.financial_period(wres_year)
