"""NHS Staff Survey 2024, BME and White rates by trust: a copy of four columns of the publisher's benchmark workbook.

Indicators 5 to 8 with the official union of managers and colleagues in 6. The copy holds no mental health trust and
no numbers of answers. Its ratio is BME over White throughout, and is used to check each row. Every rate is an exact
fraction of two whole numbers about the size of the trust's White or BME respondents, so these rates are not weighted,
unlike the all-staff rates of the detailed spreadsheets.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from atlas.errors import UnreadableFileError
from atlas.sources.organisations import Organisations
from atlas.sources.spreadsheet import Line, headings_of, is_workbook, read_table
from atlas.sources.survey import Harvest, RowFault, SurveyRow, read_number, surveyed
from atlas.sources.tidy import Reading

SOURCE = "nss-2024-bme-white"
SURVEY_YEAR = 2024
INDICATOR, TRUST, TYPE = "Indicator", "Trust", "Trust Type"
WHITE, BME, RATIO = "White Rate", "BME Rate", "Likelihood Ratio (BME/White)"
_INDICATORS = {
    "Harassment from patients (by ethnicity)": "harassment_public",
    "Harassment from staff (by ethnicity)": "harassment_staff",
    "Q15: Fair career progression": "career_progression",
    "Q16b: Discrimination from manager/colleagues": "discrimination",
}
_RATIO_TOLERANCE = 1e-6
_NOTE = "Not weighted; the number of answers is not published."


def recognise(path: Path) -> bool:
    """Whether a file has the columns of this copy. Never raises."""
    try:
        return not is_workbook(path) and {INDICATOR, TRUST, WHITE, BME, RATIO} <= set(headings_of(path))
    except UnreadableFileError:
        return False


def read(path: Path, organisations: Organisations) -> Reading:
    """Two figures a row, White and BME. Raises UnreadableFileError naming file, column and line at fault."""
    table = read_table(path)
    table.need(INDICATOR, TRUST, TYPE, WHITE, BME, RATIO)
    harvest = Harvest(SOURCE, path.name)
    seen: set[tuple[str, str]] = set()
    for line in table.lines:
        with harvest.guarding("", line.number, line.printed()):
            indicator = _INDICATORS.get(line.cells[INDICATOR])
            if indicator is None:
                raise RowFault(f"{line.cells[INDICATOR]!r} is not one of the four indicators", INDICATOR)
            organisation = surveyed(line.cells[TRUST], organisations)
            if (indicator, organisation.code) in seen:
                raise RowFault(f"{organisation.code} stands a second time under this indicator", TRUST)
            rates = _rates(line)
            seen.add((indicator, organisation.code))
            row = SurveyRow(SOURCE, organisation, SURVEY_YEAR, "row", path.name, "", line.number, _NOTE)
            harvest.figures += [
                row.figure(indicator, 100 * rates[column], group=group, column=column, transform="100*x")
                for column, group in ((WHITE, "white"), (BME, "bme"))
            ]
    types = Counter({line.cells[TRUST]: line.cells[TYPE] for line in table.lines}.values())
    return harvest.reading(f"By type of trust: {', '.join(f'{count} × {name}' for name, count in types.items())}.")


def _rates(line: Line) -> dict[str, float]:
    """Both rates as proportions. Raises RowFault if one is absent or they do not give the ratio printed beside them."""
    white, bme, ratio = (read_number(line.cells[column], column) for column in (WHITE, BME, RATIO))
    if white is None or bme is None or ratio is None:
        raise RowFault("one of the two rates or their ratio is blank", f"{WHITE}+{BME}+{RATIO}")
    if not 0 < white <= 1 or not 0 <= bme <= 1:
        raise RowFault("a rate is not a proportion between 0 and 1", f"{WHITE}+{BME}")
    if abs(bme / white - ratio) > _RATIO_TOLERANCE:
        raise RowFault(f"the printed ratio is {ratio} but the BME rate over the White rate is {bme / white:.6f}", RATIO)
    return {WHITE: white, BME: bme}
