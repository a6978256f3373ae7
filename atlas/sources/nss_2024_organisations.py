"""NHS Staff Survey 2024, detailed spreadsheets, organisational results: every trust, all staff.

Indicators 5, 7 and 8, the two parts of 6, and the ethnic mix of those who answered. The 18 ethnic groups of a trust
are never kept one by one, since unweighted shares of a known base would give back counts of one to four people.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from atlas.sources import detailed_spreadsheets as layout
from atlas.sources.organisations import Organisations
from atlas.sources.spreadsheet import Sheet, open_workbook
from atlas.sources.survey import Harvest, RowFault, SurveyRow, is_trust_group, left_out, surveyed
from atlas.sources.tidy import Reading

SOURCE = "nss-2024-organisations"
CODE, GROUP, WEIGHTING = "ODS code", "Benchmarking group", "Weighting"


def recognise(path: Path) -> bool:
    """Whether a file has the layout of this publication."""
    return layout.recognise(path, CODE)


def read(path: Path, organisations: Organisations) -> Reading:
    """The trusts' figures. Raises UnreadableFileError naming file, sheet and column if a column is not as published."""
    harvest = Harvest(SOURCE, path.name)
    others = layout.gather(open_workbook(path), harvest, lambda sheet: _trusts(sheet, organisations, harvest))
    trusts = len({figure.organisation for figure in harvest.figures})
    return harvest.reading(f"{trusts} trusts and sectors of trusts read.", left_out(others))


def _trusts(sheet: Sheet, organisations: Organisations, harvest: Harvest) -> tuple[list[SurveyRow], Counter[str]]:
    """The rows of one sheet that belong to trusts, and how many of which other group are read over."""
    code_column, group_column, weighting_column = (
        sheet.column(heading, layout.HEADING_ROW) for heading in (CODE, GROUP, WEIGHTING)
    )
    found: dict[str, SurveyRow] = {}
    others: Counter[str] = Counter()
    for row in layout.data_rows(sheet):
        code, group = sheet.text(row, code_column), sheet.text(row, group_column)
        with harvest.guarding(sheet.name, row, sheet.printed(row)):
            if not is_trust_group(group):
                others[group] += 1
                continue
            organisation = surveyed(code, organisations)
            if code in found:
                raise RowFault(f"{code} stands a second time in this sheet")
            note = f"Weighted by {sheet.text(row, weighting_column).lower()}."
            found[code] = SurveyRow(
                SOURCE, organisation, layout.SURVEY_YEAR, "cell", harvest.file, sheet.name, row, note
            )
    return list(found.values()), others
