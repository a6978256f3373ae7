"""NHS Staff Survey 2024, detailed spreadsheets, national results: England, regions, ICSs and ethnic groups.

Indicators 5, 7 and 8 and the two parts of 6 for all staff of England, 7 regions and 42 ICSs; for England also White
staff against all other ethnic groups, and the 18 ethnic groups; and the ethnic mix of those who answered.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from atlas.sources import detailed_spreadsheets as layout
from atlas.sources.organisations import Organisation, Organisations
from atlas.sources.spreadsheet import Sheet, open_workbook
from atlas.sources.survey import ETHNIC_GROUPS, Harvest, RowFault, SurveyRow
from atlas.sources.tidy import Reading

SOURCE = "nss-2024-national"
ENGLAND = "ENG"
SCOPE, BREAKDOWN, SUBGROUP, WEIGHTING = "Base", "Breakdown", "Breakdown subgroup", "Weighting"
_AREAS = {"Region": "region", "ICS": "icb"}
_ETHNIC = {
    "Ethnic background (detailed)": {group.printed: group.code for group in ETHNIC_GROUPS},
    "Ethnic background (summary)": {"White staff": "white", "Staff from all other ethnic groups combined": "bme"},
}


def recognise(path: Path) -> bool:
    """Whether a file has the layout of this publication."""
    return layout.recognise(path, SCOPE)


def read(path: Path, organisations: Organisations) -> Reading:
    """The areas' figures. Raises UnreadableFileError naming file, sheet and column if a column is not as published."""
    harvest = Harvest(SOURCE, path.name)
    others = layout.gather(open_workbook(path), harvest, lambda sheet: _areas(sheet, organisations, harvest))
    levels = Counter(level for _, level in {(figure.organisation, figure.level) for figure in harvest.figures})
    return harvest.reading(
        f"{levels['england']} nation, {levels['region']} regions and {levels['icb']} ICSs read; "
        "ICSs are without ambulance trusts.",
        f"Left out: {others.total()} rows that are not by area or ethnic group." if others else "",
    )


def _areas(sheet: Sheet, organisations: Organisations, harvest: Harvest) -> tuple[list[SurveyRow], Counter[str]]:
    """The rows of one sheet by area or ethnic group, and how many of which other breakdown are read over."""
    columns = [sheet.column(heading, layout.HEADING_ROW) for heading in (BREAKDOWN, SUBGROUP, WEIGHTING)]
    found: dict[tuple[str, str], SurveyRow] = {}
    others: Counter[str] = Counter()
    for row in layout.data_rows(sheet):
        breakdown, subgroup, weighting = (sheet.text(row, column) for column in columns)
        if breakdown and breakdown not in _AREAS and breakdown not in _ETHNIC:
            others[breakdown] += 1
            continue
        with harvest.guarding(sheet.name, row, sheet.printed(row, columns=4)):
            organisation, group = _place(breakdown, subgroup, organisations)
            if (organisation.code, group) in found:
                raise RowFault(f"{subgroup} stands a second time in this sheet")
            note = f"Weighted by {weighting.lower()}."
            if organisation.level == "icb":
                note += " Ambulance trusts are left out."
            found[organisation.code, group] = SurveyRow(
                SOURCE, organisation, layout.SURVEY_YEAR, "cell", harvest.file, sheet.name, row, note, group
            )
    return list(found.values()), others


def _place(breakdown: str, subgroup: str, organisations: Organisations) -> tuple[Organisation, str]:
    """The organisation and ethnic group that a row is about. Raises RowFault if either is unknown to us."""
    code: str | None = ENGLAND
    group: str | None = "all"
    if breakdown in _AREAS:
        code = organisations.area(subgroup, _AREAS[breakdown])
    elif breakdown in _ETHNIC:
        group = _ETHNIC[breakdown].get(subgroup)
    if code not in organisations.by_code or group is None:
        raise RowFault(f"we know no {breakdown or 'country'} {subgroup or ENGLAND!r}")
    return organisations.by_code[code], group
