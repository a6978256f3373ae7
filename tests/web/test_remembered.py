"""An answer is worked out once for each version of the data."""

from __future__ import annotations

from types import SimpleNamespace

from atlas.web.remembered import once_a_version


class Versioned(SimpleNamespace):
    __hash__ = object.__hash__
    __eq__ = object.__eq__


def test_an_answer_is_worked_out_again_for_a_new_version_and_when_it_is_forgotten():
    asked = []

    @once_a_version(2)
    def answer(atlas, question):
        """What is said."""
        asked.append(question)
        return f"{question} of {atlas.version}"

    data = Versioned(version="one")
    assert [answer(data, "a"), answer(data, "a"), answer(data, "b")] == ["a of one", "a of one", "b of one"]
    assert asked == ["a", "b"]
    data.version = "two"
    assert answer(data, "a") == "a of two"
    assert answer.__doc__ == "What is said."
    data.version = "one"
    assert answer(data, "a") == "a of one"
    assert asked == ["a", "b", "a", "a"], "two answers are kept: those asked for last"
