"""A specimen's return handed in: taken in whole when sound, refused with the right sentence for each damage."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from atlas import config, intake
from atlas.errors import ReturnError
from atlas.sources import wres_return
from atlas.sources.organisations import Organisations
from atlas.specimen import country, counts, reference, returns
from atlas.specimen.counts import Return
from atlas.specimen.plan import Plan

PLAN = Plan(seed=5, regions=2, systems=4, trusts=8, years=(2024, 2025))
INVENTED = country.invent(PLAN)
BODIES = Organisations(tuple(reference.organisations(INVENTED)), ())


def _whole_return() -> Return:
    drawn = [counts.draw(trust, PLAN) for trust in INVENTED.trusts if trust.size > 2000]
    return next(one for trust in drawn for one in trust.returns if returns.is_whole(one))


RETURN = _whole_return()
CODE = RETURN.trust.code
LINES = returns.long_form([RETURN]).splitlines()
AT = {tuple(line.split(",")[2:5]): row for row, line in enumerate(LINES, start=1)}
COLUMNS = LINES[0].split(",")
APPOINTED, BAND = ("2", "", "bme"), ("1", "clinical_band_5", "bme")
BOARD = sum(int(LINES[AT["9", "board", group] - 1].split(",")[5]) for group in ("white", "bme", "unknown"))


def edited(*changes: tuple[tuple[str, str, str], str, str]) -> list[str]:
    """The lines of the return with cells replaced, each named by its line and column."""
    lines = list(LINES)
    for line, column, value in changes:
        cells = lines[AT[line] - 1].split(",")
        cells[COLUMNS.index(column)] = value
        lines[AT[line] - 1] = ",".join(cells)
    return lines


def at(line: tuple[str, str, str], column: str) -> str:
    """Where a sentence must point."""
    return f"row {AT[line]}, column {column}: "


DAMAGES = {
    "a column gone": ([line.rpartition(",")[0] for line in LINES], "row 1: there is no column headed 'denominator'"),
    "a column misspelt": (
        [LINES[0].replace("group", "gruop"), *LINES[1:]],
        "row 1: there is no column headed 'group'; 'gruop' stands there instead",
    ),
    "a column too many": ([f"{line},x" for line in LINES], "row 1, column x: a return has no column 'x'"),
    "a code that nobody has": (
        edited((APPOINTED, "organisation", "ZZQ999")),
        at(APPOINTED, "organisation") + "'ZZQ999' is an invented organisation of the example",
    ),
    "a real code among invented ones": (
        edited((APPOINTED, "organisation", "RJ1")), at(APPOINTED, "organisation") + "no organisation has the code 'RJ1'"
    ),
    "a system in place of a trust": (
        edited((APPOINTED, "organisation", "ZZS01")), at(APPOINTED, "organisation") + "'ZZS01' is "
    ),
    "a year before the standard": (
        edited((APPOINTED, "wres_year", "2014")), at(APPOINTED, "wres_year") + "'2014' is not a WRES year"
    ),
    "a financial year": (
        edited((APPOINTED, "wres_year", "2024/25")), at(APPOINTED, "wres_year") + "'2024/25' is not a WRES year"
    ),
    "an indicator that there is not": (
        edited((APPOINTED, "indicator", "10")), at(APPOINTED, "indicator") + "there is no indicator '10'"
    ),
    "a band that there is not": (
        edited((BAND, "breakdown", "clinical_band_8")),
        at(BAND, "breakdown") + "indicator 1 has no breakdown 'clinical_band_8'",
    ),
    "a group that there is not": (
        edited((APPOINTED, "group", "BAME")), at(APPOINTED, "group") + "there is no group 'BAME'"
    ),
    "a count below nought": (edited((APPOINTED, "numerator", "-3")), at(APPOINTED, "numerator") + "-3 is below nought"),
    "half a person": (
        edited((APPOINTED, "numerator", "120.5")), at(APPOINTED, "numerator") + "120.5 is not a whole number"
    ),
    "a word": (edited((APPOINTED, "numerator", "many")), at(APPOINTED, "numerator") + "'many' is not a whole number"),
    "a hidden count": (edited((APPOINTED, "numerator", "<5")), at(APPOINTED, "numerator") + "'<5' hides a count"),
    "a ratio": (edited((APPOINTED, "numerator", "1.67")), at(APPOINTED, "numerator") + "1.67 looks like a ratio"),
    "a percentage": (edited((APPOINTED, "numerator", "15%")), at(APPOINTED, "numerator") + "15% is a percentage"),
    "a spreadsheet error": (
        edited((APPOINTED, "denominator", "#REF!")), at(APPOINTED, "denominator") + "holds the spreadsheet error #REF!"
    ),
    "a count left blank": (edited((APPOINTED, "numerator", "")), at(APPOINTED, "numerator") + "is blank"),
    "a base left blank": (edited((APPOINTED, "denominator", "")), at(APPOINTED, "denominator") + "is blank"),
    "more appointed than shortlisted": (
        edited((APPOINTED, "numerator", "999999")),
        at(APPOINTED, "numerator") + "999,999 appointed from shortlisting are more than",
    ),
    "groups that do not make the total": (
        edited((("8", "", "all"), "numerator", "1")), at(("8", "", "all"), "numerator") + "indicator 8: White, BME and"
    ),
    "a group of a line missing": (
        [line for line in LINES if f",{','.join(BAND)}," not in line],
        "indicator 1, clinical_band_5: bme is not given",
    ),
    "a board that cannot be": (
        edited((("9", "board", "white"), "numerator", "400")), at(("9", "board", "white"), "numerator") + "a board of 4"
    ),
    "members that do not make the board": (
        edited((("9", "voting", "white"), "numerator", "0")), f"members make {'{}'}, but the board has {BOARD}"
    ),
    "a line twice": (
        [*LINES, LINES[AT[APPOINTED] - 1]],
        f"row {len(LINES) + 1}: {CODE} {RETURN.year}, indicator 2, bme stands in row {AT[APPOINTED]} already",
    ),
}  # fmt: skip


@pytest.mark.parametrize("damage", DAMAGES)
def test_each_damage_gets_its_sentence(damage: str, tmp_path: Path) -> None:
    lines, sentence = DAMAGES[damage]
    path = tmp_path / "return.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    with pytest.raises(ReturnError) as refused:
        wres_return.read(path, BODIES)
    assert re.search(re.escape(sentence).replace(r"\{\}", r"\d+"), str(refused.value)), str(refused.value)


def test_twenty_kinds_of_damage_are_tried() -> None:
    assert len(DAMAGES) >= 20
    assert len({sentence for _, sentence in DAMAGES.values()}) == len(DAMAGES)


def test_both_forms_of_a_sound_return_give_the_figures_of_the_specimen(tmp_path: Path) -> None:
    (tmp_path / "return.csv").write_text(returns.long_form([RETURN]), encoding="utf-8")
    (tmp_path / "return.xlsx").write_bytes(returns.workbook(RETURN))
    body = BODIES.by_code[CODE]
    wanted = {
        (figure.indicator, figure.part, figure.breakdown, figure.group): (
            figure.value, figure.numerator, figure.denominator
        )
        for figure in wres_return.figures_of("specimen", body, RETURN.year, RETURN.file, RETURN.cells())
    }  # fmt: skip
    for name in ("return.csv", "return.xlsx"):
        read = wres_return.read(tmp_path / name, BODIES).figures
        found = {
            (figure.indicator, figure.part, figure.breakdown, figure.group): (
                figure.value, figure.numerator, figure.denominator
            )
            for figure in read
        }  # fmt: skip
        assert found == wanted, name
    assert returns.workbook(RETURN) == returns.workbook(RETURN)


def test_the_example_beside_a_specimen_can_be_handed_in_there_and_nowhere_else(
    specimen_settings: config.Settings, tmp_path: Path
) -> None:
    example = specimen_settings.specimen / "example-return.xlsx"
    held = intake.ingest(example, settings=specimen_settings, dry_run=True)
    assert held.figures > 100
    with pytest.raises(ReturnError, match="is an invented organisation of the example, which is never taken in"):
        intake.ingest(example, settings=config.load({"ATLAS_HOME": str(tmp_path)}), dry_run=True)
