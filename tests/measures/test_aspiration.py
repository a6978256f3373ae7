from __future__ import annotations

from datetime import date

import pytest

from atlas.measures import aspiration


def test_a_straight_line_from_today_to_parity():
    # Halfway between 31 March 2024 and 31 March 2028: 10 + (20 - 10) ÷ 2.
    assert aspiration.target(10, 20, date(2024, 3, 31), date(2026, 3, 31)) == pytest.approx(15, abs=0.01)
    assert aspiration.target(10, 20, date(2024, 3, 31), date(2024, 3, 31)) == 10
    assert aspiration.target(10, 20, date(2024, 3, 31), date(2028, 3, 31)) == 20


def test_above_parity_it_leads_down_and_it_is_flat_after_its_end():
    assert aspiration.target(30, 20, date(2026, 3, 31), date(2027, 3, 31)) == pytest.approx(25, abs=0.01)
    assert aspiration.target(10, 20, date(2024, 3, 31), date(2030, 3, 31)) == 20


def test_a_path_that_starts_at_its_end_is_none():
    with pytest.raises(ValueError, match="before"):
        aspiration.target(10, 20, date(2028, 3, 31), date(2028, 3, 31))
