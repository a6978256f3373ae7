"""The trail of a number in words: what it is, the value as shown, and what its inputs were to it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from atlas.sentences import progression, words

Row = Mapping[str, Any]

_GROUPS = {
    "bme": "BME staff", "white": "White staff", "all": "all staff", "unknown": "staff of unknown ethnic group",
    "difference": "BME minus White", "ratio": "times as likely",
}  # fmt: skip
_YARDSTICKS = {"afc_vsm": "Agenda for Change and VSM staff", "all_staff": "all staff"}
ROLES = {
    "figure": "the figure itself",
    "bme": "BME staff",
    "white": "White staff",
    "everyone": "all staff",
    "ratio": "the ratio as printed",
    "gap": "the difference as printed",
    "answers": "number of answers to the question",
    "share_bme": "share of respondents, for BME staff",
    "share_white": "share of respondents, for White staff",
    "headcount": "people counted",
    "whole": "the whole that it is held against",
    "member": "added up in it",
    "first": "first value",
    "last": "last value",
    "rate": "the published rate",
    "british": "White British, held against it",
    "measured": "the measured ratio",
    "summed": "the ratio of the summed counts, and the trusts",
    "criterion": "criterion",
    "year": "a year’s measure",
    "national": "White staff in the nation, for the level rule",
    "before": "the same criterion before, for the change",
    "known": "staff whose ethnic group is known",
    "unknown": "staff whose ethnic group is not known",
    "below": "the next band below",
    "white_from": "White staff, lower tier",
    "white_to": "White staff, upper tier",
    "group_from": "staff of the group, lower tier",
    "group_to": "staff of the group, upper tier",
    "upper": "band 8a and above",
    "counted": "a figure that is counted",
    "printed": "printed by a trust or the press, counted apart",
    "surveyed": "one figure of each unit surveyed, for out of how many",
    "one": "the first gap",
    "other": "the second gap",
    "beside": "in another pair of the same question",
    "yes": "printed that it is there",
    "no": "printed that it is not",
    "unknown_item": "not known",
    "mark": "a trust’s mark",
    "ruled_out": "large gap ruled out",
    "too_little": "too little data",
    "certain": "large gap certain",
    "unchecked": "can’t be checked",
    "bme_staff": "BME staff of the year, for how far it reaches",
}
_LEVELS = {"england": "Whether the nation has", "region": "Regions with", "icb": "Systems with", "trust": "Trusts with"}


def subject(about: Row) -> str:
    """What the value is of: indicator, part, group, organisation and period."""
    if about.get("subject"):
        return str(about["subject"])
    if about["kind"] == "coverage":
        parts = [_what(about), _who(about), _when(about), about["source"] and f"in “{about['source']}” alone"]
        return ", ".join(part for part in parts if part)
    parts = [_what(about), _who(about), about["name"], _when(about)]
    return ", ".join(part for part in parts if part)


def shown(about: Row) -> str:
    """The value as pages show it; a measure's values of both groups; why there is none."""
    if about["kind"].endswith("measure"):
        return _of_measure(about)
    if about.get("told"):
        return str(about["told"])
    if about["kind"] in ("mark", "coverage"):
        return str(about["what"])
    if about["value"] is None:
        return str(about["status"]).replace("_", " ")
    text = _number(about["value"], about)
    if about["low"] is not None and about["high"] is not None:
        text += f" (95 % interval {_plain(about['low'], about)} to {_plain(about['high'], about)})"
    return text


def role(row: Row) -> str:
    """What an input was to the value."""
    return ROLES[row["role"]]


def input_shown(row: Row) -> str:
    """The value of an input as it was used: of the figure that tells how many answered, their number."""
    if row["role"] == "answers" and row["base"] is not None:
        return f"{row['base']:,.0f} answers"
    return shown(row)


def figure(cell: Row) -> str:
    """What a published figure is of, beside its indicator: group, part, line, organisation and period."""
    if cell.get("subject"):
        return str(cell["subject"])
    parts = [
        group(cell["group"]),
        "" if cell["part"] in ("", "whole") else cell["part"].replace("_", " "),
        cell["breakdown"].replace("_", " "),
        cell["name"],
        words.period(cell),
    ]
    return ", ".join(part for part in parts if part)


