"""Questions of the map."""

from __future__ import annotations

from collections.abc import Sequence

from atlas.reader.asking import Asking, Rows


class Maps(Asking):
    """Where each measure stands."""

    def map_choices(self) -> Rows:
        """One row per indicator, part, level and year: how many places have each measure."""
        rows: Rows = self._of_version("map_choices", lambda: self._ask("map_choices"))
        return rows

    def map_places(self) -> Rows:
        """One row per region, ICB, trust and reporting unit: where it lies, when it was open, its tile, surveys."""
        rows: Rows = self._of_version("map_places", lambda: self._ask("map_places"))
        return rows

    def map_areas(self, indicator: str, part: str, levels: Sequence[str], years: Sequence[int]) -> Rows:
        """One row per place, year and series, the row that decides first: values, gap, verdict."""
        return self._ask("map_areas", indicator=indicator, part=part, levels=list(levels), years=list(years))

    def map_rates(self, indicator: str, part: str, year: int) -> Rows:
        """One row per type of trust: how many reporting units have BME and White rates that can be pooled."""
        return self._ask("map_rates", indicator=indicator, part=part, year=year)
