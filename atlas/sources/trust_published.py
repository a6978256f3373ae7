"""WRES figures that trusts, or the press about one trust, printed on public pages: a hand-collected CSV.

A row becomes figures when its confidence is ``source``, its year is printed and not inferred, its indicator is 1 to 9
and its trust is one that the register knows by name in that year. Bounds stay bounds. Every other row goes to
quarantine with its reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from atlas.sources import plausibility, spreadsheet, trust_doubts, wording, wres
from atlas.sources.organisations import Organisation, Organisations
from atlas.sources.tidy import Figure, Reading, Rejected
from atlas.sources.trust_measures import Measure, UnfitRowError, understand

SOURCE = "trust-published"
COLUMNS = (
    "trust", "ods_code", "wres_year", "indicator", "measure", "bme_value", "white_value", "ratio", "ratio_direction",
    "unit", "source_address", "confidence", "note",
)  # fmt: skip

FIRST_YEAR = 2015  # trusts made their first returns on 1 July 2015, a year before the first full national edition

_INFERRED = re.compile(r"\b(inferred|approximate)\b|=> 31 March")
_PREVIOUS = re.compile(r"previous (year|figure) (on|in) the same")
_OTHER_DAY = re.compile(r"not a WRES snapshot|not (the )?31 March")
_WHICH_YEAR = re.compile(r"mapping not stated|unclear whether WRES year or survey year")
_INCONSISTENT = re.compile(r"looks inconsistent")
_WHITE_FROM_ELSEWHERE = re.compile(r"White value from the")
_RESPONDENTS = re.compile(r"respondents: (?P<bme>\d+) BAME, (?P<white>\d+) White")
_GROUP_WORDS = re.compile(r"(BME|White) (.*?)(?=,? (?:BME|White) |$)")
_TURNED = {"White/BME": "BME/White", "BME/White": "White/BME"}


@dataclass(frozen=True)
class _Pages:
    """Addresses of pages with a doubt that concerns all their rows: the year is inferred, or the day is another."""

    inferred: frozenset[str]
    other_day: frozenset[str]
    mirrored: frozenset[tuple[str, ...]]


@dataclass(frozen=True)
class _Row:
    """One line of the file with what was understood of it."""

    cells: dict[str, str]
    number: int
    wres_year: int
    organisation: Organisation
    measure: Measure
    bme: float | None
    white: float | None
    ratio: float | None


def recognise(path: Path) -> bool:
    """Whether the file is a CSV with exactly these columns."""
    return spreadsheet.has_columns(path, COLUMNS)


def read(path: Path, organisations: Organisations) -> Reading:
    """Read what trusts printed. Raises UnreadableFileError for a file that is no such CSV."""
    table = spreadsheet.read_table(path)
    table.need(*COLUMNS)
    pages = _Pages(_addresses(table, _INFERRED), _addresses(table, _OTHER_DAY),
                   trust_doubts.mirrored(line.cells for line in table.lines))  # fmt: skip
    reading = Reading(SOURCE, [])
    for line in table.lines:
        try:
            row = _row(line.cells, organisations, pages)
            reading.figures.extend(list(_figures(row)))
        except UnfitRowError as reason:
            reading.rejected.append(_rejected(table.file, line, str(reason)))
            continue
        if _WHITE_FROM_ELSEWHERE.search(line.cells["note"]):
            reason_white = "the White value is not from the page given but from one whose labels are swapped"
            reading.rejected.append(_rejected(table.file, line, reason_white, "white_value"))
        if row.organisation.code != line.cells["ods_code"]:
            reading.remarks.append(
                f"{table.file}, line {line.number}: {line.cells['trust']} is {row.organisation.code} by name; "
                f"the code {line.cells['ods_code']} printed beside it was not used."
            )
    reading.review.extend(
        trust_doubts.jumps(
            (figure.organisation, figure.indicator, figure.group, figure.wres_year or 0, figure.value or 0.0)
            for figure in reading.figures
            if figure.survey_year and figure.statistic == "rate" and figure.precision == "exact"
        )
    )
    return reading


def _addresses(table: spreadsheet.Table, noted: re.Pattern[str]) -> frozenset[str]:
    return frozenset(line.cells["source_address"] for line in table.lines if noted.search(line.cells["note"]))


def _rejected(file: str, line: spreadsheet.Line, reason: str, column: str = "") -> Rejected:
    return Rejected(SOURCE, file, "", str(line.number), column, reason, line.printed(len(COLUMNS)))


def _row(cells: dict[str, str], organisations: Organisations, pages: _Pages) -> _Row:
    reasons = trust_doubts.doubts(cells)
    if trust_doubts.printing(cells) in pages.mirrored:
        reasons.append("another page of the trust prints the same values with the labels the other way round")
    row = None
    try:
        row = _understood(cells, organisations, pages)
    except UnfitRowError as reason:
        reasons += [part for part in str(reason).split("; ") if part not in reasons]
    if cells["confidence"] != "source":
        reasons.append(f"copied as doubtful: {cells['note'] or cells['unit']}")
    if row is None or reasons:
        raise UnfitRowError("; ".join(reasons))
    return row


def _understood(cells: dict[str, str], organisations: Organisations, pages: _Pages) -> _Row:
    if cells["indicator"] not in {str(number) for number in wres.IDS}:
        raise UnfitRowError(f"{cells['indicator']!r} is not one of the nine indicators")
    if "(" in cells["trust"] or "+" in cells["ods_code"]:
        raise UnfitRowError("not one known trust: a combined, predecessor, commissioner or unnamed body")
    number, wres_year = int(cells["indicator"]), _year(cells, pages)
    organisation = _organisation(cells, organisations, str(wres.period(number, wres_year)["period_end"]), number)
    if _INCONSISTENT.search(cells["note"]):
        raise UnfitRowError("count and percentage on the page do not agree")
    bme, white, ratio = (_number(cells[name].removesuffix("%")) for name in ("bme_value", "white_value", "ratio"))
    if bme is white is ratio is None:
        raise UnfitRowError("no value for BME staff, White staff or their ratio is printed")
    row = _Row(
        cells, number, wres_year, organisation, understand(number, cells["measure"], cells["unit"], wres_year),
        bme, white, ratio,
    )  # fmt: skip
    if objections := plausibility.objections(_printed(row)):
        raise UnfitRowError("; ".join(objections))
    return row


def _year(cells: dict[str, str], pages: _Pages) -> int:
    text, note, address, number = cells["wres_year"], cells["note"], cells["source_address"], cells["indicator"]
    if not re.fullmatch(r"20\d\d", text):
        raise UnfitRowError("no year is printed")
    if int(text) < FIRST_YEAR:
        raise UnfitRowError(f"before the first returns of {FIRST_YEAR}")
    if _INFERRED.search(note):
        raise UnfitRowError("the year is inferred or approximate, not printed")
    if _PREVIOUS.search(note) and address in pages.inferred:
        raise UnfitRowError("the year before one that is itself inferred")
    if int(number) in wres.SNAPSHOT and address in pages.other_day:
        raise UnfitRowError("not measured on 31 March of the WRES year")
    if int(number) in wres.SURVEY and _WHICH_YEAR.search(note):
        raise UnfitRowError("the printed year may be that of the survey or that of the WRES")
    return int(text)


def _organisation(cells: dict[str, str], organisations: Organisations, period_end: str, number: int) -> Organisation:
    """The trust of that name that was open in the period or the twelve months before; the printed code breaks ties."""
    named = [organisations.by_code[code] for code in sorted(organisations.trusts_named(cells["trust"]))]
    if not named:
        raise UnfitRowError(f"no trust of the register has ever been called {cells['trust']!r}")
    end = date.fromisoformat(period_end)
    start = end if number in wres.SNAPSHOT else date(end.year, 9, 1) if number in wres.SURVEY else _year_before(end)
    since = _year_before(start).isoformat()
    in_time = [trust for trust in named if trust.valid_from <= period_end and not "" < trust.valid_to < since]
    if not in_time:
        raise UnfitRowError(f"{cells['trust']} was not open in the period measured or the twelve months before")
    by_hint = [trust for trust in in_time if trust.code == cells["ods_code"]] or in_time
    if len(by_hint) > 1:
        raise UnfitRowError(f"several trusts were called {cells['trust']!r} in that period")
    return by_hint[0]


def _year_before(day: date) -> date:
    return day.replace(year=day.year - 1)


def _number(text: str) -> float | None:
    try:
        return spreadsheet.number(text)
    except ValueError:
        raise UnfitRowError(f"{text!r} is not a number") from None


def _printed(row: _Row) -> plausibility.Printed:
    return plausibility.Printed(
        indicator=row.number,
        bme=row.bme,
        white=row.white,
        ratio=row.ratio,
        is_percentage=row.measure.is_percentage,
        is_share_of_one_whole=row.measure.statistic == "share",
        ratio_is_gap=row.measure.ratio_statistic == "gap",
        direction=row.cells["ratio_direction"],
    )


def _figures(row: _Row) -> Iterator[Figure]:
    respondents = _RESPONDENTS.search(row.cells["note"])
    white = None if _WHITE_FROM_ELSEWHERE.search(row.cells["note"]) else row.white
    for group, name, value in (("bme", "BME", row.bme), ("white", "White", white)):
        if value is not None and row.measure.statistic:
            base = float(respondents[group]) if respondents else None
            said = wording.judge(_words_about(name, row.cells["unit"]), row.cells["note"])
            yield _figure(row, group, row.measure.statistic, row.measure.unit, value, said, base=base)
    if row.ratio is not None and row.measure.ratio_statistic:
        said = wording.judge(row.cells["unit"], row.cells["note"])
        if row.measure.ratio_statistic == "gap":
            if row.cells["ratio_direction"] != "board minus workforce":
                raise UnfitRowError("it is not plain which share was taken from which")
            yield _figure(row, "bme", "gap", row.measure.ratio_unit, row.ratio, said)
        else:
            yield _ratio(row, row.ratio, said)


def _ratio(row: _Row, ratio: float, said: wording.Wording) -> Figure:
    """The ratio in the direction in which the indicator is published; a plainly reversed one is turned over."""
    printed, published = row.cells["ratio_direction"], wres.DIRECTION[row.number]
    if printed == published:
        return _figure(row, "ratio", "ratio", row.measure.ratio_unit, ratio, said)
    if printed != _TURNED[published] or said.bound or ratio == 0:
        raise UnfitRowError("the direction of the ratio is not plain")
    return _figure(row, "ratio", "ratio", row.measure.ratio_unit, 1 / ratio, said, transform="1/x")


def _words_about(name: str, unit: str) -> str:
    """The words of a unit that concern one group: 'percent; White is a lower bound' says nothing about BME staff."""
    common, _, rest = unit.partition(";")
    by_group = dict(_GROUP_WORDS.findall(rest))
    return f"{common};{by_group.get(name, '')}" if by_group else unit


def _figure(
    row: _Row,
    group: str,
    statistic: str,
    unit: str,
    value: float,
    said: wording.Wording,
    base: float | None = None,
    transform: str = "",
) -> Figure:
    cells = row.cells
    notes = (said.sentence, f"printed as {cells['unit']}: {cells['measure']}", cells["note"])
    turned = f"turned over from {cells['ratio']} as {cells['ratio_direction']}" if transform else ""
    return Figure(
        source=SOURCE,
        organisation=row.organisation.code,
        level=row.organisation.level,
        indicator=wres.IDS[row.number],
        part=row.measure.part,
        breakdown=row.measure.breakdown,
        group=group,
        statistic=statistic,
        value=value,
        numerator=None,
        denominator=base,
        unit=unit,
        precision=said.precision,
        status="published",
        **wres.period(row.number, row.wres_year),  # type: ignore[arg-type]
        locator="web",
        file=cells["source_address"].partition("/")[0],
        sheet=cells["source_address"],
        row="",
        column="",
        transform=transform,
        note="; ".join(note for note in (*notes, turned) if note),
    )
