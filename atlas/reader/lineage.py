"""The trail of a number: what it is, what it was computed from, and the published cells at the end of it."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from atlas.queries import Row
from atlas.reader import printed
from atlas.reader.asking import Asking, Rows

# A published figure and a programme have ids of one shape.
FIGURE_ID = "[0-9a-f]{16}"
VALUE_ID = "[g-z][0-9a-f]{12}"
_MEASURE = "m[0-9a-f]{12}"
# What is computed when it is asked for: its id names what it is computed from.
REQUESTED = {
    "pair": rf"pair-{_MEASURE}-{_MEASURE}(?:-with(?:-{_MEASURE}){{1,3}})?",
    "distance": r"distance-(?:outcode-[A-Z0-9]{2,4}|place-[A-Z0-9]{3,6})-[A-Z0-9]{3,6}",
    "checklist": r"checklist-[a-z_]{1,40}",
    "experts": r"experts-[0-9a-f]{12}",
    "criteria": r"criteria-[0-9]{1,4}-[0-9]{4}-[a-z_]{1,40}",
    "marks": r"marks-[0-9]{1,4}-[0-9]{4}",
}
ANY_ID = rf"(?:{FIGURE_ID}|{VALUE_ID}|{'|'.join(REQUESTED.values())})\Z"
# The table that an id is of, by its first letter; the ids of figures begin with none of these.
TABLES = {
    "m": "measure", "q": "pooled_ratio", "p": "progression", "s": "progression_step", "n": "parity", "t": "trend",
    "g": "group_rate", "r": "standing", "k": "mark", "u": "mark_criterion", "h": "coverage",
    "v": "risk_assessment_2020", "w": "leadership_count", "j": "programme_national", "x": "catchment",
}  # fmt: skip
# Of these what somebody printed was copied by hand: they have no inputs.
COPIED = "vwjx"
_APART = {"p": "ladders", "s": "ladders", "n": "ladders", "h": "coverage"}
# Those whose inputs stand by what they were, all others by what they are.
_BY_ROLE = ("coverage", *REQUESTED)
# What a band's inputs are to it, where only its headcount counts; and where its base does too.
_HEADCOUNT, _BASE = ("headcount",), ("headcount", "known", "unknown")
# A criterion is compared with that of an earlier year, which has a trail of its own.
_BEFORE = "before"


@dataclass(frozen=True)
class Trail:
    """One value. ``about`` is its row in words' terms, ``stored`` all columns of its own table.

    ``inputs`` are the values it was computed from, each with its ``role``; ``cells`` every published figure at the end
    of the trail, the value itself if it is one; none where the trails of its inputs are left to lead there.
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
        about = next(iter(self._values([key])), None)
        if about is None:
            return None
        table = TABLES.get(key[0]) or str(about["kind"])
        (stored,) = self._ask(f"lineage_row_{table}", id=key)
        return self._trail(key, table, about, stored, self._inputs([key]))

    def _trail(self, key: str, table: str, about: Row, stored: Row, direct: Rows, *, followed: bool = True) -> Trail:
        """The trail of a value from its own row and its direct inputs, rows of ``role`` and ``input``.

        Where they are not ``followed`` to their figures, the trail of each leads to its own.
        """
        roles: dict[str, list[str]] = defaultdict(list)
        for row in direct:
            roles[row["input"]].append(row["role"])
        inputs = [
            row | {"role": role} for row in self._values(list(roles)) for role in roles[row["id"]] if row["id"] != key
        ]
        if table in _BY_ROLE:
            order = list(dict.fromkeys(row["role"] for row in direct))
            inputs.sort(key=lambda row: order.index(row["role"]))
        ends = self._figures(key, direct) if followed else set()
        if table not in REQUESTED and _is_read(key):
            ends.add(key)
        return Trail(key, table, about, stored, inputs, self._cells(sorted(ends)), self.method_version)

    def _values(self, ids: list[str]) -> Rows:
        """One row per value, computed, published or printed."""
        computed = [one for one in ids if one[0] not in COPIED]
        found = self._ask("lineage_values", ids=computed) if computed else []
        left = [one for one in set(ids) - {row["id"] for row in found} if _is_read(one)]
        return found + ([printed.value(row) for row in self._ask("lineage_printed", ids=left)] if left else [])

    def _cells(self, ids: list[str]) -> Rows:
        """One row per figure or printed row: where it was read."""
        found = self._ask("lineage_cells", ids=ids)
        left = sorted(set(ids) - {row["id"] for row in found})
        return found + ([printed.cell(row) for row in self._ask("lineage_printed", ids=left)] if left else [])

    def _figures(self, key: str, direct: Rows) -> set[str]:
        """The ids of all published figures below a value, found level by level."""
        figures: set[str] = set()
        seen = {key}
        # Staff needed for parity rest on the base of a band too, all else on its headcount alone.
        of_band = _BASE if key[0] in "np" else _HEADCOUNT
        following = [row["input"] for row in direct if row["role"] != _BEFORE]
        while following:
            figures |= {found for found in following if _is_read(found)}
            asked = sorted({found for found in following if not _is_read(found)} - seen)
            seen |= set(asked)
            following = [row["input"] for row in self._inputs(asked) if _is_followed(row, of_band)]
            of_band = _HEADCOUNT
        return figures

    def _inputs(self, ids: list[str]) -> Rows:
        """What values were computed from; ladders and coverage are asked apart, since their inputs are worked out."""
        asked: dict[str, list[str]] = defaultdict(list)
        for one in ids:
            asked[_APART.get(one[0], "")].append(one)
        return [
            row
            for apart, of_it in asked.items()
            for row in self._ask(f"lineage_inputs_of_{apart}" if apart else "lineage_inputs", ids=of_it)
        ]


def _is_read(key: str) -> bool:
    """Whether a value was read or copied from somewhere, and not computed."""
    return key[0] not in TABLES or key[0] in COPIED


def _is_followed(row: Row, of_band: tuple[str, ...]) -> bool:
    return row["role"] in of_band if row["value_id"][0] == "p" else row["role"] != _BEFORE
