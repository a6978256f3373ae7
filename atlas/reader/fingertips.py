"""Measures as the layout of Fingertips needs them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from atlas import queries
from atlas.queries import Row
from atlas.reader.asking import Asking


class Fingertips(Asking):
    """What a file in the Fingertips layout is made from."""

    def fingertips(self, indicators: Sequence[str] = (), organisations: Sequence[str] = ()) -> Iterator[Row]:
        """One row per organisation, indicator, part, breakdown, period and series, the best series of each first.

        Without ``indicators`` or ``organisations``, of all. The rows come some at a time, all of one build: the whole
        of a large warehouse would not fit a web process.
        """
        chosen = {"indicators": list(indicators), "organisations": list(organisations)}
        return queries.stream(self._warehouse.cursor_of_its_own(), "fingertips", **chosen)
