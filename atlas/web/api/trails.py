"""The trail of a number as the API gives it: one object, or one row a value in CSV."""

from __future__ import annotations

from datetime import date
from typing import Any

from atlas.queries import Row
from atlas.reader.lineage import Trail
from atlas.sentences import lineage as words
from atlas.sentences.lineage_steps import steps

COLUMNS = (
    "place_in_trail", "role", "id", "what", "value", "status", "publication", "publisher", "landing_page", "licence",
    "provenance", "file", "sha256", "sheet", "row", "column", "transform", "reader", "reader_version",
)  # fmt: skip
_VALUE, _INPUT, _CELL = "value", "input", "cell"
_OF_CELL = ("file", "sha256", "sheet", "row", "column", "transform", "reader", "reader_version")


def body(trail: Trail) -> dict[str, Any]:
    """The whole trail; ``stored`` is the value's own row with every column, ``cells`` where its figures were read."""
    about = trail.about
    return {
        "id": trail.id,
        "kind": about["kind"],
        "what": words.subject(about),
        "value": words.shown(about),
        "status": about["status"],
        "organisation": {"code": about["organisation"], "name": about["name"]},
        "indicator": {
            "id": about["indicator"], "title": about["title"], "meaning": about["meaning"], "part": about["part"],
        },
        "stored": {name: str(value) if isinstance(value, date) else value for name, value in trail.stored.items()},
        "steps": [{"done": step.text, "by": step.by} for step in steps(trail.table, trail.stored, trail.inputs)],
        "method_version": trail.method_version,
        "inputs": [_input(row) for row in trail.inputs],
        "cells": [_cell(row) for row in trail.cells],
    }  # fmt: skip


def rows(trail: Trail) -> list[Row]:
    """The value, its inputs and the published figures at the end, one row each."""
    about, blank = trail.about, dict.fromkeys(COLUMNS, "")
    own = {"place_in_trail": _VALUE, "id": trail.id, "what": words.subject(about), "value": words.shown(about)}
    found = [blank | own | {"status": about["status"]}]
    for row in trail.inputs:
        told = {name: _input(row)[name] for name in ("role", "id", "what", "value", "status")}
        found.append(blank | told | {"place_in_trail": _INPUT})
    for cell in trail.cells:
        publication = {
            "publication": cell["title"], "publisher": cell["publisher"], "landing_page": cell["landing_page"],
            "licence": cell["licence"], "provenance": cell["provenance"],
        }  # fmt: skip
        told = {
            "id": cell["id"],
            "what": words.figure(cell),
            "value": cell["value"],
            "status": cell["status"],
        } | publication
        found.append(blank | told | {name: cell[name] for name in _OF_CELL} | {"place_in_trail": _CELL})
    return found


def _input(row: Row) -> dict[str, Any]:
    return {
        "role": row["role"],
        "role_in_words": words.role(row),
        "id": row["id"],
        "kind": row["kind"],
        "what": words.subject(row),
        "value": words.input_shown(row),
        "status": row["status"],
    }


def _cell(row: Row) -> dict[str, Any]:
    return {
        "id": row["id"],
        "organisation": row["organisation"],
        "group": row["group"],
        "statistic": row["statistic"],
        "value": row["value"],
        "numerator": row["numerator"],
        "denominator": row["denominator"],
        "unit": row["unit"],
        "precision": row["precision"],
        "status": row["status"],
        "note": row["note"],
        "publication": {
            name: row[key]
            for name, key in (
                ("id", "source"), ("title", "title"), ("publisher", "publisher"), ("landing_page", "landing_page"),
                ("licence", "licence"), ("provenance", "provenance"), ("vintage", "vintage"),
            )
        },
        "place": {"kind": row["locator"], "in_words": words.place_of(row)}
        | {name: row[name] for name in ("file", "sha256", "bytes", "sheet", "row", "column")},
        "transform": row["transform"],
        "transform_in_words": words.transformed(row["transform"]),
        "reader": row["reader"],
        "reader_version": row["reader_version"],
    }  # fmt: skip
