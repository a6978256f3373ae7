"""The same questions answered the dull way, from whole tables in plain Python, to compare with the queries."""

from __future__ import annotations

import re
import unicodedata


def search_form(spelling):
    """Lower case, no accents, apostrophes or punctuation."""
    text = unicodedata.normalize("NFKD", spelling.lower()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", " ", text.replace("'", "").replace("&", " and ")).strip()


def found(organisations, names, words):
    """Codes that answer to the words: an equal code, or every word inside one name."""
    asked = search_form(words.replace("’", "'"))
    codes = {row["code"] for row in organisations if words.strip().upper() in (row["code"], row["ons_code"])}
    for row in names:
        spelling = search_form(row["name"].replace("’", "'"))
        if asked and all(word in spelling for word in asked.split()):
            codes.add(row["code"])
    return codes


def england_tiles(measures, breaks, indicators, ranks):
    """Number → (newest year, year before on the same unbroken series or None)."""
    tiles = {}
    for indicator in indicators:
        if indicator["standard"] != "WRES":
            continue
        shown = []
        for row in measures:
            if row["organisation"] != "ENG" or row["indicator"] != indicator["indicator"] or row["pooled"]:
                continue
            if row["part"] != "whole" or row["breakdown"] or row["series"] == "workforce-ethnicity":
                continue
            precision = row["bme_precision"] or row["ratio_precision"] or "exact"
            needed = {
                "rate": (row["bme"], row["white"]),
                "likelihood_ratio": (row["ratio_published"],),
                "share": (row["bme"],),
            }[indicator["kind"]]
            if precision == "exact" and None not in needed:
                shown.append(row)
        if not shown:
            tiles[indicator["number"]] = (None, None)
            continue
        newest = max(shown, key=lambda row: (row["period_end"], -ranks[row["source"]]))
        kind = "survey_year" if newest["period_kind"] == "survey" else "wres_year"
        broken = any(
            entry["cuts"]
            and entry["indicator"] in (newest["indicator"], "all")
            and entry["part"] in ("whole", "all")
            and entry["series"] in (newest["series"], "all")
            and entry["organisations"] == "all"
            and (entry["year_kind"], entry["from_year"]) == (kind, newest["year"])
            for entry in breaks
        )
        before = [
            row["year"] for row in shown if row["series"] == newest["series"] and row["year"] == newest["year"] - 1
        ]
        tiles[indicator["number"]] = (newest["year"], before[0] if before and not broken else None)
    return tiles


def coverage_units(figures, indicator, part, level, group, year):
    """How many organisations have a published value of one indicator, part, level, group and survey year."""
    levels = ("trust", "reporting_unit") if level == "trust" else (level,)
    return len(
        {
            row["organisation"]
            for row in figures
            if (row["indicator"], row["part"], row["group"], row["survey_year"]) == (indicator, part, group, year)
            and row["level"] in levels
            and (level != "trust" or row["source"] != "trust-published")
            and row["value"] is not None
            and row["breakdown"] == ""
        }
    )
