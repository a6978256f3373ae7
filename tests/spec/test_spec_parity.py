"""How many more BME staff the upper tier would need to have the share of the whole."""

from __future__ import annotations

from atlas.measures import progression


def test_staff_to_parity(example, printed):
    parity = progression.staff_to_parity(**example["input"])
    assert parity.needed == example["expected"]["needed"]
    assert parity.needed in printed(example)
