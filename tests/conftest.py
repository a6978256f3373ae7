"""What many tests share: the warehouse built from the tree's own ``data/``, and folders that keep a test to itself."""

from __future__ import annotations

import fcntl
from pathlib import Path

import pytest

from atlas import config


@pytest.fixture(scope="session")
def real_settings(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> config.Settings:
    """Settings whose warehouse is built from the tree's ``data/``, once for all test processes."""
    from atlas.warehouse import build  # here: most tests need no warehouse and should start without it

    base = tmp_path_factory.getbasetemp()
    shared = base if worker_id == "master" else base.parent
    home = shared / "atlas-home"
    home.mkdir(exist_ok=True)
    settings = config.load({"ATLAS_HOME": str(home)})
    with (shared / "atlas-home.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not settings.warehouse.is_file():
            build.build(settings)
    return settings


@pytest.fixture(scope="session")
def root() -> Path:
    """The top of the tree."""
    return Path(__file__).resolve().parents[1]
