"""What the API lists: each collection's parameters and fields, declared once for answers, OpenAPI and the page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from atlas.selection import KINDS, PROGRAMME_KINDS
from atlas.sentences.mark import DISCLAIMER, LEVEL_NAMES, OUTCOMES
from atlas.web.api.fields import (
    COVERAGE,
    DISPARITY,
    FIGURES,
    INDICATORS,
    MEASURES,
    ORGANISATIONS,
    PROGRAMMES,
    PROGRESSION,
    SOURCES,
    TRENDS,
    Field,
)
from atlas.web.api.mark_fields import MARK_CRITERIA, MARK_RULES, MARKS
from atlas.web.api.parameters import MAX_CODES, Parameter

MAX_PAGE_SIZE = 1000
MAX_PAGE = 100_000
CODE = "^[A-Z0-9]{3,6}$"
KEY = "^[a-z0-9_]{1,40}$"
SOURCE = "^[a-z0-9-]{1,40}$"
FIGURE = "^[0-9a-f]{16}$"
AREA_TYPES = ("england", "region", "icb", "trust", "reporting_unit")
VERDICTS = (
    "large gap", "gap", "reverse gap", "equitable", "unclear", "too few to say", "not judged",
)  # fmt: skip
STATUSES = (
    "published", "derived", "estimated", "supplied", "suppressed", "not_published", "not_collected", "not_applicable",
)  # fmt: skip


def _text(name: str, text: str, **schema: Any) -> Parameter:
    return Parameter(name, text, {"type": "string", "default": ""} | schema)


def _chosen(name: str, text: str, words: tuple[str, ...]) -> Parameter:
    return Parameter(name, text, {"type": "string", "enum": list(words), "default": ""})


def _yes(name: str, text: str, default: bool) -> Parameter:
    return Parameter(name, text, {"type": "boolean", "default": default})


def _whole(name: str, text: str, low: int, high: int) -> Parameter:
    return Parameter(name, text, {"type": "integer", "minimum": low, "maximum": high, "default": None})


def _date(name: str, text: str) -> Parameter:
    return Parameter(name, text, {"type": "string", "format": "date", "default": None})


PAGE = Parameter(
    "page", "Which page, from 1.", {"type": "integer", "minimum": 1, "maximum": MAX_PAGE, "default": 1}
)  # fmt: skip
PAGE_SIZE = Parameter(
    "page_size",
    f"Rows on a page, at most {MAX_PAGE_SIZE:,}.",
    {"type": "integer", "minimum": 1, "maximum": MAX_PAGE_SIZE, "default": 100},
)
INDICATOR = _text("indicator", "An indicator’s id, such as discrimination.", pattern=KEY)
PART = _text("part", "A part of an indicator, such as managers; whole for the indicator itself.", pattern=KEY)
GROUP = _text("group", "An ethnic group, such as bme, white or all.", pattern=KEY)
AREA_TYPE = _chosen("area_type", "The level of organisation.", AREA_TYPES)
AREA_CODES = Parameter(
    "area_codes",
    f"ODS codes joined by commas, at most {MAX_CODES}.",
    {
        "type": "array",
        "items": {"type": "string", "pattern": CODE},
        "minItems": 1,
        "maxItems": MAX_CODES,
        "default": [],
    },
)
ANCESTOR = _text("ancestor_code", "Only what lies in this ICB, region or nation, by its ODS code.", pattern=CODE)
FROM_DATE = _date("from_date", "Only periods that end on this day or later.")
TO_DATE = _date("to_date", "Only periods that end on this day or earlier.")
PROGRAMME_KIND = _chosen("programme_kind", "The kind of programme.", PROGRAMME_KINDS)
ABOUT = _chosen("about", "What it is about.", ("race", "general", "not_stated"))
SCHEME = _text("scheme", "A charter, award or statement, such as tidemark.", pattern=SOURCE)
LADDER = _text("ladder", "A ladder, such as clinical, non_clinical or medical.", pattern=KEY)
WRES_YEAR = _whole("wres_year", "Only this WRES year.", 2015, 2100)
METHOD_VERSION = _whole("method_version", "Only this version of the mark’s method.", 1, 1000)
NEWEST = _yes("newest_only", "Only the newest year of each version of the method.", False)
CRITERION_STATES = ("met", "not met", "too little data", "can’t be checked")
_WHERE = (AREA_TYPE, AREA_CODES, ANCESTOR)
_WHEN = (FROM_DATE, TO_DATE)
_MARKED = (WRES_YEAR, METHOD_VERSION, NEWEST, AREA_CODES, ANCESTOR)


@dataclass(frozen=True)
class Collection:
    """One list of the API. ``name`` is its address and its query’s, ``key`` the field that names one row.

    ``fixed`` binds parameters of the query that the list itself does not offer; its one entry, if any, takes the key.
    ``statement`` stands in every answer, in CSV on every row.
    """

    name: str
    title: str
    grain: str
    parameters: tuple[Parameter, ...]
    fields: tuple[Field, ...]
    key: str = ""
    key_pattern: str = ""
    fixed: Mapping[str, Any] = field(default_factory=dict)
    statement: str = ""

    @property
    def key_binding(self) -> str:
        """The parameter of the query that takes the key."""
        return next(iter(self.fixed))


COLLECTIONS = (
    Collection(
        "indicators", "Indicators", "One row per indicator: nine of the standard, then derived ones and context.",
        (), INDICATORS, key="id", key_pattern=KEY, fixed={"id": ""},
    ),
    Collection(
        "organisations", "Organisations", "One row per organisation, or reporting unit of one, open or closed.",
        (AREA_TYPE, _chosen("type", "The type of trust.", KINDS), ANCESTOR,
         _yes("open_only", "Leave out those that have closed.", False)),
        ORGANISATIONS, key="code", key_pattern=CODE, fixed={"code": ""},
    ),
    Collection(
        "figures", "Figures", "One row per published figure, with the cell, row or page it was read from.",
        (INDICATOR, PART, GROUP, *_WHERE, *_WHEN, _chosen("status", "Published, or why it is missing.", STATUSES),
         _text("source", "A publication’s id.", pattern=SOURCE)),
        FIGURES, key="id", key_pattern=FIGURE, fixed={"id": ""},
    ),
    Collection(
        "measures", "Measures",
        "One row per organisation, indicator, part, breakdown, period and series: BME and White, gap, verdict.",
        (INDICATOR, PART, *_WHERE, *_WHEN, _chosen("verdict", "The verdict.", VERDICTS),
         _yes("best_only", "Only the best-ranked series where several give the same quantity.", True),
         _yes("latest_only", "Only the newest period of each indicator and part among what fits.", False)),
        MEASURES,
    ),
    Collection(
        "trends", "Trends", "One row per organisation, indicator, part, group, series and unbroken span of years.",
        (INDICATOR, PART, GROUP, *_WHERE), TRENDS,
    ),
    Collection(
        "progression", "Progression", "One row per organisation, date, ladder, band and ethnic group.",
        (LADDER, GROUP, AREA_TYPE, AREA_CODES, *_WHEN), PROGRESSION,
    ),
    Collection(
        "disparity", "Race Disparity Ratios", "One row per organisation, date, ladder, ethnic group and step of tiers.",
        (LADDER, GROUP, AREA_TYPE, AREA_CODES, *_WHEN), DISPARITY,
    ),
    Collection(
        "programmes", "Programmes", "One row per network, mentoring, programme, charter, award or statement.",
        (PROGRAMME_KIND, ABOUT, SCHEME, *_WHERE), PROGRAMMES,
    ),
    Collection(
        "marks", "Race equality marks", "One row per trust, WRES year and version of the method.",
        (_chosen("mark", "The mark.", OUTCOMES), *_MARKED), MARKS, statement=DISCLAIMER,
    ),
    Collection(
        "mark_criteria", "Criteria of the marks", "One row per trust, WRES year, version of the method and criterion.",
        (_text("criterion", "A criterion, such as appointment.", pattern=KEY),
         _chosen("state", "How it stands to the wide band.", CRITERION_STATES), *_MARKED),
        MARK_CRITERIA, statement=DISCLAIMER,
    ),
    Collection(
        "mark_rules", "Rules of the marks", "One row per trust, WRES year, version of the method and rule.",
        (_chosen("level", "Of eligibility or of a level.", tuple(LEVEL_NAMES)), *_MARKED),
        MARK_RULES, statement=DISCLAIMER,
    ),
    Collection(
        "coverage", "Coverage", "One row per indicator, part, period, level and group for which anything is held.",
        (INDICATOR, PART, GROUP, AREA_TYPE, *_WHEN), COVERAGE,
    ),
    Collection(
        "sources", "Sources", "One row per publication, held or wanted.",
        (_yes("held_only", "Only publications of which figures are held.", False),),
        SOURCES, key="id", key_pattern=SOURCE, fixed={"id": ""},
    ),
)  # fmt: skip
