"""Markup: big tables, which as a thousand Dash components take a browser a minute to update, and data for scripts."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

import orjson
from dash import html
from dash.development.base_component import Component

from atlas.web.tables import Node

# Element attributes that Dash spells otherwise than HTML does.
_ATTRIBUTES = {
    "className": "class",
    "tabIndex": "tabindex",
    "htmlFor": "for",
    "colSpan": "colspan",
    "rowSpan": "rowspan",
}


def markup(content: Node | str | float) -> str:
    """The element tree as HTML. Every text and attribute is escaped, so that no name can become an element."""
    if not isinstance(content, Mapping):
        return escape(str(content))
    tag = str(content["type"]).lower()
    props: Mapping[str, Any] = content["props"]
    attributes = "".join(_attribute(name, value) for name, value in props.items() if name != "children")
    children = props.get("children")
    inner = children if isinstance(children, list) else [] if children is None else [children]
    return f"<{tag}{attributes}>{''.join(markup(child) for child in inner)}</{tag}>"


def inserted(component_id: str, content: Node, class_name: str = "") -> Component:
    """A place that the script of the page fills with ``content``; a callback sets its ``data-markup``."""
    attributes: dict[str, Any] = {"data-markup": markup(content)}
    return html.Div(id=component_id, className=class_name, **attributes)


def data_script(kind: str, value: Any, component_id: str = "") -> str:
    """``value`` as JSON in a script element of a media type: no part of it can end the element that it is in."""
    named = f' id="{escape(component_id)}"' if component_id else ""
    # To whoever reads the JSON, the escape is the same letter.
    text = orjson.dumps(value).decode().replace("<", "\\u003c")
    return f'<script type="{escape(kind)}"{named}>{text}</script>'


def _attribute(name: str, value: Any) -> str:
    if value is None or value is False:
        return ""
    if isinstance(value, Mapping):
        value = ";".join(f"{key}:{part}" for key, part in value.items())
    return f' {_ATTRIBUTES.get(name, name)}="{escape(str(value))}"'
