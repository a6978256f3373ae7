"""Parameters of the API: read strictly. What is not understood is an error that says what was expected."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from atlas.errors import AtlasError

MAX_CODES = 50


class BadParameter(AtlasError):
    """A parameter that the API refuses; ``name`` is the parameter's."""

    def __init__(self, name: str, sentence: str) -> None:
        super().__init__(sentence)
        self.name = name


@dataclass(frozen=True)
class Parameter:
    """One query parameter: its name, what it does, and the JSON Schema that its text must fit.

    ``schema`` uses type (string, integer, boolean, array of strings), enum, pattern, format ``date``, minimum, maximum
    and default. The default is what the query file takes for "no filter".
    """

    name: str
    text: str
    schema: Mapping[str, Any]

    def read(self, given: str) -> Any:
        """The value of a parameter as given in an address. Raises BadParameter."""
        kind = self.schema["type"]
        if kind == "integer":
            return self._whole_number(given)
        if kind == "boolean":
            if given not in ("true", "false"):
                raise self._refused(given, "true or false")
            return given == "true"
        if kind == "array":
            return self._list(given)
        return self._text(given, self.schema)

    def _whole_number(self, given: str) -> int:
        low, high = self.schema["minimum"], self.schema["maximum"]
        if not re.fullmatch(r"-?[0-9]{1,12}", given) or not low <= int(given) <= high:
            raise self._refused(given, f"a whole number from {low:,} to {high:,}")
        return int(given)

    def _list(self, given: str) -> list[str]:
        most = self.schema["maxItems"]
        items = given.split(",")
        if len(items) > most:
            raise BadParameter(self.name, f"{self.name} holds {len(items)} codes; at most {most} are taken at once.")
        return [self._text(item, self.schema["items"]) for item in items]

    def _text(self, given: str, schema: Mapping[str, Any]) -> str:
        if "enum" in schema and given not in schema["enum"]:
            raise self._refused(given, "one of " + ", ".join(word for word in schema["enum"] if word))
        if schema.get("format") == "date":
            try:
                if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", given):
                    raise ValueError(given)
                dt.date.fromisoformat(given)
            except ValueError:
                raise self._refused(given, "a date such as 2024-12-31") from None
        if "pattern" in schema and not re.fullmatch(schema["pattern"], given):
            raise self._refused(given, f"text that fits {schema['pattern']}")
        return given

    def _refused(self, given: str, expected: str) -> BadParameter:
        return BadParameter(self.name, f"{self.name} is “{given[:40]}”; expected {expected}.")


def read(declared: Sequence[Parameter], given: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    """The values of all declared parameters, defaults where nothing is given.

    Raises BadParameter at the first that is unknown, given twice or wrong.
    """
    known = {parameter.name: parameter for parameter in declared}
    values = {parameter.name: parameter.schema.get("default") for parameter in declared}
    for name, texts in given.items():
        if name not in known:
            raise BadParameter(name, f"“{name[:40]}” is no parameter of this address; it knows {', '.join(known)}.")
        if len(texts) != 1:
            raise BadParameter(name, f"{name} is given {len(texts)} times; give it once.")
        values[name] = known[name].read(texts[0])
    return values
