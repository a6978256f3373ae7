"""One employer and year as the race equality mark sees it: what is published, and what each criterion says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from atlas.measures.mark_method import Criterion, Method
from atlas.measures.mark_states import MET, MISSING, NOT_MET, TOO_FEW, Figure, change, every, inside


@dataclass(frozen=True)
class YearFacts:
    """What is published of one employer for one WRES year; None is not known. Figures by criterion."""

    figures: Mapping[str, Figure]
    unknown_percent: float | None = None
    bme_staff: float | None = None
    bme_respondents: float | None = None
    action_plan: bool | None = None

    @cached_property
    def published(self) -> frozenset[str]:
        """The criteria with an interval."""
        return frozenset(name for name, figure in self.figures.items() if figure.spans)


@dataclass(frozen=True)
class Record:
    """One employer over the years. ``pooled`` holds figures of several years together, by criterion and years."""

    organisation: str
    years: Mapping[int, YearFacts]
    pooled: Mapping[tuple[str, tuple[int, ...]], Figure] = field(default_factory=dict)


@dataclass(frozen=True)
class Checked:
    """What one criterion says: inside the wide and the close band, the level rule ('' where none), the change."""

    figure: Figure
    wide: str
    close: str
    level: str
    progress: str


@dataclass(frozen=True)
class Case:
    """One employer, year and version of the method, asked criterion by criterion."""

    record: Record
    year: int
    method: Method
    without: frozenset[int] = frozenset()

    def facts(self, year: int) -> YearFacts:
        """What is published of a year that is not left out."""
        return _NOTHING if year in self.without else self.record.years.get(year, _NOTHING)

    def figure(self, criterion: Criterion) -> Figure:
        """The figure that a criterion is judged on: of the year, or of the years taken together."""
        window = self.method.pooled_years(criterion.id)
        if window == 1 or self.year in self.without:
            return self.facts(self.year).figures.get(criterion.id, _UNPUBLISHED)
        years = tuple(year for year in range(self.year - window + 1, self.year + 1) if year not in self.without)
        found = self.record.pooled.get((criterion.id, years))
        return found or Figure(missing=f"needs counts of {len(years)} years on one unbroken line")

    def wide(self, criterion: Criterion) -> str:
        """Whether a large gap, either way, is ruled out."""
        figure, method = self.figure(criterion), self.method
        return inside(figure, method.wide_ratio(criterion.id), method["wide.points"])

    def level(self, criterion: Criterion) -> str:
        """The level rule; one-sided, since a rate may be as good as it likes. '' where there is none."""
        if not criterion.level_rule:
            return ""
        spans = self.figure(criterion).level
        states = []
        for span in spans:
            limit = self.method[f"level.{span.what}"]
            states.append(MET if span.high <= limit else NOT_MET if span.low > limit else TOO_FEW)
        return every(states) if states else MISSING

    def close(self, criterion: Criterion) -> str:
        """Whether the two groups are near enough to equal, and not in equal misery."""
        found = inside(self.figure(criterion), self.method["close.ratio"], self.method["close.points"])
        return every([found, self.level(criterion)]) if criterion.level_rule else found

    def progress(self, criterion: Criterion) -> str:
        """How the gap changed since the year that the method compares with; '' where that can't be told."""
        before = self.facts(self.year - self.method.whole("silver.progress_years")).figures.get(criterion.id)
        now = self.facts(self.year).figures.get(criterion.id)
        if before is None or now is None or before.line != now.line:
            return ""
        if not before.spans or len(before.spans) != len(now.spans):
            return ""
        return change(before.spans, now.spans)

    def checked(self, criterion: Criterion) -> Checked:
        """All of these together."""
        figure = self.figure(criterion)
        return Checked(
            figure, self.wide(criterion), self.close(criterion), self.level(criterion), self.progress(criterion)
        )


_NOTHING, _UNPUBLISHED = YearFacts({}), Figure(missing="not published")
