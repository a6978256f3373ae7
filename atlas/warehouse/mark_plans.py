"""Action plans that a register of programmes names: each a fact for the mark’s criterion, never one against a trust."""

from __future__ import annotations

import re
from collections.abc import Collection

import duckdb

from atlas.warehouse import tables

SCHEME = "wres-action-plan"
_YEARS = re.compile(r"(\d{4})(?:[-–/](\d{2}|\d{4}))?")
_REGISTERED = """
    select organisation, "year", address, file, "row" from programme
    where scheme = $scheme and list_contains($provenances, provenance)
    order by organisation, "year", address
"""


def registered(
    connection: duckdb.DuckDBPyConnection, provenances: Collection[str]
) -> dict[tuple[str, int], dict[str, str]]:
    """Published plans by organisation and WRES year, as ``mark_method.action_plans`` gives them.

    A row of the register with the scheme ``SCHEME`` counts for the year printed of it, and for each year of a span such
    as 2024-2026 or 2024-25; one without a year for none. As with figures, only the method's ``provenances`` count. What
    is not in a register is not known: nothing here says that a plan is not published.
    """
    rows = tables.dictionaries(connection, _REGISTERED, {"scheme": SCHEME, "provenances": list(provenances)})
    return {
        (row["organisation"], year): {
            "organisation": row["organisation"],
            "wres_year": str(year),
            "published": "yes",
            "address": f"https://{row['address'].removeprefix('https://').removeprefix('http://')}",
            "checked": "",
            "note": "",
        }
        for row in rows
        for year in years(row["year"])
    }


def years(printed: str) -> range:
    """The years of a year or span as printed; none where it is no such text."""
    found = _YEARS.fullmatch(printed.strip())
    if found is None:
        return range(0)
    first = int(found[1])
    last = int(found[1][: 4 - len(found[2])] + found[2]) if found[2] else first
    return range(first, last + 1)
