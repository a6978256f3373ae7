"""The API against its own document: what it says it takes is taken, what it says it refuses is refused."""

from __future__ import annotations

import pytest
import schemathesis
from hypothesis import given, settings
from schemathesis import GenerationMode

from atlas.web.api import ROOT, openapi


@pytest.fixture(scope="module")
def contract(app):
    return schemathesis.openapi.from_wsgi(f"{ROOT}/openapi.json", app.server)


@pytest.mark.parametrize("mode", GenerationMode)
@pytest.mark.parametrize("path", openapi.document(ROOT)["paths"])
def test_every_address_keeps_its_contract(contract, path, mode):
    asked = []

    @given(case=contract[path]["GET"].as_strategy(generation_mode=mode))
    @settings(max_examples=10)
    def holds(case):
        asked.append(case)
        case.call_and_validate(headers={"Accept-Encoding": "identity"})

    holds()
    assert asked
