"""One comparison of employers: who is meant, their figures, which gaps differ. No Dash component is made here."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from atlas.exports.table import Table
from atlas.figures import side_by_side as figures
from atlas.indicators import Indicator
from atlas.measures import contrast
from atlas.reader import Atlas, pairs
from atlas.selection import Missed, Selection
from atlas.sentences import compare as sentences
from atlas.sentences import employer as told
from atlas.sentences.areas import TRUST_TYPES
from atlas.sentences.compare import Judged
from atlas.sentences.words import joined
from atlas.web import compare_table

Row = Mapping[str, Any]

MOST = 5
DEFAULTS = Selection(level="trust", indicator="discrimination", group="all", benchmark="none")


@dataclass(frozen=True)
class Question:
    """One question: the employers' rows in the reader's order, and every pair of them that can be judged."""

    indicator: Indicator
    rows: Sequence[Row]
    pairs: Sequence[Judged]


@dataclass(frozen=True)
class Card:
    """One employer in sentences: each a text and a verdict, '' for none."""

    employer: Row
    answered: str
    lines: Sequence[tuple[str, str, str]]
    nothing: str
    mark: Row | None


@dataclass(frozen=True)
class View:
    """What the page shows of a settled selection."""

    selection: Selection
    employers: Sequence[Row]
    title: str
    finding: Sequence[str]
    cards: Sequence[Card]
    questions: Sequence[Question]
    figure: dict[str, Any]
    height: int
    source: str
    coverage: str
    query: str


def settle(atlas: Atlas, wish: Selection) -> tuple[Selection, list[str]]:
    """At most five open employers: a closed one's successor in its place, and what had to be left out."""
    known = {row["code"]: row for row in atlas.employers()}
    chosen: list[str] = []
    notices: list[str] = []
    for asked in wish.organisations:
        found = atlas.organisation(asked)
        code = _open_today(found, known) if found else asked
        if found is None:
            notices.append(Missed(f"The atlas knows no “{asked}”", ", so it was left out", "organisations"))
        elif code not in known:
            why = f"{found['name']} is no employer with figures of its own"
            notices.append(Missed(why, ", so it was left out", "organisations"))
        elif code not in chosen:
            chosen.append(code)
        if found and code != asked and code in known:
            notices.append(_closed(atlas, found, known[code]))
    if len(chosen) > MOST:
        more = ", ".join(known[code]["short_name"] for code in chosen[MOST:])
        notices.append(Missed("Five employers at most", f": {more} left out", "organisations"))
    return replace(wish, organisations=tuple(chosen[:MOST])), notices


def _open_today(found: Row, known: Collection[str]) -> str:
    """The employer's own code; of a closed one that of the employer that took it over, however lately."""
    return str(found["final_code"] if found["final_code"] in known else found["successor"] or found["final_code"])


def _closed(atlas: Atlas, closed: Row, shown: Row) -> str:
    heirs = [heir["name"] for heir in atlas.heirs(closed["code"])]
    if len(heirs) > 1:
        return f"{closed['name']} has closed; what it did is now part of {joined(heirs)}. {shown['name']} is shown."
    return f"{closed['name']} has closed; {shown['name']}, which took it over, is shown."


def view(atlas: Atlas, settled: Selection) -> View:
    """Everything that the page shows, whatever the chart of the years below shows."""
    return _view(atlas, replace(settled, indicator=DEFAULTS.indicator, part="whole"), atlas.version)


def tables(atlas: Atlas, wish: Selection) -> list[Table]:
    """What is shown as tables: the figures, then the pairs."""
    shown = view(atlas, settle(atlas, wish)[0])
    return [
        compare_table.file(shown.questions, shown.employers, shown.source, shown.coverage),
        compare_table.pairs_file(shown.questions, shown.source, shown.coverage),
    ]


@lru_cache(maxsize=64)
def _view(atlas: Atlas, settled: Selection, version: str) -> View:
    known = {row["code"]: row for row in atlas.employers()}
    employers = [known[code] for code in settled.organisations]
    rows = atlas.scorecard(settled.organisations)
    questions = _questions(atlas, employers, rows)
    without = [one for one in employers if not any(_compared(row, one) for q in questions for row in q.rows)]
    pairs = [pair for question in questions for pair in question.pairs]
    judged = [question for question in questions if question.pairs]
    blocks = [_block(question, known) for question in questions]
    return View(
        selection=settled,
        employers=employers,
        title=sentences.title([one["short_name"] for one in employers]),
        finding=sentences.finding(employers, without, pairs, len(judged), _kind_without(atlas, without, known)),
        cards=[_card(atlas, one, rows, questions) for one in employers],
        questions=questions,
        figure=figures.side_by_side(blocks),
        height=figures.height(blocks),
        source=_source(atlas, rows),
        coverage=_coverage(employers, without),
        query=settled.to_query(DEFAULTS),
    )


