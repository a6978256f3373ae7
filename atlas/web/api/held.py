"""What parameters of the API can be asked for: the keys that are held, and the codes that organisations have."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from atlas.web.api.parameters import Parameter

Words = Mapping[str, Sequence[str]]
_CODES = ("area_codes", "ancestor_code")


def declared(parameters: Sequence[Parameter], words: Words) -> list[Parameter]:
    """The parameters, each that takes a key with those that there are: any other is refused.

    ``words`` is what ``Atlas.held_words`` gives; a parameter of which nothing is held stays as it is.
    """
    return [_one_of(parameter, words.get(parameter.name, ())) for parameter in parameters]


def unknown_code(values: Mapping[str, Any], words: Words) -> tuple[str, str]:
    """The first parameter that names an organisation there is not, and the code; two empty texts where none does."""
    known = frozenset(words["organisation"])
    for name in _CODES:
        given = values.get(name) or []
        for code in [given] if isinstance(given, str) else given:
            if code not in known:
                return name, code
    return "", ""


def _one_of(parameter: Parameter, held: Sequence[str]) -> Parameter:
    if not held:
        return parameter
    schema = {name: value for name, value in parameter.schema.items() if name != "pattern"}
    return replace(parameter, schema=schema | {"enum": list(held)})
