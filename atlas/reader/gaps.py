"""Questions of who stands out."""

from __future__ import annotations

from atlas.reader.asking import Asking, Rows


class Gaps(Asking):
    """Where each trust stands among all."""

    def gaps_choices(self) -> Rows:
        """One row per indicator, part and year in which trusts are held against each other."""
        return self._ask("gaps_choices")

    def gaps_standing(self, indicator: str, part: str, year: int) -> Rows:
        """One row per trust: ratio, place, funnel limits, shrunken ratio and verdict; largest ratio first."""
        return self._ask("gaps_standing", indicator=indicator, part=part, year=year)
