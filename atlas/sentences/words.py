"""Numbers and lists in words, the same way everywhere."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def day(value: date | str) -> str:
    """30 June 2022."""
    moment = date.fromisoformat(value) if isinstance(value, str) else value
    return f"{moment.day} {_MONTHS[moment.month - 1]} {moment.year}"


def period(row: Mapping[str, Any]) -> str:
    """What was measured when: 'autumn 2024 survey (WRES 2025)', '2022/23 (WRES 2023)', '31 March 2024 (WRES 2024)'."""
    wres = f" (WRES {row['wres_year']})" if row.get("wres_year") else ""
    if row["period_kind"] == "survey":
        return f"autumn {row['survey_year']} survey{wres}"
    if row["period_kind"] == "financial_year":
        return f"financial year {row['financial_year']}{wres}"
    return f"{day(row['period_end'])}{wres}"


def joined(parts: Sequence[str], last: str = "and") -> str:
    """a, b and c."""
    items = list(parts)
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} {last} {items[-1]}" if items else ""


def points(value: float) -> str:
    """3.4 percentage points, without sign."""
    size = abs(value)
    return "1 percentage point" if f"{size:.1f}" == "1.0" else f"{size:.1f} percentage points"


def times(ratio: float) -> str:
    """1.67 times as likely."""
    return f"{ratio:.2f} times as likely"


def of_hundred(percent: float) -> str:
    """A natural frequency: '15 of 100', 'fewer than 1 of 100'."""
    return "fewer than 1 of 100" if 0 < percent < 0.5 else f"{math.floor(percent + 0.5)} of 100"


def counted(number: int, one: str, many: str = "") -> str:
    """1 trust, 2 trusts, 1,200 trusts."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def place(name: str) -> str:
    """An area's name as it stands in a sentence: 'the North West', 'London', 'West Yorkshire'."""
    with_article = ("East of England", "Midlands", "North East and Yorkshire", "North West", "South East", "South West",
                    "Black Country")  # fmt: skip
    return f"the {name}" if name in with_article else name
