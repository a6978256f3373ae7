"""What every family of questions stands on: an open warehouse, asked by the name of a question."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from atlas import queries
from atlas.config import Settings, load
from atlas.queries import Row
from atlas.warehouse.connection import Version, Warehouse

Rows = list[Row]


@dataclass(frozen=True)
class Nation:
    """The whole that a warehouse is about: the one organisation of level ``england``."""

    code: str
    name: str


class Asking:
    """An opened warehouse. Safe to share between threads; one built anew is used from the next question on."""

    def __init__(self, where: Path | str | Settings | None = None) -> None:
        """Open a warehouse by path, or the one that the settings (default: the environment's) name.

        Raises WarehouseError when there is none or the file is not a warehouse.
        """
        self.settings = where if isinstance(where, Settings) else load()
        self._today = Warehouse(Path(where) if isinstance(where, Path | str) else self.settings.served_warehouse)
        self._remembered: dict[tuple[Path, str], tuple[Version, Any]] = {}

    @property
    def version(self) -> str:
        """Equal answers, equal version: the data's, joined by the digest of unpublished returns where there are any."""
        return str(self._of_version("version", self._answers_version))

    @property
    def data_version(self) -> str:
        """The digest of the inputs from which the warehouse was built: equal data, equal version."""
        return str(self._of_version("data_version", self._data_version))

    @property
    def method_version(self) -> str:
        """The version of the methods by which measures, intervals and verdicts were computed."""
        return str(self._of_version("method_version", self._method_version))

    @property
    def nation(self) -> Nation:
        """England, or the invented nation of a specimen. Raises LookupError when the warehouse has none."""
        found: Nation = self._of_version("nation", self._nation)
        return found

    @property
    def _warehouse(self) -> Warehouse:
        """The one that is asked."""
        return self._today

    @property
    def specimen(self) -> str:
        """What must be said wherever anything of an invented service is shown or handed out; '' in a real atlas."""
        return str(self._of_version("specimen", self._specimen))

    def _ask(self, question: str, **parameters: Any) -> Rows:
        return queries.run(self._warehouse.cursor(), question, **parameters)

    def _of_version(self, name: str, make: Any) -> Any:
        """What ``make`` returns, made once for each build of the warehouse."""
        version = self._warehouse.version
        key = (self._warehouse.path, name)
        held = self._remembered.get(key)
        if held is None or held[0] != version:
            held = self._remembered[key] = (version, make())
        return held[1]

    def _forget(self, path: Path) -> None:
        """Let go of what was remembered of a warehouse that is asked no more."""
        for key in [key for key in list(self._remembered) if key[0] == path]:
            self._remembered.pop(key, None)

    def _nation(self) -> Nation:
        for row in self._ask("organisations"):
            if row["level"] == "england":
                return Nation(row["code"], row["name"])
        raise LookupError("the warehouse has no organisation of level england")

    def _answers_version(self) -> str:
        facts = self._facts()
        return "+".join(filter(None, (facts["data_version"], facts.get("overlay_version"))))

    def _data_version(self) -> str:
        return self._facts()["data_version"]

    def _method_version(self) -> str:
        return self._facts()["method_version"]

    def _facts(self) -> dict[str, str]:
        return {row["key"]: str(row["value"]) for row in self._ask("meta")}

    def _specimen(self) -> str:
        return next((str(row["value"]) for row in self._ask("meta") if row["key"] == "specimen"), "")
