"""What the files of a view are called: one name for all its forms, and no other view's."""

from __future__ import annotations

import hashlib
import re
from urllib.parse import parse_qsl

from atlas.exports.table import Table, file_name
from atlas.web.views import View

# Parameters whose values say by themselves what they are; of the others the name stands before the value.
_PLAIN = ("indicator", "part", "measure", "level", "year", "place", "near")
_LONGEST = 160
# What a file's name can hold as it is, but for spaces and the commas of lists.
_KEPT = re.compile(r"[0-9A-Za-z_]+([ ,][0-9A-Za-z_]+)*|\d{4}-\d\d-\d\d")


def stem(view: View, table: Table, specimen: str) -> str:
    """The name of every file of a view without its ending. ``table`` is the view's own, whose name it begins with.

    Whatever of the choice differs from the page's own follows, unless the table's name says it already: so two choices
    never share a name.
    """
    said = set(table.name.split("-"))
    more = []
    for parameter, value in parse_qsl(view.query, keep_blank_values=True):
        if parameter in _PLAIN and value in said:
            continue
        more.append(_safe(value) if parameter in _PLAIN and value else f"{parameter}-{_safe(value) or 'any'}")
    name = "-".join([table.name, *more])
    return file_name(name if len(name) <= _LONGEST else f"{name[: _LONGEST - 13]}-{digest_of(name)}", specimen)


def _safe(value: str) -> str:
    """The value in letters that every file system takes; what that loses is made up for by a digest."""
    if not value or _KEPT.fullmatch(value):
        return re.sub("[ ,]", "-", value)
    return "-".join(filter(None, (re.sub(r"[^0-9A-Za-z_]+", "-", value).strip("-"), digest_of(value))))


def digest_of(text: str) -> str:
    """A short name for a text: another text has another, and the same text has it again."""
    return hashlib.blake2b(text.encode(), digest_size=6).hexdigest()
