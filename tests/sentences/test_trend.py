from __future__ import annotations

import pytest

from atlas.indicators import Indicator, Part
from atlas.sentences import trend
from atlas.sentences import trend_words as words

RATE = Indicator(
    id="d", number=8, standard="WRES", title="t", short="Discriminated against", question="q", kind="rate",
    unit="per cent of respondents", better="lower", ratio="bme/white", period="survey",
    event="were discriminated against", out_of="staff who answered", meaning="m",
    parts=(Part("managers", "By managers (6b)", "Who is bullied by managers?"),),
)  # fmt: skip
RATIO = Indicator(
    id="a", number=2, standard="WRES", title="t", short="Appointed", question="q", kind="likelihood_ratio",
    unit="times as likely", better="nearer", ratio="white/bme", period="financial_year", event="were appointed",
    out_of="applicants who were shortlisted", meaning="m", decimals=2,
)  # fmt: skip
BOARD = Indicator(
    id="b", number=9, standard="WRES", title="t", short="Board", question="q", kind="share",
    unit="per cent of board members", better="nearer", ratio="board-workforce", period="snapshot",
    event="are Black and minority ethnic", out_of="board members on the snapshot date", meaning="m",
)  # fmt: skip
LEEDS = words.Subject("RR8", "trust", "Leeds")
OTHER = words.Subject("RBV", "trust", "The Christie")
ENGLAND = words.Subject("ENG", "england", "England")


def row(year, value, **more):
    return {
        "organisation": "RR8", "group": "all", "series": "s", "span": 1, "year": year, "value": value,
        "precision": "exact", "provenance": "publisher", "period_kind": "survey", "survey_year": year,
        "financial_year": f"{year - 1}/{year % 100:02d}", "period_end": f"{year}-12-31", "ratio_direction": "bme/white",
    } | more  # fmt: skip


def change(first, last, points, **more):
    return {
        "organisation": "RR8", "group": "all", "series": "s", "span": 1, "first_year": first[0], "last_year": last[0],
        "points": points, "first_value": first[1], "last_value": last[1], "change": last[1] - first[1],
        "change_low": -0.3, "change_high": 1.3, "method": "m", "reading": "no clear change",
    } | more  # fmt: skip


def test_a_change_that_could_be_chance():
    rows = [row(2021, 7.6), row(2022, 7.7), row(2024, 8.1)]
    said = trend.finding([LEEDS], rows, [change((2021, 7.6), (2024, 8.1), 3)], RATE, "all")
    assert said == (
        "At Leeds, 8.1 per cent of the staff who answered in autumn 2024 were discriminated against; in autumn 2021 it "
        "was 7.6. The change of +0.5 percentage points could be chance (95 % interval −0.3 to +1.3)."
    )


def test_a_clear_change_and_two_years_are_not_a_trend():
    clear = change((2023, 10.0), (2024, 8.1), 2, reading="down", change_low=-3.0, change_high=-0.8)
    said = trend.finding([LEEDS], [row(2023, 10.0), row(2024, 8.1)], [clear], RATE, "all")
    assert "The change of −1.9 percentage points is more than chance (95 % interval −3.0 to −0.8)." in said
    assert said.endswith("Two years are not a trend.")


def test_without_numbers_of_people_nothing_is_judged():
    rows = [row(year, value, group="ratio", period_kind="financial_year", ratio_direction="white/bme")
            for year, value in ((2016, 1.57), (2017, 1.6), (2018, 1.45))]  # fmt: skip
    silent = change((2016, 1.57), (2018, 1.45), 3, group="ratio", reading="not judged", change_low=None)
    said = trend.finding([LEEDS], rows, [silent], RATIO, "ratio")
    assert "White applicants were 1.45 times as likely as BME applicants to be among those who were appointed" in said
    assert "(2017/18); in 2015/16 it was 1.57. The change of −0.12 can’t be judged" in said
    assert "chance" not in said


def test_a_ratio_from_counts_says_how_many_times_it_is_what_it_was():
    rows = [row(year, value, group="ratio", period_kind="financial_year", ratio_direction="white/bme")
            for year, value in ((2023, 1.67), (2024, 1.25))]  # fmt: skip
    told = change((2023, 1.67), (2024, 1.25), 2, group="ratio", reading="down", factor=0.75, factor_low=0.58,
                  factor_high=0.97)  # fmt: skip
    said = trend.finding([LEEDS], rows, [told], RATIO, "ratio")
    assert "It is 0.75 times what it was then, which is more than chance (95 % interval 0.58 to 0.97)." in said


def test_nothing_is_compared_across_a_break_or_a_missing_year():
    rows = [row(2019, 87.5, span=1), row(2024, 60.4, span=2)]
    spans = [change((2019, 87.5), (2019, 87.5), 1), change((2024, 60.4), (2024, 60.4), 1, span=2)]
    said = trend.finding([LEEDS], rows, spans, RATE, "all")
    assert "60.4" in said
    assert "87.5" not in said
    assert "on another basis or apart in time" in said


