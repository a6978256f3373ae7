"""The counts of a return as cells of the disclosure control, and how they add up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Set
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from atlas.measures import disclosure
from atlas.measures.count_relations import Sum
from atlas.measures.disclosure import Cell, Relation
from atlas.warehouse import tiers

Row = Mapping[str, Any]
ALL_GRADES, CONSULTANT, SENIOR_MANAGER = "all_grades", "consultant", "senior_medical_manager"
GROUPS, TOTAL = ("white", "bme", "unknown"), "all"
COUNT, NUMERATOR, DENOMINATOR = "count", "numerator", "denominator"
REPRESENTATION, BOARD, WHOLE = "representation", "board", "whole"
STAFF_GROUPS = ("clinical", "non_clinical", "medical")
COUNTED_STAFF = ("disciplinary", "training")
TWO_YEARS = "two_years"  # the breakdown of indicator 3 in editions that counted two years together
_HALVES = (("voting", "non_voting"), ("executive", "non_executive"))


class Quantity(NamedTuple):
    """What is counted in one organisation and year; ``side`` says whether it is a count by itself or part of a rate."""

    indicator: str
    part: str
    breakdown: str
    group: str
    side: str


@dataclass
class Sums:
    """A system under construction: ``cells`` by quantity (or a name for what only follows), and their relations."""

    cells: dict[Hashable, Cell] = field(default_factory=dict)
    relations: list[Relation] = field(default_factory=list)

    def add(self, total: Hashable, parts: Iterable[Hashable]) -> None:
        """The parts that are held make the total, if it is held."""
        held = [part for part in parts if part in self.cells]
        if total in self.cells and held:
            self.relations.append(Sum(total, tuple(held)))

    def add_other(self, other: Sums, shown: Set[Quantity]) -> set[Hashable]:
        """Add the counts of another table where they differ from these, and all its sums; keys of those it shows.

        A count that is the same in both is taken to be one: nobody can do worse than guess so.
        """
        named: dict[Hashable, Hashable] = {}
        added: set[Hashable] = set()
        for key, cell in other.cells.items():
            same = key in self.cells and self.cells[key].value == cell.value
            named[key] = key if same else (key, "elsewhere", cell.value)
            if not same:
                self.cells[named[key]] = replace(cell, figure=None, base=None, never_shown=True)
                if key in shown:
                    added.add(named[key])
        for relation in other.relations:
            if isinstance(relation, Sum) and any(named[key] != key for key in relation.members):
                self.relations.append(
                    Sum(named.get(relation.total, relation.total), tuple(named[part] for part in relation.parts))
                )
        return added

    def holds(self, relation: Relation) -> bool:
        """Whether the counts obey it; those of two tables may differ."""
        return relation.holds(lambda key: self.cells[key].value)

    def remainder(self, total: Hashable, part: Hashable, name: str, threshold: int = 1) -> None:
        """A total less a part of it, which nobody counted but everybody can work out."""
        rest, number = (part, name), self.cells[total].value - self.cells[part].value
        self.cells[rest] = Cell(None, number, threshold, never_shown=True)
        self.relations.append(Sum(total, (part, rest)))


def quantities(row: Row) -> dict[Quantity, int | None]:
    """The counts that one figure tells, None where it hides them; of a board's line also how many it has."""
    what = (row["indicator"], row["part"], row["breakdown"])
    if row["statistic"] == "count":
        return {Quantity(*what, row["group"], COUNT): row["value"]}
    if row["indicator"] == BOARD:
        return {
            Quantity(*what, row["group"], NUMERATOR): row["numerator"],
            Quantity(*what, TOTAL, NUMERATOR): row["denominator"],
        }
    return {Quantity(*what, row["group"], side): row[side] for side in (NUMERATOR, DENOMINATOR)}


def figure_of(quantity: Quantity) -> Hashable:
    """What is shown or hidden with it. A board's line goes as one: each of its shares tells the line's total."""
    return (BOARD, quantity.breakdown) if quantity.indicator == BOARD else quantity


def system(counts: Mapping[Quantity, int], surveyed: set[str]) -> Sums:
    """The cells and relations of one organisation's counts of one year; ``surveyed`` are indicators of the survey."""
    found = Sums({quantity: _cell(quantity, counts, surveyed) for quantity in counts})
    _workforce(found)
    _answers(found, counts)
    _board(found, counts)
    found.relations = [relation for relation in found.relations if found.holds(relation)]
    return found


