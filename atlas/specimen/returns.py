"""A specimen's return as a trust would hand it in: the long form and the workbook."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterable

from atlas.sources import wres_return_layout as layout
from atlas.sources import wres_return_template as template
from atlas.specimen.counts import Return


def long_form(returns: Iterable[Return]) -> str:
    """The returns in the long form, one row an organisation, year, line and group."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(layout.LONG_COLUMNS)
    for one in returns:
        for (line, group), (numerator, base) in one.counts.items():
            if base is None:
                base = sum(one.counts[line, other][0] for other in layout.GROUPS)
            writer.writerow([one.trust.code, one.year, line.number, line.breakdown, group, numerator, base])
    return text.getvalue()


def workbook(one: Return) -> bytes:
    """One return in the workbook form."""
    made = dt.datetime(one.year, 6, 1, tzinfo=dt.UTC).replace(tzinfo=None)
    return template.filled(one.trust.code, one.trust.name, one.year, one.counts, made)


def is_whole(one: Return) -> bool:
    """Whether all nine indicators are in it."""
    return {line.number for line, _ in one.counts} == set(range(1, 10))
