"""The register of programmes: what the published list gives, what is set aside, and a register of one's own."""

from __future__ import annotations

import csv
import hashlib
import io
import shutil
from collections import Counter
from pathlib import Path

import pytest

from atlas.errors import UnreadableFileError
from atlas.sources import programme_register as register
from atlas.sources import programme_words as words
from atlas.sources import programmes, registry, store

DEFAULT = dict.fromkeys(register.COLUMNS, "") | {
    "organisation": "TA1", "kind": "mentoring", "name": "Reverse mentoring", "about": "race", "year": "2024",
    "address": "example.org/mentoring", "provenance": "publisher",
}  # fmt: skip
LISTED = dict.fromkeys(programmes.PUBLISHED, "") | {
    "ods_code": "TA1", "trust": "TA1 NHS Trust", "kind": "network", "name": "BME network", "year": "2020",
    "source_address": "example.org/network", "confidence": "source",
}  # fmt: skip


@pytest.fixture
def data(small, root: Path) -> Path:
    """Data of the invented country, with the schemes and the checklist but no register."""
    folder = small.write([]).data
    (folder / "programmes").mkdir()
    for name in ("schemes.csv", "network_checklist.csv"):
        shutil.copy(root / "data/programmes" / name, folder / "programmes" / name)
    return folder


def write(path: Path, rows, columns) -> Path:
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    path.write_text(text.getvalue(), encoding="utf-8")
    return path


def own(tmp_path: Path, *changes, columns=register.COLUMNS) -> Path:
    return write(tmp_path / "Our region.csv", [DEFAULT | change for change in changes], columns)


def listed(tmp_path: Path, *changes) -> Path:
    return write(tmp_path / "listed.csv", [LISTED | change for change in changes], programmes.PUBLISHED)


def kept(path: Path, data: Path):
    planned = programmes.plan(path, data)
    (entries,) = (text for target, text in planned.files.items() if target.name == register.NAME)
    return list(csv.DictReader(io.StringIO(entries)))


def aside(path: Path, data: Path):
    planned = programmes.plan(path, data)
    texts = [text for target, text in planned.files.items() if target.name == register.QUARANTINE]
    return [row["reason"] for text in texts for row in csv.DictReader(io.StringIO(text))]


def test_both_layouts_come_to_this_reader(tmp_path: Path) -> None:
    assert registry.reader_for(listed(tmp_path, {})) is programmes
    assert registry.reader_for(own(tmp_path, {})) is programmes
    empty = tmp_path / "empty.csv"
    empty.write_text(register.template(), encoding="utf-8")
    assert registry.reader_for(empty) is programmes


def test_a_listed_row_keeps_its_line_its_page_and_facts_but_none_of_its_sentences(tmp_path: Path, data: Path) -> None:
    detail = "launched May 2020; has a chair; each network has an executive sponsor and a budget"
    (row,) = kept(listed(tmp_path, {"detail": detail}), data)
    assert (row["file"], row["row"], row["address"]) == ("listed.csv", "2", "example.org/network")
    assert row["facts"] == "senior_champion=yes;money_and_hours=yes"
    assert row["note"] == "has a chair or co-chairs; launched in 2020"
    assert "each network" not in str(row)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"confidence": "source-suspect"}, "copied as doubtful: what the page says, or its year, is not certain"),
        ({"ods_code": "TB1"}, "TB1 is not the code of TA1 NHS Trust"),
        ({"ods_code": "XYZ"}, "there is no organisation 'XYZ'"),
        ({"detail": "year inferred from a theme"}, "the year is inferred, not printed"),
        ({"detail": "award year not printed"}, "the year is inferred, not printed"),
        ({"name": "Ethnicity pay gap, mean"}, "a figure about the organisation, not a programme"),
        ({"source_address": ""}, "no page is named"),
    ],
)
def test_a_row_that_fails_a_rule_is_set_aside_with_its_reason(tmp_path, data, change, reason) -> None:
    path = listed(tmp_path, change, {"name": "Another network"})
    assert aside(path, data) == [reason]
    assert [row["name"] for row in kept(path, data)] == ["Another network"]


