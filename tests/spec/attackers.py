"""Attackers of the disclosure control. They know the standard, the README and every number of a warehouse, and nothing
of the code that protects it: each reads the tables as anybody can download them.
"""

from __future__ import annotations

import math
from collections import defaultdict

import duckdb
import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

SURE = 3  # a hidden count with fewer possible values than this has been given away
GROUPS = ("white", "bme", "unknown")
SURVEY = ("harassment_public", "harassment_staff", "career_progression", "discrimination")
RATES = ("appointment", "disciplinary", "training", *SURVEY)
STAFF = ("disciplinary", "training")
TIER = {
    **dict.fromkeys(("under_band_1", *(f"band_{band}" for band in range(1, 6))), "lower"),
    **dict.fromkeys(("band_6", "band_7"), "middle"),
    **dict.fromkeys(("band_8a", "band_8b", "band_8c", "band_8d", "band_9", "vsm"), "upper"),
}
# More than any trust has of anything: keeps the solver's numbers finite, and stands for "no limit".
MANY = 100_000
# Files hold numbers in full; a count worked out from a percentage is whole but for the last digits.
DIGITS = 1e-4


def rows_of(path, query):
    with duckdb.connect(str(path), read_only=True) as connection:
        cursor = connection.execute(query)
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


class Attacker:
    """Whole numbers with linear equations: the range of each by integer programming over all that hangs together."""

    def __init__(self):
        self.known = {}
        self.hidden = {}  # count → whether it would be too small to show, unknown to the attacker and only for reports
        self.equations = []
        self._cell = {}

    # What is read

    def read_figures(self, path, edition="", apart=frozenset()):
        """Shown and hidden counts of returns. ``apart`` are counts that differ between editions of the warehouse."""
        rows = rows_of(
            path,
            """
            select * from figure where source in ('wres-trust-workbook', 'supplied-return')
            """,
        )
        places = defaultdict(set)
        for row in rows:
            for what, value in self._told(row):
                cell = (row["organisation"], row["wres_year"], *what)
                cell = (*cell, edition) if cell in apart else cell
                self._cell[(row["organisation"], row["wres_year"], *what, edition)] = cell
                places[row["organisation"], row["wres_year"]].add(what)
                if value is not None:
                    self.known[cell] = int(value)
                else:
                    self.hidden.setdefault(cell, True)
        for row in rows_of(path, "select * from tier_count"):
            what = ("representation", row["part"], f"tier_{row['tier']}", row["group"], "count")
            cell = self._cell[(row["organisation"], row["wres_year"], *what, edition)] = (
                row["organisation"], row["wres_year"], *what, edition
            )  # fmt: skip
            places[row["organisation"], row["wres_year"]].add(what)
            if row["headcount"] is None:
                self.hidden.setdefault(cell, True)
            else:
                self.known[cell] = row["headcount"]
        for (organisation, year), cells in places.items():
            self._structure(lambda *what, o=organisation, y=year: self._cell.get((o, y, *what, edition)), cells)

    def _told(self, row):
        what = (row["indicator"], row["part"], row["breakdown"])
        if row["statistic"] == "count":
            return [((*what, row["group"], "count"), row["value"])]
        if row["indicator"] == "board":
            return [((*what, row["group"], "n"), row["numerator"]), ((*what, "all", "n"), row["denominator"])]
        return [((*what, row["group"], "n"), row["numerator"]), ((*what, row["group"], "d"), row["denominator"])]

    def _structure(self, cell, cells):
        """What the standard says of a return's counts."""
        for group in GROUPS:
            totals = []
            for part in ("clinical", "non_clinical", "medical"):
                bands = [
                    what for what in cells
                    if what[:2] == ("representation", part) and what[3] == group
                    and what[2] not in ("all_grades", "senior_medical_manager") and not what[2].startswith("tier_")
                ]  # fmt: skip
                for tier in ("lower", "middle", "upper"):
                    inside = [cell(*what) for what in bands if TIER.get(what[2]) == tier]
                    self._sum(cell("representation", part, f"tier_{tier}", group, "count"), inside)
                bands = [cell(*what) for what in bands]
                totals.append(cell("representation", part, "all_grades", group, "count"))
                self._sum(totals[-1], bands)
            whole = cell("representation", "whole", "all_grades", group, "count")
            self._sum(whole, totals)
            for indicator in STAFF:
                self._sum(cell(indicator, "whole", "", group, "d"), [whole])
            managers = cell("representation", "medical", "senior_medical_manager", group, "count")
            self._at_most(managers, cell("representation", "medical", "consultant", group, "count"))
        for indicator in RATES:
            for group in (*GROUPS, "all"):
                self._at_most(*(cell(indicator, "whole", "", group, side) for side in "nd"))
            for side in "nd":
                parts = [cell(indicator, "whole", "", group, side) for group in GROUPS]
                self._sum(cell(indicator, "whole", "", "all", side), parts)
        for line in ("", "voting", "non_voting", "executive", "non_executive"):
            parts = [cell("board", "whole", line, group, "n") for group in GROUPS]
            self._sum(cell("board", "whole", line, "all", "n"), parts)
        for halves in (("voting", "non_voting"), ("executive", "non_executive")):
            for group in (*GROUPS, "all"):
                total = cell("board", "whole", "", group, "n")
                self._sum(total, [cell("board", "whole", half, group, "n") for half in halves])
                for half in halves:
                    self._at_most(cell("board", "whole", half, group, "n"), total)

    def read_measures(self, path, edition=""):
        """Counts behind the shares of trusts, and behind those of areas and of trusts with their predecessors."""
        homes = {row["code"]: row for row in rows_of(path, "select * from organisation where level = 'trust'")}
        for table in ("measure", "measure_with_predecessors"):
            for row in rows_of(path, f"select * from {table} where basis = 'counts' and wres_year is not null"):
                if row["level"] == "trust" and not row["pooled"]:
                    codes = [row["organisation"]]
                elif table == "measure":
                    codes = self._members(row, homes, edition)
                else:
                    codes = row["members"].split()
                self._shares(row, codes, edition)

    def read_ladders(self, path, edition=""):
        """Headcounts of the bands and tiers of trusts, on the ladder of one staff group or of both."""
        tier = {"lower": "tier_lower", "middle": "tier_middle", "upper": "tier_upper"}
        told = rows_of(path, "select *, band as step from progression where headcount is not null and not pooled")
        for row in rows_of(path, "select * from progression_step where white_from is not null"):
            start, end = row["step"].split("_")[0], row["step"].split("_")[-1]
            for group in ("white", row["group"]):
                name = "white" if group == "white" else "group"
                told += [row | {"step": tier[start], "group": group, "headcount": row[f"{name}_from"]}]
                told += [row | {"step": tier[end], "group": group, "headcount": row[f"{name}_to"]}]
        for row in told:
            parts = {"all": ("clinical", "non_clinical"), "medical": ()}.get(row["ladder"], (row["ladder"],))
            steps = tier.values() if row["step"] == "total" else [row["step"]]
            whose = (row["organisation"], row["wres_year"], "representation")
            cells = [
                self._cell.get((*whose, part, step, row["group"], "count", edition)) for part in parts for step in steps
            ]
            if cells and None not in cells and row["headcount"] is not None:
                self._equal(cells, row["headcount"])

    def _members(self, row, homes, edition):
        """Trusts that an area's value is of: all with a return if it says so many, else those with nothing hidden."""
        area, code = row["level"], row["organisation"]
        inside = [
            one for one, home in homes.items()
            if area == "england" or (home[area] == code and not (area == "icb" and home["trust_type"] == "ambulance"))
        ]  # fmt: skip
        having = [
            one for one in inside if self._pair(row, one, "bme", edition) and self._pair(row, one, "white", edition)
        ]
        if len(having) == row["units_with"]:
            return having
        return [one for one in having if self._is_shown(row, one, edition)]

    def _is_shown(self, row, code, edition):
        pairs = [self._pair(row, code, group, edition) for group in ("bme", "white")]
        return all(cell in self.known for upper, lower in pairs for cell in (*upper, *lower))

    def _pair(self, row, code, group, edition):
        """The cells that make numerator and denominator of a group's share; None where there are none."""
        find = lambda *what: self._cell.get((code, row["wres_year"], row["indicator"], row["part"], *what, edition))  # noqa: E731
        if row["indicator"] == "representation":
            breakdown = row["breakdown"] or "all_grades"
            upper, lower = [find(breakdown, group, "count")], [find(breakdown, one, "count") for one in GROUPS]
        elif row["indicator"] == "board":
            upper, lower = [find(row["breakdown"], group, "n")], [find(row["breakdown"], "all", "n")]
        else:
            upper, lower = [find("", group, "n")], [find("", group, "d")]
        return None if None in upper + lower else (upper, lower)

    def _shares(self, row, codes, edition):
        for group in ("bme", "white"):
            pairs = [self._pair(row, code, group, edition) for code in codes]
            if row[group] is None or not row[f"{group}_base"] or None in pairs or not pairs:
                continue
            base = row[f"{group}_base"]
            self._equal([cell for upper, _ in pairs for cell in upper], row[group] * base / 100)
            self._equal([cell for _, lower in pairs for cell in lower], base)

    # What follows

    def _sum(self, total, parts):
        if total is not None and parts and None not in parts:
            self.equations.append(({total: -1.0, **dict.fromkeys(parts, 1.0)}, 0.0, 0.0))

    def _at_most(self, part, whole):
        if part is not None and whole is not None:
            self.equations.append(({part: -1.0, whole: 1.0}, 0.0, math.inf))

    def _equal(self, cells, value):
        self.equations.append((dict.fromkeys(cells, 1.0), value - DIGITS, value + DIGITS))

    def ranges(self):
        """The lowest and highest possible value of every hidden count."""
        found = {}
        for cells, equations in self._components():
            place = {cell: number for number, cell in enumerate(cells)}
            matrix = np.zeros((len(equations), len(cells)))
            low, high = np.zeros(len(equations)), np.zeros(len(equations))
            for number, (weights, least, most) in enumerate(equations):
                fixed = sum(weight * self.known[cell] for cell, weight in weights.items() if cell in self.known)
                low[number], high[number] = least - fixed, most - fixed
                for cell, weight in weights.items():
                    if cell in place:
                        matrix[number, place[cell]] = weight
            rules = [LinearConstraint(matrix, low, high)] if equations else []
            for cell in cells:
                ends = []
                for sign in (1, -1):
                    aim = np.zeros(len(cells))
                    aim[place[cell]] = sign
                    solved = milp(aim, constraints=rules, integrality=np.ones(len(cells)), bounds=Bounds(0, MANY))
                    assert solved.success, (cell, solved.message)
                    ends.append(round(sign * solved.fun))
                found[cell] = tuple(ends)
        return found

    def _components(self):
        leader = {cell: cell for cell in self.hidden if cell not in self.known}

        def top(cell):
            while leader[cell] != cell:
                leader[cell] = leader[leader[cell]]
                cell = leader[cell]
            return cell

        for weights, _, _ in self.equations:
            unknown = [cell for cell in weights if cell in leader]
            for cell in unknown[1:]:
                leader[top(cell)] = top(unknown[0])
        cells, equations = defaultdict(list), defaultdict(list)
        for cell in leader:
            cells[top(cell)].append(cell)
        for equation in self.equations:
            unknown = [cell for cell in equation[0] if cell in leader]
            if unknown:
                equations[top(unknown[0])].append(equation)
        return [(members, equations[head]) for head, members in cells.items()]

    def given_away(self):
        """Hidden counts with too few possible values.

        Of a part of a board it is the number of members that is hidden; how many of them are of a group can be no more
        than the whole board has, which is shown, and may be one or none for that reason alone.
        """
        lowest = {
            cell: (low, high) for cell, (low, high) in self.ranges().items()
            if not (cell[2] == "board" and cell[4] and cell[5] != "all")
        }  # fmt: skip
        known = [cell for cell in self.hidden if cell in self.known]  # worked out in one place though hidden in another
        return sorted([cell for cell, (low, high) in lowest.items() if high - low + 1 < SURE] + known)
