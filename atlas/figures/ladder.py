"""The career ladder on one date: a group's share of each band, and the representation index by band."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from atlas.figures import theme

Row = Mapping[str, Any]

_ROW, _TALL_ROW, _HEAD, _FOOT = 26, 33, 30, 38
_SHADE = "#F1E9E0"


def height(rungs: Sequence[Row]) -> int:
    """Pixels that a ladder needs: more for grades whose names run over two lines."""
    return len(rungs) * (_ROW if all(_short(row) for row in rungs) else _TALL_ROW) + _HEAD + _FOOT


def top(rows: Sequence[Row]) -> float:
    """Where the share axis ends, so that ladders side by side share one scale: a round number above all."""
    highest = max((row["high"] for row in rows if row["drawn"]), default=10.0)
    step = 10 if highest > 20 else 5 if highest > 5 else 1
    return float((int(highest / step) + 1) * step)


def ladder(rungs: Sequence[Row], whole: Row | None, end: float, whole_label: str) -> dict[str, Any]:
    """Bars from the lowest rung at the bottom to the highest, with interval, share and headcounts as text.

    ``rungs``: rows of the ladder question, lowest first. ``whole``: the row of all bands together, drawn as a dashed
    line. ``end``: end of the share axis in per cent. The two bands of the steepest step are shaded.
    """
    places = range(len(rungs))
    decimals = 1 if end > 2 else 2
    held = [(place, row) for place, row in enumerate(rungs) if row["drawn"]]
    bars = {
        "type": "bar",
        "orientation": "h",
        "x": [row["share"] for _, row in held],
        "y": [place for place, _ in held],
        "width": 0.62,
        "marker": {"color": theme.BME},
        "error_x": {
            "type": "data",
            "symmetric": False,
            "array": [row["high"] - row["share"] for _, row in held],
            "arrayminus": [row["share"] - row["low"] for _, row in held],
            "color": theme.INK,
            "thickness": 1.3,
            "width": 0,
        },
        "hoverinfo": "text",
        "hovertext": [
            f"{row['label']}: {row['share']:.{decimals}f} %, {row['headcount']:,} of {row['base']:,}"
            f"<br>95 % interval {row['low']:.{decimals}f} to {row['high']:.{decimals}f} %"
            for _, row in held
        ],
    }
    notes = [_note(place, row, decimals) for place, row in enumerate(rungs)]
    shapes = _shading(rungs)
    if whole is not None and whole["drawn"]:
        shapes.append(
            {"type": "line", "x0": whole["share"], "x1": whole["share"], "y0": -0.5, "y1": len(rungs) - 0.5,
             "line": {"color": theme.INK, "width": 1, "dash": "dash"}}
        )  # fmt: skip
        text = f"{whole_label} {whole['share']:.{decimals}f} %"
        notes.append([{"text": text, "x": whole["share"], "y": 1, "yref": "paper", "yanchor": "bottom",
                       "showarrow": False, "font": {"size": 12, "color": theme.INK}}])  # fmt: skip
    return {
        "data": [bars],
        "layout": theme.layout(
            margin={"l": 60 if all(_short(row) for row in rungs) else 88, "r": 154, "t": _HEAD, "b": _FOOT},
            xaxis=theme.axis(range=[0, end], tickvals=[0, end / 2, end], tickangle=0, showgrid=False,
                             ticktext=[f"{tick:g} %" for tick in (0, end / 2, end)], ticks="outside", ticklen=4,
                             tickcolor=theme.LINE, automargin=False),
            yaxis=theme.axis(range=[-0.5, len(rungs) - 0.5], tickvals=list(places), showgrid=False, automargin=False,
                             ticktext=[_tick(row) for row in rungs], tickfont={"color": theme.INK, "size": 12}),
            shapes=shapes,
            annotations=[text for group in notes for text in group],
            bargap=0.3,
        ),
    }  # fmt: skip


def index(
    ladders: Sequence[tuple[str, Sequence[Row]]], symbols: Sequence[str] = ("circle", "diamond")
) -> dict[str, Any]:
    """Representation index by band, one mark a ladder, with intervals and the parity line at 1.

    ``ladders``: names and rungs, the same rungs in each, lowest first.
    """
    traces, highest = [], 1.2
    spread = 0.18 if len(ladders) > 1 else 0.0
    for order, (name, rungs) in enumerate(ladders):
        held = [(place, row) for place, row in enumerate(rungs) if row["drawn"] and row["index"] is not None]
        highest = max([highest, *(row["index_high"] for _, row in held)])
        colour = theme.BME if order == 0 else theme.INK
        traces.append(
            {
                "type": "scatter",
                "mode": "markers",
                "name": name,
                "x": [row["index"] for _, row in held],
                "y": [place + spread * (1 - 2 * order) for place, _ in held],
                "marker": {"symbol": symbols[order], "size": 9, "color": colour if order == 0 else theme.CARD,
                           "line": {"color": colour, "width": 1.6}},
                "error_x": {
                    "type": "data", "symmetric": False, "color": colour, "thickness": 1.3, "width": 0,
                    "array": [row["index_high"] - row["index"] for _, row in held],
                    "arrayminus": [row["index"] - row["index_low"] for _, row in held],
                },
                "hoverinfo": "text",
                "hovertext": [
                    f"{row['label']}, {name}: {row['index']:.2f} times the share of all bands"
                    f"<br>95 % interval {row['index_low']:.2f} to {row['index_high']:.2f}"
                    for _, row in held
                ],
            }
        )  # fmt: skip
    bands = ladders[0][1]
    return {
        "data": traces,
        "layout": theme.layout(
            margin={"l": 60, "r": 20, "t": _HEAD, "b": 52},
            showlegend=True,
            legend={"orientation": "h", "x": 0, "y": 1, "yanchor": "bottom", "xanchor": "left", "itemclick": False,
                    "itemdoubleclick": False},
            xaxis=theme.axis(range=[0, highest * 1.05], nticks=6,
                             title={"text": "times the share of all bands", "font": {"size": 12, "color": theme.SOFT}}),
            yaxis=theme.axis(range=[-0.6, len(bands) - 0.4], tickvals=list(range(len(bands))), automargin=False,
                             ticktext=[_tick(row) for row in bands], tickfont={"color": theme.INK, "size": 12}),
            shapes=[{"type": "line", "x0": 1, "x1": 1, "y0": -0.6, "y1": len(bands) - 0.4,
                     "line": {"color": theme.INK, "width": 1, "dash": "dash"}}],
            annotations=[],
        ),
    }  # fmt: skip


def _short(row: Row) -> bool:
    return len(row["label"]) <= 10


def _tick(row: Row) -> str:
    """The rung's name; a long one on two lines, so that the bars keep their room on a phone."""
    label = str(row["label"])
    if _short(row):
        return f"{label} "
    words = label.split()
    middle = len(words) // 2
    return f"{' '.join(words[:middle])} <br>{' '.join(words[middle:])} "


