"""The path of band 8a and above to parity by 2028: figure, words and table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from atlas.exports.table import Column, Table, lineage
from atlas.figures import aspiration as figure
from atlas.measures.aspiration import PARITY_DAY
from atlas.sentences import aspiration as say
from atlas.sentences import words

Row = Mapping[str, Any]


def counts(parity: Sequence[Row]) -> list[say.Count]:
    """Oldest first, from the rows of staff to parity measured against Agenda for Change and VSM staff."""
    return [
        say.Count(
            row["snapshot_date"],
            100 * row["upper_bme"] / row["upper_everyone"],
            row["whole_share"],
            row["upper_everyone"],
            row["lineage"],
        )
        for row in reversed(parity)
        if row["yardstick"] == "afc_vsm"
    ]


def drawn(held: Sequence[say.Count]) -> dict[str, Any]:
    """The figure."""
    paths = [
        (path.name, [(path.start.day, path.start.share), (PARITY_DAY, path.start.whole)]) for path in say.paths(held)
    ]
    return figure.aspiration([(count.day, count.share) for count in held], paths)


def table(place: str, held: Sequence[say.Count], source: str, coverage: str) -> Table:
    """One row per count and per coming 31 March: the share, the workforce's, and where each path is that day."""
    paths = say.paths(held)
    by_day: dict[date, say.Count | None] = {count.day: count for count in held}
    last = max(by_day, default=PARITY_DAY)
    by_day |= {date(year, 3, 31): None for year in range(last.year, PARITY_DAY.year + 1) if date(year, 3, 31) > last}
    rows = []
    for day, count in sorted(by_day.items(), reverse=True):
        row: dict[str, Any] = {"date": words.day(day), "day": day, "period": words.day(day) if count else ""}
        row |= {"share": count.share if count else None, "whole": count.whole if count else None}
        row["lineage"] = count.lineage if count else None
        row |= {f"path{n}_lineage": path.start.lineage for n, path in enumerate(paths)}
        row |= {f"path{n}": path.at(day) if day >= path.start.day else None for n, path in enumerate(paths)}
        rows.append(row)
    return Table(
        title=f"{place}: BME share of band 8a and above, and the aspiration for 2028",
        columns=(
            Column("date", "Date"),
            Column("share", "8a and above", 1, "%", in_file="BME share of band 8a and above (%)"),
            Column("whole", "All bands", 1, "%", in_file="BME share of Agenda for Change and VSM staff (%)"),
            *[
                Column(f"path{n}", path.short, 1, "%", in_file=f"Aspiration, {path.name} (%)")
                for n, path in enumerate(paths)
            ],
            lineage("share", "whole"),
            *[lineage(f"path{n}", key=f"path{n}_lineage", named=f"{path.short}, the count it starts from")
              for n, path in enumerate(paths)],
        ),
        rows=rows, source=source, coverage=coverage, notes=(say.NOTE,), name="progression-path",
    )  # fmt: skip
