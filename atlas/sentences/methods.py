"""How a definition's closed choices read in words."""

from __future__ import annotations

VERDICTS = ("not judged", "too few to say", "large gap", "gap", "reverse gap", "equitable", "unclear")

BETTER = {"lower": "lower", "higher": "higher", "nearer": "nearer to equality", "none": "not judged"}
DIRECTION = {
    "white/bme": "White over BME: above 1 is worse for BME staff",
    "bme/white": "BME over White",
    "bme-white": "BME minus White",
    "board-workforce": "board share minus workforce share, in points",
    "none": "",
}
