"""Indicator 1 from headcounts: the BME share of a workforce or a part of it, unknown ethnicity in the base."""

from __future__ import annotations

from typing import Any

import duckdb

from atlas.warehouse import pairs as pairs_module
from atlas.warehouse import tables
from atlas.warehouse.pairs import COUNTS, COUNTS_NOTE, SUPPRESSED, Pair, Value

# People counted once each; the sum of the grades is a little larger because some stand in two.
ALL_GRADES = "all_grades"
COMPARED = ("representation", "board")

# National headcounts come by role group and are summed. A return gives staff groups, their bands and the whole apart;
# a number hidden in it hides the share.
_HEADCOUNTS = """
    with counted as (
        select
            figure.*, source.rank, source.provenance, ethnic_group.wres_group,
            part in ('whole', 'clinical', 'non_clinical', 'medical') as from_return
        from figure
        join source using (source)
        join ethnic_group on ethnic_group.code = figure."group"
        where indicator = 'representation' and statistic = 'count' and source.provenance <> 'press'
            and ethnic_group.wres_group in ('bme', 'white', 'unknown')
    )
    select
        source, any_value(series) as series, organisation, any_value(level) as level, indicator,
        if(from_return, part, 'whole') as part, if(breakdown = $all_grades, '', breakdown) as breakdown,
        any_value(period_kind) as period_kind, period_end, any_value(wres_year) as wres_year,
        any_value(survey_year) as survey_year, any_value(snapshot_date) as snapshot_date,
        any_value(financial_year) as financial_year, any_value(rank) as rank, any_value(provenance) as provenance,
        sum(value) as everyone,
        sum(value) filter (wres_group = 'bme') as bme,
        sum(value) filter (wres_group = 'white') as white,
        if(from_return, any_value(figure_id) filter (wres_group = 'bme'), '') as bme_figure,
        if(from_return, any_value(figure_id) filter (wres_group = 'white'), '') as white_figure,
        list(figure_id order by figure_id) as figures,
        bool_or(value is null) as hidden, from_return, bool_or(status = 'supplied') as supplied
    from counted
    where from_return or breakdown = $all_grades and "group" <> 'bme'
    group by source, organisation, indicator, if(from_return, part, 'whole'), breakdown, period_end, from_return
    order by source, organisation, indicator, part, breakdown, period_end
"""


def pairs(connection: duckdb.DuckDBPyConnection) -> list[Pair]:
    """One pair for every organisation, date and part with headcounts; values are shares of everyone in it."""
    rows = tables.dictionaries(connection, _HEADCOUNTS, {"all_grades": ALL_GRADES})
    return [_pair(row) for row in rows]


def _pair(row: dict[str, Any]) -> Pair:
    pair = Pair(
        row["organisation"],
        row["level"],
        row["indicator"],
        row["part"],
        row["breakdown"],
        row["series"],
        pairs_module.period(row),
    )
    for name in ("bme", "white"):
        pair.values[name] = _share(row, name)
    if not row["hidden"] and row["everyone"]:
        pair.basis, pair.basis_note = COUNTS, COUNTS_NOTE
    return pair


def _share(row: dict[str, Any], name: str) -> Value:
    """The share of a group with its count; of a band that is hidden or empty there is none."""
    status = "supplied" if row["supplied"] else "derived"
    base = count = share = None
    if row["hidden"]:
        status = SUPPRESSED
    elif not row["everyone"]:
        status = "not_applicable"
    else:
        base, count = row["everyone"], row[name] or 0.0
        share = 100.0 * count / base
    return Value(
        share,
        base,
        count,
        row["source"],
        row[f"{name}_figure"],
        status,
        "exact",
        row["rank"],
        row["provenance"],
        inputs=tuple(("headcount", figure) for figure in row["figures"]),
    )


def compare(found: list[Pair]) -> None:
    """Give every board, and every part of a workforce, the whole one of the same series and day to stand beside."""
    whole = {
        (pair.organisation, pair.series, pair.period.end): pair
        for pair in found
        if pair.indicator == "representation"
        and (pair.part, pair.breakdown) == ("whole", "")
        and pair.basis == COUNTS
        and "bme" in pair.values
    }
    for pair in found:
        is_whole = pair.indicator == "representation" and (pair.part, pair.breakdown) == ("whole", "")
        if pair.indicator in COMPARED and pair.basis == COUNTS and pair.gap is None and not is_whole:
            pair.whole = whole.get((pair.organisation, pair.series, pair.period.end))
            pair.reference = pair.whole.values["bme"] if pair.whole else None
