"""Selection: what is being looked at. The same value is a URL's query, a cache key and a command's arguments."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any, Self
from urllib.parse import urlencode

from atlas import postcodes

MEASURES = ("bme", "white", "all", "difference", "ratio")
LEVELS = ("region", "icb", "trust")
BENCHMARKS = ("england", "region", "icb", "none")
BASES = ("known", "all")
SIZES = ("respondents", "staff")
CHARTS = ("map", "tiles")
ORDERS = ("value", "census")
KINDS = ("acute", "acute_specialist", "ambulance", "community", "mental_health")
TARGETS = ("mean", "equality")
MILES = (5, 10, 20, 30, 50)
PEERS = ("", "all", "region", "icb", "type", "similar")
HISTORIES = ("published", "predecessors")
PROGRAMME_KINDS = ("network", "mentoring", "leadership_programme", "charter", "award", "statement", "other")
ABOUTS = ("race", "all")
HEAVIEST = 3
MAX_ORGANISATIONS = 10

_CODE = re.compile(r"[A-Z0-9]{3,6}")
_KEY = re.compile(r"[a-z0-9_]{1,40}")
_YEAR = re.compile(r"(19|20)\d\d")
_VERSION = re.compile(r"[0-9a-z]{0,64}")
_PLACE = re.compile(r"[\w &'’,.()/-]{0,80}")
_WEIGHT = re.compile(f"[0-{HEAVIEST}]")


class Missed(str):
    """A notice of a wish that cannot be had: ``why``, a sentence without its full stop, then what is done ``instead``.

    ``fields`` are those of a Selection that say the wish: it is a reader's own where the address gives one of them.
    """

    def __new__(cls, why: str, instead: str, *fields: str) -> Self:
        """The whole sentence; ``instead`` brings the comma before it."""
        made = super().__new__(cls, f"{why}{instead}.")
        made.why, made.fields = f"{why}.", frozenset(fields)
        return made

    why: str
    fields: frozenset[str]


@dataclass(frozen=True)
class Selection:
    """One question. Every field has a default, so a Selection is always complete.

    ``year`` is a survey year or, for indicators 1 to 4 and 9, a WRES year; None means the newest there is.
    ``place`` is the area or organisation in focus; ``organisations`` are the lines on a trend, in order.
    ``size`` says what a trust's point on the map grows with and ``chart`` whether areas are drawn to shape. ``order``
    lists ethnic groups by value or as the census does.
    ``kind`` is a type of trust ('' for all) and ``target`` what the limits of a funnel lie around.
    ``near`` is where a reader looks from, in their words (a postcode is kept to its first half), ``within`` in miles.
    ``peers`` are those an organisation is held against ('' for the usual), ``weigh_…`` what counts in finding similar
    ones, 0 to 3, and ``history`` whether the bodies that merged into it are shown beside it.
    ``programme`` is a kind of programme ('' for all), ``about`` whether only what is about race is listed, and
    ``words`` what a list is searched for. ``earlier`` and ``later`` are versions of the data that are compared.
    """

    indicator: str = "career_progression"
    part: str = "whole"
    measure: str = "difference"
    level: str = "icb"
    group: str = "bme"
    year: int | None = None
    first: int | None = None
    last: int | None = None
    date: str = ""
    base: str = "known"
    place: str = ""
    organisations: tuple[str, ...] = ()
    benchmark: str = "england"
    size: str = "respondents"
    chart: str = "map"
    order: str = "value"
    kind: str = ""
    target: str = "mean"
    near: str = ""
    within: int = 20
    peers: str = ""
    weigh_type: int = 3
    weigh_size: int = 2
    weigh_answers: int = 2
    weigh_staff: int = 2
    history: str = "published"
    programme: str = ""
    about: str = "race"
    words: str = ""
    earlier: str = ""
    later: str = ""

    @classmethod
    def from_query(cls, query: Mapping[str, str], defaults: Selection | None = None) -> tuple[Self, list[str]]:
        """Read a query string leniently: what is not understood keeps its default and is named in a notice."""
        selection = cls() if defaults is None else cls(**{f.name: getattr(defaults, f.name) for f in fields(defaults)})
        notices: list[str] = []
        for name, text in query.items():
            field = _FIELD_OF.get(name)
            if field is None:
                continue
            try:
                selection = replace(selection, **{field: _PARSERS[field](str(text))})
            except ValueError:
                said = f"“{name}={str(text)[:40]}” is not something this page understands"
                notices.append(Missed(said, ", so it was left out", field))
        return selection, notices

    def to_query(self, defaults: Selection | None = None) -> str:
        """The query string without the question mark; fields equal to their defaults are left out."""
        usual = Selection() if defaults is None else defaults
        pairs = []
        for field in fields(self):
            value = getattr(self, field.name)
            if value == getattr(usual, field.name):
                continue
            text = ",".join(value) if isinstance(value, tuple) else "" if value is None else str(value)
            pairs.append((_NAME_OF[field.name], text))
        return urlencode(pairs, safe=",")


def _one_of(choices: tuple[str, ...]) -> Callable[[str], str]:
    def parse(text: str) -> str:
        return _checked(text, text in choices)

    return parse


def _key(text: str) -> str:
    return _checked(text, _KEY.fullmatch(text))


def _year(text: str) -> int | None:
    return int(_checked(text, _YEAR.fullmatch(text))) if text else None


def _date(text: str) -> str:
    return date.fromisoformat(text).isoformat() if text else ""


def _code(text: str) -> str:
    code = text.strip().upper()
    return _checked(code, not code or _CODE.fullmatch(code))


def _codes(text: str) -> tuple[str, ...]:
    codes = tuple(dict.fromkeys(_code(code) for code in text.split(",") if code.strip()))
    if len(codes) > MAX_ORGANISATIONS:
        raise ValueError(text)
    return codes


def _near(text: str) -> str:
    place = " ".join(postcodes.cut(text).split())
    return _checked(place, _PLACE.fullmatch(place))


def _words(text: str) -> str:
    words = " ".join(text.split())
    return _checked(words, _PLACE.fullmatch(words))


def _version(text: str) -> str:
    return _checked(text, _VERSION.fullmatch(text))


def _miles(text: str) -> int:
    return int(_checked(text, text in map(str, MILES)))


def _weight(text: str) -> int:
    return int(_checked(text, _WEIGHT.fullmatch(text)))


def _checked(text: str, fits: object) -> str:
    if not fits:
        raise ValueError(text)
    return text


_PARSERS: dict[str, Callable[[str], Any]] = {
    "indicator": _key,
    "part": _key,
    "measure": _one_of(MEASURES),
    "level": _one_of(LEVELS),
    "group": _key,
    "year": _year,
    "first": _year,
    "last": _year,
    "date": _date,
    "base": _one_of(BASES),
    "place": _code,
    "organisations": _codes,
    "benchmark": _one_of(BENCHMARKS),
    "size": _one_of(SIZES),
    "chart": _one_of(CHARTS),
    "order": _one_of(ORDERS),
    "kind": _one_of(("", *KINDS)),
    "target": _one_of(TARGETS),
    "near": _near,
    "within": _miles,
    "peers": _one_of(PEERS),
    "weigh_type": _weight,
    "weigh_size": _weight,
    "weigh_answers": _weight,
    "weigh_staff": _weight,
    "history": _one_of(HISTORIES),
    "programme": _one_of(("", *PROGRAMME_KINDS)),
    "about": _one_of(ABOUTS),
    "words": _words,
    "earlier": _version,
    "later": _version,
}
_NAME_OF = {name: name for name in _PARSERS} | {
    "first": "from",
    "last": "to",
    "organisations": "with",
    "kind": "type",
    "words": "search",
}
_FIELD_OF = {parameter: field for field, parameter in _NAME_OF.items()}
# The parameters that a query string may have.
PARAMETERS = tuple(_FIELD_OF)


def fields_given(query: Iterable[str]) -> frozenset[str]:
    """The fields of a Selection that a query string names, whatever it says of them."""
    return frozenset(_FIELD_OF[name] for name in query if name in _FIELD_OF)
