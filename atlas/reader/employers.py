"""Questions of one employer's page, and of several side by side."""

from __future__ import annotations

from collections.abc import Sequence

from atlas.reader.asking import Asking, Rows


class Employers(Asking):
    """What is known of an organisation, and who is like it."""

    def scorecard(self, organisations: Sequence[str]) -> Rows:
        """One row per organisation, in the order asked, and indicator of the standard or part of one that is held."""
        return self._ask("scorecard", organisations=list(organisations))

    def peer_values(self, levels: Sequence[str], years: Sequence[int]) -> Rows:
        """One row per organisation of these levels, indicator or part, and year: gap and all-staff rate."""
        name = f"peer_values {sorted(levels)} {sorted(years)}"
        rows: Rows = self._of_version(
            name, lambda: self._ask("peer_values", levels=sorted(levels), years=sorted(years))
        )
        return rows

    def peer_traits(self) -> Rows:
        """One row per trust or reporting unit of the newest survey: type, size, ethnic mix."""
        rows: Rows = self._of_version("peer_traits", lambda: self._ask("peer_traits"))
        return rows

    def printed_figures(self, organisation: str) -> Rows:
        """One row per figure that the organisation, or the press about it, printed itself, newest first."""
        return self._ask("printed_figures", organisation=organisation)

    def lineage_of(self, organisation: str) -> Rows:
        """One row per body before or after this one, in order of time."""
        return self._ask("lineage_of", organisation=organisation)

    def heirs(self, code: str) -> Rows:
        """One row per present body that does now what this closed one did, in order of time: code and name."""
        after = [row for row in self.lineage_of(code) if row["side"] == "after" and row["has_page"]]
        return list({row["code"]: {"code": row["code"], "name": row["name"]} for row in after}.values())

    def respondents_of(self, organisation: str) -> Rows:
        """One row per survey year and group: who answered, newest first."""
        return self._ask("respondents_of", organisation=organisation)

    def names_of(self, organisation: str) -> Rows:
        """One row per former name, newest first."""
        return self._ask("names_of", organisation=organisation)

    def with_predecessors(self, organisation: str, indicator: str, part: str) -> Rows:
        """One row per period in which a trust's counts and those of its predecessors could be summed, oldest first."""
        return self._ask("with_predecessors", organisation=organisation, indicator=indicator, part=part)
