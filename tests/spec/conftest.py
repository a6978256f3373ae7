"""The worked examples of ``data/worked_examples.toml``, which the methods page prints, as cases of these tests."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

_FILE = Path(__file__).resolve().parents[2] / "data" / "worked_examples.toml"
EXAMPLES: list[dict[str, Any]] = tomllib.loads(_FILE.read_text(encoding="utf-8"))["example"]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give ``example`` every worked example of the kind that the test's file is named for, and ``any_example`` all."""
    if "example" in metafunc.fixturenames:
        kind = Path(metafunc.definition.fspath).stem.removeprefix("test_spec_")
        cases = [example for example in EXAMPLES if example["kind"] == kind]
        assert cases, f"no worked example of kind {kind}"
        metafunc.parametrize("example", cases, ids=[case["title"] for case in cases])
    if "any_example" in metafunc.fixturenames:
        metafunc.parametrize("any_example", EXAMPLES, ids=[case["title"] for case in EXAMPLES])


def said(example: dict[str, Any]) -> list[float]:
    """The numbers in an answer as printed."""
    return [float(number.replace(",", "")) for number in re.findall(r"\d[\d,]*(?:\.\d+)?", example["answer"])]


@pytest.fixture
def printed():
    """The numbers in an example's answer, so that words and arithmetic cannot part."""
    return said
