"""The ids of every page, without their content.

Dash sends the layouts of all pages with each document, so that the browser can tell a misspelt id from one that is on
another page. Only ids and component types are needed for that; whole pages would be a hundred kilobytes.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dash import html
from dash.development.base_component import Component


def of(layout: Any) -> Component:
    """A flat layout with one empty component for each that has an id."""
    return html.Div(list(_with_ids(layout)))


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
