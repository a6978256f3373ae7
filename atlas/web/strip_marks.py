"""A strip of all peers with one marked, a drawing of a kilobyte in a table cell; the text under it says the same."""

from __future__ import annotations

from collections.abc import Sequence

from atlas.figures import theme
from atlas.web.tables import Node, node

WIDTH, HEIGHT = 240, 30
_EDGE = 8  # room for half a mark at either end
_LANES = (0, -6, 6, -3, 3)  # peers close together are spread over lanes, always in the same way
_PEER = "#A9A29A"


def strip(
    others: Sequence[float], own: float, bounds: tuple[float | None, float | None], parity: float | None,
    yardstick: float | None, dashed: bool,
) -> Node:  # fmt: skip
    """Values run from low at the left to high at the right, where it is worse for BME staff.

    ``bounds`` is the interval of ``own``, ``dashed`` where it rests on estimates; ``parity`` is where the two groups
    are equal, ``yardstick`` a value to hold ``own`` against.
    """
    known = [*others, own, *[value for value in (*bounds, parity, yardstick) if value is not None]]
    low, high = min(known), max(known)
    span = (high - low) or 1.0
    middle = HEIGHT / 2

    def x(value: float) -> float:
        return round(_EDGE + (value - low) / span * (WIDTH - 2 * _EDGE), 1)

    dots = "".join(f"M{x(value):g} {middle + _LANES[at % len(_LANES)]:g}h0" for at, value in enumerate(sorted(others)))
    marks = [node("Path", d=f"M0 {middle}H{WIDTH}", stroke=theme.LINE, **{"stroke-width": "1"})]
    if parity is not None:
        marks.append(_upright(x(parity), theme.INK, 1.3, "3 3"))
    if dots:
        marks.append(
            node(
                "Path",
                d=dots,
                stroke=_PEER,
                **{"stroke-width": "5", "stroke-linecap": "round", "stroke-opacity": "0.8"},
            )
        )
    if yardstick is not None:
        marks.append(_upright(x(yardstick), theme.INK, 2.2, ""))
    start, end = bounds
    if start is not None and end is not None:
        line = {"stroke-width": "1.6", **({"stroke-dasharray": "3 2"} if dashed else {})}
        marks.append(node("Path", d=f"M{x(start):g} {middle:g}H{x(end):g}", stroke=theme.INK, **line))
    ring = {"fill": theme.WORSE[-1], "stroke": "#fff", "stroke-width": "1.8"}
    marks.append(node("Circle", cx=f"{x(own):g}", cy=f"{middle:g}", r="6.5", **ring))
    return node("Svg", marks, class_="strip", viewBox=f"0 0 {WIDTH} {HEIGHT}", fill="none", **{"aria-hidden": "true"})


def _upright(x: float, colour: str, width: float, dash: str) -> Node:
    style = {"stroke-dasharray": dash} if dash else {}
    return node("Path", d=f"M{x:g} 1V{HEIGHT - 1}", stroke=colour, **{"stroke-width": f"{width:g}", **style})
