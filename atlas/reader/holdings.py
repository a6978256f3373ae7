"""Questions about what is held and how it is computed."""

from __future__ import annotations

import hashlib
from pathlib import Path

from atlas.queries import Row
from atlas.reader.asking import Asking, Rows
from atlas.sentences.holdings import holdings
from atlas.sentences.words import period


class Holdings(Asking):
    """Coverage, sources, downloads, methods."""

    def coverage(self) -> Rows:
        """One row per indicator, part, period, level and group for which anything is held, all sources together."""
        rows: Rows = self._of_version(
            "coverage", lambda: [row | {"period_text": period(row)} for row in self._ask("coverage")]
        )
        return rows

    def coverage_line(self, indicator: str, part: str, level: str, group: str, year: int) -> Row | None:
        """How many have a figure, of how many, and of which denominator; None where nothing was published that year."""
        rows = self._ask("coverage_line", indicator=indicator, part=part, level=level, group=group, year=year)
        return next(iter(rows), None)

    def coverage_sentence(self) -> str:
        """What is held, in words."""
        return holdings(next(iter(self._ask("coverage_sentence")), None))

    def sources(self) -> Rows:
        """One row per publication, held ones first."""
        return self._ask("sources")

    def breaks(self) -> Rows:
        """One row per break or remark."""
        return self._ask("breaks")

    def quarantine(self) -> Rows:
        """One row per row of a publication that was set aside, with the reason."""
        return self._ask("quarantine")

    def suppression(self) -> Rows:
        """One row per indicator that returns give: how many of their figures are hidden, and by which rule."""
        return self._ask("suppression")

    def tables(self) -> Rows:
        """One row per table: name, what a row is, number of rows."""
        return self._ask("tables")

    def data_dictionary(self) -> Rows:
        """One row per column of a table, in the order of the table: type, unit, meaning, key, what it refers to."""
        rows: Rows = self._of_version("data_dictionary", lambda: self._ask("data_dictionary"))
        return rows

    def download(self, table: str, ending: str) -> Path | None:
        """The file that holds a whole table, written with the warehouse; None unless ``ending`` is csv or parquet."""
        known = ending in ("csv", "parquet") and any(row["name"] == table for row in self.tables())
        path = self._today.path.parent / f"downloads-{self.data_version}" / f"{table}.{ending}"
        return path if known and path.is_file() else None

    def download_files(self) -> dict[str, tuple[int, str]]:
        """Size in bytes and SHA-256 of the CSV file of every table."""
        found: dict[str, tuple[int, str]] = self._of_version("download_files", self._download_files)
        return found

    def _download_files(self) -> dict[str, tuple[int, str]]:
        found = {}
        for row in self.tables():
            path = self.download(row["name"], "csv")
            if path is not None:
                with path.open("rb") as file:
                    found[row["name"]] = (path.stat().st_size, hashlib.file_digest(file, "sha256").hexdigest())
        return found

    def thresholds(self) -> Rows:
        """One row per threshold of the verdict and of pooling."""
        return self._ask("thresholds")

    def verdict_effects(self) -> Rows:
        """One row per pair of thresholds tried: how many verdicts of each kind."""
        return self._ask("verdict_effects")

    def worked_examples(self) -> Rows:
        """One row per worked example that the tests run."""
        return self._ask("worked_examples")

    def proof(self) -> Rows:
        """One row per number that simulation gives about intervals, verdicts and limits."""
        return self._ask("proof")

    def method_notes(self) -> Rows:
        """One row per paragraph or list item of the methods page."""
        return self._ask("method_notes")

    def glossary(self) -> Rows:
        """One row per term."""
        return self._ask("glossary")
