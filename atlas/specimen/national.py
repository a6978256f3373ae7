"""The invented nation's own publication: every trust's counts added up, year by year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from atlas.sources import wres_return
from atlas.sources import wres_return_layout as layout
from atlas.sources.organisations import Organisation
from atlas.sources.tidy import Figure
from atlas.sources.wres_return_cells import Entry
from atlas.sources.wres_return_layout import Line
from atlas.specimen.counts import Counts, Return

SOURCE = "specimen-national"


class Totals:
    """Counts and bases of all trusts together, by year, line and group."""

    def __init__(self) -> None:
        self._sums: dict[int, dict[tuple[Line, str], list[int]]] = defaultdict(lambda: defaultdict(lambda: [0, 0]))

    def add(self, returns: Iterable[Return]) -> None:
        """Count these returns in."""
        for one in returns:
            sums = self._sums[one.year]
            for key, (numerator, base) in one.counts.items():
                held = sums[key]
                held[0] += numerator
                held[1] += base or 0

    def figures(self, year: int, nation: Organisation) -> Iterator[Figure]:
        """The tidy figures of the nation in one year, in the order of the return."""
        sums = self._sums[year]
        counts: Counts = {
            (line, group): (sums[line, group][0], sums[line, group][1] if line.has_base else None)
            for line in layout.lines()
            for group in (*layout.GROUPS, layout.TOTAL_GROUP)
            if (line, group) in sums
        }
        cells = {
            (line, group): Entry(nation.code, year, line, group, numerator, base, "", row, "numerator", "denominator")
            for row, ((line, group), (numerator, base)) in enumerate(counts.items(), start=2)
        }
        yield from wres_return.figures_of(SOURCE, nation, year, f"national-{year}.csv", cells)