def test_a_year_stays_as_printed_or_blank(tmp_path: Path, data: Path) -> None:
    rows = kept(listed(tmp_path, {"year": "2024-2026"}, {"year": "", "detail": "year not printed"}), data)
    assert sorted((row["year"], row["note"]) for row in rows) == [("", "year not printed"), ("2024-2026", "")]


def test_a_general_award_is_kept_apart_from_race_equality(tmp_path: Path, data: Path) -> None:
    award = {"kind": "charter_or_award", "figure": "Gold", "unit": "level"}
    names = ("TIDEmark (enei)", "UNISON Anti-Racism Charter", "Trust's own charter")
    rows = kept(listed(tmp_path, *({**award, "name": name} for name in names)), data)
    assert {(row["scheme"], row["about"], row["kind"]) for row in rows} == {
        ("tidemark", "general", "award"), ("unison-anti-racism-charter", "race", "charter"),
        ("", "not_stated", "charter"),
    }  # fmt: skip
    assert {row["status"] for row in rows} == {"gold"}


@pytest.mark.parametrize(
    ("figure", "unit", "expected"),
    [
        ("24", "participants, first intake", ("24", "participants, first intake", "exact", "")),
        ("over 70", "participants, first cohort", ("70", "participants, first cohort", "bound", "")),
        ("almost 200", "staff helped", ("200", "staff helped", "rounded", "")),
        ("140", 'members, lower bound ("over 140")', ("140", "members", "bound", "")),
        ("250", "members (over)", ("250", "members", "bound", "")),
        ("40", "participants per cohort (up to)", ("40", "participants per cohort, at most", "bound", "")),
        ("50", "percent promoted", ("50", "per cent promoted", "exact", "")),
        ("8", "rank", ("8", "place in the list", "exact", "")),
        ("signatory", "status", ("", "", "", "signed")),
        ("Bronze", "level", ("", "", "", "bronze")),
        ("Quality Watermark", "level", ("", "", "", "Quality Watermark")),
        ("yes", "sponsor", ("", "", "", "")),
        ("", "", ("", "", "", "")),
    ],
)
def test_a_value_its_unit_and_precision(figure, unit, expected) -> None:
    assert words.value(figure, unit) == expected


def test_people_are_counted_only_where_the_number_is_exact() -> None:
    assert words.people("16", "mentoring pairs", "exact") == ("16", "16")
    assert words.people("24", "participants, first intake", "exact") == ("", "24")
    assert words.people("70", "participants, first cohort", "bound") == ("", "")
    assert words.people("5", "modules", "exact") == ("", "")


def test_no_person_is_named() -> None:
    assert words.impersonal("A report (led by Someone Known)") == "A report"


def test_a_relaunch_to_come_is_no_launch() -> None:
    assert words.note("network", "2016", "will be re-launched in 2016") == ""


