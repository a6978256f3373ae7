"""A script written against the API's document alone finds England's gap on the eighth indicator."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

# As the workbook of the 2024 survey prints the two rates: 15.1981625481 and 6.7661305999 per cent.
GAP = 15.1981625481 - 6.7661305999


def test_a_stranger_reproduces_englands_gap_from_the_document_alone(host):
    script = Path(__file__).with_name("stranger.py")
    told = [sys.executable, "-I", str(script), f"{host}/api/v1/openapi.json"]
    done = subprocess.run(told, capture_output=True, text=True, check=True)
    said = json.loads(done.stdout)
    assert "discrimination" in said["title"]
    assert said["period"] == "2024-12-31"
    assert abs(said["gap"]["value"] - GAP) < 1e-9
    assert said["gap"]["lower_ci"] < GAP < said["gap"]["upper_ci"]
    assert abs(said["rates"]["bme"]["value"] - said["rates"]["white"]["value"] - GAP) < 1e-9
    assert all(rate["unit"] == "per cent" and rate["read from"]["sheet"] for rate in said["rates"].values())


def test_the_script_knows_no_address_of_its_own():
    text = Path(__file__).with_name("stranger.py").read_text(encoding="utf-8")
    assert "/api/v1/" not in text.split('"""', 2)[2]
    assert "import atlas" not in text
