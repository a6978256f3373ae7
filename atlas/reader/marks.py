"""Questions of the race equality mark."""

from __future__ import annotations

from atlas.queries import Row
from atlas.reader.asking import Asking, Rows


class Marks(Asking):
    """What the published figures support."""

    def marks(self) -> Rows:
        """One row per trust in the newest year of the newest version: mark, criteria checked, how they stand."""
        rows: Rows = self._of_version("marks", lambda: self._ask("marks"))
        return rows

    def mark(self, code: str) -> Row | None:
        """The newest mark of a trust; None where it has none, not even "not assessed"."""
        return next(iter(self.mark_years(code)), None)

    def mark_years(self, code: str) -> Rows:
        """One row per version and WRES year of one trust, newest first."""
        return self._ask("mark_years", code=code)

    def mark_criteria(self, code: str, year: int, version: int) -> Rows:
        """One row per criterion: figure, intervals, limits, state, reason and what would change it."""
        return self._ask("mark_criteria", code=code, year=year, version=version)

    def mark_rules(self, code: str, year: int, version: int) -> Rows:
        """One row per rule of eligibility and of the levels."""
        return self._ask("mark_rules", code=code, year=year, version=version)

    def mark_sensitivity(self, code: str, version: int) -> Rows:
        """One row per threshold tried a step aside, and per year left out."""
        return self._ask("mark_sensitivity", code=code, version=version)

    def mark_methods(self) -> Rows:
        """One row per version and threshold, newest version first."""
        return self._ask("mark_methods")

    def mark_history(self) -> Rows:
        """One row per version, WRES year and mark: how many trusts."""
        return self._ask("mark_history")

    def mark_awards(self) -> Rows:
        """One row per mark held, by version and year."""
        return self._ask("mark_awards")

    def mark_standing(self) -> Rows:
        """One row per criterion: how many trusts stand how."""
        return self._ask("mark_standing")
