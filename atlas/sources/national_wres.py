"""National WRES figures, quoted on public pages: one hand-collected CSV with a page address a row.

Only rows whose confidence is ``source`` become figures; ``derived`` rows are recomputed from the figures they rest on,
and ``memory-…`` rows are somebody's recollection, which is not published anywhere and is left out altogether.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path

from atlas.sources import spreadsheet, wording, wres
from atlas.sources.organisations import Organisations
from atlas.sources.tidy import Figure, Reading, Rejected

SOURCE = "national-wres"
COLUMNS = ("indicator", "year", "group", "value", "unit", "source", "confidence", "note")

_GROUPS = {"BME": "bme", "White": "white", "ratio": "ratio"}
_SLICES = {"VSM": "vsm", "Band5": "band_5", "boards": "", "gap": ""}
_OWN_UNITS = {
    "1": "percent of workforce",
    "1_VSM": "percent of very senior managers",
    "1_Band5": "percent of AfC band 5",
    "2": "relative likelihood White/BME",
    "3": "relative likelihood BME/White",
    "4": "relative likelihood White/BME",
    **dict.fromkeys(("5", "6", "7", "8"), "percent of respondents"),
    **dict.fromkeys(("9", "9_boards"), "percent of board members"),
}
# After the unit itself: a region, the base of indicator 7, and how the number was worded.
_UNIT = re.compile(
    r"(?:, (?P<place>[A-Z][A-Za-z ]*?))?"
    r"(?:, (?P<base>OLD|NEW) base \(don't know (?:ex|in)cluded\))?"
    r'(?: \((?P<words>headcount, 31 March|rounded|(?:worded )?"[^"]*")\))?'
)
_DERIVED_SLACK = 0.051  # inputs and results are printed with one decimal
_SURVEY_IN_NOTE = re.compile(r"\b(\d{4}) (?:staff )?survey\b")
# Units that name something else than the indicator measures, with what they name.
_OTHER_THINGS = (
    (re.compile(r"pre-WRES"), "not a WRES figure"),
    (re.compile(r"called national"), "a trust calls it national and does not say for which year"),
    (re.compile(r"headcount of|^headcount|^increase"), "a headcount or an increase, not a share"),
    (re.compile(r"not named"), "the region is not named"),
    (re.compile(r"average of trusts"), "an average of trusts, not the value for England"),
)  # fmt: skip


class _Unfit(Exception):
    """The row cannot become a figure, for the reason given."""


@dataclass(frozen=True)
class _Key:
    """An indicator column taken apart: '1_VSM_London' is number 1, slice 'VSM', place 'London'."""

    number: int
    slice: str
    place: str


def recognise(path: Path) -> bool:
    """Whether the file is a CSV with exactly these columns."""
    return spreadsheet.has_columns(path, COLUMNS)


def read(path: Path, organisations: Organisations) -> Reading:
    """Read the national series. Raises UnreadableFileError for a file that is no such CSV."""
    table = spreadsheet.read_table(path)
    table.need(*COLUMNS)
    figures: list[Figure] = []
    rejected: list[Rejected] = []
    derived: list[spreadsheet.Line] = []
    recollections = 0
    for line in table.lines:
        if line.cells["confidence"].startswith("memory"):
            recollections += 1
        elif line.cells["confidence"] == "derived":
            derived.append(line)
        else:
            try:
                figures.append(_figure(line.cells, organisations))
            except _Unfit as reason:
                rejected.append(_rejected(table.file, line, str(reason)))
    for line in derived:
        try:
            figures.append(_recomputed(line.cells, figures))
        except _Unfit as reason:
            rejected.append(_rejected(table.file, line, str(reason)))
    remarks = [f"{recollections} rows rest on memory, not on a page, and were left out."] if recollections else []
    return Reading(SOURCE, figures, rejected, remarks)


def _rejected(file: str, line: spreadsheet.Line, reason: str) -> Rejected:
    return Rejected(SOURCE, file, "", str(line.number), "", reason, line.printed(len(COLUMNS)))


def _figure(row: dict[str, str], organisations: Organisations) -> Figure:
    if row["confidence"] != "source":
        raise _Unfit(f"confidence {row['confidence']!r} is not a page that prints the figure")
    key = _key(row["indicator"])
    year = _year(row["year"])
    group = _GROUPS.get(row["group"])
    if row["group"] == "trusts":
        raise _Unfit("a number or share of trusts, not a value of the indicator")
    for pattern, reason in _OTHER_THINGS:
        if pattern.search(row["unit"]):
            raise _Unfit(reason)
    if group is None:
        raise _Unfit(f"group {row['group']!r} is none of BME, White or the ratio of the two")
    place, base = _unit(row["unit"], key)
    code = organisations.area(place, "region") if place else "ENG"
    if code is None:
        raise _Unfit(f"{place!r} is not one of the seven regions")
    _check_survey_year(row["note"], key.number, year)
    title, address = _page(row["source"])
    said = wording.judge(row["unit"], row["note"])
    return Figure(
        source=SOURCE,
        organisation=code,
        level="region" if place else "england",
        indicator=wres.IDS[key.number],
        part="whole",
        breakdown=_SLICES.get(key.slice, ""),
        group=group,
        statistic="ratio" if group == "ratio" else "rate" if key.number in wres.SURVEY else "share",
        value=_number(row["value"]),
        numerator=None,
        denominator=None,
        unit=_tidy_unit(key.number, group),
        precision=said.precision,
        status="published",
        **wres.period(key.number, year),  # type: ignore[arg-type]
        locator="web",
        file=title,
        sheet=address,
        row="",
        column="",
        transform="",
        note=_note(said.sentence, _base_note(base, key.number, year), f"printed as {row['unit']}", row["note"]),
    )


def _key(text: str) -> _Key:
    number, *rest = text.split("_")
    if number not in "123456789" or len(number) != 1:
        raise _Unfit(f"{text!r} is not one of the nine indicators")
    slice_ = rest.pop(0) if rest and (rest[0] in _SLICES or rest[0].startswith("8aplus")) else ""
    return _Key(int(number), slice_, " ".join(rest))


def _year(text: str) -> int:
    if not re.fullmatch(r"20\d\d", text):
        raise _Unfit("no WRES year is given")
    if int(text) < wres.FIRST_YEAR:
        raise _Unfit(f"before WRES {wres.FIRST_YEAR}, the first edition with all nine indicators")
    return int(text)


def _unit(unit: str, key: _Key) -> tuple[str, str]:
    """The place ('' for England) and the base (OLD, NEW or '') that a unit names beside the indicator's own unit."""
    own = _OWN_UNITS.get(f"{key.number}_{key.slice}" if key.slice else str(key.number), "")
    found = _UNIT.fullmatch(unit.removeprefix(own)) if own and unit.startswith(own) else None
    if found is None:
        raise _Unfit(f"the unit {unit!r} is not the indicator's own")
    if found["place"] and found["place"] != key.place:
        raise _Unfit(f"the indicator column says {key.place or 'England'} and the unit {found['place']}")
    return key.place, found["base"] or ""


