"""What a page says around its exhibits, read from the page itself: so a document cannot say anything else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from types import ModuleType
from typing import Any
from urllib.parse import parse_qsl

from atlas.reader import Atlas
from atlas.web.remembered import once_a_version
from atlas.web.views import View

_BLOCKS = ("P", "Li", "Div")


@dataclass(frozen=True)
class PageWords:
    """The question, the finding by paragraphs, coverage, source, and what the page can't tell."""

    title: str
    finding: tuple[str, ...]
    coverage: str
    source: str
    limits: tuple[str, ...]


def words_of(atlas: Atlas, view: View) -> PageWords:
    """What is said around the exhibits of a view, with the figures of ``atlas``."""
    return _said(atlas, (view.page, view.address))


@once_a_version(256)
def _said(atlas: Atlas, shown: tuple[ModuleType, str]) -> PageWords:
    """Read once for all files of a page: to make the page takes many times as long as to write one."""
    page, address = shown
    path, _, query = address.partition("?")
    code = {"code": path.rpartition("/")[2]} if "<code>" in page.PATH else {}
    return page_words(page.layout(atlas)(**dict(parse_qsl(query)), **code))


def page_words(page: Any) -> PageWords:
    """Read them from a page's components. A page with several exhibits has those of the first."""
    found: dict[str, Any] = {}
    limits: list[str] = []
    for node in nodes(page):
        role = getattr(node, "data-role", None)
        if role is not None:
            found.setdefault(role, node)
        if "limits" in str(getattr(node, "className", "") or "").split():
            limits += [text(item) for item in nodes(node) if type(item).__name__ == "Li"]
    return PageWords(
        text(found.get("title")),
        tuple(_paragraphs(found.get("finding"))),
        text(found.get("coverage")),
        text(found.get("source")),
        tuple(limit for limit in limits if "/data#report-an-error" not in limit and not _is_report(limit)),
    )


def text(node: Any) -> str:
    """The words of a component and all within it."""
    if node is None or isinstance(node, bool):
        return ""
    if isinstance(node, (str, int, float)):
        return str(node)
    if isinstance(node, (list, tuple)):
        return "".join(map(text, node))
    return text(_children(node))


def nodes(node: Any) -> Iterator[Any]:
    """A component, or what it is as a dictionary, and all within it that is no bare text, in order."""
    if isinstance(node, (list, tuple)):
        for one in node:
            yield from nodes(one)
    elif node is not None and not isinstance(node, (str, int, float, bool)):
        yield node
        yield from nodes(_children(node))


def _is_report(limit: str) -> bool:
    return "Report an error" in limit or "Report it" in limit


def _paragraphs(node: Any) -> Iterator[str]:
    children = _children(node) if node is not None else None
    parts = children if isinstance(children, (list, tuple)) else [children]
    if any(type(part).__name__ in _BLOCKS for part in parts):
        yield from (said for part in parts if (said := text(part)))
    elif said := text(node):
        yield said


def _children(node: Any) -> Any:
    if isinstance(node, dict):
        return node.get("props", {}).get("children")
    return getattr(node, "children", None)
