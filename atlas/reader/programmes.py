"""Questions about networks, mentoring, programmes, charters and awards."""

from __future__ import annotations

from atlas.reader.asking import Asking, Rows


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
        """One row per item of good practice of a staff network."""
        return self._ask("network_checklist")

    def risk_assessments_2020(self) -> Rows:
        """One row per figure printed about risk assessments in 2020."""
        return self._ask("risk_assessments_2020")

    def leadership_counts(self) -> Rows:
        """One row per printed count of chairs, chief executives or board members."""
        return self._ask("leadership_counts")
