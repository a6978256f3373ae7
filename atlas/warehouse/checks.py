"""What must hold of a warehouse before it is swapped in. Each check is one query that returns the rows at fault."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import duckdb

from atlas.errors import CheckError

ROWS_SHOWN = 5


@dataclass(frozen=True)
class Check:
    """``query`` returns (file, words about the row) for every row at fault, worst first; ``remedy`` says what to do."""

    name: str
    query: str
    remedy: str


_FIGURE_FILE = "'data/figures/' || figure.source || '*.csv'"
_FIGURE_WORDS = (
    "concat_ws(' ', figure.organisation, figure.indicator, figure.part, figure.\"group\", figure.statistic, "
    "figure.period_end, 'read from', figure.file, figure.sheet, figure.\"row\", figure.\"column\")"
)


def _figures_where(condition: str, joins: str = "") -> str:
    return (
        f"select {_FIGURE_FILE}, {_FIGURE_WORDS} || coalesce(' = ' || figure.value, '') "
        f"from figure {joins} where {condition} order by figure.figure_id"
    )


CHECKS = (
    Check(
        "every figure has a source",
        _figures_where("source.source is null", "left join source using (source)"),
        "Add the source to data/sources.toml.",
    ),
    Check(
        "every figure has a locator",
        _figures_where(
            "figure.locator not in ('cell', 'row', 'web') or figure.file = '' and figure.locator <> 'web' "
            "or figure.locator = 'web' and figure.sheet = '' or figure.locator <> 'web' and figure.\"row\" = ''"
        ),
        "A figure without a place where it was printed cannot stand.",
    ),
    Check(
        "every figure has a known status and a value unless the status says why not",
        _figures_where(
            "figure.status not in ('published', 'derived', 'estimated', 'supplied', 'suppressed', 'not_published', "
            "'not_collected', 'not_applicable', 'quarantined') "
            "or (figure.value is null) <> (figure.status in "
            "('suppressed', 'not_published', 'not_collected', 'not_applicable'))"
        ),
        "Give the value or the status that says why there is none.",
    ),
    Check(
        "every figure belongs to a known indicator",
        _figures_where("indicator.indicator is null", "left join indicator using (indicator)"),
        "Add data/indicators/<id>.toml or correct the id.",
    ),
    Check(
        "every figure belongs to a known part",
        _figures_where(
            "figure.part <> 'whole' and not exists (select 1 from role_group where role_group.role_group = figure.part) "
            "and figure.part not in ('clinical', 'non_clinical', 'medical') "
            "and not list_contains(from_json(indicator.parts, '[{\"id\": \"VARCHAR\"}]').list_transform(x -> x.id), "
            "figure.part)",
            "join indicator using (indicator)",
        ),
        "Name the part in the indicator's definition.",
    ),
    Check(
        "every figure belongs to an organisation of that level",
        _figures_where(
            "organisation.code is null or organisation.level <> figure.level",
            "left join organisation on organisation.code = figure.organisation",
        ),
        "Correct the code or level, or add the organisation to data/reference/organisations.csv.",
    ),
    Check(
        "every organisation was open in the period or the twelve months before",
        _figures_where(
            # A reporting unit lives as long as its trust. The period measured is at most the year up to its end.
            "coalesce(parent.valid_from, organisation.valid_from) > figure.period_end "
            "or coalesce(parent.valid_to, organisation.valid_to) < figure.period_end - interval 24 month "
            "or figure.period_kind = 'snapshot' "
            "and coalesce(parent.valid_to, organisation.valid_to) < figure.period_end - interval 12 month",
            "join organisation on organisation.code = figure.organisation "
            "left join organisation as parent "
            "on parent.code = organisation.parent and organisation.level = 'reporting_unit'",
        ),
        "The code is wrong, or its dates in data/reference/organisations.csv are.",
    ),
    Check(
        "percentages lie between 0 and 100",
        _figures_where("figure.statistic in ('share', 'share_known', 'rate') and figure.value not between 0 and 100"),
        "Store percentages as 0 to 100.",
    ),
    Check(
        "ratios lie between 0.1 and 10 and gaps between -100 and 100",
        _figures_where(
            "figure.statistic = 'ratio' and figure.value not between 0.1 and 10 "
            "or figure.statistic = 'gap' and figure.value not between -100 and 100"
        ),
        "A ratio outside this range is a misprint: set the row aside with its reason.",
    ),
    Check(
        "counts are consistent",
        _figures_where(
            "figure.numerator > figure.denominator or figure.numerator < 0 or figure.denominator < 0 "
            "or figure.statistic in ('count', 'base') and (figure.value < 0 or figure.value <> floor(figure.value))"
        ),
        "A count cannot exceed its base, be negative or be a fraction.",
    ),
    Check(
        "ethnic groups add up to the band",
        """
        select
            'data/figures/' || source || '*.csv',
            concat_ws(' ', organisation, snapshot_date, ladder, band, 'groups', sum(headcount), 'band', any_value(everyone))
        from progression
        where "group" <> 'bme'
        group by source, organisation, snapshot_date, ladder, band
        having sum(headcount) <> any_value(everyone)
        order by all
        """,
        "A group stands twice or is missing from data/reference/ethnic_groups.csv.",
    ),
    Check(
        "every headcount stands on a known role group and band",
        _figures_where(
            "figure.indicator = 'representation' and figure.statistic = 'count' and source.provenance <> 'press' "
            "and (role_group.role_group is null or ethnic_group.code is null)",
            "join source using (source) left join role_group on role_group.role_group = figure.part "
            "left join ethnic_group on ethnic_group.code = figure.\"group\"",
        ),
        "Add it to data/reference/role_groups.csv or ethnic_groups.csv.",
    ),
    Check(
        "coverage equals an independent recount",
        """
        with recount as (
            select
                indicator, part, period_end, if(level = 'reporting_unit', 'trust', level) as level, "group", source,
                array_length(array_agg(distinct organisation)) as units
            from figure
            where value is not null and status <> 'quarantined' and breakdown = '' and statistic <> 'base'
                and not (indicator = 'representation' and statistic = 'count')
            group by all
        )
        select
            'atlas/warehouse/load/coverage.sql',
            concat_ws(' ', coverage.indicator, coverage.part, coverage.period_end, coverage.level, coverage."group",
                'stored', coverage.with_figure, 'counted', recount.units, 'of', coverage.out_of)
        from recount
        full join coverage using (indicator, part, period_end, level, "group", source)
        where source <> '' and indicator <> 'representation'
            and (coverage.with_figure is distinct from recount.units or coverage.with_figure > coverage.out_of)
        order by all
        """,
        "The statement that fills coverage and the figures disagree.",
    ),
    Check(
        "no specimen organisation",
        """
        select 'data/reference/organisations.csv', code from organisation where code like 'ZZ%'
        union all
        select 'data/figures/' || source || '*.csv', organisation || ' ' || indicator
        from figure where organisation like 'ZZ%'
        order by all
        """,
        "Invented organisations live in the specimen warehouse only.",
    ),
    Check(
        "no figure from memory",
        """
        select 'data/figures/' || figure.source || '*.csv', concat_ws(' ', organisation, indicator, period_end, note)
        from figure
        where contains(lower(concat_ws(' ', figure.source, figure.file, figure.note)), 'memory')
            or contains(lower(figure.note), 'recollection') or contains(lower(figure.sheet), 'recollection')
        order by all
        """,
        "A number somebody remembers is not a figure: leave it out.",
    ),
    Check(
        "the bases of indicator 7 are never joined",
        """
        select
            'data/breaks.csv',
            concat_ws(' ', trend.organisation, trend.series, trend.first_year, 'to', trend.last_year)
        from trend
        where indicator = 'career_progression'
            and first_year <= 2020 and last_year >= 2021
        order by all
        """,
        "Keep the row of 2021 for career_progression in data/breaks.csv.",
    ),
    Check(
        "no trend crosses a break",
        """
        select
            'data/breaks.csv',
            concat_ws(' ', series_break.break_id, 'inside', trend.organisation, trend.indicator, trend.first_year, 'to',
                trend.last_year)
        from trend
        join measure using (organisation, indicator, part, series)
        join series_break
            on cuts
            and series_break.indicator in (trend.indicator, 'all')
            and series_break.part in (trend.part, 'all')
            and series_break.series in (trend.series, 'all')
            and (organisations = 'all' or list_contains(string_split(organisations, ' '), trend.organisation))
        where measure.year > trend.first_year and measure.year <= trend.last_year and breakdown = ''
            and from_year = if(year_kind = 'survey_year', measure.survey_year, measure.wres_year)
        order by all
        """,
        "Spans must be cut at every break.",
    ),
    Check(
        "every break names what exists",
        """
        select 'data/breaks.csv', break_id
        from series_break
        where year_kind not in ('survey_year', 'wres_year')
            or indicator <> 'all' and indicator not in (select indicator from indicator)
            or series <> 'all' and series not in (select series from source)
            or organisations <> 'all' and exists (
                select 1 from (select unnest(string_split(organisations, ' ')) as code)
                where code not in (select code from organisation)
            )
        order by all
        """,
        "Correct the indicator, series or code of the break.",
    ),
    Check(
        "every ICB lies in one region",
        """
        select 'data/reference/organisations.csv', concat_ws(' ', code, name, region)
        from organisation
        where level = 'icb' and region not in (select code from organisation where level = 'region')
        union all
        select 'data/reference/organisations.csv', concat_ws(' ', trust.code, trust.region, 'in', icb.code, icb.region)
        from organisation as trust join organisation as icb on icb.code = trust.icb and icb.level = 'icb'
        where trust.region <> icb.region
        order by all
        """,
        "Give the ICB, and every trust in it, the same region.",
    ),
    Check(
        "no pooled value counts more units than there are",
        """
        select 'atlas/warehouse/areas.py', concat_ws(' ', organisation, indicator, part, period_end, population)
        from measure
        where pooled and (units_with > units_all or respondents_covered not between 0 and 100.0000001)
        order by all
        """,
        "Pooling counted a unit twice.",
    ),
    Check(
        "no verdict without its interval or reason",
        """
        select 'atlas/warehouse/judge.py', concat_ws(' ', organisation, indicator, part, period_end, series, verdict)
        from measure
        where verdict_reason = ''
            or verdict not in ('not judged', 'too few to say')
            and coalesce(ratio_harm_low, difference_low) is null
        order by all
        """,
        "Judging let a pair through without an interval.",
    ),
    Check(
        "one best row for each organisation, indicator and period",
        """
        select
            'atlas/warehouse/pairs.py',
            concat_ws(' ', organisation, indicator, part, breakdown, period_end, count(*) filter (best), 'best of', count(*))
        from measure
        group by organisation, indicator, part, breakdown, period_end
        having count(*) filter (best) <> 1
        order by all
        """,
        "Two rows claim to be the best, or none does.",
    ),
    Check(
        "the steps of the ladder multiply to the whole climb",
        """
        select
            'atlas/warehouse/fill_progression.py',
            concat_ws(' ', organisation, snapshot_date, ladder, "group")
        from progression_step
        group by organisation, snapshot_date, ladder, "group", source
        having abs(
            ln(max(ratio) filter (step = 'lower_middle')) + ln(max(ratio) filter (step = 'middle_upper'))
            - ln(max(ratio) filter (step = 'lower_upper'))
        ) > 1e-9
        order by all
        """,
        "The tiers of the three steps differ.",
    ),
)


def run(connection: duckdb.DuckDBPyConnection, checks: tuple[Check, ...] = CHECKS) -> tuple[str, ...]:
    """Run every check and return their names. Raises CheckError naming check, rows and file of all that fail."""
    faults = [fault for check in checks if (fault := _fault(connection.execute, check))]
    if faults:
        raise CheckError("\n".join(faults))
    return tuple(check.name for check in checks)


def _fault(execute: Callable[[str], duckdb.DuckDBPyConnection], check: Check) -> str:
    rows = execute(check.query).fetchall()
    if not rows:
        return ""
    file = rows[0][0]
    shown = "; ".join(str(words) for _, words in rows[:ROWS_SHOWN])
    more = f" and {len(rows) - ROWS_SHOWN} more" if len(rows) > ROWS_SHOWN else ""
    return f"Check “{check.name}” failed on {len(rows)} row(s) of {file}: {shown}{more}. {check.remedy}"
