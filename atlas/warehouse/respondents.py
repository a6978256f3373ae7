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
    (organisation, survey year, group), per cent; each with the id of the figure that says so."""

    answers: dict[tuple[str, str, str, int], tuple[float, str]]
    shares: dict[tuple[str, int, str], tuple[float, str]]

    def base(self, organisation: str, indicator: str, part: str, year: int) -> float | None:
        """Answers to the question; for a whole made of parts, those to the part with the fewest."""
        found = self.answers.get((organisation, indicator, part, year))
        return None if found is None else found[0]

    def group(
        self, organisation: str, indicator: str, part: str, year: int, group: str
    ) -> tuple[float, tuple[tuple[str, str], ...]] | None:
        """Estimated answers of a group with their inputs by role, or None where either input is missing."""
        answers = self.answers.get((organisation, indicator, part, year))
        share = self.shares.get((organisation, year, group))
        if answers is None or share is None:
            return None
        return answers[0] * share[0] / 100.0, (("answers", answers[1]), (f"share_{group}", share[1]))


def read(connection: duckdb.DuckDBPyConnection) -> Respondents:
    """Collect answers and shares from the published figures, best-ranked first."""
    rows = tables.dictionaries(
        connection,
        """
        select organisation, indicator, part, survey_year, denominator as base, figure_id
        from figure join source using (source)
        where "group" = 'all' and statistic = 'rate' and breakdown = '' and denominator > 0 and survey_year is not null
        qualify row_number() over (
            partition by organisation, indicator, part, survey_year order by rank, source, figure_id
        ) = 1
        order by all
        """,
    )
    answers: dict[tuple[str, str, str, int], tuple[float, str]] = {}
    parts: dict[tuple[str, str, int], list[tuple[float, str]]] = defaultdict(list)
    for row in rows:
        found = row["base"], row["figure_id"]
        answers[row["organisation"], row["indicator"], row["part"], row["survey_year"]] = found
        parts[row["organisation"], row["indicator"], row["survey_year"]].append(found)
    for (organisation, indicator, year), bases in parts.items():
        answers.setdefault((organisation, indicator, "whole", year), min(bases))
    shares = {
        (row["organisation"], row["survey_year"], row["group"]): (row["value"], row["figure_id"])
        for row in tables.dictionaries(
            connection,
            """
            select organisation, survey_year, "group", value, figure_id
            from figure join source using (source)
            where indicator = 'survey_respondents' and statistic in ('share', 'share_known')
                and "group" in ('bme', 'white') and value is not null and survey_year is not null
            qualify row_number() over (
                partition by organisation, survey_year, "group" order by rank, source, statistic, figure_id
            ) = 1
            order by all
            """,
        )
    }
    for (organisation, year, group), (share, figure) in list(shares.items()):
        # Some years give the BME share alone; those who stated their ethnic group are BME or White.
        if group == "bme":
            shares.setdefault((organisation, year, "white"), (100.0 - share, figure))
    return Respondents(answers, shares)


def estimate(pairs: list[Pair], respondents: Respondents) -> None:
    """Give each survey pair without numbers the estimated ones of its unit, where they can be had."""
    for pair in pairs:
        bme, white, year = pair.values.get("bme"), pair.values.get("white"), pair.period.survey_year
        if pair.basis != NONE or bme is None or white is None or year is None:
            continue
        if bme.value is None or white.value is None or bme.provenance == PRESS:
            continue
        of_bme, of_white = (
            respondents.group(pair.organisation, pair.indicator, pair.part, year, name) for name in ("bme", "white")
        )
        if of_bme and of_white and of_bme[0] and of_white[0]:
            pair.values["bme"] = replace(bme, base=of_bme[0], base_estimated=True, inputs=of_bme[1])
            pair.values["white"] = replace(white, base=of_white[0], base_estimated=True, inputs=of_white[1])
            pair.basis, pair.basis_note = ESTIMATED, NOTE
