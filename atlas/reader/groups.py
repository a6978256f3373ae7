"""Questions about the specific ethnic groups."""

from __future__ import annotations

from atlas.reader.asking import Asking, Rows


class Groups(Asking):
    """What each of the ethnic groups says; the nation's unless an organisation is named."""

    def group_choices(self, organisation: str = "") -> Rows:
        """One row per indicator and part with rates by specific ethnic group: of how many groups."""
        return self._ask("group_choices", organisation=organisation or self.nation.code)

    def group_rates(self, indicator: str, part: str, organisation: str = "") -> Rows:
        """One row per ethnic group, newest period: the specific groups as the census lists them, then the summaries."""
        return self._ask("group_rates", organisation=organisation or self.nation.code, indicator=indicator, part=part)
