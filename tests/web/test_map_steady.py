"""A warehouse swapped in while a page is drawn: the answer is of one build, never of two."""

from __future__ import annotations

import shutil

import pytest

from atlas.reader import Atlas
from atlas.selection import Selection
from atlas.web import map_choices, map_files, map_notes, map_steady, map_view


class Swapped:
    """Has the versions given, one after the other, and then keeps the last."""

    def __init__(self, *versions: str) -> None:
        self._versions = list(versions)

    @property
    def version(self) -> str:
        return self._versions.pop(0) if len(self._versions) > 1 else self._versions[0]


def answers(*results):
    """A question whose answers, or errors, come in that order; and the versions it was asked of."""
    asked, left = [], list(results)

    def answer(version):
        asked.append(version)
        result = left.pop(0)
        if isinstance(result, Exception):
            raise result
        return result

    return answer, asked


def test_one_version_is_asked_once() -> None:
    answer, asked = answers("drawn")

    assert map_steady.steadily(Swapped("a"), answer, lambda: None) == "drawn"
    assert asked == ["a"]


@pytest.mark.parametrize("first", ["mixed", KeyError(2024)])
def test_an_answer_across_a_change_is_asked_again_of_the_new_version(first) -> None:
    answer, asked = answers(first, "drawn")
    forgotten = []

    assert map_steady.steadily(Swapped("a", "b"), answer, lambda: forgotten.append(True)) == "drawn"
    assert (asked, forgotten) == (["a", "b"], [True])


def test_an_error_without_a_change_is_raised() -> None:
    answer, asked = answers(KeyError("broken"))

    with pytest.raises(KeyError, match="broken"):
        map_steady.steadily(Swapped("a"), answer, lambda: None)
    assert asked == ["a"]


def test_a_build_that_is_swapped_in_while_the_map_is_drawn(small, monkeypatch) -> None:
    monkeypatch.setitem(map_choices.FEWEST, "trust", 1)
    older = small.build([small.figure(year=2023), small.figure(organisation="TA2", year=2023)])
    newer = small.build([small.figure(year=2024, value=20.0)])
    atlas = Atlas(older)
    wish = Selection(indicator="discrimination", level="trust", measure="all")
    assert list(map_files.draw(atlas, wish).years) == [2023]
    map_view.forget()
    asked = atlas.map_areas

    def swap_first(*question):
        monkeypatch.setattr(atlas, "map_areas", asked)
        shutil.copy(newer.warehouse, older.warehouse.with_suffix(".new"))
        older.warehouse.with_suffix(".new").replace(older.warehouse)
        return asked(*question)

    monkeypatch.setattr(atlas, "map_areas", swap_first)
    drawn = map_files.draw(atlas, wish)

    assert drawn.selection.year == 2024
    assert "20 in TA1 NHS Trust" in drawn.shown.finding


def test_the_threshold_of_part_of_an_area_is_that_of_the_warehouse(small) -> None:
    settings = small.write([small.figure()])
    rules = settings.data / "verdict.toml"
    rules.write_text(rules.read_text(encoding="utf-8").replace("complete_from = 90.0", "complete_from = 72.5"), "utf-8")
    from atlas.warehouse import build  # here: most tests need no warehouse and should start without it

    build.build(settings)
    atlas = Atlas(settings)

    assert map_notes.complete_from(atlas, atlas.version) == 72.5
