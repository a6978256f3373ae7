"""Staff in post by trust, from the turnover benchmarking file of the NHS Workforce Statistics.

The publisher's CSV has one row per period, type, organisation and staff group. Only the headcount of all staff groups
at the end of the period is kept, for trusts; joiners, leavers and full-time equivalents are not. The publisher leaves
resident doctors out of this file: its staff groups add up to its total without them.
"""

from __future__ import annotations

import calendar
import re
from collections import Counter
from pathlib import Path

from atlas.errors import UnreadableFileError
from atlas.sources import spreadsheet
from atlas.sources.organisations import Organisations
from atlas.sources.tidy import Figure, Reading, Rejected, headcount, snapshot_period

SOURCE = "turnover-2025"

COLUMNS = (
    "PERIOD", "TYPE", "NHSE_REGION_CODE", "NHSE_REGION_NAME", "ICS_CODE", "ICS_NAME", "REPORTING_ORG_NAME",
    "REPORTING_ORG_CODE", "CLUSTER_GROUP", "BENCHMARK_GROUP", "STAFF_GROUP_1_NAME", "HC", "FTE",
)  # fmt: skip

_TYPE = "Denominator at end of period"
_GROUP = "All staff groups"
_PERIOD = re.compile(r"(\d{4})(\d{2}) to (\d{4})(\d{2})")
_NOTE = "Resident doctors are not counted in this publication."


def recognise(path: Path) -> bool:
    """Whether the file is a CSV with exactly the publisher's thirteen columns."""
    return spreadsheet.has_columns(path, COLUMNS)


def read(path: Path, organisations: Organisations) -> Reading:
    """Headcount of each trust at the end of the period. Raises UnreadableFileError for a damaged or foreign file."""
    table = spreadsheet.read_table(path)
    table.need(*COLUMNS)
    figures: dict[str, Figure] = {}
    rejected: list[Rejected] = []
    left_out: Counter[str] = Counter()
    for line in table.lines:
        row = line.cells
        if row["TYPE"] != _TYPE or row["STAFF_GROUP_1_NAME"] != _GROUP:
            continue
        code = row["REPORTING_ORG_CODE"]
        body = organisations.by_code.get(code)
        if body is not None and body.level != "trust":
            left_out[body.level] += 1
            continue
        end = _end(row["PERIOD"])
        fault = _fault(row, known=body is not None, repeated=code in figures, dated=bool(end))
        if fault:
            column, reason = fault
            text = line.printed(len(COLUMNS))
            rejected.append(Rejected(SOURCE, path.name, "", str(line.number), column, reason, text))
            continue
        figures[code] = headcount(
            int(row["HC"]), snapshot_period(end), source=SOURCE, organisation=code, level="trust",
            indicator="staff_in_post", locator="row", file=path.name, row=str(line.number), column="HC", note=_NOTE,
        )  # fmt: skip
    if not figures and not rejected:
        raise UnreadableFileError(
            f"{path.name}: no row has TYPE {_TYPE!r} and STAFF_GROUP_1_NAME {_GROUP!r} for a trust; "
            "give the file by staff group and organisation."
        )
    remarks = [f"{count} rows of level {level} left out: only trusts are kept." for level, count in left_out.items()]
    return Reading(SOURCE, list(figures.values()), rejected, remarks)


def _end(period: str) -> str:
    """The last day of the second month of '202510 to 202511', or '' where that cannot be read."""
    found = _PERIOD.fullmatch(period)
    if not found or not 1 <= int(found[4]) <= 12:
        return ""
    return f"{found[3]}-{found[4]}-{calendar.monthrange(int(found[3]), int(found[4]))[1]}"


def _fault(row: dict[str, str], *, known: bool, repeated: bool, dated: bool) -> tuple[str, str] | None:
    if not known:
        return "REPORTING_ORG_CODE", "no organisation in this atlas has the code"
    if repeated:
        return "REPORTING_ORG_CODE", "the organisation stands twice; the first row is kept"
    if not dated:
        return "PERIOD", "the period is not of the form 202510 to 202511"
    if not row["HC"].isdecimal():
        return "HC", "the headcount is not a whole number"
    return None
