"""The list of trusts near a place: on screen, and as the file that holds the same rows in the same order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from atlas.exports.table import Column, Table, lineage
from atlas.indicators import Indicator
from atlas.sentences import nearby as sentences
from atlas.sentences.words import counted, period
from atlas.web import tables
from atlas.web.tables import Node

Row = dict[str, Any]


def screen(rows: Sequence[Row], indicators: Sequence[Indicator]) -> Node:
    """The list as shown; the first of ``indicators`` made the bands."""
    columns = [
        Column("place", "Place"),
        Column("name", "Trust"),
        Column("miles", "Miles", 1),
        Column("band", f"Gap on “{indicators[0].short}”"),
        *[Column(indicator.id, indicator.short) for indicator in indicators],
        lineage("miles", key="miles_lineage"),
    ]
    far = [{key: row[key] for key in ("miles", "miles_lineage")} for row in rows]
    content = Table(_title(rows), columns, far)
    rendered = [_rendered(row, indicators) for row in rows]
    return tables.table(content, tall=True, row_header="name", rendered=rendered)


def file(rows: Sequence[Row], indicators: Sequence[Indicator], title: str, source: str) -> Table:
    """Everything that is known of the rows on screen, in their order."""
    columns = [
        Column("place", "Place"),
        Column("code", "Code"),
        Column("short_name", "Trust"),
        Column("kind", "Type"),
        Column("icb_name", "System"),
        Column("miles", "Distance to headquarters", 1, "miles"),
        Column("band", f"Gap on “{indicators[0].short}”"),
        *[column for indicator in indicators for column in _of(indicator)],
        lineage("miles", key="miles_lineage", named="Distance"),
    ]
    return Table(title, columns, [_in_file(row, indicators) for row in rows], source, "", (), "near")


def _title(rows: Sequence[Row]) -> str:
    return f"{counted(len(rows), 'trust')}, by band and then by distance"


def _rendered(row: Row, indicators: Sequence[Indicator]) -> Row:
    name = [
        tables.node("A", row["short_name"], href=f"/organisation/{row['code']}"),
        _soft(" · ".join(part for part in (row["kind"], row["icb_name"]) if part)),
        tables.compare_button(row["code"], row["short_name"]),
    ]
    cells = {indicator.id: _verdict(row["cards"].get(indicator.id), row["short_name"]) for indicator in indicators}
    band = tables.node("Span", row["band"], class_=f"chip band {row['band'].replace(' ', '-')}")
    return {"place": row["place"], "name": name, "band": band, **cells}


def _verdict(card: Row | None, name: str) -> Any:
    if card is None or card["year"] is None:
        return _soft(sentences.missing(card))
    word = card["verdict"]
    chip = tables.node("Span", word, class_=f"chip {word.replace(' ', '-')}")
    return [chip, tables.traced(sentences.rates(card), card["lineage"], name, "soft below")]


def _soft(text: str) -> Node:
    return tables.node("Span", text, class_="soft below")


def _of(indicator: Indicator) -> list[Column]:
    key, named = indicator.id, indicator.short
    return [
        Column(f"{key}_period", f"{named}: period"),
        Column(f"{key}_bme", f"{named}: BME staff", 1, indicator.unit),
        Column(f"{key}_white", f"{named}: White staff", 1, indicator.unit),
        Column(f"{key}_ratio_harm", f"{named}: ratio, above 1 is worse for BME staff", 2),
        Column(f"{key}_ratio_harm_low", f"{named}: ratio, 95% interval from", 2),
        Column(f"{key}_ratio_harm_high", f"{named}: ratio, 95% interval to", 2),
        Column(f"{key}_verdict", f"{named}: verdict"),
        Column(f"{key}_reason", f"{named}: why"),
        lineage(f"{key}_ratio_harm", key=f"{key}_lineage", named=named),
    ]


def _in_file(row: Row, indicators: Sequence[Indicator]) -> Row:
    out = dict(row)
    for indicator in indicators:
        key, card = indicator.id, row["cards"].get(indicator.id)
        held = card is not None and card["year"] is not None
        for name in ("bme", "white", "ratio_harm", "ratio_harm_low", "ratio_harm_high"):
            out[f"{key}_{name}"] = card[name] if card else None
        out[f"{key}_period"] = period(card) if held and card else ""
        out[f"{key}_verdict"] = card["verdict"] if held and card else "not judged"
        out[f"{key}_lineage"] = card["lineage"] if card else None
        out[f"{key}_reason"] = sentences.missing(card)
    return out
