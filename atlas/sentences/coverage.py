"""Coverage, breaks and rows set aside, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from atlas.indicators import Indicator
from atlas.sentences.words import counted, joined

Row = Mapping[str, Any]
Indicators = Mapping[str, Indicator]

PROVENANCE = {
    "owner": "supplied by its owner, not published",
    "publisher": "the publisher’s own file",
    "copy": "somebody’s transcription of the publisher’s file",
    "press": "second-hand: quoted on a public page",
}
GROUPS = {"all": "all staff", "bme": "BME staff", "white": "White staff", "ratio": "the ratio"}


def finding(rows: Sequence[Row], indicator: str, indicators: Indicators, nation: str) -> str:
    """Two sentences: the newest trust-level coverage of the indicator, and where nothing is held."""
    name = indicators[indicator].short
    trusts = [row for row in rows if row["indicator"] == indicator and row["level"] == "trust"]
    if not trusts:
        levels = {row["level"] for row in rows if row["indicator"] == indicator}
        held = joined([text or nation for key, text in _LEVEL_WORDS if key in levels])
        return f"“{name}” is held for {held} only; no publication in the atlas gives it by trust."
    published = [row for row in trusts if row["with_figure"]]
    if not published:
        newest = max(row["period_end"] for row in trusts)
        most = max(row["printed"] for row in trusts if row["period_end"] == newest)
        return (
            f"No publication in the atlas gives “{name}” by trust. What single trusts or the press printed is held "
            f"apart, in the newest year for {counted(most, 'trust')}."
        )
    newest = max(row["period_end"] for row in published)
    latest = [row for row in published if row["period_end"] == newest]
    parts = [
        f"{GROUPS.get(row['group'], row['group'])} for {row['with_figure']:,} of {row['out_of']:,}"
        for row in sorted(latest, key=lambda row: (-row["with_figure"], row["group"]))
        if row["part"] == latest[0]["part"]
    ]
    years = len({row["year"] for row in published})
    spread = f"The trust-level figures are of {counted(years, 'year')}."
    return f"“{name}”, newest year, by trust: {joined(parts)} {latest[0]['denominator']}. {spread}"


# The nation goes by its name.
_LEVEL_WORDS = (("england", ""), ("region", "regions"), ("icb", "systems"), ("trust", "trusts"))


def matrix(rows: Sequence[Row], indicators: Indicators) -> list[dict[str, Any]]:
    """One row a part and period, newest first; a cell a level: how many of how many, group by group.

    ``<level>_parts`` are the counts of a cell one by one, each with the id that opens its trail, and
    ``<level>_lineage`` those ids in the same order, parted by spaces.
    """
    found: dict[tuple[str, str, str], dict[str, dict[str, Row]]] = {}
    for row in rows:
        part = indicators[row["indicator"]].part(row["part"])
        what = part.title if part else "Whole" if row["part"] == "whole" else row["part"].replace("_", " ")
        levels = found.setdefault((str(row["period_end"]), what, row["period_text"]), {})
        levels.setdefault(row["level"], {})[row["group"]] = row
    ordered = sorted(found.items(), key=lambda item: (item[0][1] != "Whole", item[0][1]))
    ordered.sort(key=lambda item: item[0][0], reverse=True)
    made: list[dict[str, Any]] = []
    for (_, what, measured), levels in ordered:
        told: dict[str, Any] = {"what": what, "period": measured}
        for level, _ in _LEVEL_WORDS:
            parts = _parts(levels.get(level, {}))
            told[level] = "; ".join(text for text, _ in parts) or "not published"
            told[f"{level}_parts"] = parts
            told[f"{level}_lineage"] = " ".join(lineage for _, lineage in parts if lineage)
        made.append(told)
    return made


def _parts(groups: Mapping[str, Row]) -> list[tuple[str, str | None]]:
    """The main groups one by one, the specific ethnic groups together; of the nation it is enough to name them."""
    specific = [name for name in groups if name not in GROUPS]
    names = [name for name in GROUPS if name in groups]
    kinds = {name: GROUPS[name] for name in names}
    if specific:
        names.append(specific[0])
        kinds[specific[0]] = f"{counted(len(specific), 'specific group')}"
    parts = []
    for name in names:
        row = groups[name]
        apart = f" (and {row['printed']:,} printed by a trust or the press)" if row["printed"] else ""
        number = f"{row['with_figure']:,}" if row["with_figure"] else "none"
        text = kinds[name] if row["out_of"] == 1 else f"{kinds[name]} {number} of {row['out_of']:,}{apart}"
        parts.append((text, row["lineage"]))
    return parts


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
    """How many rows each kind of reason set aside, most first; what stands before a colon is the kind."""
    counts = Counter((row["source"], row["reason"].split(":")[0]) for row in rows)
    return [
        {"source": source, "reason": reason, "rows": number}
        for (source, reason), number in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    ]
