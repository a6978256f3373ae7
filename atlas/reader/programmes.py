"""Questions about networks, mentoring, programmes, charters and awards."""

from __future__ import annotations

import hashlib

from atlas.measures import network_maturity
from atlas.reader.asking import Asking, Rows

EXPERTS = "wres-experts"  # their scheme in a register


class Programmes(Asking):
    """What organisations and the press printed of them, and what is known of national programmes."""

    def programmes(self, organisation: str = "") -> Rows:
        """One row per programme: of an organisation and of those that became part of it, or of all."""
        if organisation:
            return self._ask("programmes", organisation=organisation)
        rows: Rows = self._of_version("programmes", lambda: self._ask("programmes", organisation=""))
        return rows

    def programmes_national(self) -> Rows:
        """One row per national or regional programme."""
        return self._ask("programmes_national")

    def programme_context(self) -> Rows:
        """One row per published share of BME staff in England, of all staff and of very senior managers."""
        return self._ask("programme_context")

    def network_checklist(self) -> Rows:
        """One row per item of good practice: of how many networks about race a page says that it is there, or not.

        ``ids`` are those networks by what is said of them: ``yes``, ``no`` and ``unknown``.
        """
        networks = [row for row in self.programmes() if row["kind"] == "network" and row["about"] == "race"]
        facts = [row["facts"] for row in networks]
        found = []
        for item in self._ask("network_checklist"):
            places = dict(zip(("yes", "no", "unknown"), network_maturity.tally(item["item"], facts), strict=True))
            ids = {said: [networks[place]["lineage"] for place in those] for said, those in places.items()}
            counts = {said: len(those) for said, those in places.items()}
            found.append(item | counts | {"ids": ids, "lineage": f"checklist-{item['item']}"})
        return found

    def wres_experts(self) -> Rows:
        """One row per region, year and cohort of WRES Experts of a register: organisations, and people where known."""
        groups: dict[tuple[str, str, str], Rows] = {}
        for row in self.programmes():
            if row["scheme"] == EXPERTS:
                groups.setdefault((row["region_name"] or "", row["year"], row["cohort"]), []).append(row)
        found = []
        for (region, year, cohort), own in sorted(groups.items()):
            numbers = [row["participants"] for row in own]
            key = hashlib.sha256(chr(31).join((region, year, cohort)).encode()).hexdigest()[:12]
            found.append({
                "region": region, "year": year, "cohort": cohort, "lineage": f"experts-{key}",
                "organisations": len({row["organisation"] for row in own}),
                "people": None if None in numbers else sum(numbers), "ids": [row["lineage"] for row in own],
            })  # fmt: skip
        return found

    def risk_assessments_2020(self) -> Rows:
        """One row per figure printed about risk assessments in 2020."""
        return self._ask("risk_assessments_2020")

    def leadership_counts(self) -> Rows:
        """One row per printed count of chairs, chief executives or board members."""
        return self._ask("leadership_counts")
