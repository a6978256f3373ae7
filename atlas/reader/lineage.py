"""The trail of a number: what it is, what it was computed from, and the published cells at the end of it."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from atlas.queries import Row
from atlas.reader.asking import Asking, Rows

FIGURE_ID = "[0-9a-f]{16}"
VALUE_ID = "[g-z][0-9a-f]{12}"
ANY_ID = rf"(?:{FIGURE_ID}|{VALUE_ID})\Z"
# The table that an id is of, by its first letter; the ids of figures begin with none of these.
TABLES = {
    "m": "measure", "q": "pooled_ratio", "p": "progression", "s": "progression_step", "n": "parity", "t": "trend",
    "g": "group_rate", "r": "standing", "k": "mark", "u": "mark_criterion",
}  # fmt: skip
_OF_LADDERS = "psn"
# What a band's inputs are to it, where only its headcount counts; and where its base does too.
_HEADCOUNT, _BASE = ("headcount",), ("headcount", "known", "unknown")
# A criterion is compared with that of an earlier year, which has a trail of its own.
_BEFORE = "before"


@dataclass(frozen=True)
class Trail:
    """One value. ``about`` is its row in words' terms, ``stored`` all columns of its own table.

    ``inputs`` are the values it was computed from, each with its ``role``; ``cells`` every published figure at the end
    of the trail, the value itself if it is one.
    """

    id: str
    table: str
    about: Row
    stored: Row
    inputs: Rows
    cells: Rows
    method_version: str


class Lineage(Asking):
    """Where numbers come from."""

    def trail(self, key: str) -> Trail | None:
        """The trail of a published figure or a computed value by its id; None for an unknown one."""
        if not re.match(ANY_ID, key):
            return None
        table = TABLES.get(key[0], "figure")
        about = next(iter(self._ask("lineage_values", ids=[key])), None)
        if about is None:
            return None
        (stored,) = self._ask(f"lineage_row_{table}", id=key)
        direct = self._inputs([key])
        roles: dict[str, list[str]] = defaultdict(list)
        for row in direct:
            roles[row["input"]].append(row["role"])
        inputs = [
            row | {"role": role}
            for row in self._ask("lineage_values", ids=list(roles))
            for role in roles[row["id"]]
            if row["id"] != key
        ]
        figures = sorted({key} if table == "figure" else self._figures(key, direct))
        method_version = next(str(row["value"]) for row in self._ask("meta") if row["key"] == "method_version")
        return Trail(key, table, about, stored, inputs, self._ask("lineage_cells", ids=figures), method_version)

    def _figures(self, key: str, direct: Rows) -> set[str]:
        """The ids of all published figures below a value, found level by level."""
        figures: set[str] = set()
        seen = {key}
        # Staff needed for parity rest on the base of a band too, all else on its headcount alone.
        of_band = _BASE if key[0] in "np" else _HEADCOUNT
        following = [row["input"] for row in direct if row["role"] != _BEFORE]
        while following:
            figures |= {found for found in following if found[0] not in TABLES}
            asked = sorted({found for found in following if found[0] in TABLES} - seen)
            seen |= set(asked)
            following = [row["input"] for row in self._inputs(asked) if _is_followed(row, of_band)]
            of_band = _HEADCOUNT
        return figures

    def _inputs(self, ids: list[str]) -> Rows:
        """What values were computed from; ladders are asked apart, since their inputs are worked out."""
        of_ladders = [one for one in ids if one[0] in _OF_LADDERS]
        others = [one for one in ids if one[0] not in _OF_LADDERS]
        found = self._ask("lineage_inputs", ids=others) if others else []
        return found + (self._ask("lineage_inputs_of_ladders", ids=of_ladders) if of_ladders else [])


def _is_followed(row: Row, of_band: tuple[str, ...]) -> bool:
    return row["role"] in of_band if row["value_id"][0] == "p" else row["role"] != _BEFORE
