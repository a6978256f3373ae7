"""Published warehouses are kept when another takes their place; unpublished ones never are."""

from __future__ import annotations

import os
from dataclasses import replace

import duckdb

from atlas.warehouse import build, versions


def change(settings, value):
    path = settings.data / "figures" / "nss-2024-organisations.csv"
    text = path.read_text(encoding="utf-8")
    start = text.index(",rate,") + len(",rate,")
    path.write_text(text[:start] + str(value) + text[text.index(",", start) :], encoding="utf-8")


def rate(path):
    with duckdb.connect(str(path), read_only=True) as connection:
        return connection.execute("select value from figure where statistic = 'rate'").fetchone()[0]


def test_a_build_keeps_the_warehouse_it_replaces_and_the_one_it_makes(small):
    settings = small.write([small.figure(value=10.0)])
    first = build.build(settings).data_version
    change(settings, 11.0)
    second = build.build(settings).data_version
    assert [one.data_version for one in versions.held(settings.home)] == [first, second]
    assert [rate(versions.place(settings.home, one)) for one in (first, second)] == [10.0, 11.0]
    assert rate(settings.warehouse) == 11.0


def test_todays_file_takes_room_once(small):
    settings = small.write([small.figure()])
    kept = versions.place(settings.home, build.build(settings).data_version)
    assert kept.samefile(settings.warehouse)


def test_where_a_file_cannot_have_two_names_it_is_copied(small, monkeypatch):
    settings = small.write([small.figure()])

    def refused(*_):
        raise OSError("no links here")

    monkeypatch.setattr(os, "link", refused)
    kept = versions.place(settings.home, build.build(settings).data_version)
    assert kept.read_bytes() == settings.warehouse.read_bytes()
    assert not kept.samefile(settings.warehouse)


def test_the_same_data_is_one_release_and_data_that_come_back_are_the_newest(small):
    settings = small.write([small.figure(value=10.0)])
    first = build.build(settings).data_version
    stamp = versions.releases(settings.home)[0].released
    build.build(settings)
    assert [(one.data_version, one.released) for one in versions.releases(settings.home)] == [(first, stamp)]
    change(settings, 11.0)
    second = build.build(settings).data_version
    change(settings, 10.0)
    assert build.build(settings).data_version == first
    assert [one.data_version for one in versions.releases(settings.home)] == [second, first]


def test_the_oldest_go_first_and_stay_in_the_list(small):
    settings = replace(small.write([small.figure(value=10.0)]), versions=2)
    made = [build.build(settings).data_version]
    for value in (11.0, 12.0):
        change(settings, value)
        made.append(build.build(settings).data_version)
    assert [one.data_version for one in versions.held(settings.home)] == made[1:]
    assert [one.data_version for one in versions.releases(settings.home)] == made
    assert not versions.place(settings.home, made[0]).exists()


def test_nothing_unpublished_is_kept(small):
    settings = small.write([small.figure(value=10.0)])
    published = build.build(settings).data_version
    overlay = settings.home / "overlay"
    overlay.mkdir()
    header = (settings.data / "figures" / "nss-2024-organisations.csv").read_text(encoding="utf-8").splitlines()[0]
    supplied = small.figure(source="supplied-return", value=66.0, status="supplied", locator="row", sheet="")
    row = ",".join(str(supplied[name]) for name in header.split(","))
    (overlay / "TA1.csv").write_text(f"{header}\n{row}\n", encoding="utf-8")
    build.build(settings)
    change(settings, 11.0)
    newer = build.build(settings).data_version
    kept = [versions.place(settings.home, one) for one in (published, newer)]
    assert [one.data_version for one in versions.held(settings.home)] == [published, newer]
    for path in kept:
        with duckdb.connect(str(path), read_only=True) as connection:
            assert connection.execute("select count(*) from figure where source = 'supplied-return'").fetchone() == (0,)
    with duckdb.connect(str(settings.warehouse), read_only=True) as connection:
        held = connection.execute("select count(*) from figure where source = 'supplied-return'").fetchone()
    assert held == (1,), "else nothing was tried"


def test_what_is_no_warehouse_is_left_alone(tmp_path):
    stray = tmp_path / "stray.duckdb"
    stray.write_text("no database")
    versions.keep(stray, tmp_path)
    versions.keep(tmp_path / "none.duckdb", tmp_path)
    assert versions.releases(tmp_path) == []
