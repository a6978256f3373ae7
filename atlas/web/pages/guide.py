"""The guide for Python and R: its text with code that is run in the tests, each block with what it prints."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import dash
from dash import html
from dash.development.base_component import Component
from flask import has_request_context, request

from atlas.reader import Atlas
from atlas.selection import Selection
from atlas.web import parts

PATH, TITLE, NAV = "/guide", "From Python and R", ""
DEFAULTS = Selection()
FILE = "guide.md"
# Where the guide finds a running atlas; on its page that is wherever the reader is.
USUAL_HOST = "http://127.0.0.1:8050"
_LANGUAGES = {"python": "Python", "r": "R"}


@dataclass(frozen=True)
class Block:
    """A piece of the guide: ``kind`` is title, heading, words, python, r or text (what the code before it prints)."""

    kind: str
    text: str


def blocks(text: str) -> Iterator[Block]:
    """The pieces of the guide in order: headings, paragraphs and fenced code are all that it has."""
    for place, piece in enumerate(text.split("```")):
        if place % 2:
            language, _, code = piece.partition("\n")
            yield Block(language, code)
            continue
        for words in filter(None, map(str.strip, re.split(r"\n\s*\n", piece))):
            mark, _, rest = words.partition(" ")
            kind = {"#": "title", "##": "heading"}.get(mark, "words")
            yield Block(kind, words if kind == "words" else rest)


def layout(atlas: Atlas) -> Callable[..., Component]:
    """The same for every address."""
    text = (atlas.settings.assets / FILE).read_text(encoding="utf-8")

    def build(**_: str) -> Component:
        host = request.url_root.rstrip("/") if has_request_context() else USUAL_HOST
        found = list(blocks(text.replace(USUAL_HOST, host)))
        title = next(block.text for block in found if block.kind == "title")
        shown = [_shown(block, place) for place, block in enumerate(found) if block.kind != "title"]
        return parts.page(
            title,
            html.Div(shown, className="prose-wide stack guide"),
            html.P(html.A("This guide as a file (Markdown)", href=f"/assets/{FILE}", download="")),
        )

    return build


def _shown(block: Block, place: int) -> Any:
    if block.kind == "heading":
        return html.H2(block.text, id=re.sub(r"\W+", "-", block.text.lower()))
    if block.kind == "words":
        pieces = re.split(r"`([^`]+)`", " ".join(block.text.split()))
        return html.P([html.Code(piece) if odd % 2 else piece for odd, piece in enumerate(pieces)])
    if block.kind == "text":
        # Its columns stay under each other, so that on a phone it is scrolled, by keyboard too.
        return html.Pre(html.Samp(block.text), className="code printed", tabIndex=0)
    name = f"guide-{place}"
    language = _LANGUAGES[block.kind]
    return html.Div(
        [
            html.Pre(html.Code(block.text, id=name), className="code"),
            html.Button(
                f"Copy {language}",
                type="button",
                className="button",
                **{"data-action": "copy", "data-copies": name, "aria-label": f"Copy {language}, block {place}"},
            ),
        ],
        className="code-form",
    )


def register(app: dash.Dash, atlas: Atlas) -> None:
    """Nothing on this page changes."""
