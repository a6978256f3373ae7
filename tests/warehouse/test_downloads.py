"""The files that are handed out: whole, left alone by a rebuild, dropped only when a newer warehouse is in place."""

from __future__ import annotations

from dataclasses import replace

import duckdb
import pytest

from atlas.warehouse import build, downloads


def folders(home):
    return {path.name for path in home.iterdir() if "downloads-" in path.name}


def change(settings, word):
    with (settings.data / "glossary.csv").open("a", encoding="utf-8") as handle:
        handle.write(f"{word},{word},A word.\n")


@pytest.fixture
def settings(small):
    return small.write([small.figure()])


def test_a_rebuild_of_the_same_data_leaves_the_files_that_are_served(settings):
    version = build.build(settings).data_version
    served = settings.home / f"downloads-{version}" / "figure.csv"
    before = served.stat().st_ino
    build.build(settings)
    assert served.stat().st_ino == before


def test_a_folder_that_lacks_a_file_is_made_anew(settings):
    version = build.build(settings).data_version
    lost = settings.home / f"downloads-{version}" / "figure.csv"
    lost.unlink()
    build.build(settings)
    assert lost.is_file()
    assert folders(settings.home) == {f"downloads-{version}"}


def test_a_failure_leaves_nothing_unfinished(tmp_path):
    with duckdb.connect() as connection:
        connection.execute('create table "no/such folder" as select 1 as one')
        with pytest.raises(duckdb.Error):
            downloads.write(connection, tmp_path, "abc")
    assert list(tmp_path.iterdir()) == []


def test_files_live_as_long_as_their_version_and_none_is_dropped_before_the_warehouse_is_in_place(settings):
    settings = replace(settings, versions=2)
    first = f"downloads-{build.build(settings).data_version}"
    change(settings, "second")
    second = f"downloads-{build.build(settings).data_version}"
    change(settings, "third")
    settings.warehouse.unlink()
    (settings.warehouse / "in the way").mkdir(parents=True)
    with pytest.raises(OSError, match=r"atlas\.duckdb"):
        build.build(settings)
    assert folders(settings.home) >= {first, second}
    (settings.warehouse / "in the way").rmdir()
    settings.warehouse.rmdir()
    third = f"downloads-{build.build(settings).data_version}"
    assert folders(settings.home) == {second, third}
