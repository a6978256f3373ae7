"""``make bench``: the speed table. Builds from data/, serves it, visits it, and times the map against its floors.

Nothing here fails for being slow: machines differ, and the ratios, whose two sides were measured in the same run, are
what to read.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import callbacks
import processes
import wire
from timing import held_to, table

from atlas.web.pages import PAGES, example

ASSETS = Path(__file__).resolve().parents[2] / "assets"


def main() -> None:
    """Measure and print."""
    limit_mb = 0.9 if list(ASSETS.glob("plotly-*.min.js")) else 1.8
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        rows = processes.build(home)
        with processes.server(home) as (address, process, start), wire.chromium() as browser:
            rows.append(start)
            rows += wire.sizes(browser, address, [example(page) for page in PAGES], limit_mb)
            rows.append(wire.usable(browser, address, "/map"))
            redrawn, body = wire.change_of_indicator(browser, address)
            rows.append(redrawn)
            rows.append(
                held_to("web worker, memory (PSS) after those visits", processes.worker_memory(process), "MiB", 130)
            )
        rows += callbacks.rows(home, body)
    sys.stdout.write(table(rows) + "\n")


if __name__ == "__main__":
    main()
