"""The outcome as a file of one's own: on this machine only, never where things are kept or served."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from atlas import whole_files
from atlas.config import Settings
from atlas.errors import AtlasError
from atlas.exports import csv_file, workbook
from atlas.exports.table import Column, Table
from atlas.mentoring import matching as of
from atlas.mentoring.matching import Matching

FORMS = ("xlsx", "csv")
_COVER = (
    "Pairs computed by “atlas mentoring match”. Nothing of this is kept or shown by the Opportunity Atlas.",
    "It is about single people: keep it where the programme keeps its papers, and delete it when it is done.",
    "“Contents” lists the sheets; “Notes” says what was asked for.",
)


def ours(path: Path, settings: Settings) -> bool:
    """Whether the path lies in a folder that the atlas reads, serves or ships, whatever links lead there."""
    place = path.resolve()
    folders = (settings.data, settings.authored, settings.home, settings.specimen, settings.assets)
    return any(place.is_relative_to(folder.resolve()) for folder in folders)


def refuse_ours(path: Path, settings: Settings) -> None:
    """Raise AtlasError if the path lies in a folder of the atlas."""
    if ours(path, settings):
        raise AtlasError(
            f"{path} lies in a folder of the atlas, whose files are kept, served or shipped; "
            "keep people and pairs in a folder of your own."
        )


def form_of(path: Path) -> str:
    """``xlsx`` or ``csv`` by the name of a file to be written. Raises AtlasError for any other."""
    form = path.suffix.lower().removeprefix(".")
    if form not in FORMS:
        raise AtlasError(f"{path.name}: pairs are written as .xlsx or .csv; name the file so.")
    return form


def places_of(path: Path) -> tuple[Path, ...]:
    """The files that an outcome is written to: one workbook, or a CSV file of pairs and one of who is left without."""
    return (path,) if form_of(path) == "xlsx" else (path, path.with_name(f"{path.stem}-unmatched{path.suffix}"))


def write(matching: Matching, path: Path, settings: Settings) -> tuple[Path, ...]:
    """Write the outcome, whole or not at all, and return the files. Raises AtlasError as ``refuse_new`` and ``put``."""
    places = places_of(path)
    whole_files.finish(path.parent)
    for place in places:
        refuse_new(place, settings)
    tables = (_pairs(matching), _unmatched(matching))
    if len(places) == 1:
        notes = [("All sheets", label, value) for label, value in of.settings_in_words(matching).items()]
        contents = [workbook.bound(tables, "Mentoring pairs", _COVER, notes)]
    else:
        contents = [csv_file.to_csv(table) for table in tables]
    put(dict(zip(places, contents, strict=True)))
    return places


def refuse_new(path: Path, settings: Settings) -> None:
    """Raise AtlasError unless a new file may be written there."""
    refuse_ours(path, settings)
    if path.exists():
        raise AtlasError(f"{path} is there already; name another file with --output.")


def put(contents: Mapping[Path, bytes]) -> None:
    """Write new files of one folder that only their owner may read: all, or none and AtlasError."""
    first = next(iter(contents))
    try:
        whole_files.create(contents, first.parent)
    except OSError as error:
        raise AtlasError(
            f"{error.filename or first} cannot be written ({error.strerror}); name another with --output."
        ) from error


def _pairs(matching: Matching) -> Table:
    labels = {
        "mentor": "Mentor", "mentee": "Mentee", "mentor_band": "Mentor's band", "mentee_band": "Mentee's band",
        "mentor_directorate": "Mentor's directorate", "mentee_directorate": "Mentee's directorate",
        "meeting": "How they can meet", "miles": "Miles apart", "interests": "Interests in common",
        "languages": "Languages in common", "points": "Points",
    }  # fmt: skip
    decimals = {"miles": 0, "points": 0}
    columns = [Column(key, labels[key], decimals.get(key)) for key in of.PAIR_COLUMNS]
    rows = [of.row(pair) for pair in matching.pairs]
    return Table(f"{len(rows):,} pairs", columns, rows, name="pairs")


def _unmatched(matching: Matching) -> Table:
    rows = []
    for left in matching.unmatched:
        common = {"person": left.person.reference, "role": left.person.role, "reason": left.reason}
        ways = [
            {"with": obstacle.mentor, "fact": obstacle.fact, "change": obstacle.change} for obstacle in left.obstacles
        ]
        ways += [
            {"with": mentor, "fact": "no place is left", "change": f"{mentor} would have to take one more mentee"}
            for mentor in left.places
        ]
        rows += [common | way for way in ways or [{}]]
    columns = [
        Column("person", "Person"), Column("role", "Role"), Column("reason", "Why without a pair"),
        Column("with", "One more pair with"), Column("fact", "What stands between"),
        Column("change", "Who must change what"),
    ]  # fmt: skip
    note = "Each row is one thing to change; rows about the same person and the same mentor must all be changed."
    title = f"{len(matching.unmatched):,} people without a pair"
    return Table(title, columns, rows, notes=(note,), name="unmatched")
