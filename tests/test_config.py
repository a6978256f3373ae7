"""Settings come from the environment once, with defaults that need nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from atlas import config
from atlas.errors import AtlasError


def test_defaults_in_a_checkout(root):
    settings = config.load({})
    assert settings.data == root / "data"
    assert settings.warehouse == root / "data" / "atlas.duckdb"
    assert (settings.host, settings.port, settings.workers, settings.threads) == ("127.0.0.1", 8050, 2, 4)
    assert settings.contact == ""
    assert settings.served_warehouse == settings.warehouse


def test_every_variable_is_read(tmp_path):
    given = {
        "ATLAS_DATA": str(tmp_path / "d"),
        "ATLAS_HOME": str(tmp_path / "h"),
        "HOST": "0.0.0.0",
        "PORT": "9000",
        "WORKERS": "3",
        "THREADS": "5",
        "ATLAS_CONTACT": "someone@example.org",
        "ATLAS_VERSIONS": "3",
        "ATLAS_PRIVATE": "1",
        "ATLAS_SPECIMEN": "",
    }
    assert set(given) == set(config.VARIABLES)
    settings = config.load(given)
    assert settings.data == Path(given["ATLAS_DATA"])
    assert settings.home == Path(given["ATLAS_HOME"])
    assert (settings.host, settings.port, settings.workers, settings.threads) == ("0.0.0.0", 9000, 3, 5)
    assert (settings.contact, settings.versions) == ("someone@example.org", 3)
    assert settings.private and settings.served_warehouse == settings.private_warehouse


@pytest.mark.parametrize(("name", "text"), [("PORT", "web"), ("PORT", "0"), ("WORKERS", "-1"), ("THREADS", "9.5")])
def test_a_number_out_of_range_is_one_sentence(name, text):
    with pytest.raises(AtlasError, match=f"{name} is '{text}'; set it to a whole number from 1 to"):
        config.load({name: text})
