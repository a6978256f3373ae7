"""The charts of a page with what belongs to each, read from the page itself: so that neither can differ."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from dash.development.base_component import Component

from atlas.web.markup import markup
from atlas.web.page_words import nodes, text

Node = dict[str, Any]
_BUTTON = re.compile(r"<button\b([^>]*)>(.*?)</button>", re.DOTALL)
_LINK = re.compile(r' href="/(?!/)')


@dataclass(frozen=True)
class Exhibit:
    """One chart: Plotly's dictionary and the height in pixels it is drawn at, its words, and its tables as HTML."""

    key: str
    title: str
    part: str
    finding: str
    caption: str
    coverage: str
    source: str
    figure: dict[str, Any]
    height: int
    legends: tuple[str, ...]
    tables: tuple[str, ...]


def of(page: Component) -> list[Exhibit]:
    """Every chart in sight of a page, in order."""
    whole = _plain(page)
    return [_exhibit(whole, path) for path in _charts(whole, ())]


def words(node: Any) -> str:
    """The text of an element, without its markup."""
    return " ".join(text(node).split())


def outward(html: str, host: str) -> str:
    """The same with its addresses in full, for links are followed out of a frame on somebody else's page."""
    return _LINK.sub(f' href="{host}/', html)


def _exhibit(whole: Node, path: Sequence[Node]) -> Exhibit:
    graph = path[-1]
    props = graph["props"]
    ids = {one["props"].get("id") for one in path} - {None}
    # The buttons that save a chart name the words that are saved with it; without them they are the page's own.
    button: Node = next((one["props"] for one in nodes(whole) if one["props"].get("data-figure") in ids), {})
    section = next((one for one in reversed(path) if one["type"] in ("Section", "Details")), None)
    heading = next((one for one in nodes(section) if one["type"] in ("H2", "Summary")), None)
    around = next((one for one in reversed(path) if any(map(_is_table, nodes(one)))), None)
    inside = list(nodes(around)) if around else []
    frame = next(one for one in reversed(path) if one["type"] == "Figure")

    def told(role: str) -> str:
        named = button.get(f"data-{role}-from")
        if named:
            return words(next((one for one in nodes(whole) if one["props"].get("id") == named), ""))
        return words(next((one for one in nodes(whole) if one["props"].get("data-role") == role), ""))

    return Exhibit(
        key=str(props["id"]),
        title=words(next((one for one in nodes(whole) if one["type"] == "H1"), "")),
        part=str(button.get("data-title") or words(heading or "")),
        finding=told("finding"),
        caption=words(next((one for one in nodes(frame) if _is_caption(one)), "")),
        coverage=told("coverage"),
        source=told("source"),
        figure=props["figure"],
        height=int(str(props["style"]["height"]).removesuffix("px")),
        legends=tuple(_still(markup(one)) for one in inside if _classes(one) & {"legend", "scale"}),
        tables=tuple(_still(_table(one)) for one in inside if _is_table(one)),
    )


def _plain(node: Any) -> Any:
    """The tree as plain dictionaries, without what is hidden."""
    if isinstance(node, Component):
        node = node.to_plotly_json()
    if isinstance(node, list | tuple):
        return [made for child in node if (made := _plain(child)) is not None]
    if not isinstance(node, dict):
        return node
    props = node["props"]
    if props.get("hidden"):
        return None
    kind = "A" if node["namespace"] == "dash_core_components" and node["type"] == "Link" else node["type"]
    children = props.get("children")
    made = {key: value for key, value in props.items() if key != "children"}
    if children is not None:
        made["children"] = _plain(children)
    return {"type": kind, "namespace": node["namespace"], "props": made}


def _charts(node: Any, above: tuple[Node, ...]) -> Iterator[tuple[Node, ...]]:
    """The way down to each chart."""
    if not isinstance(node, dict):
        return
    path = (*above, node)
    if node["type"] == "Graph":
        yield path
    children = node["props"].get("children")
    for child in children if isinstance(children, list) else [children]:
        yield from _charts(child, path)


def _classes(node: Node) -> set[str]:
    return set(str(node["props"].get("className", "")).split())


def _is_caption(node: Node) -> bool:
    return bool(node["type"] == "Figcaption" and node["props"].get("data-role") != "instruction")


def _is_table(node: Node) -> bool:
    return "data-markup" in node["props"] or "table-wrap" in _classes(node)


def _table(node: Node) -> str:
    return str(node["props"].get("data-markup") or markup(node))


def _still(html: str) -> str:
    """Markup in which nothing waits to be pressed."""

    def worded(found: re.Match[str]) -> str:
        return "" if "compare-switch" in found[1] else f"<span>{found[2]}</span>"

    return _BUTTON.sub(worded, html)
