"""Whole documents without Dash: for frames on other people's pages, and for answers that stand alone."""

from __future__ import annotations

from collections.abc import Sequence
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


def stamped(assets: Path, *names: str) -> list[str]:
    """The addresses of assets, each with the time at which it was last changed: so they may be kept for a year."""
    return [f"/assets/{name}?m={(assets / name).stat().st_mtime}" for name in names]