def _note(place: int, row: Row, decimals: int) -> list[dict[str, Any]]:
    """The words at a rung's right: share and headcounts, or that there is nobody in such a post."""
    base = {"y": place, "showarrow": False, "yanchor": "middle"}
    if not row["drawn"]:
        few = f"too few to draw: {row['headcount']} of {row['base']}" if row["base"] else "no such posts"
        words = "too few to publish" if row["hidden"] else few
        soft = {"size": 12, "color": theme.SOFT}
        return [{**base, "x": 0, "xanchor": "left", "xshift": 4, "text": words, "font": soft, "bgcolor": theme.CARD}]
    right = {**base, "x": 1, "xref": "paper", "xanchor": "right"}
    share = f"{'▼ ' if row['falls'] else ''}{row['share']:.{decimals}f} %"
    return [
        {**right, "xshift": 48, "text": share, "font": {"size": 12, "color": theme.INK}},
        {**right, "xshift": 152, "text": f"{row['headcount']:,} of {row['base']:,}",
         "font": {"size": 10.5, "color": theme.SOFT}},
    ]  # fmt: skip


def _shading(rungs: Sequence[Row]) -> list[dict[str, Any]]:
    """A tint behind the two bands between which the share falls most."""
    for place, row in enumerate(rungs):
        if row["steepest"]:
            below = max(i for i in range(place) if rungs[i]["drawn"])
            return [
                {"type": "rect", "xref": "paper", "x0": 0, "x1": 1, "y0": below - 0.5, "y1": place + 0.5,
                 "fillcolor": _SHADE, "line": {"width": 0}, "layer": "below"}
            ]  # fmt: skip
    return []
