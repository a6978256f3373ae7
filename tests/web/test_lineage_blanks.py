"""Trails of values of which a version of the data does not know the file, and of files without publication."""

from __future__ import annotations

import re
from dataclasses import replace

import duckdb
import pytest

from atlas import queries
from atlas.warehouse import schema
from atlas.web import lineage_view


@pytest.fixture(scope="module")
def forgetful():
    """A warehouse that knows a publication and remembers no file."""
    with duckdb.connect(":memory:") as connection:
        schema.create(connection)
        known = {
            "source": "outcodes", "title": "Codes", "short": "Code-Point", "publisher": "A survey", "licence": "OGL",
            "licence_confirmed": True, "provenance": "copy", "rank": 1, "series": "", "held": True, "figures": 0,
        }  # fmt: skip
        names = ", ".join(known)
        places = ", ".join("?" * len(known))
        connection.execute(f"insert into source ({names}) values ({places})", list(known.values()))
        yield connection


@pytest.mark.parametrize(
    ("source", "said"),
    [("outcodes", ("Code-Point", "A survey", "OGL", "copy")), ("organisations", ("", "", "", ""))],
)
def test_a_list_whose_file_is_not_remembered_has_its_own_publication(forgetful, source, said):
    (row,) = queries.run(forgetful.cursor(), "lineage_file", source=source)
    assert (row["short"], row["publisher"], row["licence"], row["provenance"]) == said
    assert (row["source"], row["file"], row["sha256"], row["bytes"]) == (source, "", "", None)


@pytest.mark.parametrize("known", [("title", "short", "publisher"), ()])
def test_what_is_not_known_of_a_file_is_left_out(atlas, known):
    trail = atlas.trail("distance-outcode-LS9-RR8")
    blank = dict.fromkeys(("title", "short", "publisher", "landing_page", "licence", "provenance", "sha256"), "")
    cells = [cell | {name: value for name, value in blank.items() if name not in known} for cell in trail.cells]
    assert len({cell["source"] for cell in cells}) == 2
    drawn = repr(lineage_view.cells(replace(trail, cells=cells)))
    assert not re.search(r"\. ?\.|Licence|transcription", drawn)
    assert known or not re.search(r"[\[ ]'[:.] ", drawn)
    assert all((cell["publisher"] in drawn) == bool(known) for cell in trail.cells)
    assert "transcription" in repr(lineage_view.cells(trail))