def test_one_year_is_said_to_be_one():
    assert trend.finding([LEEDS], [row(2024, 8.1)], [], RATE, "all").endswith(
        "It is the only year held, so nothing can be said about change."
    )


def test_a_range_cut_short_is_not_called_a_break():
    said = trend.finding([LEEDS], [row(2023, 8.0), row(2024, 8.1)], [], RATE, "all")
    assert "Choose every year" in said


def test_bounds_and_rounded_words_are_no_newest_value():
    rows = [row(2023, 8.0), row(2024, 20.0, precision="bound"), row(2025, 14.0, precision="rounded")]
    assert trend.newest(rows)["year"] == 2023
    assert trend.newest([row(2024, None)]) is None


def test_the_publishers_figure_goes_before_a_quoted_one():
    rows = [row(2024, 1.0, provenance="press"), row(2024, 2.0), row(2024, 3.0, provenance="press")]
    assert trend.newest(rows)["value"] == 2.0


def test_both_groups_in_one_sentence():
    rows = [row(2024, 15.2, group="bme", organisation="ENG"), row(2024, 6.8, group="white", organisation="ENG")]
    assert trend.finding([ENGLAND], rows, [], RATE, "both") == (
        "In England, 15.2 per cent of the BME staff who answered in autumn 2024 were discriminated against, and 6.8 "
        "per cent of the White staff: a difference of 8.4 percentage points. It is the only year held, so nothing "
        "can be said about change."
    )


def test_shares_and_gaps_of_the_board():
    snapshot = {"period_kind": "snapshot", "period_end": "2024-03-31"}
    assert trend.statement(row(2024, 16.5, group="bme", **snapshot), BOARD, "bme") == (
        "16.5 per cent of board members were Black and minority ethnic on 31 March 2024"
    )
    assert trend.statement(row(2024, -12.1, group="difference", **snapshot), BOARD, "difference") == (
        "the BME share of the board was 12.1 percentage points below that of all staff (31 March 2024)"
    )


def test_several_organisations():
    rows = [row(2021, 7.6), row(2024, 8.1), row(2021, 5.4, organisation="RBV"), row(2024, 7.1, organisation="RBV")]
    changes = [
        change((2021, 7.6), (2024, 8.1), 4),
        change((2021, 5.4), (2024, 7.1), 4, organisation="RBV", reading="up"),
    ]
    third = words.Subject("R1F", "trust", "Isle of Wight")
    assert trend.finding([LEEDS, OTHER, third], rows, changes, RATE, "all") == (
        "“Discriminated against”, all staff: from 7.1 per cent at The Christie (autumn 2024) to 8.1 per cent at Leeds "
        "(autumn 2024). Nothing is held for Isle of Wight. Of 2 organisations with more than one comparable year, 1 "
        "rose and 1 shows no clear change between autumn 2021 and autumn 2024."
    )


def test_nothing_held():
    assert "nothing is held" in trend.finding([LEEDS], [], [], RATE, "all")
    assert "nothing is held" in trend.finding([LEEDS, OTHER], [], [], RATE, "all")
    assert "nothing is held" in trend.finding([LEEDS], [], [], RATE, "both")


@pytest.mark.parametrize(
    ("years", "kind", "said"),
    [
        ([2019, 2021, 2022, 2023, 2024], "survey", "2019 and 2021 to 2024"),
        ([2024], "survey", "2024"),
        ([2016, 2017, 2021], "financial_year", "2015/16 to 2016/17 and 2020/21"),
        ([2022, 2016, 2022], "snapshot", "2016 and 2022"),
    ],
)
def test_years_as_runs(years, kind, said):
    assert words.years(years, kind) == said


def test_what_is_held_and_what_is_not():
    rows = [row(2019, 6.0), row(2021, 7.6), row(2024, 14.1, group="bme"), row(2024, None, group="white")]
    assert words.held(rows, ["RR8"], RATE, "survey") == (
        "Held here: all staff 2019 and 2021; BME staff 2024. Not held: White staff."
    )
    assert words.held([], ["RR8"], RATE, "survey") == "Nothing is held here."


def test_a_part_and_a_breakdown_have_words_of_their_own():
    part = words.narrowed(RATE, "managers", "")
    assert (part.short, part.event) == ("Discriminated against: by managers (6b)", "were bullied by managers")
    bands = words.narrowed(BOARD, "whole", "vsm")
    assert (bands.short, bands.out_of) == ("Board: very senior managers", "very senior managers")
    assert words.narrowed(RATE, "whole", "") is RATE


def test_places_take_in_and_trusts_at():
    assert words.Subject("Y62", "region", "North West").where == "In the North West"
    assert LEEDS.where == "At Leeds"
