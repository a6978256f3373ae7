"""The shape of the house: who imports whom, how long a module is, what a page is made of, what a worker loads."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from inspect import signature
from pathlib import Path

import pytest

from atlas import config

ROOT = Path(__file__).resolve().parents[1]
MODULES = sorted((ROOT / "atlas").rglob("*.py"))


def test_import_contracts_are_kept() -> None:
    lint = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([lint, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_module_is_longer_than_300_lines(module: Path) -> None:
    assert len(module.read_text(encoding="utf-8").splitlines()) <= 300


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_module_says_what_it_is_for(module: Path) -> None:
    text = module.read_text(encoding="utf-8")
    assert not text.strip() or text.lstrip().startswith('"""')


def test_every_page_module_has_the_same_parts() -> None:
    from atlas.web import pages

    files = {path.stem for path in (ROOT / "atlas/web/pages").glob("*.py")} - {"__init__"}
    helpers = {name for name in files if name.startswith("_")}
    assert {page.__name__.rpartition(".")[2] for page in pages.PAGES} == files - helpers
    for page in pages.PAGES:
        assert page.PATH.startswith("/") and page.TITLE, page.__name__
        assert list(signature(page.layout).parameters) == ["atlas"], page.__name__
        assert list(signature(page.register).parameters) == ["app", "atlas"], page.__name__
    assert len({page.PATH for page in pages.PAGES}) == len(pages.PAGES)


def test_a_worker_never_loads_what_only_a_build_needs(real_settings: config.Settings) -> None:
    script = (
        "import json, sys, app; app.server.test_client().get('/search?q=leeds'); "
        "print(json.dumps(sorted(name for name, module in sys.modules.items() if module is not None)))"
    )
    environment = os.environ | {"ATLAS_HOME": str(real_settings.home), "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT, env=environment
    )
    loaded = set(json.loads(done.stdout))
    assert "dash" in loaded and "duckdb" in loaded
    unwanted = {
        "pandas", "geopandas", "shapely", "pyarrow", "scipy", "statsmodels", "plotly.express", "asgiref",
        "atlas.sources", "atlas.warehouse.build",
    }  # fmt: skip
    assert loaded & unwanted == set()


def test_figures_are_made_without_plotlys_classes() -> None:
    # Dash itself imports plotly.graph_objects with its Graph component, so what a worker has loaded cannot tell.
    users = [path for path in MODULES if re.search(r"graph_objects|plotly\.express", path.read_text(encoding="utf-8"))]
    assert users == []
