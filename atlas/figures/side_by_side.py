"""Employers under each question: BME and White staff on one line with their intervals, as a plain Plotly dict."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import Any

from atlas.figures import theme

_ROW, _HEAD, _LINE, _FOOT = 62, 16, 18, 72
_NARROWEST = 40  # letters of a title that a phone has room for


@dataclass(frozen=True)
class Value:
    """A group's value with its interval, per cent; None where there is none."""

    value: float
    low: float | None
    high: float | None


@dataclass(frozen=True)
class Entry:
    """One employer under a question. ``words`` stand under its name, above its line, and say all that the marks do."""

    name: str
    words: str
    bme: Value | None
    white: Value | None
    everyone: Value | None
    estimated: bool


@dataclass(frozen=True)
class Block:
    """A question and its employers, in the reader's order."""

    title: str
    entries: Sequence[Entry]


def height(blocks: Sequence[Block]) -> int:
    """Pixels that the figure needs."""
    return _FOOT + sum(_head(block) + _ROW * len(block.entries) for block in blocks)


def side_by_side(blocks: Sequence[Block]) -> dict[str, Any]:
    """The figure; every line is named on the figure itself, so that a saved image can be read alone."""
    if not blocks:
        return theme.empty("Choose two to five employers.")
    room = height(blocks) - _FOOT
    notes: list[dict[str, Any]] = []
    placed: list[tuple[float, Entry]] = []
    down = 0.0
    for block in blocks:
        title = "<br>".join(f"<b>{line}</b>" for line in _lines_of(block.title))
        notes.append(_note(title, room - down - _head(block) / 2, 14, theme.INK))
        down += _head(block)
        for entry in block.entries:
            notes.append(_note(entry.name, room - down - 10, 12.5, theme.INK))
            notes.append(_note(entry.words, room - down - 26, 12, theme.SOFT))
            placed.append((room - down - 46, entry))
            down += _ROW
    highest = max([value.high or value.value for _, entry in placed for value in _values(entry)], default=100.0)
    top = -(-highest // 10) * 10
    layout = theme.layout(
        margin={"l": 4, "r": 12, "t": 4, "b": _FOOT - 4},
        meta={"image_height": height(blocks)},
        showlegend=True,
        legend={"orientation": "h", "x": 0, "y": 0, "yanchor": "top", "yref": "paper", "font": {"size": 12}},
        xaxis=theme.axis(range=[-1.5, top * 1.01], ticksuffix=" %", tick0=0, dtick=20 if top > 40 else 10),
        yaxis={"visible": False, "range": [0, room], "fixedrange": True},
        annotations=notes,
    )
    layout["legend"]["y"] = -26 / room
    return {"data": list(_traces(placed)), "layout": layout}


def _lines_of(title: str) -> list[str]:
    return wrap(title, _NARROWEST)


def _head(block: Block) -> int:
    return _HEAD + _LINE * len(_lines_of(block.title))


def _values(entry: Entry) -> Iterator[Value]:
    for value in (entry.bme, entry.white, entry.everyone):
        if value is not None:
            yield value


def _traces(placed: Sequence[tuple[float, Entry]]) -> Iterator[dict[str, Any]]:
    joined = [(y, entry.bme, entry.white) for y, entry in placed if entry.bme and entry.white]
    if joined:
        yield _lines([(bme.value, white.value, y) for y, bme, white in joined], "#B9BCC0", 2, "solid")
    names = {"white": "White staff", "bme": "BME staff", "all": "All staff, for want of rates by group"}
    for group, shift in (("white", -5), ("bme", 5), ("all", 0)):
        found = [(y, entry, _of(entry, group)) for y, entry in placed]
        marks = [(y, entry, value) for y, entry, value in found if value is not None]
        for estimated in (False, True):
            ends = [
                (value.low, value.high, y + shift)
                for y, entry, value in marks
                if value.low is not None and value.high is not None and entry.estimated is estimated
            ]
            if ends:
                yield _lines(ends, theme.COLOUR[group], 1.8, "dot" if estimated else "solid")
        if marks:
            yield {
                "type": "scatter", "mode": "markers", "name": names[group],
                "x": [value.value for _, _, value in marks], "y": [y for y, _, _ in marks],
                "text": [_hover(names[group], value) for _, _, value in marks],
                "hovertemplate": "%{text}<extra></extra>", "cliponaxis": False,
                "marker": {"symbol": theme.MARKER[group], "size": 11, "color": theme.COLOUR[group]},
            }  # fmt: skip


def _of(entry: Entry, group: str) -> Value | None:
    return {"bme": entry.bme, "white": entry.white, "all": entry.everyone}[group]


def _lines(ends: Sequence[tuple[float, float, float]], colour: str, width: float, dash: str) -> dict[str, Any]:
    return {
        "type": "scatter", "mode": "lines", "hoverinfo": "skip", "showlegend": False,
        "x": [x for low, high, _ in ends for x in (low, high, None)],
        "y": [y for _, _, height_ in ends for y in (height_, height_, None)],
        "line": {"color": colour, "width": width, "dash": dash},
    }  # fmt: skip


def _hover(name: str, value: Value) -> str:
    between = "" if value.low is None else f" (95 % interval {value.low:.1f} to {value.high:.1f})"
    return f"{name.partition(',')[0]}: {value.value:.1f} %{between}"


def _note(text: str, y: float, size: float, colour: str) -> dict[str, Any]:
    return {
        "text": text, "xref": "paper", "x": 0, "xanchor": "left", "yref": "y", "y": y, "yanchor": "middle",
        "showarrow": False, "align": "left", "font": {"size": size, "color": colour},
    }  # fmt: skip
