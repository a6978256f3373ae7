"""The layout of a WRES return, in the order in which the national return asks: one line for each thing counted.

Two forms hold the same lines. The long form is a CSV file with the columns ``LONG_COLUMNS``, one row an organisation,
WRES year, line and group. The workbook form is one sheet an organisation and year, with a column for each group.

Older editions of the return asked for less, or otherwise. What is known of them is that indicator 1 came without the
split into clinical and non-clinical staff, or by staff group without bands; that doctors were not split by grade; that
indicator 3 was an average of two years; and that of the board only voting members were counted. Their cells are not
known, so each is a layout of our own with the lines that such an edition had, and the last year in which it could be.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from atlas.sources import wres

LONG_COLUMNS = ("organisation", "wres_year", "indicator", "breakdown", "group", "numerator", "denominator")

GROUPS = {"white": "White", "bme": "BME", "unknown": "Unknown"}
TOTAL_GROUP = "all"

# Organisations of the example begin so. They are invented, and no file with one of them is ever taken in.
INVENTED = "ZZ"
BOARD_LIMIT = 40

PARTS = {"non_clinical": "Non-clinical", "clinical": "Clinical", "medical": "Medical and dental"}
_BANDS = {
    "under_band_1": "Under Band 1",
    **{f"band_{band}": f"Band {band}" for band in ("1", "2", "3", "4", "5", "6", "7", "8a", "8b", "8c", "8d", "9")},
    "vsm": "VSM",
}
CONSULTANT, SENIOR_MANAGER = "consultant", "senior_medical_manager"
_GRADES = {
    CONSULTANT: "Consultants",
    SENIOR_MANAGER: "of which senior medical managers",
    "career_grade": "Non-consultant career grades",
    "trainee": "Trainee grades",
    "other_medical": "Other",
}
BOARD, VOTING, EXECUTIVE, NON_VOTING, NON_EXECUTIVE = "board", "voting", "executive", "non_voting", "non_executive"
_BOARD_LINES = {
    BOARD: "Total board members",
    VOTING: "of which voting",
    EXECUTIVE: "of which executive",
    NON_VOTING: "of which non-voting",
    NON_EXECUTIVE: "of which non-executive",
}
# Indicators 2 to 8: who is counted, and of whom.
_OUT_OF = {
    2: ("Shortlisted applicants", "Appointed from shortlisting"),
    3: ("Staff in post", "Staff entering the formal disciplinary process"),
    4: ("Staff in post", "Staff who took up non-mandatory training"),
    5: ("Respondents to the question", "Harassed, bullied or abused by patients or public"),
    6: ("Respondents to the question", "Harassed, bullied or abused by staff"),
    7: ("Respondents to the question", "Believe that career progression is fair"),
    8: ("Respondents to the question", "Discriminated against by a manager or colleague"),
}
HEADCOUNT = "headcount on 31 March"
MEMBERS = "members on 31 March"


ALL_GRADES, TWO_YEARS = "all_grades", "two_years"
# The last WRES years of the older lines. Of indicator 3 the year of the switch is told differently: 2020 or 2021.
LAST_UNSPLIT, LAST_TWO_YEARS = 2017, 2021
UNSPLIT = "All staff but doctors"


@dataclass(frozen=True, eq=False)
class Line:
    """One line of the return. There is one object of each line, so that a line is equal to itself only.

    ``number`` is the indicator, ``breakdown`` its code in the long form ('' for 2 to 8), ``part`` and ``cell`` those of
    the tidy figure, ``section`` and ``label`` the words of the workbook form. ``label`` names what is counted and
    ``base_label`` what it is counted out of ('' where the base is the line's own total over the groups). ``until`` is
    the last WRES year of an older edition's line, None for a line of today.
    """

    number: int
    breakdown: str
    part: str
    cell: str
    section: str
    label: str
    base_label: str = ""
    until: int | None = None

    @property
    def has_base(self) -> bool:
        """Whether the base is a count of its own and not the sum of the groups."""
        return bool(self.base_label)

    @property
    def words(self) -> str:
        """The line in words, for a sentence about a fault."""
        return f"indicator {self.number}" + (f", {self.breakdown}" if self.breakdown else "")


@cache
def lines() -> tuple[Line, ...]:
    """All lines in the order of the return."""
    found = []
    for part, section in PARTS.items():
        for cell, label in (_GRADES if part == "medical" else _BANDS).items():
            found.append(Line(1, f"{part}_{cell}", part, cell, section, label))
    for number, (base, event) in _OUT_OF.items():
        found.append(Line(number, "", "whole", "", "", event, base))
    for breakdown, label in _BOARD_LINES.items():
        found.append(Line(9, breakdown, "whole", "" if breakdown == BOARD else breakdown, "Board", label))
    return tuple(found)


@cache
def older_lines() -> tuple[Line, ...]:
    """The lines that only older editions had: bands of all staff but doctors, staff groups, two years together."""
    found = [Line(1, cell, "whole", cell, UNSPLIT, label, until=LAST_UNSPLIT) for cell, label in _BANDS.items()]
    for part, section in PARTS.items():
        found.append(Line(1, part, part, ALL_GRADES, section, "All grades", until=LAST_UNSPLIT))
    event = "Staff entering the formal disciplinary process in this or the previous financial year"
    found.append(Line(3, TWO_YEARS, "whole", TWO_YEARS, "", event, _OUT_OF[3][0], until=LAST_TWO_YEARS))
    return tuple(found)


@cache
def line_of() -> dict[tuple[int, str], Line]:
    """Every line, older ones too, by its indicator and its code in the long form."""
    return {(line.number, line.breakdown): line for line in (*lines(), *older_lines())}


@cache
def lines_in(edition: str) -> tuple[Line, ...]:
    """The lines of an edition of the return: one of ``EDITIONS``."""
    if edition == CURRENT:
        return lines()
    of = line_of()
    first = [*_BANDS, "medical"] if edition == BANDS else [*PARTS]
    return (
        *(of[1, breakdown] for breakdown in first),
        *(of[number, TWO_YEARS if number == 3 else ""] for number in _OUT_OF),
        of[9, VOTING],
    )


CURRENT, BANDS, GROUPS_ONLY = "current", "bands", "groups"
EDITIONS = {
    CURRENT: "clinical and non-clinical staff by band, doctors by grade",
    BANDS: f"until {LAST_UNSPLIT}: bands without that split, doctors together, voting board members only",
    GROUPS_ONLY: f"until {LAST_UNSPLIT}: clinical, non-clinical and medical staff only, voting board members only",
}

# The workbook form.

FORM_TITLE = "WRES return"
EXAMPLE_SHEET, NOTES_SHEET, LISTS_SHEET = "Example", "Notes", "Lists"
ORGANISATION_ROW, YEAR_ROW, HEADING_ROW = 3, 4, 6
FIRST_COUNT = 3  # the column of the first group, counted from 0
FORM_HEADINGS = ("Indicator", "Staff or members", "What is counted", *GROUPS.values(), "Total (may stay blank)")
TOTAL_COLUMN = FIRST_COUNT + len(GROUPS)


@dataclass(frozen=True)
class FormRow:
    """One row of the workbook form: the words in its first three columns, and which line and side it holds."""

    indicator: str
    section: str
    label: str
    line: Line
    is_base: bool

    @property
    def labels(self) -> tuple[str, str, str]:
        """The three cells that name the row."""
        return self.indicator, self.section, self.label


@cache
def form_rows(edition: str = CURRENT) -> tuple[FormRow, ...]:
    """The rows of the workbook form, from the one after the headings on; a base stands above its event."""
    found = []
    for line in lines_in(edition):
        indicator = str(line.number)
        if line.has_base:
            found.append(FormRow(indicator, "", line.base_label, line, is_base=True))
            found.append(FormRow(indicator, "", line.label, line, is_base=False))
        elif line.number == 1:
            found.append(FormRow(indicator, line.section, f"{line.label}: {HEADCOUNT}", line, is_base=False))
        else:
            found.append(FormRow(indicator, line.section, f"{line.label}: {MEMBERS}", line, is_base=False))
    return tuple(found)


def numbers_with_base() -> tuple[int, ...]:
    """The indicators whose counts stand over a base of their own: 2 to 8."""
    return tuple(_OUT_OF)


def event_words(number: int) -> tuple[str, str]:
    """What the numerator and the denominator of an indicator count, in lower case."""
    if number == 1:
        return "staff of the group", "all staff of the line"
    if number == 9:
        return "members of the group", "all members of the line"
    base, event = _OUT_OF[number]
    return event.lower(), base.lower()


def years(last: int) -> range:
    """The WRES years that a return can be of, up to ``last``."""
    return range(wres.FIRST_YEAR, last + 1)