def _cell(quantity: Quantity, counts: Mapping[Quantity, int], surveyed: set[str]) -> Cell:
    figure, value = figure_of(quantity), counts[quantity]
    if quantity.indicator == BOARD:
        # Board members are known by name, so it is the number of members that decides, not how many are of a group.
        if quantity.group != TOTAL:
            return Cell(figure, value)
        return Cell(figure, value, disclosure.PART_OF_BOARD if quantity.breakdown else disclosure.HEADLINE)
    if quantity.side == COUNT:
        return Cell(figure, value, disclosure.HEADLINE)
    base = quantity._replace(side=DENOMINATOR)
    if quantity.side == DENOMINATOR:
        # How many staff there are is no secret unless they are few; that a survey hides a group is.
        few = disclosure.RESPONDENTS if quantity.indicator in surveyed else disclosure.HEADLINE
        return Cell(figure, value, few if quantity.indicator in surveyed or value < few else 1)
    if quantity.indicator in surveyed:
        return Cell(figure, value, disclosure.RESPONDENTS if counts[base] < disclosure.RESPONDENTS else 1, base)
    return Cell(figure, value, disclosure.HEADLINE, base)


def _workforce(found: Sums) -> None:
    """Bands make a tier, tiers a staff group, those the whole, and the whole is the staff of indicators 3 and 4."""
    columns: dict[tuple[str, str], list[Quantity]] = defaultdict(list)
    steps: dict[Quantity, list[Quantity]] = defaultdict(list)
    for quantity in [one for one in found.cells if isinstance(one, Quantity) and one.indicator == REPRESENTATION]:
        tier = quantity._replace(breakdown=tiers.OF_BAND.get(quantity.breakdown, ""))
        if tier in found.cells:
            steps[tier].append(quantity)
        elif quantity.breakdown not in ("", ALL_GRADES, SENIOR_MANAGER):
            columns[quantity.part, quantity.group].append(quantity)
    for tier, bands in steps.items():
        found.add(tier, bands)
    for group in GROUPS:
        totals = {
            part: Quantity(REPRESENTATION, part, ALL_GRADES, group, COUNT) for part in (*STAFF_GROUPS, WHOLE)
        }  # fmt: skip
        for part in STAFF_GROUPS:
            found.add(totals[part], columns[part, group])
        # Older returns have bands without the split of staff groups, and doctors beside them.
        unsplit = columns[WHOLE, group]
        groups = [totals[part] for part in STAFF_GROUPS]
        found.add(totals[WHOLE], [*unsplit, totals["medical"]] if unsplit else groups)
        counted = (Quantity(one, WHOLE, over, group, DENOMINATOR) for one in COUNTED_STAFF for over in ("", TWO_YEARS))
        _same([totals[WHOLE], *counted], found)
        consultants, seniors = (
            Quantity(REPRESENTATION, "medical", breakdown, group, COUNT) for breakdown in (CONSULTANT, SENIOR_MANAGER)
        )
        if {consultants, seniors} <= found.cells.keys():
            found.remainder(consultants, seniors, "other consultants", disclosure.HEADLINE)


def _same(quantities: list[Quantity], found: Sums) -> None:
    """Staff counted in several places are one number wherever the numbers agree."""
    held = [one for one in quantities if one in found.cells]
    for position, one in enumerate(held):
        for other in held[position + 1 :]:
            if found.cells[one].value == found.cells[other].value:
                found.relations.append(Sum(one, (other,)))


def _answers(found: Sums, counts: Mapping[Quantity, int]) -> None:
    """The groups of indicators 2 to 8 make the total where one is given; nobody is counted who is not in the base."""
    for quantity in counts:
        if quantity.side == DENOMINATOR:
            numerator = quantity._replace(side=NUMERATOR)
            if numerator in counts:
                found.remainder(quantity, numerator, "the others")
        if quantity.side != COUNT and quantity.group == TOTAL and quantity.indicator != BOARD:
            _groups(quantity, found, counts)


def _groups(total: Quantity, found: Sums, counts: Mapping[Quantity, int]) -> None:
    parts: list[Any] = [total._replace(group=group) for group in GROUPS if total._replace(group=group) in counts]
    if not parts:
        return
    if len(parts) < len(GROUPS):
        rest = (total, "the other groups")
        number = counts[total] - sum(counts[part] for part in parts)
        found.cells[rest] = Cell(None, number, found.cells[total].threshold, never_shown=True)
        parts.append(rest)
    found.relations.append(Sum(total, tuple(parts)))


def _board(found: Sums, counts: Mapping[Quantity, int]) -> None:
    whole = Quantity(BOARD, WHOLE, "", TOTAL, NUMERATOR)
    lines = sorted({quantity.breakdown for quantity in counts if quantity.indicator == BOARD})
    for line in lines:
        total = whole._replace(breakdown=line)
        found.add(total, [total._replace(group=group) for group in GROUPS])
    if "" not in lines:
        return
    for halves in _HALVES:
        held = [line for line in halves if line in lines]
        for group in (*GROUPS, TOTAL):
            total, parts = whole._replace(group=group), [whole._replace(breakdown=line, group=group) for line in held]
            if not {total, *parts} <= counts.keys():
                continue
            if len(held) == 1:
                few = disclosure.PART_OF_BOARD if group == TOTAL else 1
                found.remainder(total, parts[0], "the rest of the board", few)
            else:
                found.add(total, parts)
