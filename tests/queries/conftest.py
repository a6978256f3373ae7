from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from atlas.reader import Atlas
from atlas.warehouse.connection import Warehouse


@pytest.fixture(scope="session")
def naive():
    """The dull twins of the queries."""
    spec = importlib.util.spec_from_file_location("naive_queries", Path(__file__).with_name("naive.py"))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def real(real_settings):
    """The atlas over the real figures."""
    return Atlas(real_settings)


@pytest.fixture(scope="session")
def table(real_settings):
    """All rows of a table of the real warehouse as dictionaries."""
    warehouse = Warehouse(real_settings.warehouse)

    def rows(name):
        cursor = warehouse.cursor().execute(f'select * from "{name}"')
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]

    return rows
