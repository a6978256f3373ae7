"""How many BME and White people answered, where a survey's rates by group come without numbers.

Respondents of a group ≈ the published number of answers to the question × the group's share of those who stated
their ethnic group, both of the same unit and year.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace

import duckdb

from atlas.warehouse import tables
from atlas.warehouse.pairs import ESTIMATED, NONE, Pair

# What a trust or a newspaper printed may rest on another cut of its staff than the survey's own figures.
PRESS = "press"
NOTE = (
    "Number of answers of each group estimated: the published number of answers to the question times the group’s "
    "share of respondents, same organisation and year."
)


@dataclass(frozen=True)
class Respondents:
    """Answers to a question by (organisation, indicator, part, survey year), and shares of respondents by
    (organisation, survey year, group), per cent."""

    answers: dict[tuple[str, str, str, int], float]
    shares: dict[tuple[str, int, str], float]

    def base(self, organisation: str, indicator: str, part: str, year: int) -> float | None:
        """Answers to the question; for a whole made of parts, those to the part with the fewest."""
        return self.answers.get((organisation, indicator, part, year))

    def group(self, organisation: str, indicator: str, part: str, year: int, group: str) -> float | None:
        """Estimated answers of a group, or None where either input is missing."""
        base, share = self.base(organisation, indicator, part, year), self.shares.get((organisation, year, group))
        return None if base is None or share is None else base * share / 100.0


def read(connection: duckdb.DuckDBPyConnection) -> Respondents:
    """Collect answers and shares from the published figures, best-ranked first."""
    rows = tables.dictionaries(
        connection,
        """
        select organisation, indicator, part, survey_year, min_by(denominator, rank) as base
        from figure join source using (source)
        where "group" = 'all' and statistic = 'rate' and breakdown = '' and denominator > 0 and survey_year is not null
        group by all order by all
        """,
    )
    answers: dict[tuple[str, str, str, int], float] = {}
    parts: dict[tuple[str, str, int], list[float]] = defaultdict(list)
    for row in rows:
        answers[row["organisation"], row["indicator"], row["part"], row["survey_year"]] = row["base"]
        parts[row["organisation"], row["indicator"], row["survey_year"]].append(row["base"])
    for (organisation, indicator, year), bases in parts.items():
        answers.setdefault((organisation, indicator, "whole", year), min(bases))
    shares = {
        (row["organisation"], row["survey_year"], row["group"]): row["value"]
        for row in tables.dictionaries(
            connection,
            """
            select organisation, survey_year, "group", min_by(value, rank) as value
            from figure join source using (source)
            where indicator = 'survey_respondents' and statistic in ('share', 'share_known')
                and "group" in ('bme', 'white') and value is not null and survey_year is not null
            group by all order by all
            """,
        )
    }
    for (organisation, year, group), share in list(shares.items()):
        # Some years give the BME share alone; those who stated their ethnic group are BME or White.
        if group == "bme":
            shares.setdefault((organisation, year, "white"), 100.0 - share)
    return Respondents(answers, shares)


def estimate(pairs: list[Pair], respondents: Respondents) -> None:
    """Give each survey pair without numbers the estimated ones of its unit, where they can be had."""
    for pair in pairs:
        bme, white, year = pair.values.get("bme"), pair.values.get("white"), pair.period.survey_year
        if pair.basis != NONE or bme is None or white is None or year is None:
            continue
        if bme.value is None or white.value is None or bme.provenance == PRESS:
            continue
        bases = {
            name: respondents.group(pair.organisation, pair.indicator, pair.part, year, name)
            for name in ("bme", "white")
        }
        if bases["bme"] and bases["white"]:
            pair.values["bme"] = replace(bme, base=bases["bme"], base_estimated=True)
            pair.values["white"] = replace(white, base=bases["white"], base_estimated=True)
            pair.basis, pair.basis_note = ESTIMATED, NOTE