def test_a_register_of_ones_own_is_kept_under_its_name_and_compared(tmp_path: Path, data: Path) -> None:
    path = own(tmp_path, {"mentors": "10", "participants": "12", "meetings_planned": "6", "meetings_held": "5"})
    first = programmes.plan(path, data)
    (target,) = first.files
    assert target.name == "register.our-region.csv"
    assert (first.figures, first.change.new) == (1, ("TA1 mentoring Reverse mentoring 2024",))
    store.write(first, data)
    (read,) = [one for one in store.identities(data) if one.source == programmes.SOURCE]
    assert (read.file, read.sha256) == (path.name, hashlib.sha256(path.read_bytes()).hexdigest())
    same = programmes.plan(path, data)
    assert (same.change.new, same.change.changed, same.change.gone, same.is_done(data)) == ((), (), (), True)
    changed = programmes.plan(own(tmp_path, {"mentors": "11"}, {"name": "Second"}), data)
    assert [len(part) for part in (changed.change.new, changed.change.changed, changed.change.gone)] == [1, 1, 0]
    assert len(programmes.plan(own(tmp_path, {"name": "Third"}), data).change.gone) == 1


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"organisation": "XYZ"}, "row 2, column organisation: there is no organisation 'XYZ'"),
        ({"kind": "club"}, "column kind: 'club' is not one of network"),
        ({"about": ""}, "column about: '' is not one of race"),
        ({"scheme": "nothing"}, "column scheme: 'nothing' is not one of"),
        ({"address": ""}, "column address: it is empty"),
        ({"mentors": "about ten"}, "column mentors: 'about ten' is not a whole number"),
        ({"value": "3"}, "column unit: a value needs its unit and its precision"),
        ({"value": "many", "unit": "x", "precision": "exact"}, "column value: 'many' is not a number"),
        ({"facts": "budget=yes"}, "column facts: 'budget=yes' is not an item of the checklist"),
        ({"note": "ask someone@example.org"}, "column note: it holds an e-mail address; name no person"),
        ({"note": "call 07700 900123"}, "column note: it holds a telephone number; name no person"),
        ({"note": "or +44 (0)20 7946 0018"}, "column note: it holds a telephone number; name no person"),
        ({"address": "not an address"}, "column address: 'not an address' is no page's address"),
        ({"address": "ftp://example.org/a"}, "column address: 'ftp://example.org/a' is no page's address"),
        ({"year": "last year"}, "column year: 'last year' names no year"),
        ({"year": "2999"}, "column year: '2999' is still to come"),
    ],
)
def test_every_fault_of_a_register_is_told_with_its_place(tmp_path, data, change, said) -> None:
    with pytest.raises(UnreadableFileError) as caught:
        programmes.plan(own(tmp_path, change, {"kind": "none"}), data)
    assert said in str(caught.value) and "row 3, column kind" in str(caught.value)


@pytest.mark.parametrize("column", ["mentor_name", "Mentee full name", "e-mail", "pair", "phone"])
def test_columns_about_persons_are_refused(tmp_path: Path, data: Path, column: str) -> None:
    path = own(tmp_path, {column: "x"}, columns=(*register.COLUMNS, column))
    with pytest.raises(UnreadableFileError, match="is about persons"):
        programmes.plan(path, data)


def test_a_column_that_is_not_known_and_an_empty_register(tmp_path: Path, data: Path) -> None:
    with pytest.raises(UnreadableFileError, match="'colour' is not one of a register"):
        programmes.plan(own(tmp_path, {"colour": ""}, columns=(*register.COLUMNS, "colour")), data)
    with pytest.raises(UnreadableFileError, match="no rows"):
        programmes.plan(own(tmp_path), data)


@pytest.mark.parametrize("address", ["https://www.example.org/a?b=1", "HTTP://example.org", "example.org:8080/a"])
def test_an_address_is_kept_without_its_scheme(tmp_path: Path, data: Path, address: str) -> None:
    (text,) = programmes.plan(own(tmp_path, {"address": address}), data).files.values()
    assert [row["address"] for row in csv.DictReader(io.StringIO(text))] == [address.rpartition("://")[2]]


def test_rows_that_are_the_same_are_told_beside_other_faults(tmp_path: Path, data: Path) -> None:
    with pytest.raises(UnreadableFileError) as caught:
        programmes.plan(own(tmp_path, {}, {}, {"kind": "club"}), data)
    assert "rows 2 and 3 are the same" in str(caught.value) and "row 4, column kind" in str(caught.value)


def test_the_same_programme_twice_is_refused_with_both_rows(tmp_path: Path, data: Path) -> None:
    with pytest.raises(UnreadableFileError, match="rows 2 and 3 are the same"):
        programmes.plan(own(tmp_path, {}, {}), data)


def test_the_register_held_is_the_whole_list_kept_or_set_aside(root: Path) -> None:
    entries = register.held(root / "data/programmes" / register.NAME)
    with (root / "data/programmes" / register.QUARANTINE).open(encoding="utf-8", newline="") as handle:
        reasons = Counter(row["reason"].partition(":")[0] for row in csv.DictReader(handle))
    assert len(entries) + reasons.total() == 325
    assert reasons["copied as doubtful"] == 26
    assert {entry.kind for entry in entries} == set(register.KINDS)
    assert all(entry.address and entry.row for entry in entries)
