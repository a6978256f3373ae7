"""A small specimen, written and built once for all tests of it."""

from __future__ import annotations

import fcntl
from pathlib import Path

import pytest

from atlas import config
from atlas.specimen.plan import Plan

SMALL = Plan(seed=7, regions=3, systems=9, trusts=54, years=(2020, 2021, 2022, 2023))


@pytest.fixture(scope="session")
def specimen_settings(tmp_path_factory: pytest.TempPathFactory, worker_id: str, root: Path) -> config.Settings:
    """Settings of a small specimen with its warehouse, once for all test processes."""
    from atlas.specimen import writing
    from atlas.warehouse import build

    base = tmp_path_factory.getbasetemp()
    folder = (base if worker_id == "master" else base.parent) / "specimen"
    folder.mkdir(exist_ok=True)
    settings = config.load({"ATLAS_SPECIMEN": str(folder)})
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not settings.warehouse.is_file():
            writing.write(SMALL, root / "data", folder)
            build.build(settings)
    return settings
