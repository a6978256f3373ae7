"""Whole documents without Dash: for frames on other people's pages, and for answers that stand alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path


def document(title: str, body: str, *, styles: Sequence[str], head: str = "", css: str = "bare") -> str:
    """A page of plain HTML. ``title`` is text; ``body`` and ``head`` are markup, already escaped."""
    links = "".join(f'<link rel="stylesheet" href="{escape(address)}">' for address in styles)
    return (
        '<!DOCTYPE html>\n<html lang="en-GB"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<title>{escape(title)}</title><link rel="icon" href="/assets/favicon.svg" type="image/svg+xml">{links}{head}'
        f'</head><body class="{escape(css)}">{body}</body></html>\n'
    )


@dataclass(frozen=True)
class Around:
    """What stands on every such page: names and addresses of the pages, what an invented service must say, assets."""

    navigation: Sequence[tuple[str, str]]
    specimen: str
    assets: Path


def framed(title: str, body: str, around: Around, head: str = "") -> str:
    """A page between the header and the notices that every page has; ``body`` and ``head`` are markup, escaped."""
    links = "".join(f'<li><a href="{escape(path)}">{escape(name)}</a></li>' for path, name in around.navigation)
    said = around.specimen
    whole = (
        '<a class="skip" href="#content">Skip to the content</a><header class="top"><div class="top-row">'
        f'<a class="brand" href="/">Opportunity Atlas</a><nav class="nav" aria-label="Pages"><ul>{links}</ul></nav>'
        "</div></header>"
        + (f'<aside class="banner specimen" aria-label="About this copy">{escape(said)}</aside>' if said else "")
        + f'<main class="main" id="content" tabindex="-1"><div class="page">{body}</div></main>'
        + ('<div class="watermark" aria-hidden="true"></div>' if said else "")
    )
    styles = stamped(around.assets, "atlas.css", "reuse.css", "specimen.css")
    return document(f"{title} · Opportunity Atlas", whole, styles=styles, head=head, css="document")


def stamped(assets: Path, *names: str) -> list[str]:
    """The addresses of assets, each with the time at which it was last changed: so they may be kept for a year."""
    return [f"/assets/{name}?m={(assets / name).stat().st_mtime}" for name in names]
