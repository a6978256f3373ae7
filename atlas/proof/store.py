"""``data/proof.csv``: the proof as committed, and whether it is about the methods of today."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Sequence
from dataclasses import asdict, fields
from pathlib import Path

from atlas.errors import AtlasError
from atlas.proof.rows import Row
from atlas.warehouse.inputs import METHOD_VERSION

NAME = "proof.csv"
COLUMNS = ("position", *(field.name for field in fields(Row)), "result", "seed", "method_version", "digest")
_PACKAGE = Path(__file__).resolve().parents[1]
# The measures that the simulation calls, and the simulation itself.
_MEASURES = (
    "comparisons", "compared", "funnel", "intervals", "likelihood", "mark", "mark_case", "mark_method", "mark_period",
    "mark_sensitivity", "mark_states", "progression", "shrinkage", "verdict",
)  # fmt: skip


def digest(data: Path) -> str:
    """Changes whenever a method that the proof is about, a threshold, or the simulation does."""
    code = [_PACKAGE / "measures" / f"{name}.py" for name in _MEASURES] + sorted((_PACKAGE / "proof").glob("*.py"))
    total = hashlib.blake2b(METHOD_VERSION.encode(), digest_size=8)
    for path in (*code, data / "verdict.toml", *sorted((data / "mark").glob("*.toml"))):
        total.update(f"\0{path.name}\0".encode())
        total.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return total.hexdigest()


def write(rows: Sequence[Row], seed: int, data: Path) -> Path:
    """Write the rows with the seed and what they are about. Raises AtlasError where the folder cannot be written."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    writer.writeheader()
    about = {"seed": seed, "method_version": METHOD_VERSION, "digest": digest(data)}
    for position, row in enumerate(rows, start=1):
        numbers = {key: f"{getattr(row, key):.4g}" for key in ("value", "error")}
        writer.writerow({"position": position} | asdict(row) | numbers | {"result": row.result} | about)
    path = data / NAME
    try:
        path.write_text(text.getvalue(), encoding="utf-8", newline="")
    except OSError as error:
        raise AtlasError(f"{path} cannot be written ({error.strerror}); run this in a checkout.") from error
    return path


def read(data: Path) -> list[dict[str, str]]:
    """The rows as written. Raises AtlasError where there are none."""
    path = data / NAME
    try:
        with path.open(encoding="utf-8", newline="") as handle:
            return list(csv.DictReader(handle))
    except OSError as error:
        raise AtlasError(f"There is no proof of the statistics at {path}; make it with: atlas statistics") from error


def check(data: Path) -> None:
    """Raise AtlasError unless ``proof.csv`` is about the methods, thresholds and simulation of today."""
    rows, today = read(data), digest(data)
    if not rows or {row["digest"] for row in rows} != {today}:
        raise AtlasError(f"{data / NAME} is about other methods than those of today; renew it with: atlas statistics")
