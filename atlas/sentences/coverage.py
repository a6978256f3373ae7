"""Coverage, breaks and rows set aside, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from atlas.indicators import Indicator
from atlas.sentences.words import counted, joined, period

Row = Mapping[str, Any]
Indicators = Mapping[str, Indicator]

PROVENANCE = {
    "publisher": "the publisher’s own file",
    "copy": "somebody’s transcription of the publisher’s file",
    "press": "second-hand: quoted on a public page",
}
GROUPS = {"all": "all staff", "bme": "BME staff", "white": "White staff", "ratio": "the ratio"}


def finding(rows: Sequence[Row], indicator: str, indicators: Indicators) -> str:
    """Two sentences: the newest trust-level coverage of the indicator, and where nothing is held."""
    name = indicators[indicator].short
    trusts = [row for row in rows if row["indicator"] == indicator and row["level"] == "trust"]
    if not trusts:
        levels = {row["level"] for row in rows if row["indicator"] == indicator}
        held = joined([text for key, text in _LEVEL_WORDS if key in levels])
        return f"“{name}” is held for {held} only; no publication in the atlas gives it by trust."
    newest = max(row["period_end"] for row in trusts)
    latest = [row for row in trusts if row["period_end"] == newest]
    parts = [
        f"{GROUPS.get(row['group'], row['group'])} for {row['with_figure']:,} of {row['out_of']:,}"
        for row in sorted(latest, key=lambda row: (-row["with_figure"], row["group"]))
        if row["part"] == latest[0]["part"]
    ]
    years = len({row["year"] for row in trusts})
    spread = f"The trust-level figures are of {counted(years, 'year')}."
    return f"“{name}”, newest year, by trust: {joined(parts)} {latest[0]['denominator']}. {spread}"


_LEVEL_WORDS = (("england", "England"), ("region", "regions"), ("icb", "systems"), ("trust", "trusts"))


def matrix(rows: Sequence[Row], indicators: Indicators) -> list[dict[str, Any]]:
    """One row a part and period, newest first; a cell a level: how many of how many, group by group."""
    cells: dict[tuple[str, Any], dict[str, Any]] = {}
    for row in sorted(rows, key=lambda row: (row["part"], row["group"], row["source"])):
        indicator = indicators[row["indicator"]]
        part = indicator.part(row["part"])
        key = (row["part"], row["period_end"])
        what = part.title if part else "Whole" if row["part"] == "whole" else row["part"].replace("_", " ")
        line = cells.setdefault(key, {"what": what, "period": row["period_text"], "end": str(row["period_end"])})
        text = (
            f"{GROUPS.get(row['group'], row['group'].replace('_', ' '))}: {row['with_figure']:,} of {row['out_of']:,}"
        )
        held = line.setdefault(row["level"], "")
        if text not in held:
            line[row["level"]] = f"{held}; {text}" if held else text
    ordered = sorted(cells.items(), key=lambda item: (item[0][0] != "whole", item[0][0]))
    ordered.sort(key=lambda item: item[1]["end"], reverse=True)
    return [
        {**line, **{level: line.get(level, "not published in what is held") for level, _ in _LEVEL_WORDS}}
        for _, line in ordered
    ]


def break_row(row: Row, indicators: Indicators) -> dict[str, Any]:
    """A break as a row that reads without the codes."""
    indicator = "All" if row["indicator"] == "all" else indicators[row["indicator"]].short
    kind = "survey" if row["year_kind"] == "survey_year" else "WRES"
    return {
        "what": indicator,
        "who": "all" if row["organisations"] == "all" else row["organisations_text"],
        "when": f"{kind} {row['from_year']}",
        "kind": row["kind"],
        "effect": "cuts the line" if row["cuts"] else "a remark",
        "text": row["text"],
        "source": row["source"],
    }


def quarantine_row(row: Row) -> dict[str, Any]:
    """A row set aside, with where it stood."""
    place = ", ".join(text for text in (row["file"], row["sheet"], row["row"] and f"row {row['row']}") if text)
    return {"source": row["source"], "place": place, "reason": row["reason"], "text": row["text"]}


def reasons(rows: Sequence[Row]) -> list[dict[str, Any]]:
    """How many rows each reason set aside, most first."""
    counts = Counter((row["source"], row["reason"]) for row in rows)
    return [
        {"source": source, "reason": reason, "rows": number}
        for (source, reason), number in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    ]


def period_text(row: Row) -> str:
    """When a row of the matrix was measured."""
    return period(row)
