"""Questions about the specific ethnic groups."""

from __future__ import annotations

from atlas.reader.asking import Asking, Rows


class Groups(Asking):
    """What each of the ethnic groups says."""

    def group_choices(self, organisation: str = "ENG") -> Rows:
        """One row per indicator and part with rates by specific ethnic group: of how many groups."""
        return self._ask("group_choices", organisation=organisation)

    def group_rates(self, indicator: str, part: str, organisation: str = "ENG") -> Rows:
        """One row per ethnic group, newest period: the specific groups as the census lists them, then the summaries."""
        return self._ask("group_rates", organisation=organisation, indicator=indicator, part=part)
