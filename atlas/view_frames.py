"""Any view of the atlas as a DataFrame: the rows that a page shows, with what it says of them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl

from atlas.config import Settings
from atlas.errors import AtlasError
from atlas.exports.table import stamped
from atlas.reader import Atlas
from atlas.selection import PARAMETERS

if TYPE_CHECKING:
    import pandas as pd


def view(name: str, query: str = "", where: Path | str | Settings | None = None) -> pd.DataFrame:
    """What ``atlas.view`` documents."""
    from atlas.web import views
    from atlas.web.pages import PAGES

    opened = Atlas(where)
    given = dict(parse_qsl(query.removeprefix("?"), keep_blank_values=True))
    found = views.find(opened.published, name, given)
    if found is None:
        known = ", ".join(sorted(one for page in PAGES for one in views.exports_of(page)))
        raise AtlasError(f"There is no view “{name[:40]}” of that place; there are {known}.")
    # A page leaves out what it does not understand or have, and says so; a program is told to mend it.
    notices = found.missed(opened) + [
        f"“{other[:40]}” is no parameter; there are {', '.join(PARAMETERS)}."
        for other in given
        if other not in PARAMETERS
    ]
    if notices:
        raise AtlasError(" ".join(notices))
    return _frame(found.table(opened), found.address, opened)


def _frame(table: Any, address: str, opened: Atlas) -> pd.DataFrame:
    import pandas as pd

    table = stamped(table, opened.specimen)
    headings = [column.in_file or column.heading for column in table.columns]
    rows = [[row.get(column.key) for column in table.columns] for row in table.rows]
    frame = pd.DataFrame(rows, columns=headings)
    frame.attrs = {
        "title": table.title,
        "source": table.source,
        "coverage": table.coverage,
        "notes": list(table.notes),
        "units": {heading: one.unit for heading, one in zip(headings, table.columns, strict=True) if one.unit},
        "address": address,
        "data_version": opened.version,
        "specimen": opened.specimen,
    }
    return frame
