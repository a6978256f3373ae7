"""Columns of BME and White staff that are swapped: refused where it is certain, asked about where it may be."""

from __future__ import annotations

import csv
import io

import pytest

from atlas.errors import ReturnError
from atlas.sources import wres_return
from atlas.sources import wres_return_template as template
from atlas.sources.wres_return_template import INVENTED_CODE

RIGHT = {"2": (300, 1200, 120, 800), "3": (17, 2430, 9, 750), "4": (600, 1000, 550, 1000), "5": (240, 1000, 75, 250),
         "6": (277, 954, 91, 259), "7": (540, 900, 110, 250), "8": (64, 954, 52, 259)}  # fmt: skip


@pytest.fixture
def read(tmp_path, few_organisations):
    """Reads the example with those counts for White and BME staff: indicator, then four numbers a return."""

    def reading(*returns: dict[str, tuple[int, int, int, int]]):
        rows = []
        for number, counts in enumerate(returns):
            code, year = ("RZ1", "RZ2")[number % 2], 2018 + number // 2
            for row in csv.reader(io.StringIO(template.csv_text().replace(INVENTED_CODE, code))):
                if row[0] == code and row[2] in counts and row[4] in ("white", "bme"):
                    white, bme = counts[row[2]][:2], counts[row[2]][2:]
                    row[5:] = [str(count) for count in (white if row[4] == "white" else bme)]
                if row[0] == code or not rows:
                    rows.append([*row[:1], str(year) if row[0] == code else row[1], *row[2:]])
        path = tmp_path / "return.csv"
        with path.open("w", encoding="utf-8", newline="") as handle:
            csv.writer(handle).writerows(rows)
        return wres_return.read_return(path, few_organisations, "wres-trust-workbook")

    return reading


def swapped(counts, *numbers):
    return {number: (*four[2:], *four[:2]) if number in numbers else four for number, four in counts.items()}


def test_columns_as_everywhere_raise_no_question(read):
    assert read(RIGHT).review == []


def test_all_survey_questions_the_other_way_round_are_swapped_labels(read):
    with pytest.raises(ReturnError, match=r"row \d+, column numerator: RZ1 2018: BME and White seem to be swapped on"):
        read(swapped(RIGHT, "5", "6", "7", "8"))


def test_with_few_respondents_it_is_only_asked(read):
    few = swapped(RIGHT | {"7": (24, 40, 10, 25)}, "5", "6", "7", "8")
    (asked,) = read(few).review
    assert asked.startswith("RZ1 2018: on indicator 5 and 6 and 7 and 8 BME staff fare better than White staff by more")


def test_one_question_the_other_way_round_is_asked_about_and_kept(read):
    found = read(swapped(RIGHT, "8"))
    assert found.review == [
        "RZ1 2018: on indicator 8 BME staff fare better than White staff by more than 5 points; are the columns right?"
    ]
    # By four points it is not even asked about.
    assert read(RIGHT | {"8": (100, 1000, 15, 250)}).review == []


def test_most_returns_of_a_file_the_other_way_round_on_appointment(read):
    with pytest.raises(ReturnError, match="indicator 2: BME and White seem to be swapped in 3 of 5 returns"):
        read(*[swapped(RIGHT, "2")] * 3, *[RIGHT] * 2)
    assert read(*[swapped(RIGHT, "2")] * 2, *[RIGHT] * 3).review == []
    assert read(*[swapped(RIGHT, "2")] * 4).review == []


def test_on_disciplinaries_it_is_only_asked(read):
    assert read(*[swapped(RIGHT, "3")] * 4, RIGHT).review == [
        "indicator 3: BME and White seem to be swapped in 4 of 5 returns; are the columns right?"
    ]
