"""Questions of career progression."""

from __future__ import annotations

from collections.abc import Sequence

from atlas.reader.asking import Asking, Rows


class Progression(Asking):
    """Who holds which band, and who believes promotion is fair; the nation's unless an organisation is named."""

    def progression_organisations(self) -> Rows:
        """One row per organisation with a ladder, the nation first."""
        return self._ask("progression_organisations")

    def progression_dates(self, organisation: str = "") -> Rows:
        """One row per date on which a ladder is held, newest first."""
        return self._ask("progression_dates", organisation=organisation or self.nation.code)

    def progression_ladder(
        self, date: str, group: str = "bme", base: str = "known", fewest: int = 100, organisation: str = ""
    ) -> Rows:
        """One row per ladder and band on one date for one ethnic group, on the chosen base.

        ``drawn`` is false where fewer than ``fewest`` people make the base, ``hidden`` true where a count is too small
        to publish; ``falls`` where the share is lower than in the band below by more than chance could make.
        """
        return self._ask(
            "progression_ladder",
            organisation=organisation or self.nation.code,
            date=date,
            group=group,
            base=base,
            fewest=fewest,
        )

    def progression_bands(
        self,
        ladders: Sequence[str],
        bands: Sequence[str],
        group: str = "bme",
        base: str = "known",
        fewest: int = 100,
        organisation: str = "",
    ) -> Rows:
        """One row per ladder, band and date for one ethnic group, in order of time; ``drawn`` as in the ladder."""
        return self._ask(
            "progression_bands",
            organisation=organisation or self.nation.code,
            group=group,
            base=base,
            ladders=list(ladders),
            bands=list(bands),
            fewest=fewest,
        )

    def progression_steps(self, organisation: str = "") -> Rows:
        """One row per date, ladder, ethnic group and step: the Race Disparity Ratio with its interval."""
        return self._ask("progression_steps", organisation=organisation or self.nation.code)

    def progression_parity(self, organisation: str = "") -> Rows:
        """One row per date and yardstick: staff needed for parity in band 8a and above, newest first."""
        return self._ask("progression_parity", organisation=organisation or self.nation.code)

    def fair_progression_by_trust(self, region: str = "") -> Rows:
        """One row per trust with BME and White rates of indicator 7 in the newest survey, widest gap first."""
        return self._ask("fair_progression_by_trust", region=region)

    def fair_progression_coverage(self, region: str = "") -> Rows:
        """One row per trust type: units with BME and White rates of indicator 7, and all that were surveyed."""
        return self._ask("fair_progression_coverage", region=region)
