"""What somebody printed and was copied by hand, as a value of its own and as the place where it stands.

Rows are those of ``lineage_printed``. Both shapes are those that figures have, so that trails need to know one only.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from atlas.queries import Row
from atlas.sentences import printed as words


def value(row: Mapping[str, Any]) -> Row:
    """The row in the columns of ``lineage_values``; ``told`` is what was printed, in words."""
    blank = dict.fromkeys(
        ("wres_year", "survey_year", "period_end", "low", "high", "bme", "white", "everyone", "difference", "ratio")
    )
    number = row["numerator"] if row["value"] is None else row["value"]
    kept = {name: row[name] for name in ("id", "kind", "organisation", "name", "level", "what", "unit", "source")}
    return kept | blank | {
        "indicator": "", "title": "", "short": "", "meaning": "", "decimals": 1, "part": row["when"],
        "breakdown": row["sort"], "group": "", "group_label": "", "period_kind": "", "financial_year": "",
        "statistic": "", "status": "published", "value": number, "base": row["denominator"],
        "subject": words.subject(row), "told": words.told(row),
    }  # fmt: skip


def cell(row: Mapping[str, Any]) -> Row:
    """The row in the columns of ``lineage_cells``: a page that prints it, or a line of a list that quotes it."""
    kept = (
        "id", "organisation", "name", "numerator", "denominator", "unit", "precision", "note", "file", "row", "source",
        "landing_page", "licence", "provenance", "vintage", "sha256", "bytes", "reader", "reader_version",
    )  # fmt: skip
    of_period = dict.fromkeys(("period_end", "wres_year", "survey_year"))
    quoted = row["kind"] not in ("programme", "catchment")
    host = row["address"].partition("/")[0].removeprefix("www.")
    whose = row["publisher"] if row["kind"] == "catchment" else row["printed_by"] or host or words.NOT_RECORDED
    return {name: row[name] for name in kept} | of_period | {
        "indicator": "", "part": "", "breakdown": "", "group": "", "statistic": "", "period_kind": "",
        "financial_year": "", "status": "published", "transform": "", "column": "", "subject": words.subject(row),
        "value": row["numerator"] if row["value"] is None else row["value"], "told": words.told(row),
        "locator": "web" if row["address"] else "row", "sheet": row["address"],
        "title": words.TITLES[row["kind"]] if quoted else row["title"],
        "short": words.TITLES[row["kind"]], "publisher": whose,
    }  # fmt: skip