def place_of(cell: Row) -> str:
    """Where a figure stands: sheet, row and column of its file, the row of a copy, or the page that prints it."""
    if cell["locator"] == "web":
        copied = f", row {cell['row']}" if cell.get("subject") and cell["row"] else ""
        return f"{cell['sheet']}: “{cell['file']}”{copied}" if cell["sheet"] else str(cell["file"])
    parts = [
        cell["sheet"] and f"sheet {cell['sheet']}",
        cell["row"] and f"row {cell['row']}",
        cell["column"] and f"column {cell['column']}",
    ]
    return ", ".join(part for part in parts if part)


def transformed(transform: str) -> str:
    """What was done to the cell, in words; '' for nothing."""
    known = {
        "": "",
        "100-x": "100 minus the cell",
        "100*x": "the cell times 100",
        "100-100*x": "100 minus the cell times 100",
        "sum": "the sum of the cells named",
        "100*x/rest": "the first cell as a percentage of the sum of the others",
    }
    return known.get(transform, transform)


def _what(about: Row) -> str:
    kind = about["kind"]
    if kind == "mark":
        return "Race equality mark"
    if kind == "criterion":
        return f"Race equality mark, criterion “{about['what']}”"
    if kind == "band":
        return f"{progression.LADDERS[about['part']]}, {about['what']}"
    if kind == "disparity":
        return f"Race Disparity Ratio, {progression.LADDERS[about['part']]}, {progression.STEPS[about['breakdown']]}"
    if kind == "parity":
        return f"BME staff needed in band 8a and above for parity with {_YARDSTICKS[about['breakdown']]}"
    title = about["short"] or about["title"]
    of_part = "" if about["part"] in ("", "whole") else f" ({about['part'].replace('_', ' ')})"
    if kind == "coverage":
        return f"{_LEVELS[about['breakdown']]} a figure: {title}{of_part}"
    of_line = f", {about['breakdown'].replace('_', ' ')}" if about["breakdown"] else ""
    before = {"change": "Change: ", "place": "Place among trusts: ", "pooled ratio": "Ratio within trusts: "}
    return f"{before.get(kind, '')}{title}{of_part}{of_line}"


def group(code: str) -> str:
    """A group as it stands in a list: BME staff, all staff; the code itself where it is a specific group."""
    return _GROUPS.get(code, code.replace("_", " "))


def _who(about: Row) -> str:
    return _GROUPS.get(about["group"]) or about["group_label"] or str(about["group"])


def _when(about: Row) -> str:
    if about["kind"] == "change":
        return str(about["what"])
    if about["period_kind"]:
        return words.period(about)
    if about["wres_year"]:
        return f"WRES {about['wres_year']}"
    return words.day(about["period_end"]) if about["period_end"] else ""


def _of_measure(about: Row) -> str:
    parts = [
        f"{name} {about[key]:,.1f} %"
        for key, name in (("value", ""), ("bme", "BME"), ("white", "White"), ("everyone", "all staff"))
        if about[key] is not None
    ]
    if about["difference"] is not None:
        parts.append(f"difference {about['difference']:+.1f} points")
    if about["ratio"] is not None:
        parts.append(f"{about['ratio']:.2f} times as likely")
    return ", ".join(parts) or str(about["status"]).replace("_", " ")


def _number(value: float, about: Row) -> str:
    unit = about["unit"]
    if about["kind"] == "change":
        return f"{value:+.2f}"
    if about["statistic"] == "count":
        return f"{value:,.0f} {unit or 'people'}"
    if about["statistic"] == "ratio" or unit == "times":
        return f"{value:.2f} times"
    return f"{_plain(value, about)} {unit}".rstrip()


def _plain(value: float, about: Row) -> str:
    if about["statistic"] == "ratio" or about["unit"] == "times" or about["kind"] == "change":
        return f"{value:.2f}"
    return f"{value:,.{about['decimals']}f}"
