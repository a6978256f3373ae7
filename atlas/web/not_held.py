"""What an earlier version of the data does not hold: pages, files and answers that are about nothing else."""

from __future__ import annotations

import re
from collections.abc import Sequence
from types import ModuleType

from atlas.reader import Atlas
from atlas.reader.lineage import FIGURE_ID
from atlas.sentences import versions as sentences
from atlas.warehouse import older
from atlas.warehouse.described import opens_trail
from atlas.web import addresses, views
from atlas.web.addresses import FORMS

# The tables without which a page would say that there is nothing, where nothing is known; by its path.
SUBJECTS = {
    "/compare": ("scorecard",),
    "/gaps": ("standing",),
    "/groups": ("group_rate",),
    "/lineage/<value_id>": ("value_input",),
    "/mark": ("mark", "mark_criterion", "mark_method"),
    "/mark/<code>": ("mark", "mark_criterion", "mark_rule"),
    "/mark/history": ("mark",),
    "/near": ("outcode",),
    "/organisation/<code>": ("scorecard",),
    "/programmes": ("programme",),
    "/progression": ("progression", "progression_step", "parity", "role_group"),
}
# The same of what the API lists, by its name there.
LISTS = {
    "disparity": ("progression_step",),
    "mark_criteria": ("mark_criterion",),
    "mark_rules": ("mark_rule",),
    "marks": ("mark",),
    "programmes": ("programme",),
    "progression": ("progression",),
    "trends": ("trend",),
}
_OF_VIEW = re.compile(r"/(?:export|document)/([^/.]+)\.[^/]+")
_OF_API = re.compile(r"/api/v1/(\w+)[^/]*(?:/(.*))?")


def reason(atlas: Atlas, version: str, pages: Sequence[ModuleType], path: str, of: str = "") -> str:
    """Why what stands at an address cannot be shown of the version in hand, in a sentence; '' where it can.

    ``of`` is what the query string calls the view, which only the page that offers files asks for.
    """
    about = f"/export/{of}.csv" if path == FORMS else path
    lacked = [table for table in _subject(pages, about) if not atlas.holds(table)]
    return sentences.not_held(version, older.words(lacked)) if lacked else ""


def in_words(atlas: Atlas) -> str:
    """What the version in hand does not hold, in a sentence; '' where it lacks nothing that a reader would miss.

    Ids that open trails are no loss of their own: a page without them shows the same numbers.
    """
    lacks = atlas.lacks
    if lacks is None:
        return ""
    parts = [table for table, column in lacks.columns if not opens_trail(table, column)]
    return sentences.lacking(older.words(lacks.tables), older.words(parts))


def _subject(pages: Sequence[ModuleType], path: str) -> tuple[str, ...]:
    listed = _OF_API.fullmatch(path)
    if listed and listed[1] == "lineage":
        path = f"/lineage/{listed[2]}"
    elif listed:
        return LISTS.get(listed[1], ())
    of_view = _OF_VIEW.fullmatch(path)
    if of_view:
        page = next((page for page in pages if of_view[1] in views.exports_of(page)), None)
    else:
        page = addresses.meant(pages, path.removeprefix("/embed"))
    # A published figure is the end of its trail.
    of_figure = re.fullmatch(f"/lineage/{FIGURE_ID}", path)
    return SUBJECTS.get(page.PATH, ()) if page and not of_figure else ()