def _check_survey_year(note: str, number: int, year: int) -> None:
    for printed in _SURVEY_IN_NOTE.findall(note):
        if number in wres.SURVEY and int(printed) != year - 1:
            raise _Unfit(f"the note names the survey of {printed}, which is not the one of WRES {year}")


def _base_note(base: str, number: int, year: int) -> str:
    if number != 7:
        return ""
    new = year - 1 >= wres.NEW_BASE_SURVEY_YEAR
    if base != ("NEW" if new else "OLD"):
        raise _Unfit(f"base {base or 'not named'} does not go with WRES {year}")
    return "“don't know” counted in the base" if new else "old base: “don't know” left out"


def _page(source: str) -> tuple[str, str]:
    title, bar, address = source.rpartition(" | ")
    if not bar or "/" not in address or " " in address:
        raise _Unfit("no page address is given")
    return title, address


def _number(text: str) -> float:
    try:
        value = spreadsheet.number(text)
    except ValueError:
        value = None
    if value is None:
        raise _Unfit(f"{text!r} is not a number")
    return value


def _tidy_unit(number: int, group: str) -> str:
    if group == "ratio":
        return wres.TIMES
    if number in wres.SURVEY:
        return wres.RESPONDENTS
    return wres.BOARD if number == 9 else wres.HEADCOUNT


def _recomputed(row: dict[str, str], figures: list[Figure]) -> Figure:
    """A derived row, computed again from figures of this reading. The printed result must follow from them."""
    key, year, printed = _key(row["indicator"]), _year(row["year"]), _number(row["value"])
    if key.number == 9 and key.slice == "gap":
        first, second = _input(figures, 9, "bme", year), _input(figures, 1, "bme", year)
        gap = round(_value(first) - _value(second), 10)
        result = replace(first, statistic="gap", value=gap, unit=wres.POINTS, transform="x-y")
        arithmetic = f"{_value(first):g} − {_value(second):g}, board minus workforce"
    elif key.number in wres.SURVEY and row["group"] == "ratio":
        first, second = _input(figures, key.number, "bme", year), _input(figures, key.number, "white", year)
        ratio = round(_value(first) / _value(second), 10)
        result = replace(first, group="ratio", statistic="ratio", value=ratio, unit=wres.TIMES, transform="x/y")
        arithmetic = f"{_value(first):g} ÷ {_value(second):g}, BME over White"
    else:
        raise _Unfit("no rule says how this value is derived")
    if abs(_value(result) - printed) > _DERIVED_SLACK:
        raise _Unfit(f"the value does not follow from its inputs ({arithmetic})")
    address = first.sheet if first.sheet == second.sheet else f"{first.sheet} and {second.sheet}"
    return replace(result, status="derived", sheet=address, note=f"computed here: {arithmetic}")


def _input(figures: list[Figure], number: int, group: str, year: int) -> Figure:
    found = [
        figure
        for figure in figures
        if (figure.indicator, figure.organisation, figure.breakdown) == (wres.IDS[number], "ENG", "")
        and (figure.group, figure.wres_year) == (group, year)
        and (figure.precision, figure.status) == ("exact", "published")
    ]
    if len(found) != 1:
        raise _Unfit(f"{len(found)} exact figures of indicator {number}, {group}, WRES {year} to compute it from")
    return found[0]


def _value(figure: Figure) -> float:
    if figure.value is None:
        raise ValueError(f"a published figure without a value: {figure.key}")
    return figure.value


def _note(*parts: str) -> str:
    return "; ".join(part for part in parts if part)
