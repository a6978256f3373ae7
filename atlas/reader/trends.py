"""Questions of the trends."""

from __future__ import annotations

from collections.abc import Sequence

from atlas.reader.asking import Asking, Rows


class Trends(Asking):
    """What changed from year to year."""

    def trend_holdings(self, organisations: Sequence[str]) -> Rows:
        """What is held for a line of each organisation."""
        return self._ask("trend_holdings", organisations=list(organisations))

    def trend_parts(self, indicator: str, organisations: Sequence[str]) -> Rows:
        """One row per part and breakdown of an indicator that has a figure for any of the organisations."""
        return self._ask("trend_parts", indicator=indicator, organisations=list(organisations))

    def trend_points(self, indicator: str, part: str, breakdown: str, organisations: Sequence[str]) -> Rows:
        """One row per organisation, series, period and group, in order of time."""
        return self._ask(
            "trend_points", indicator=indicator, part=part, breakdown=breakdown, organisations=list(organisations)
        )

    def trend_changes(self, indicator: str, part: str, organisations: Sequence[str]) -> Rows:
        """One row per organisation, group, series and unbroken span: the change and its interval."""
        return self._ask("trend_changes", indicator=indicator, part=part, organisations=list(organisations))

    def trend_breaks(
        self, indicator: str, part: str, year_kind: str, organisations: Sequence[str], series: Sequence[str]
    ) -> Rows:
        """One row per break or remark that concerns these lines."""
        concerned = {"organisations": list(organisations), "series": list(series)}
        return self._ask("trend_breaks", indicator=indicator, part=part, year_kind=year_kind, **concerned)