def _kind_without(atlas: Atlas, without: Sequence[Row], known: Mapping[str, Row]) -> str:
    """The one type of all these employers, if no employer of that type has rates by group; ''."""
    kinds = {one["trust_type"] for one in without}
    if len(kinds) != 1:
        return ""
    same = [code for code, one in known.items() if one["trust_type"] in kinds]
    rated = any(told.compares(row) for row in atlas.scorecard(same))
    return "" if rated else TRUST_TYPES.get(kinds.pop(), "")


def _compared(row: Row, employer: Row) -> bool:
    return row["organisation"] == employer["code"] and told.compares(row)


def _questions(atlas: Atlas, employers: Sequence[Row], rows: Sequence[Row]) -> list[Question]:
    """Whole indicators on which any of the employers has figures, in the order of the standard."""
    found = []
    for indicator in atlas.indicators.values():
        own = [row for row in rows if row["indicator"] == indicator.id and row["part"] == "whole"]
        if any(told.compares(row) for row in own):
            found.append(Question(indicator, own, _pairs(indicator, own, employers)))
    return found


def _pairs(indicator: Indicator, rows: Sequence[Row], employers: Sequence[Row]) -> list[Judged]:
    """Every pair with intervals of one kind and one period, judged together."""
    names = {one["code"]: one["short_name"] for one in employers}
    return [
        Judged(
            indicator=f"“{indicator.short}”",
            first=names[pair.first["organisation"]],
            second=names[pair.second["organisation"]],
            value=pair.found.value,
            low=pair.found.low,
            high=pair.found.high,
            p=pair.p,
            log=pair.log,
            word=_word(pair.found.p, pair.p),
            lineage=pair.id,
        )
        for pair in pairs.of(rows)
    ]


def _word(p: float, adjusted: float) -> str:
    if adjusted <= contrast.SIGNIFICANCE:
        return sentences.TOLD_APART
    return sentences.MANY if p <= contrast.SIGNIFICANCE else sentences.ALIKE


def _card(atlas: Atlas, one: Row, rows: Sequence[Row], questions: Sequence[Question]) -> Card:
    own = [row for row in rows if row["organisation"] == one["code"]]
    asked = {question.indicator.id for question in questions}
    lines = []
    for row in own:
        indicator = atlas.indicators[row["indicator"]]
        if told.compares(row):
            lines.append((told.values(row, indicator), told.sure(row, indicator), row["verdict"]))
        elif row["everyone"] is not None and _wanted(row, own, asked):
            lines.append((told.everyone(row, indicator), "", ""))
    answered = atlas.respondents_of(one["code"])
    nothing = told.nothing_on(told.not_held(own, atlas.indicators))
    return Card(one, sentences.answered(answered) if answered else "", lines, nothing, atlas.mark(one["code"]))


def _wanted(row: Row, own: Sequence[Row], asked: Collection[str]) -> bool:
    """Figures of all staff are told on what is compared, and parts only where the whole has no rates by group."""
    if row["part"] == "whole":
        return row["indicator"] in asked
    wholes = [other for other in own if other["indicator"] == row["indicator"] and other["part"] == "whole"]
    return not any(told.compares(whole) for whole in wholes)


def _block(question: Question, known: Mapping[str, Row]) -> figures.Block:
    entries = []
    for row in question.rows:
        name = known[row["organisation"]]["short_name"]
        bme, white = _value(row, "bme"), _value(row, "white")
        everyone = None if bme and white else _value(row, "everyone")
        entries.append(
            figures.Entry(
                name=name, words=compare_table.in_short(row), bme=bme, white=white, everyone=everyone,
                estimated=row["basis"] == "estimated" and everyone is None,
            )
        )  # fmt: skip
    return figures.Block(question.indicator.short, entries)


def _value(row: Row, group: str) -> figures.Value | None:
    if row[group] is None:
        return None
    return figures.Value(row[group], row[f"{group}_low"], row[f"{group}_high"])


def _source(atlas: Atlas, rows: Sequence[Row]) -> str:
    used = {row["source"] for row in rows if row["year"] is not None} | {row["everyone_source"] for row in rows}
    named = [f"{source['title']} ({source['next_release']})" if source["next_release"] else str(source["title"])
             for source in atlas.sources() if source["source"] in used]  # fmt: skip
    return f"Source: {'; '.join(named)}." if named else ""


def _coverage(employers: Sequence[Row], without: Sequence[Row]) -> str:
    if not employers:
        return ""
    return (
        f"{len(employers) - len(without)} of {len(employers)} employers have published rates of BME and White staff. "
        "Numbers of answers by group are estimated where the publication gives none; intervals are then dotted."
    )
