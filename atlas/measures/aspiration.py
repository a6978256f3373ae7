"""The straight path from a share today to parity by a year, as "A Model Employer" (2019) drew it for 2028.

An aspiration to look along and no target to pass or fail: the share of the workforce that it leads to moves as the
workforce changes.
"""

from __future__ import annotations

from datetime import date

PARITY_DAY = date(2028, 3, 31)


def target(current: float, parity: float, start: date, day: date, end: date = PARITY_DAY) -> float:
    """The share on ``day`` of a straight line from ``current`` on ``start`` to ``parity`` on ``end``, and flat after.

    Shares in any one unit. Raises ValueError when ``start`` is not before ``end``.
    """
    if start >= end:
        raise ValueError("the path starts before it ends")
    gone = min(max((day - start).days / (end - start).days, 0.0), 1.0)
    return current + (parity - current) * gone
