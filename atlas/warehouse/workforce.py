"""Indicator 1 for a whole workforce, from headcounts: the BME share with unknown ethnicity in the base."""

from __future__ import annotations

import duckdb

from atlas.warehouse import pairs as pairs_module
from atlas.warehouse import tables
from atlas.warehouse.pairs import COUNTS, COUNTS_NOTE, Pair, Value

# People counted once each; the sum of the grades is a little larger because some stand in two.
ALL_GRADES = "all_grades"


def pairs(connection: duckdb.DuckDBPyConnection) -> list[Pair]:
    """One pair for every organisation and date with headcounts over all grades; values are shares, status derived."""
    rows = tables.dictionaries(
        connection,
        """
        select
            figure.source, any_value(figure.series) as series, organisation, any_value(level) as level, indicator,
            any_value(period_kind) as period_kind, period_end, any_value(wres_year) as wres_year,
            any_value(survey_year) as survey_year, any_value(snapshot_date) as snapshot_date,
            any_value(financial_year) as financial_year, any_value(source.rank) as rank,
            any_value(source.provenance) as provenance, sum(value) as everyone,
            sum(value) filter (ethnic_group.wres_group = 'bme') as bme,
            sum(value) filter (ethnic_group.wres_group = 'white') as white
        from figure
        join source using (source)
        join ethnic_group on ethnic_group.code = figure."group"
        where indicator = 'representation' and statistic = 'count' and breakdown = $all_grades
            and ethnic_group.wres_group in ('bme', 'white', 'unknown') and ethnic_group.code <> 'bme'
        group by figure.source, organisation, indicator, period_end
        order by figure.source, organisation, indicator, period_end
        """,
        {"all_grades": ALL_GRADES},
    )
    found = []
    for row in rows:
        values = {
            name: Value(
                100.0 * (row[name] or 0.0) / row["everyone"],
                row["everyone"],
                row[name] or 0.0,
                row["source"],
                "",
                "derived",
                "exact",
                row["rank"],
                row["provenance"],
            )
            for name in ("bme", "white")
        }
        period = pairs_module.period(row)
        found.append(
            Pair(
                row["organisation"],
                row["level"],
                row["indicator"],
                "whole",
                "",
                row["series"],
                period,
                values,
                basis=COUNTS,
                basis_note=COUNTS_NOTE,
            )
        )
    return found
