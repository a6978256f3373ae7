"""The mark as a badge: an SVG that says all that it must on its own, and the same as data."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

Row = Mapping[str, Any]

WIDTH, HEIGHT = 320, 115  # the height without a name; each of its lines adds to it
_LINE_HEIGHT = 17
_COLOURS = {"gold": "#6B6100", "silver": "#57606A", "bronze": "#7A4A21"}
_INK, _SOFT, _LINE = "#1B1F24", "#57606A", "#DEDAD1"
_FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif"
_LONGEST, _LONGEST_SMALL = 38, 46  # characters of a name and of the statement on one line


def svg(row: Row, words: str, disclaimer: str, working: str, watermark: str = "") -> str:
    """The badge of one mark (``name``, ``mark``, ``wres_year``, ``version``).

    ``words`` is its text alternative, ``working`` the address that it links to, ``watermark`` a word across it for what
    is invented ('' for none).
    """
    mark, words = str(row["mark"]), _said(words, watermark)
    colour = _COLOURS.get(mark, _SOFT)
    dash = ' stroke-dasharray="4 3"' if mark not in _COLOURS else ""
    filled = mark in _COLOURS
    chip = f'fill="{colour if filled else "#FFFFFF"}" stroke="{colour}" stroke-width="1.5"{dash}'
    lines = _wrapped(str(row["name"]))
    year = f"WRES {row['wres_year']} · method {row['version']}"
    below = _LINE_HEIGHT * len(lines)
    height = HEIGHT + below
    name = "".join(
        f'<text x="16" y="{48 + _LINE_HEIGHT * number}" font-size="14" fill="{_INK}">{escape(line)}</text>'
        for number, line in enumerate(lines)
    )
    statement = "".join(
        f'<text x="16" y="{below + 88 + 15 * number}" font-size="11" fill="{_INK}">{escape(line)}</text>'
        for number, line in enumerate(_wrapped(disclaimer, _LONGEST_SMALL))
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" viewBox="0 0 {WIDTH} {height}" '
        f'role="img" aria-labelledby="title desc" font-family="{_FONT}">'
        f'<title id="title">{escape(str(row["name"]))}: {escape(words)}</title>'
        f'<desc id="desc">{escape(words)} The working: {escape(working)}</desc>'
        f'<a href="{escape(working)}" target="_top">'
        f'<rect x="0.75" y="0.75" width="{WIDTH - 1.5}" height="{height - 1.5}" rx="8" fill="#FFFFFF" '
        f'stroke="{_LINE}" stroke-width="1.5"/>'
        f'<text x="16" y="27" font-size="15" font-weight="650" fill="{_INK}">Race equality mark</text>{name}'
        f'<rect x="16" y="{below + 42}" width="112" height="26" rx="13" {chip}/>'
        f'<text x="72" y="{below + 60}" font-size="14" font-weight="600" text-anchor="middle" '
        f'fill="{"#FFFFFF" if filled else _INK}">{escape(mark)}</text>'
        f'<text x="140" y="{below + 53}" font-size="12" fill="{_SOFT}">{year}</text>'
        f'<text x="140" y="{below + 68}" font-size="12" fill="{_SOFT}" text-decoration="underline">the working</text>'
        f"{statement}"
        f"{_across(watermark, height)}</a></svg>"
    )


def data(row: Row, words: str, disclaimer: str, working: str, data_version: str, watermark: str = "") -> dict[str, Any]:
    """The same as plain values for JSON."""
    return {
        "organisation": row["organisation"],
        "name": row["name"],
        "mark": row["mark"],
        "wres_year": row["wres_year"],
        "method_version": row["version"],
        "since": row["since"],
        "valid_to": row["valid_to"],
        "criteria_checked": row["checked"],
        "criteria": row["criteria"],
        "text": _said(words, watermark),
        "statement": disclaimer,
        "working": working,
        "data_version": data_version,
        "invented": bool(watermark),
    }


def _wrapped(name: str, longest: int = _LONGEST) -> list[str]:
    """The words on as many lines as they need."""
    lines = [""]
    for word in name.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > longest:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def _said(words: str, watermark: str) -> str:
    """The words for those who do not see the watermark."""
    return f"{watermark.capitalize()}, of no real employer. {words}" if watermark else words


def _across(watermark: str, height: float) -> str:
    if not watermark:
        return ""
    return (
        f'<g transform="rotate(-18 {WIDTH / 2} {height / 2})" fill="#B4002D" fill-opacity="0.32" font-weight="800">'
        f'<text x="{WIDTH / 2}" y="{height / 2 + 12}" font-size="38" text-anchor="middle" letter-spacing="3">'
        f"{escape(watermark.upper())}</text></g>"
    )
