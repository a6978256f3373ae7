"""Which page an address is of: a page's own path, or one that fits its template."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from types import ModuleType

from atlas.reader import Atlas


def page_at(atlas: Atlas, pages: Sequence[ModuleType], path: str) -> tuple[ModuleType, dict[str, str]] | None:
    """The page at ``path`` and what the path says beside its name, such as a code; None where there is no such page."""
    for page in pages:
        if path == page.PATH:
            return page, {}
    for page in pages:
        match = _pattern(page.PATH).fullmatch(path) if "<" in page.PATH else None
        if match and page.known(atlas, **match.groupdict()):
            return page, match.groupdict()
    return None


@lru_cache(maxsize=64)
def _pattern(template: str) -> re.Pattern[str]:
    """A path with names in angle brackets as an expression with groups of those names."""
    return re.compile(re.sub(r"<(\w+)>", r"(?P<\1>[^/]+)", template))
