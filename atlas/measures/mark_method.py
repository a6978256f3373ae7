"""A version of the race equality mark: its thresholds and criteria, as data. Read from ``data/mark/<version>.toml``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

DOMAINS = ("representation", "opportunity", "fairness", "experience")
# Thresholds that count something, so that one less or one more is a whole step.
WHOLE_NUMBERS = (
    "eligibility.years", "bronze.each_domain", "silver.exceptions", "silver.progress_domains",
    "silver.progress_years", "gold.close", "gold.years", "period.valid_years", "period.failing_years",
)  # fmt: skip
NUMBERS = (
    "eligibility.unknown_percent", "eligibility.bme_staff", "eligibility.bme_respondents", "wide.ratio", "wide.points",
    "close.ratio", "close.points", "level.ratio", "level.points",
)  # fmt: skip


@dataclass(frozen=True)
class Criterion:
    """One of the things the mark looks at. ``counted`` is False for one that no employer's figures can reach.

    ``completed_by`` names the publication that would give it for every employer.
    """

    id: str
    indicator: str
    domain: str
    title: str
    question: str
    completed_by: str
    counted: bool = True
    level_rule: bool = False


@dataclass(frozen=True)
class Method:
    """One version. ``values`` holds every threshold by its dotted name, ``steps`` how far each is tried either way.

    ``<criterion>.pooled_years`` and ``<criterion>.wide_ratio`` stand in ``values`` for the criteria that have them.
    """

    version: int
    provenances: tuple[str, ...]
    key: tuple[str, ...]
    criteria: tuple[Criterion, ...]
    values: Mapping[str, float]
    steps: Mapping[str, float]

    def __getitem__(self, name: str) -> float:
        """A threshold by its dotted name."""
        return self.values[name]

    def whole(self, name: str) -> int:
        """A threshold that is a whole number."""
        return round(self.values[name])

    @cached_property
    def counted(self) -> tuple[Criterion, ...]:
        """The criteria that can earn or cost a level."""
        return tuple(criterion for criterion in self.criteria if criterion.counted)

    @cached_property
    def names(self) -> frozenset[str]:
        """The ids of all criteria."""
        return frozenset(criterion.id for criterion in self.criteria)

    def pooled_years(self, criterion: str) -> int:
        """How many years' cases are taken together."""
        return round(self.values.get(f"{criterion}.pooled_years", 1))

    def wide_ratio(self, criterion: str) -> float:
        """The wide band's ratio for that criterion."""
        return self.values.get(f"{criterion}.wide_ratio", self.values["wide.ratio"])

    def with_value(self, name: str, value: float) -> Method:
        """The same with one threshold changed."""
        return replace(self, values={**self.values, name: value})

    def neighbours(self) -> Iterator[tuple[str, float, Method]]:
        """Each threshold one step lower and one higher, but for those that make no sense (a ratio of 1)."""
        for name, step in self.steps.items():
            for value in (self.values[name] - step, self.values[name] + step):
                floor = 1.0 if name.endswith("ratio") else 0.0
                lowest_allowed = name in ("silver.exceptions", "eligibility.unknown_percent") and value == 0
                if value > floor or lowest_allowed:
                    rounded = round(value, 6)
                    yield name, rounded, self.with_value(name, rounded)
