"""A programme or a printed count in the words of its trail."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from atlas.sentences import programmes

Row = Mapping[str, Any]

NOT_RECORDED = "whoever printed it, which the list does not record"
NOTHING = "nothing but that it is there"
TITLES = {
    "programme": "Register of programmes",
    "national programme": "List of national and regional programmes",
    "risk assessment": "List of figures printed about risk assessments in 2020",
    "leadership count": "List of printed counts of leaders",
    "catchment": "Catchments of acute trusts",
}


def subject(row: Row) -> str:
    """What it is, of whom and of when, as printed."""
    sort = programmes.KINDS[row["sort"]][0] if row["sort"] in programmes.KINDS else row["sort"].replace("_", " ")
    if row["kind"] == "catchment":
        return f"Share of the catchment of {row['name']} that lives in {row['what']}"
    of_whom = row["name"] if row["kind"] == "programme" else ""
    named = f"{row['what']} ({sort})" if sort and sort not in row["what"].casefold() else row["what"]
    return ", ".join(part for part in (named, of_whom, row["when"]) if part)


def told(row: Row) -> str:
    """What is printed of it: what was earned, numbers, people, meetings, outcome."""
    if row["kind"] in ("risk assessment", "leadership count"):
        return programmes.share(row)
    said = [programmes.value({**row, "status": row["earned"]})]
    if row["kind"] == "national programme" and row["value"] is not None and row["outcome"]:
        said.insert(0, f"{'over ' if row['precision'] == 'bound' else ''}{row['value']:,.10g} {row['unit']}")
    for key, one in (
        ("mentors", "mentors"), ("participants", "participants"), ("meetings_planned", "meetings planned"),
        ("meetings_held", "meetings held"), ("evaluation_n", "people asked in its evaluation"),
    ):  # fmt: skip
        if row[key] is not None:
            said.append(f"{row[key]:,} {one}")
    return "; ".join(part for part in said if part) or NOTHING
