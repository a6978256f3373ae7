"""The banner over a copy that shows what is not published, and files that never do."""

from __future__ import annotations

from atlas.sentences.supplied import Supplied
from atlas.web import frame


def parts(component):
    """The component and all below it."""
    yield component
    children = getattr(component, "children", None)
    for child in children if isinstance(children, (list, tuple)) else [children]:
        if child is not None and not isinstance(child, str):
            yield from parts(child)


def banner(text):
    return next(part for part in parts(frame.shell([("/", "Start")], [], text)) if getattr(part, "id", "") == "banner")


def test_the_banner_stands_in_the_frame_of_every_page():
    shown = banner("This copy shows 3 figures supplied by X that are not published.")
    assert shown.children.startswith("This copy shows") and not shown.hidden


def test_a_public_copy_has_an_empty_and_hidden_one(client):
    assert banner("").hidden
    assert b"not published. They count" not in client.get("/_dash-layout").data


def test_the_sentence_counts():
    facts = [{"key": "supplied_figures", "value": "1"}, {"key": "supplied_by", "value": "A; B"}]
    assert Supplied.of(facts).sentence.startswith("This copy shows 1 figure supplied by A; B that are not published")
    assert Supplied.of([{"key": "data_version", "value": "x"}]).sentence == ""
