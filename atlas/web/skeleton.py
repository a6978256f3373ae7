"""The ids of every page that callbacks read or write, without their content.

Dash sends the layouts of all pages with each document, so that the browser can tell a misspelt id from one that is on
another page. Only ids and component types are needed for that; whole pages would be a hundred kilobytes. To know them
every page must be laid out once, which takes a second and tens of megabytes, so they are kept in a
file named after the code and the data that they come from.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Container, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import orjson
from dash import html
from dash.development.base_component import Component

from atlas.config import Settings
from atlas.web import static_files

_WRITTEN = re.compile(r"([^.]+)\.[^.]+")  # one output, "id.property"; several stand between "..", parted by "..."


def of(layout: Any, used: Container[str]) -> Component:
    """A flat layout with one empty component for each whose id is in ``used``."""
    return html.Div([one for one in _with_ids(layout) if one["props"]["id"] in used])


def held(settings: Settings, version: str) -> Any:
    """What was kept of this code and this version of the data, or None."""
    file = _file(settings, version)
    return orjson.loads(file.read_bytes()) if file.is_file() else None


def keep(settings: Settings, version: str, skeleton: Component) -> None:
    """Keep a skeleton in the place of older ones; the file appears whole or not at all."""
    file = _file(settings, version)
    unfinished = file.with_suffix(".unfinished")
    unfinished.write_bytes(orjson.dumps(skeleton.to_plotly_json(), default=Component.to_plotly_json))
    for older in file.parent.glob("skeleton-*.json"):
        older.unlink(missing_ok=True)
    unfinished.replace(file)


def _file(settings: Settings, version: str) -> Path:
    return static_files.folder(settings) / f"skeleton-{_digest_of_code()}-{version}.json"


@cache
def _digest_of_code() -> str:
    digest = hashlib.blake2b(digest_size=6)
    for path in sorted(Path(__file__).parents[1].rglob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()


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
