"""Matching mentors and mentees: from a file of one's own to pairs, on this machine only; nothing is kept.

>>> from atlas import mentoring
>>> pairs = mentoring.match("people.xlsx", kind="executive", bands_apart=2)  # doctest: +SKIP
>>> mentoring.write(pairs, "pairs.xlsx")                                     # doctest: +SKIP
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from atlas.config import Settings
    from atlas.mentoring.matching import Matching
    from atlas.mentoring.preferences import Weights

SEED = 1948  # of chance between equally good pairs, unless another is asked for

__all__ = ["SEED", "match", "template", "write"]


def match(
    people: Path | str,
    *,
    kind: str = "executive",
    bands_apart: int = 1,
    same_directorate: bool = False,
    furthest: float | None = None,
    weights: Weights | None = None,
    seed: int = SEED,
    settings: Settings | None = None,
) -> Matching:
    """Pair the mentors and mentees of a workbook or CSV file (see ``template``), as ``atlas mentoring match`` does.

    As many mentees get a mentor as can; among all ways to do so the one with the most points by ``weights``
    (``preferences.Weights``); among equals chance decides, by ``seed``. Nobody is paired within a line of management,
    nor within a directorate unless ``same_directorate``. ``kind`` is ``executive`` (the mentor stands at least
    ``bands_apart`` steps of bands above the mentee), ``reverse`` (below) or ``reciprocal`` (either way). ``furthest``
    is in miles as the crow flies between the middles of postcode areas; further apart are only those who both would
    meet remotely. The outcome has ``pairs``, ``unmatched`` with what each would need, and ``frame()``.

    Raises PeopleError with every fault of the file, UnreadableFileError if it is none of ours, AtlasError for a file
    in a folder of the atlas, for terms that cannot be and for more people than can be matched in one go.
    """
    from atlas import config
    from atlas.errors import AtlasError
    from atlas.mentoring import matching, preferences, reading, rules, writing

    found = settings or config.load()
    if kind not in rules.KINDS:
        raise AtlasError(f"There is no kind of mentoring {kind!r}; choose one of {', '.join(rules.KINDS)}.")
    if bands_apart < 0 or (furthest is not None and furthest < 0) or seed < 0:
        raise AtlasError("Bands apart, miles and the seed are nought or more.")
    wanted = weights or preferences.Weights()
    preferences.check(wanted)
    writing.refuse_ours(Path(people), found)
    terms = rules.Terms(kind, bands_apart, same_directorate, furthest)
    return matching.pair_up(reading.read(Path(people), reading.outcodes(found.authored)), terms, wanted, seed)


def write(matching: Matching, path: Path | str, *, settings: Settings | None = None) -> tuple[Path, ...]:
    """Write the outcome to a new workbook, or to two new CSV files, and return them; only their owner may read them.

    Raises AtlasError for another ending, a file that is there already, and a place inside ``data/`` or ``ATLAS_HOME``.
    """
    from atlas import config
    from atlas.mentoring import writing

    return writing.write(matching, Path(path), settings or config.load())


def template(path: Path | str, *, example: bool = False, settings: Settings | None = None) -> Path:
    """Write an empty file of people to ``path`` (.xlsx or .csv), or one of invented people when ``example``.

    Raises AtlasError as ``write`` does.
    """
    from atlas import config
    from atlas.mentoring import people_template, writing

    target = Path(path)
    form = writing.form_of(target)
    writing.refuse_new(target, settings or config.load())
    writing.put({target: people_template.content(form, example=example)})
    return target
