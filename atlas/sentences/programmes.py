"""What is known of networks, mentoring, programmes, charters and awards, and how little it is, in sentences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from atlas.measures import network_maturity
from atlas.sentences.words import counted

Row = Mapping[str, Any]

QUESTION = "Which networks, mentoring and programmes are known?"
KINDS = {
    "network": ("staff network", "staff networks"),
    "mentoring": ("mentoring", "mentoring"),
    "leadership_programme": ("leadership programme", "leadership programmes"),
    "charter": ("charter", "charters"),
    "award": ("award", "awards"),
    "statement": ("statement or pledge", "statements and pledges"),
    "other": ("other action", "other action"),
}
ABOUT = {"race": "race", "general": "equality in general", "not_stated": "not stated"}
NOT_HELD = "This version of the data is from before the atlas held a register of them, so nothing is known here."
ABSENT = "no national register exists, so what is not listed here may well be there"
NO_CAUSE = (
    "The programmes stand under the two shares for context. Nothing here shows that one changed the other: many things "
    "changed in these years, and nobody was compared with people who took no part."
)


def finding(having: int, trusts: int, kind: str, where: str, about_race: bool) -> str:
    """How many trusts have anything listed, and what the others' absence means."""
    what = KINDS[kind][1] if kind else "a network, programme, charter, award or statement"
    subject = f"{what} about race" if about_race else what
    rest = trusts - having
    others = "" if not rest else f" For the other {rest:,} none was found: {ABSENT}."
    verb = "has" if having == 1 else "have"
    return (
        f"{having:,} of {counted(trusts, 'trust')} open today{f' in {where}' if where else ''} {verb} {subject} that a "
        f"public page prints.{others}"
    )


def of_organisation(rows: int, subject: Row) -> str:
    """What stands before the rows of one organisation, or why there are none."""
    if subject["level"] not in ("trust", "reporting_unit"):
        return "They are registered by trust, with the page that prints each."
    if not rows:
        return f"No page that prints any has been found for it: {ABSENT}."
    return f"{counted(rows, 'row')} of the register, each with the page that prints it. The list may well not be whole."


def coverage(shown: int, held: int, trusts: int) -> str:
    """How much of the register is listed."""
    part = "All" if shown == held else f"{shown:,} of"
    return f"{part} {held:,} rows of the register are listed, of {counted(trusts, 'organisation')}."


def reach(rows: Sequence[Row]) -> str:
    """People reached for every 1,000 BME staff, or why that cannot be said."""
    counted_rows = [row for row in rows if row["participants"] is not None]
    known = [row for row in counted_rows if row["bme_staff"]]
    if not known:
        print_ = "prints" if len(counted_rows) == 1 else "print"
        return (
            f"{counted(len(counted_rows), 'row')} of mentoring and programmes {print_} exactly how many took part. "
            "How many of each 1,000 BME staff that is can be said for none of them: the "
            "number of BME staff of those trusts in those years is not held."
        )
    said = [
        f"{row['name']} of {row['short_name']} reached "
        f"{network_maturity.reach(row['participants'], row['bme_staff']):.1f} of every 1,000 BME staff in {row['year']}"
        for row in known
    ]
    return f"{'; '.join(said)}."


def experts(national: Sequence[Row], rows: Sequence[Row], nation: str) -> str:
    """What is recorded of WRES Experts, and whether by region; ``rows`` are those of the register."""
    said = [
        f"{row['cohort']:,} {row['cohort_unit']} ({row['years']})"
        for row in national
        if row["kind"] == "experts" and row["cohort"] is not None
    ]
    whole = f"Recorded for {nation}: {'; '.join(said)}." if said else f"No cohort is recorded for {nation}."
    if not rows:
        return (
            f"{whole} In which regions they work is not recorded, so they are set against no region’s number of BME "
            "staff. A region can register its own."
        )
    regions = len({row["region"] for row in rows})
    return f"{whole} Registered by region: {counted(len(rows), 'cohort')} in {counted(regions, 'region')}."


def maturity(networks: Sequence[Row]) -> str:
    """How many networks can be scored on the checklist."""
    least = network_maturity.LEAST_KNOWN
    scored = [row for row in networks if network_maturity.score(row["facts"]) is not None]
    most = max((len(network_maturity.known_items(row["facts"])) for row in networks), default=0)
    if scored:
        return f"{counted(len(scored), 'network')} of {len(networks):,} can be scored: {least} items or more are known."
    return (
        f"No network can be scored: that takes {least} known items, and of none of the {len(networks):,} networks are "
        f"more than {most} known. An item that no page mentions is not known, and never a fault."
    )


def value(row: Row) -> str:
    """What is printed of a row: its status, its number, its outcome."""
    parts = [row["status"], f"cohort {row['cohort']}" if row["cohort"] else ""]
    if row["value"] is not None and not row["outcome"]:
        over = "" if row["unit"].endswith("at most") else "over "
        bound = {"bound": over, "rounded": "about "}.get(row["precision"], "")
        parts.append(f"{bound}{row['value']:,.10g} {row['unit']}")
    parts.append(row["outcome"])
    return "; ".join(part for part in parts if part)


def context(row: Row) -> tuple[str, str]:
    """Whose share it is, and who printed it."""
    who = "very senior managers" if row["line"] == "vsm" else "all staff"
    return who, "workforce statistics" if row["series"] == "workforce" else "WRES reports"


def share(row: Row) -> str:
    """A printed share or count with what it is out of."""
    if row["numerator"] is not None:
        return f"{row['numerator']:,}" + (f" of {row['out_of']}" if row["denominator"] else f" ({row['out_of']})")
    return f"{row['value']:g} {row['unit']}"
