"""A register of networks, mentoring, programmes, charters and awards: the published list, or a region's own (CSV).

The published list quotes what organisations or the press printed; only facts are taken from it, and each row keeps its
line. A row is set aside when it was copied as doubtful, when its code and its name are not of one body, when its year
is inferred, or when it is a figure and no programme. A register of one's own is taken whole or not at all.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from atlas.errors import UnreadableFileError
from atlas.sources import programme_register as register
from atlas.sources import programme_rules, programme_words, spreadsheet, store
from atlas.sources.organisations import Organisations
from atlas.sources.programme_register import Entry, Scheme
from atlas.sources.store import Change, Plan
from atlas.sources.tidy import REJECTED_COLUMNS, Rejected, render

SOURCE = "programmes-published"
PUBLISHED = (
    "ods_code", "trust", "kind", "name", "year", "figure", "unit", "detail", "source_address", "confidence",
)  # fmt: skip
_STATEMENT = re.compile(r"statement|pledge|promise|commitment|declaration", re.IGNORECASE)


def recognise(path: Path) -> bool:
    """Whether the file is a CSV with the columns of the published list, or with those of a register."""
    if not path.is_file() or spreadsheet.is_workbook(path):
        return False
    headings = spreadsheet.headings_of(path)
    return headings == PUBLISHED or {"organisation", "kind", "scheme", "about"} <= set(headings)


def plan(path: Path, data: Path) -> Plan:
    """Compare a register with what is held of it. Raises UnreadableFileError listing every fault of a register."""
    organisations = Organisations.load(data)
    known = register.schemes(data)
    folder = data / register.FOLDER
    rejected: list[Rejected] = []
    if spreadsheet.headings_of(path) == PUBLISHED:
        target, entries = folder / register.NAME, _published(path, organisations, known, rejected)
    else:
        target = folder / f"register.{_slug(path.stem)}.csv"
        entries = programme_rules.entries(path, organisations, known, register.checklist(data))
    before = register.held(target)
    files = {target: register.render(entries)}
    if rejected:
        files[folder / register.QUARANTINE] = render(rejected, REJECTED_COLUMNS)
    return Plan(
        SOURCE, _difference(before, entries), files,
        read_from=store.identity(SOURCE, path), also_read_from=_other_files(folder, target),
        figures=len(entries), rejected=len(rejected),
    )  # fmt: skip


def _other_files(folder: Path, target: Path) -> frozenset[str]:
    """The files that the other registers were read from."""
    others = (path for path in folder.glob("register*.csv") if path not in (target, folder / register.QUARANTINE))
    return frozenset(entry.file for path in others for entry in register.held(path))


def _published(
    path: Path, organisations: Organisations, known: dict[str, Scheme], rejected: list[Rejected]
) -> list[Entry]:
    table = spreadsheet.read_table(path)
    entries = []
    for line in table.lines:
        entry = _entry(line.cells, known)
        reason = _objection(line.cells, organisations)
        if reason:
            printed = " | ".join(line.cells[name] for name in ("ods_code", "trust", "kind", "name", "year"))
            rejected.append(
                Rejected(SOURCE, path.name, "", str(line.number), "", reason, programme_words.impersonal(printed))
            )
            continue
        closed = programme_rules.closing(entry.organisation, organisations)
        note = "; ".join(part for part in (entry.note, closed) if part)
        entries.append(replace(entry, note=note, file=path.name, row=str(line.number)))
    if twice := register.repetitions(entries):
        raise UnreadableFileError("\n".join(twice))
    return entries


def _objection(cells: dict[str, str], organisations: Organisations) -> str:
    code, name = cells["ods_code"], cells["trust"]
    if code not in organisations.by_code:
        return f"there is no organisation {code!r}"
    if code not in organisations.trusts_named(name):
        return f"{code} is not the code of {name}"
    if cells["confidence"] != "source":
        return "copied as doubtful: what the page says, or its year, is not certain"
    if not cells["source_address"]:
        return "no page is named"
    return programme_words.objection(cells["name"], cells["year"], cells["detail"])


def _entry(cells: dict[str, str], known: dict[str, Scheme]) -> Entry:
    printed, detail = programme_words.impersonal(cells["name"]), cells["detail"]
    charter = cells["kind"] in ("charter_or_award", "other")
    scheme = next((one for one in known.values() if charter and one.is_printed_in(printed)), None)
    kind = scheme.kind if scheme else _kind(cells["kind"], printed)
    value, unit, precision, status = programme_words.value(cells["figure"], cells["unit"])
    cohort = value if unit == "cohort number" else ""
    if cohort:
        value = unit = precision = ""
    mentors, participants = programme_words.people(value, unit, precision)
    outcome, comparator = programme_words.outcome(value, unit)
    return Entry(
        organisation=cells["ods_code"],
        kind=kind,
        scheme=scheme.scheme if scheme else "",
        name=scheme.label if scheme else printed,
        about=scheme.about if scheme else programme_words.about(printed, detail),
        status=status,
        value=value,
        unit=unit,
        precision=precision,
        year=cells["year"],
        cohort=cohort,
        mentors=mentors,
        participants=participants,
        meetings_planned="",
        meetings_held="",
        evaluation="",
        evaluation_n="",
        outcome=outcome,
        comparator=comparator,
        facts=programme_words.facts(kind, printed, cells["unit"], detail),
        note=programme_words.note(kind, cells["year"], printed, detail),
        address=cells["source_address"],
        provenance="press",
        file="",
        row="",
    )


def _kind(printed: str, name: str) -> str:
    if printed == "charter_or_award":
        return "award" if "award" in name.casefold() else "charter"
    if printed == "other" and _STATEMENT.search(name):
        return "statement"
    return printed


def _slug(stem: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", stem.casefold()).strip("-") or "own"


def _difference(before: Sequence[Entry], after: Sequence[Entry]) -> Change:
    old, new = ({entry.key: entry for entry in entries} for entries in (before, after))
    return Change(
        new=tuple(new[key].words for key in new if key not in old),
        changed=tuple(new[key].words for key in new if key in old and new[key] != old[key]),
        gone=tuple(old[key].words for key in old if key not in new),
    )
