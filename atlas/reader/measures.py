"""Questions about the figures of one place."""

from __future__ import annotations

from atlas.reader.asking import Asking, Rows


class Measures(Asking):
    """What is known of one organisation."""

    def england_tiles(self) -> Rows:
        """One row per indicator of the standard, England: newest figure, and the one before on an unbroken series."""
        return self._ask("england_tiles")

    def measures_of(self, organisation: str) -> Rows:
        """One row per indicator, part, breakdown, period and series of one organisation."""
        return self._ask("measures_of", organisation=organisation)
