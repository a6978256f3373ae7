"""What is made before the first visitor: with it an application starts without laying out a page, and is the same."""

from __future__ import annotations

import shutil
from dataclasses import replace

import pytest

from atlas.reader import Atlas
from atlas.web import app as application
from atlas.web import beforehand, skeleton, static_files
from atlas.web.pages import map as map_page


@pytest.fixture
def settings(real_settings, tmp_path, monkeypatch):
    """A folder of its own with the same warehouse; static files are another test's."""
    shutil.copy(real_settings.warehouse, tmp_path / "atlas.duckdb")
    monkeypatch.setattr(static_files, "PACKAGES", ())
    return replace(real_settings, home=tmp_path)


@pytest.fixture(autouse=True)
def _pages_of_this_process_stay():
    """Dash's registry of pages belongs to the process: another test's application needs its own back."""
    import dash

    held = dict(dash.page_registry)
    yield
    dash.page_registry.clear()
    dash.page_registry.update(held)


def test_pages_are_laid_out_beforehand_and_only_then(settings, monkeypatch):
    beforehand.prepare(settings)
    (kept,) = static_files.folder(settings).glob("skeleton-*.json")
    drawn = []
    monkeypatch.setattr(map_page, "layout", lambda atlas: lambda **query: drawn.append(query) or "drawn")
    atlas = Atlas(settings)
    quick = application.create_app(atlas, settings)
    assert drawn == []
    assert quick.validation_layout == skeleton.held(settings, atlas.version)
    kept.unlink()
    application.create_app(atlas, settings)
    assert drawn == [{}]


def test_what_was_kept_of_other_data_is_not_taken(settings):
    beforehand.prepare(settings)
    assert skeleton.held(settings, Atlas(settings).version)
    assert skeleton.held(settings, "another") is None
    assert Atlas(settings).version in next(static_files.folder(settings).glob("skeleton-*.json")).name


def test_older_ones_are_swept(settings):
    static_files.folder(settings).mkdir()
    old = static_files.folder(settings) / "skeleton-older-data.json"
    old.write_text("{}")
    beforehand.prepare(settings)
    assert not old.exists()
    assert len(list(static_files.folder(settings).glob("skeleton-*"))) == 1
