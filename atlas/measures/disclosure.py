"""Disclosure control: which counts of people stay hidden, so that nobody can be recognised in a small number.

First every count from 1 to under its threshold is hidden; nought may be shown. Then further counts are hidden until
none can be worked out: whoever knows every shown count, every sum and every rate or ratio that was printed elsewhere
must be left with at least ``FEWEST_POSSIBLE`` possible values for every hidden count. Nothing shown may tell a count
that is too small from one hidden for its sake.

Bounds are propagated through the relations until they settle, which is exact where the sums form a tree, as bands,
staff groups and the whole workforce do. Only counts that hang together with a hidden one are looked at, so the work
grows with what is hidden and not with what is held.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from atlas.measures import exact_bounds
from atlas.measures.count_relations import UNBOUNDED, Bounds, Printed, Range, Sum, narrow

# Counts below these are hidden: people in a headline count (staff, disciplinary cases, the whole board), people in a
# part of a board, and people who answered a survey question.
HEADLINE = 5
PART_OF_BOARD = 10
RESPONDENTS = 11

FEWEST_POSSIBLE = 3

Relation = Sum | Printed


@dataclass(frozen=True)
class Cell:
    """A count of people. ``figure`` is what is shown or hidden as one, such as a whole line of a board.

    ``threshold`` is the count from which it may be shown; 1 for a count that is never too small by itself and that may
    be worked out when it is hidden along with another. ``base`` is the figure of the number that it is counted out of:
    hidden, it hides this count as well. A count that is ``never_shown`` is in no table and only follows from others.
    """

    figure: Hashable
    value: int
    threshold: int = 1
    base: Hashable = None
    never_shown: bool = False

    @property
    def is_small(self) -> bool:
        """Whether the count must be hidden for its own sake."""
        return 0 < self.value < self.threshold

    @property
    def needs_doubt(self) -> bool:
        """Whether it must not be worked out when it is hidden."""
        return self.is_small or (self.threshold > 1 and not self.never_shown)


def protect(
    cells: Mapping[Hashable, Cell],
    relations: Sequence[Relation],
    *,
    known: Collection[Hashable] = frozenset(),
    hidden: Iterable[Hashable] = (),
    in_rings: bool = False,
) -> set[Hashable]:
    """Which figures to hide. Every key in ``relations`` that is not a plain number must be a key of ``cells``.

    ``known`` are keys that readers know whatever is hidden here, ``hidden`` figures that are hidden whatever they hold.
    Sums that share several of their parts, as those of two tables of the same people do, are ``in_rings``.
    """
    system = _System(cells, relations, known, in_rings=in_rings)
    for figure in hidden:
        system.hide(figure)
    for cell in cells.values():
        if cell.is_small and not cell.never_shown:
            system.hide(cell.figure)
    waiting = deque(key for key in cells if system.is_hidden(key) and cells[key].needs_doubt)
    checked: set[Hashable] = set()
    while waiting:
        start = waiting.popleft()
        while start not in checked:
            bounds = system.bounds_around(start)
            exposed = next((key for key in bounds if key not in checked and _is_exposed(cells[key], bounds[key])), None)
            if exposed is None:
                checked.update(bounds)  # hiding more can only widen what is possible
                continue
            chosen = system.next_to_hide(exposed)
            if chosen is None:
                checked.add(exposed)  # all that could be hidden is
            else:
                waiting.extend(system.hide(cells[chosen].figure))
    system.show_what_is_known_anyway()
    return system.hidden


def _is_exposed(cell: Cell, bounds: Range) -> bool:
    return cell.needs_doubt and bounds[1] - bounds[0] + 1 < FEWEST_POSSIBLE


class _System:
    """Counts, what relates them, and which figures are hidden so far."""

    def __init__(
        self,
        cells: Mapping[Hashable, Cell],
        relations: Sequence[Relation],
        known: Collection[Hashable],
        *,
        in_rings: bool = False,
    ) -> None:
        self._cells, self._known, self._in_rings = cells, known, in_rings
        self.hidden: set[Hashable] = set()
        self._within: dict[Hashable, list[Relation]] = defaultdict(list)
        self._hides: dict[Hashable, list[Hashable]] = defaultdict(list)
        for relation in relations:
            for key in relation.members:
                self._within[key].append(relation)
        for key, cell in cells.items():
            for figure in {cell.figure, cell.base} - {None}:
                self._hides[figure].append(key)

    def hide(self, figure: Hashable) -> list[Hashable]:
        """Hide a figure, and what is counted out of it; the counts that this hides."""
        before = [key for key in self._hides[figure] if not self.is_hidden(key)]
        self.hidden.add(figure)
        for key in before:
            self.hidden.add(self._cells[key].figure)
        return before

    def is_hidden(self, key: Hashable) -> bool:
        cell = self._cells[key]
        return key not in self._known and (cell.never_shown or cell.figure in self.hidden)

    def bounds_around(self, start: Hashable) -> Bounds:
        """Bounds of a hidden count and of all that hang together with it through relations of hidden counts."""
        bounds: Bounds = {start: UNBOUNDED}
        touched: dict[int, Relation] = {}
        border = [start]
        while border:
            for relation in self._within[border.pop()]:
                if id(relation) not in touched:
                    touched[id(relation)] = relation
                    reached = [key for key in relation.members if key not in bounds and self.is_hidden(key)]
                    bounds.update(dict.fromkeys(reached, UNBOUNDED))
                    border += reached
        changed = True
        while changed:
            changed = False
            for relation in touched.values():
                changed |= narrow(relation, self._value, bounds)
        if self._in_rings:
            sums = [relation for relation in touched.values() if isinstance(relation, Sum)]
            exact_bounds.tighten(sums, self._value, bounds, [key for key in bounds if self._cells[key].needs_doubt])
        return bounds

    def show_what_is_known_anyway(self) -> None:
        """Show again what was hidden on the way and follows from other numbers all the same."""
        for figure in list(self.hidden):
            counts = [key for key in self._hides[figure] if self._cells[key].figure == figure]
            if counts and not any(self._cells[key].needs_doubt for key in counts):
                ranges = [self.bounds_around(key)[key] for key in counts]
                if all(low == high for low, high in ranges):
                    self.hidden.remove(figure)

    def _can_be_hidden(self, key: Hashable) -> bool:
        """Whether a shown count would be in doubt if its figure were hidden."""
        figure = self._cells[key].figure
        self.hidden.add(figure)
        low, high = self.bounds_around(key)[key]
        self.hidden.remove(figure)
        return high - low + 1 >= FEWEST_POSSIBLE

    def _value(self, key: Hashable) -> int:
        return self._cells[key].value

    def next_to_hide(self, key: Hashable) -> Hashable | None:
        """The smallest shown count beside an exposed one, else beside the hidden ones it hangs together with.

        A part goes before a total, and some people before nobody; a count that could be worked out all the same, since
        it stands elsewhere too, goes last of all. None if there is nothing left to hide.
        """
        reached, border = {key}, [key]
        useless: Hashable | None = None
        while border:
            relations = [relation for member in border for relation in self._within[member]]
            choices = [
                (relation.is_total(member), self._value(member) == 0, self._value(member), position, member)
                for relation in relations
                for position, member in enumerate(relation.members)
                if not self.is_hidden(member) and member not in self._known
            ]
            for *_, member in sorted(choices, key=lambda choice: choice[:4]):
                if self._can_be_hidden(member):
                    return member
                useless = member if useless is None else useless
            neighbours = [member for relation in relations for member in relation.members]
            border = [
                member for member in dict.fromkeys(neighbours) if member not in reached and self.is_hidden(member)
            ]
            reached.update(border)
        return useless  # what tells it can be hidden next
