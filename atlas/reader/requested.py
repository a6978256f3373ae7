"""Trails of values that are computed when a page is asked for: their ids name what they are computed from."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from atlas.measures import distance
from atlas.queries import Row
from atlas.reader import pairs
from atlas.reader.asking import Rows
from atlas.reader.employers import Employers
from atlas.reader.lineage import REQUESTED, Lineage, Trail
from atlas.reader.marks import Marks
from atlas.reader.places import Places
from atlas.reader.programmes import Programmes
from atlas.sentences import lineage_requested as words

_MEASURE = "m[0-9a-f]{12}"
# What a trust's criterion is to the count of all, by how it stands.
_STATES = {
    "met": "ruled_out", "too little data": "too_little", "not met": "certain", "can’t be checked": "unchecked",
}  # fmt: skip
_BLANK: Row = dict.fromkeys(
    ("indicator", "title", "short", "meaning", "part", "breakdown", "group", "group_label", "what", "period_kind",
     "financial_year", "statistic", "unit", "source"), "",
) | dict.fromkeys(
    ("period_end", "wres_year", "survey_year", "low", "high", "base", "bme", "white", "everyone", "difference", "ratio",
     "value"),
) | {"decimals": 1, "status": "derived"}  # fmt: skip
_BLANK_CELL: Row = dict.fromkeys(
    ("indicator", "part", "breakdown", "group", "statistic", "period_kind", "financial_year", "transform", "note",
     "unit", "sheet"), "",
) | dict.fromkeys(
    ("period_end", "wres_year", "survey_year", "value", "numerator", "denominator"),
) | {"precision": "exact", "status": "published", "locator": "row", "column": "latitude, longitude"}  # fmt: skip


class Requested(Places, Programmes, Marks, Employers, Lineage):
    """Pairs of employers, distances, counts of programmes and of marks."""

    def trail(self, key: str) -> Trail | None:
        """The trail of any value by its id; None for an unknown one, or where nothing of that kind is shown."""
        if "-" not in key:
            return super().trail(key)
        kind = key.partition("-")[0]
        if kind not in REQUESTED or not re.fullmatch(REQUESTED[kind], key):
            return None
        made: Trail | None = getattr(self, f"_{kind}")(key)
        return made

    def _pair(self, key: str) -> Trail | None:
        measures = re.findall(_MEASURE, key)
        rows = self._ask("scorecard_of_measures", ids=measures)
        if len(rows) != len(measures) or len({(row["indicator"], row["part"]) for row in rows}) != 1:
            return None
        pair = next((one for one in pairs.of(rows) if {one.first["lineage"], one.second["lineage"]} == {*measures[:2]}
                     and one.first["lineage"] == measures[0]), None)  # fmt: skip
        # A measure that is in no pair has no part in the value: no page shows such an id.
        if pair is None or {*re.findall(_MEASURE, pair.id)} != {*measures}:
            return None
        (about,) = self._ask("lineage_values", ids=measures[:1])
        stored = {
            "first": pair.first["organisation"], "second": pair.second["organisation"],
            "compared_as": "ratio of ratios" if pair.log else "points", "value": pair.found.value,
            "low": pair.found.low, "high": pair.found.high, "p_alone": pair.found.p, "p": pair.p, "pairs": pair.pairs,
        }  # fmt: skip
        roles = ["one", "other", *["beside"] * (len(measures) - 2)]
        said = {"subject": words.pair(about, pair.first, pair.second), "told": words.contrast(stored)}
        value = {"value": pair.found.value, "low": pair.found.low, "high": pair.found.high, "status": "derived"}
        return self._trail(key, "pair", about | said | value | {"id": key, "kind": "pair"}, stored,
                           _given(key, zip(roles, measures, strict=True)))  # fmt: skip

    def _distance(self, key: str) -> Trail | None:
        _, kind, start, end = key.split("-")
        there = next((row for row in self.employers() if row["code"] == end), None)
        here = self.outcode(start) if kind == "outcode" else self.organisation(start)
        if there is None or here is None or None in (here["longitude"], there["longitude"]):
            return None
        miles = distance.miles(here["longitude"], here["latitude"], there["longitude"], there["latitude"])
        stored = {
            "from": start, "from_kind": "outcode" if kind == "outcode" else here["level"],
            "from_latitude": here["latitude"], "from_longitude": here["longitude"], "to": end,
            "to_latitude": there["latitude"], "to_longitude": there["longitude"], "miles": miles,
        }  # fmt: skip
        subject, told = words.distance(here.get("short_name") or start, there["short_name"], miles)
        made = self._trail(key, "distance", self._about(key, there, subject, told) | {"value": miles}, stored, [])
        made.cells.extend(
            self._point(key, source, code, point)
            for source, code, point in (("outcodes" if kind == "outcode" else "organisations", start, here),
                                        ("organisations", end, there))
        )  # fmt: skip
        return made

    def _checklist(self, key: str) -> Trail | None:
        row = next((row for row in self.network_checklist() if row["lineage"] == key), None)
        if row is None:
            return None
        given = [
            ("unknown_item" if said == "unknown" else said, one) for said, ids in row["ids"].items() for one in ids
        ]
        stored = {name: row[name] for name in ("item", "question", "yes", "no", "unknown")}
        about = self._about(key, self._of_nation(), *words.checklist(row)) | {"value": row["yes"]}
        return self._trail(key, "checklist", about, stored, _given(key, given))

    def _experts(self, key: str) -> Trail | None:
        row = next((row for row in self.wres_experts() if row["lineage"] == key), None)
        if row is None:
            return None
        stored = {name: row[name] for name in ("region", "year", "cohort", "organisations", "people")}
        about = self._about(key, self._of_nation(), *words.experts(row)) | {"value": row["people"]}
        return self._trail(key, "experts", about, stored, _given(key, [("counted", one) for one in row["ids"]]))

    def _criteria(self, key: str) -> Trail | None:
        _, version, year, criterion = key.split("-")
        rows = self._ask("criterion_of_year", version=int(version), year=int(year), criterion=criterion)
        if not rows or key != f"criteria-{int(version)}-{int(year)}-{criterion}":
            return None
        stored = {
            "version": int(version), "wres_year": int(year), "criterion": criterion, "title": rows[0]["title"],
            **Counter(row["wide"] for row in rows), "near equal": sum(row["close"] == "met" for row in rows),
        }  # fmt: skip
        about = self._about(key, self._of_nation(), *words.criteria(stored)) | {"value": len(rows)}
        given = [(_STATES[row["wide"]], row["value_id"]) for row in rows]
        return self._trail(key, "criteria", about, stored, _given(key, given), followed=False)

    def _marks(self, key: str) -> Trail | None:
        version, year = (int(part) for part in key.split("-")[1:])
        rows = self._ask("marks_of_year", version=version, year=year)
        if not rows or key != f"marks-{version}-{year}":
            return None
        stored = {"version": version, "wres_year": year, **Counter(row["mark"] for row in rows)}
        about = self._about(key, self._of_nation(), *words.marks(stored)) | {"value": len(rows)}
        # The marks of a year rest on most of all figures: each mark’s own trail leads to them.
        return self._trail(key, "marks", about, stored, _given(key, [("mark", row["value_id"]) for row in rows]),
                           followed=False)  # fmt: skip

    def _of_nation(self) -> Row:
        return {"code": self.nation.code, "name": self.nation.name, "level": "england"}

    def _about(self, key: str, place: Row, subject: str, told: str) -> Row:
        where = {"organisation": place["code"], "name": place["name"], "level": place["level"]}
        return _BLANK | where | {"id": key, "kind": key.partition("-")[0], "subject": subject, "told": told}

    def _point(self, key: str, source: str, code: str, point: Row) -> Row:
        """A point on the map, as the line of the list that gives it."""
        (file,) = self._ask("lineage_file", source=source)
        subject, told = words.point(point.get("short_name") or code, point["latitude"], point["longitude"])
        of = {"id": key, "row": code, "organisation": code, "name": code, "subject": subject, "told": told}
        return _BLANK_CELL | file | of


def _given(key: str, inputs: Any) -> Rows:
    return [{"value_id": key, "role": role, "input": one} for role, one in inputs]
