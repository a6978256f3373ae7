from __future__ import annotations

from datetime import date

from atlas.sentences import aspiration as say

THEN = say.Count(date(2020, 3, 31), 8.0, 20.0, 400)
NOW = say.Count(date(2024, 3, 31), 12.0, 26.0, 500)


def test_parity_then_and_parity_now_are_two_paths():
    paths = say.paths([say.Count(date(2015, 3, 31), 5.0, 15.0, 300), THEN, NOW])
    assert [path.name for path in paths] == ["parity then (March 2020)", "parity now (March 2024)"]
    # Half of the eight years gone: 8 + (20 - 8) ÷ 2.
    assert round(paths[0].at(NOW.day), 1) == 14.0
    assert say.paths([THEN])[0].name == "parity now (March 2020)"
    assert say.paths([say.Count(date(2015, 3, 31), 5.0, 15.0, 300)]) == []


def test_the_caption_says_both_and_what_a_year_would_be():
    said = say.caption([THEN, NOW], say.paths([THEN, NOW]))
    assert "BME staff were 12.0 per cent of band 8a and above and 26.0 per cent of all" in said
    assert "led to 20.0 per cent, the workforce’s share then, and would have been at 14.0 per cent on that day" in said
    # 14 points in four years, of 500 people.
    assert said.endswith("3.5 percentage points a year, about 18 more of 500 people each year.")


def test_who_is_there_already_and_who_was_not_counted():
    above = say.Count(date(2024, 3, 31), 30.0, 26.0, 500)
    assert say.caption([above], say.paths([above])).endswith("Today’s share is at the workforce’s already.")
    assert "no path can be drawn" in say.caption([], [])
    assert "neither a quota nor a test" in say.NOTE
