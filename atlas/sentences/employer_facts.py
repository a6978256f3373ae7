"""Who answered, the ladder, what was printed and where a body came from, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from atlas.sentences.employer import hundred
from atlas.sentences.words import day

Row = Mapping[str, Any]

BROAD = ("bme", "white", "asian", "black", "mixed", "other")
_GROUPS = {
    "bme": "BME", "white": "White", "asian": "– Asian", "black": "– Black", "mixed": "– Mixed", "other": "– Other",
}  # fmt: skip
LADDERS = {
    "clinical": "Qualified clinical", "non_clinical": "Non-clinical", "all": "All staff on a ladder",
}  # fmt: skip
STEPS = {
    "lower_middle": "Band 5 and below to 6 and 7", "middle_upper": "6 and 7 to 8a and above",
    "lower_upper": "Band 5 and below to 8a and above",
}  # fmt: skip
_WHOM = {
    "bme": "BME staff",
    "white": "White staff",
    "all": "all staff",
    "ratio": "ratio",
    "unknown": "unknown ethnicity",
}
_PRECISION = {"rounded": "about ", "bound": "a bound: "}


def group(key: str) -> str:
    """A broad group as it stands in a list; the four under BME are set in."""
    return _GROUPS[key]


def respondents(rows: Sequence[Row], subject: Row) -> tuple[str, ...]:
    """How many answered, who they were, and how many were asked: what is known and what is not."""
    if not rows:
        return ("How many staff were asked and answered is not held.",)
    year = rows[0]["survey_year"]
    newest = {row["group"]: row for row in rows if row["survey_year"] == year}
    said = []
    answered = newest.get("all", {}).get("answered")
    if answered:
        said.append(f"About {answered:,.0f} staff answered in autumn {year}.")
    bme, white = newest.get("bme", {}), newest.get("white", {})
    if bme.get("share") is not None and bme.get("known"):
        of = f"Of 100 who answered and named their ethnic group, {hundred(bme['share'])} are BME"
        of += f" (about {bme['share'] * bme['known'] / 100:,.0f} people)"
        if white.get("share") is not None:
            of += f" and {hundred(white['share'])} White (about {white['share'] * white['known'] / 100:,.0f})"
        said.append(f"{of}.")
    rates = [row for row in rows if row["group"] == "all" and row["response_rate"] is not None]
    if rates:
        known = rates[0]
        rate = f"In autumn {known['survey_year']}, {hundred(known['response_rate'])} of 100 who were asked answered"
        later = "" if known["survey_year"] == year else "; the response rate of later years is not held"
        said.append(f"{rate}{later}.")
    else:
        said.append("How many were asked, and so the response rate, is not held.")
    return tuple(said)


def ladder(dates: Sequence[Row]) -> str:
    """Whether the bands are known here."""
    if dates:
        return f"The career ladder is held up to {day(dates[0]['snapshot_date'])}."
    return (
        "Who holds which band here is not held: in what the atlas has, counts of staff by band and ethnic group are of "
        "England only."
    )


def printed_what(row: Row) -> str:
    """What a printed figure is of, in the words of the page where they were kept."""
    whom = _WHOM.get(row["group"], row["group"].replace("_", " "))
    note = row["note"].partition("printed as ")[2] or row["note"]
    return f"{whom}: {note}" if note else whom


def printed_value(row: Row) -> str:
    """The number as printed, with its unit and its precision."""
    unit = " %" if row["unit"].startswith("per cent") else " times" if "times" in row["unit"] else ""
    if row["unit"].startswith("percentage"):
        unit = " points"
    number = f"{row['value']:g}".replace("-", "−")
    return f"{_PRECISION.get(row['precision'], '')}{number}{unit}"


def called(name: str) -> str:
    """A name as people write it; old registers have capitals only."""
    if not name.isupper():
        return name
    small = {"And": "and", "Of": "of", "The": "the", "For": "for", "Nhs": "NHS"}
    words = [small.get(word, word) for word in name.title().split()]
    return (
        " ".join([words[0].title() if words[0] != "NHS" else "NHS", *words[1:]]).replace("’S", "’s").replace("'S", "'s")
    )


def joint(row: Row, name: str) -> str:
    """One step of the lineage up to the other body's name, which stands after it as a link."""
    on = day(row["effective_date"])
    return f"On {on} {name} {'took over from' if row['side'] == 'before' else 'passed to'} "
