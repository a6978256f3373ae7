"""Static files are compressed once, beforehand, and served from there."""

from __future__ import annotations

import gzip
from dataclasses import replace

import brotli
import pytest

from atlas.web import static_files


@pytest.fixture
def settings(real_settings, tmp_path):
    """Settings with a small assets folder and a home of their own."""
    assets = tmp_path / "assets"
    assets.mkdir()
    (assets / "big.css").write_text("a { color: red }\n" * 500, encoding="utf-8")
    (assets / "small.css").write_text("b {}", encoding="utf-8")
    (assets / "picture.png").write_bytes(b"\x89PNG" + b"0" * 5000)
    return replace(real_settings, assets=assets, home=tmp_path / "home")


def test_files_are_written_whole_by_content_and_once(settings, monkeypatch):
    monkeypatch.setattr(static_files, "PACKAGES", ())
    assert static_files.prepare(settings) == 2
    body = (settings.assets / "big.css").read_bytes()
    folder = static_files.folder(settings)
    assert brotli.decompress((folder / static_files.name(body, "br")).read_bytes()) == body
    assert gzip.decompress((folder / static_files.name(body, "gzip")).read_bytes()) == body
    assert static_files.prepare(settings) == 0
    (settings.assets / "big.css").write_text("c { color: blue }\n" * 500, encoding="utf-8")
    assert static_files.prepare(settings) == 2


def test_what_the_pages_load_is_among_the_files(real_settings, client):
    names = {path.name for path in static_files._files(real_settings)}
    assert {
        "plotly.min.js",
        "dash_renderer.min.js",
        "dash_bootstrap_components.min.js",
        "atlas.css",
        "atlas.js",
    } <= names
    assert not {"async-mathjax.js", "widgetbundle.js", "dash_renderer.dev.js"} & names
