"""What the printed words of a programme say, as facts in a few words of our own.

The list of what organisations printed quotes or sums up each page. Nothing of that is kept but what these rules find in
it: facts have no author, sentences have.
"""

from __future__ import annotations

import re

_GENERAL = re.compile(
    r"not race.specific|not only race|all equality strands|general (?:inclusion|diversity|equality)"
    r"|\bEuropean Staff|International Doctors",
    re.IGNORECASE,
)
_RACE = re.compile(
    r"\bB[AM]?ME\b|\bBlack\b|\brac(?:e|ial|ism|ist)\b|anti-?racis|ethnic|minorit|\bREa?CH\b|cultural diversity"
    r"|multicultural",
    re.IGNORECASE,
)
_NO_YEAR = re.compile(r"year (?:from the|from “|from \"|inferred)|year not (?:printed|stated)|year of the guide")
_MEASUREMENT = re.compile(
    r"^(?:ethnicity pay gap|share of staff|staff reporting|racially aggravated|wres action plan target)", re.IGNORECASE
)
_PERSON = re.compile(r"\s*\(led by [^)]*\)")
_BOUND = re.compile(r"^(?:over|more than|up to)\b|\b(?:over|lower bound|up to|exceeded)\b", re.IGNORECASE)
_ROUNDED = re.compile(r"^(?:almost|nearly|about)\b", re.IGNORECASE)
_NUMBER = re.compile(r"^(?:over|almost|nearly|about|up to|more than)?\s*(\d[\d,]*(?:\.\d+)?)$", re.IGNORECASE)
_UNIT_TAIL = re.compile(r",? *(?:lower bound)? *\((?:\"|over\)|up to\)).*$")
_PEOPLE = re.compile(r"^(?:participants(?:, first (?:intake|cohort))?|staff enrolled|delegates completed)")
_PROMOTED = re.compile(r"\bpromoted\b")
_STATUS = {"signatory": "signed", "yes": ""}

_FACTS = (
    ("senior_champion", re.compile(r"\bsponsors?(?:hip)?\b|championed by the Chief|active members$|board members")),
    ("money_and_hours", re.compile(r"\bbudget\b|protected time")),
    ("reporting_lines", re.compile(r"sit on the .*Steering Group|feeds back into the workforce committee")),
    ("inclusiveness", re.compile(r"\ballies\b|anybody can join|open to (?:all|staff)|supporters")),
    ("plan", re.compile(r"sets its own yearly objectives")),
)
_NOTES = (
    ("has a chair or co-chairs", re.compile(r"\b(?:co-)?chairs?\b|co-chaired")),
    ("meets every two months", re.compile(r"bi-monthly")),
    ("meets every month", re.compile(r"every third Wednesday|monthly meetings")),
    ("takes part in the WRES action plan", re.compile(r"WRES action plan")),
)
_LAUNCHED = re.compile(r"(?<!re-)launched (?:in )?(?:[A-Z][a-z]+ )?((?:19|20)\d\d)")


def about(name: str, detail: str) -> str:
    """Whether what is named is about race, about equality in general, or not stated."""
    words = f"{name} {detail}"
    if _GENERAL.search(words):
        return "general"
    return "race" if _RACE.search(words) else "not_stated"


def objection(name: str, year: str, detail: str) -> str:
    """Why the row is not a fact to show; '' where nothing speaks against it."""
    if _MEASUREMENT.search(name):
        return "a figure about the organisation, not a programme"
    if year and _NO_YEAR.search(detail):
        return "the year is inferred, not printed"
    return ""


def impersonal(name: str) -> str:
    """The name without the person that it names."""
    return _PERSON.sub("", name)


def value(figure: str, unit: str) -> tuple[str, str, str, str]:
    """The value, its unit, its precision, and the status in words: of each what is printed, '' of the others."""
    found = _NUMBER.search(figure)
    if found is None:
        word = figure if " " in figure else figure.casefold()
        return "", "", "", _STATUS.get(word, word)
    bound, rounded = _BOUND.search(f"{figure} {unit}"), _ROUNDED.search(figure)
    plain = _UNIT_TAIL.sub("", unit).strip()
    plain = "place in the list" if plain == "rank" else plain.removesuffix(" (over)").removesuffix(" (up to)")
    plain += ", at most" if "(up to)" in unit else ""
    plain = re.sub(r"^percent\b", "per cent", plain)
    return found[1].replace(",", ""), plain, "bound" if bound else "rounded" if rounded else "exact", ""


def people(number: str, unit: str, precision: str) -> tuple[str, str]:
    """Mentors and participants, where the value is exactly their number."""
    if precision != "exact":
        return "", ""
    if unit == "mentoring pairs":
        return number, number
    return "", number if _PEOPLE.search(unit) else ""


def outcome(number: str, unit: str) -> tuple[str, str]:
    """What became of those who took part, where the value says so, and with whom they were compared."""
    return (f"{number} {unit}", "none stated") if number and _PROMOTED.search(unit) else ("", "")


def facts(kind: str, *printed: str) -> str:
    """Items of the checklist of networks that the words say are there."""
    words = " ; ".join(printed)
    return ";".join(f"{item}=yes" for item, said in _FACTS if said.search(words)) if kind == "network" else ""


def note(kind: str, year: str, *printed: str) -> str:
    """Further facts in a few words."""
    words = " ; ".join(printed)
    said = [text for text, found in _NOTES if kind == "network" and found.search(words)]
    if launched := _LAUNCHED.search(words):
        said.append(f"launched in {launched[1]}")
    return "; ".join([*said, *([] if year else ["year not printed"])])
