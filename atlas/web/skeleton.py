"""The ids of every page that callbacks read or write, without their content.

Dash sends the layouts of all pages with each document, so that the browser can tell a misspelt id from one that is on
another page. Only ids and component types are needed for that; whole pages would be a hundred kilobytes.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from typing import Any

from dash import html
from dash.development.base_component import Component


_WRITTEN = re.compile(r"([^.]+)\.[^.]+")  # one output, "id.property"; several stand between "..", parted by "..."


def of(layout: Any, used: Container[str]) -> Component:
    """A flat layout with one empty component for each whose id is in ``used``."""
    return html.Div([one for one in _with_ids(layout) if one["props"]["id"] in used])


def used_ids(dependencies: Sequence[Mapping[str, Any]]) -> set[str]:
    """The ids in what Dash tells a browser of the callbacks: each has ``inputs``, ``state`` and ``output``."""
    read = {one["id"] for callback in dependencies for one in (*callback["inputs"], *callback["state"])}
    outputs = (part for callback in dependencies for part in callback["output"].strip(".").split("..."))
    return read | {found[1] for output in outputs if (found := _WRITTEN.fullmatch(output))}


def _with_ids(node: Any) -> Iterator[Any]:
    if isinstance(node, (list, tuple)):
        for child in node:
            yield from _with_ids(child)
        return
    if isinstance(node, Component):
        node = node.to_plotly_json()
    if not isinstance(node, dict) or "props" not in node:
        return
    props = node["props"]
    if "id" in props:
        yield {"type": node["type"], "namespace": node["namespace"], "props": {"id": props["id"]}}
    yield from _with_ids(props.get("children"))
