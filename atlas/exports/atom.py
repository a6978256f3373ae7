"""A feed that readers subscribe to: Atom, RFC 4287."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree import ElementTree as ET

MEDIA_TYPE = "application/atom+xml"
_NAMESPACE = "http://www.w3.org/2005/Atom"
_AUTHOR = "Opportunity Atlas"
# The year of a ``tag:`` address says since when its names mean what they do (RFC 4151): it never changes.
_SINCE = "2026"


@dataclass(frozen=True)
class Entry:
    """One piece of news. ``name`` tells it from all others of the same host, for good; ``updated`` is RFC 3339."""

    name: str
    title: str
    updated: str
    address: str
    summary: str


def feed(host: str, name: str, title: str, own: str, page: str, updated: str, entries: Sequence[Entry]) -> bytes:
    """The document. ``host`` is the domain its names belong to; ``own`` and ``page`` are its address and its page's."""
    root = ET.Element("feed", {"xmlns": _NAMESPACE, "xml:lang": "en-GB"})
    _text(root, "id", tag(host, name))
    _text(root, "title", title)
    _text(root, "updated", updated)
    _text(ET.SubElement(root, "author"), "name", _AUTHOR)
    ET.SubElement(root, "link", {"rel": "self", "type": MEDIA_TYPE, "href": own})
    ET.SubElement(root, "link", {"rel": "alternate", "type": "text/html", "href": page})
    for one in entries:
        entry = ET.SubElement(root, "entry")
        _text(entry, "id", tag(host, one.name))
        _text(entry, "title", one.title)
        _text(entry, "updated", one.updated)
        ET.SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": one.address})
        _text(entry, "summary", one.summary)
    whole: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return whole


def tag(host: str, name: str) -> str:
    """A name that stays the same wherever what it names is moved."""
    return f"tag:{host},{_SINCE}:{name}"


def _text(parent: ET.Element, name: str, words: str) -> None:
    ET.SubElement(parent, name).text = words
