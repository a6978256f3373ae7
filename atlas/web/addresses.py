"""Addresses put together, and which page one is of: a page's own path, or one that fits its template."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from types import ModuleType
from urllib.parse import urlencode

from atlas.reader import Atlas

# The page that offers every form of the view that its query string calls ``of``.
FORMS = "/reuse"


def with_query(path: str, query: str | Mapping[str, object] | Sequence[tuple[str, str]]) -> str:
    """``path`` with what is asked, as a query string or as names and values; ``path`` alone where nothing is."""
    text = query if isinstance(query, str) else urlencode(query, safe=",")
    return f"{path}?{text}" if text else path


def export_file(view: str, form: str, query: str) -> str:
    """Where the file of a view is, by the view's name, the file's ending and the query string of the choice."""
    return with_query(f"/export/{view}.{form}", query)


def forms_of(view: str, query: str) -> str:
    """Where every other form of a view is offered."""
    return with_query(FORMS, "&".join(filter(None, (f"of={view}", query))))


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


def meant(pages: Sequence[ModuleType], path: str) -> ModuleType | None:
    """The page that an address is meant for, whether or not the page knows what is named in it."""
    exact = (page for page in pages if path == page.PATH)
    return next(exact, None) or next((page for page in pages if _pattern(page.PATH).fullmatch(path)), None)


@lru_cache(maxsize=64)
def _pattern(template: str) -> re.Pattern[str]:
    """A path with names in angle brackets as an expression with groups of those names."""
    return re.compile(re.sub(r"<(\w+)>", r"(?P<\1>[^/]+)", template))
