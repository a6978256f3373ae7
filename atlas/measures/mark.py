"""The race equality mark of one employer and year: eligibility, the rules of each level, and what they add up to.

Every rule has three answers like the criteria that it counts (``mark_states``). Without eligibility nothing is judged:
"not assessed" is never a failure.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from atlas.measures.mark_case import Case, Checked, Record
from atlas.measures.mark_method import DOMAINS, Criterion, Method
from atlas.measures.mark_states import BETTER, MET, MISSING, NOT_MET, TOO_FEW, WORSE, at_least, every

NOT_ASSESSED, NO_MARK, BRONZE, SILVER, GOLD = "not assessed", "no mark", "bronze", "silver", "gold"
LEVELS = (BRONZE, SILVER, GOLD)
OUTCOMES = (GOLD, SILVER, BRONZE, NO_MARK, NOT_ASSESSED)
ELIGIBILITY = "eligibility"


@dataclass(frozen=True)
class Rule:
    """One condition of eligibility or of a level, and its state; ``count`` out of ``of`` where things are counted."""

    id: str
    level: str
    state: str
    count: float | None = None
    of: float | None = None


@dataclass(frozen=True)
class Assessment:
    """One year: every criterion, every rule, and the state of each level with all below it."""

    year: int
    criteria: Mapping[str, Checked]
    rules: tuple[Rule, ...]
    levels: Mapping[str, str]

    @property
    def earned(self) -> str:
        """What this year taken alone gives."""
        return earned(self.levels)


def assess(record: Record, year: int, method: Method, without: Collection[int] = ()) -> Assessment:
    """Judge one employer and year; ``without`` leaves years out as though nothing had been published of them."""
    case = Case(record, year, method, frozenset(without))
    rules = [*_eligibility(case), *(rule for level in LEVELS for rule in _RULES[level](case))]
    criteria = {criterion.id: case.checked(criterion) for criterion in method.criteria}
    return Assessment(year, criteria, tuple(rules), level_states(record, year, method, without))


def level_states(record: Record, year: int, method: Method, without: Collection[int] = ()) -> dict[str, str]:
    """The state of each level with all below it, and no more than that takes."""
    case = Case(record, year, method, frozenset(without))
    below = every(rule.state for rule in _eligibility(case))
    if below != MET:
        return dict.fromkeys(LEVELS, below)
    states = {}
    for level in LEVELS:
        if below != NOT_MET:
            below = _with(below, _RULES[level](case))
        states[level] = below
    return states


def _with(below: str, rules: Iterable[Rule]) -> str:
    """All of the rules and what is below them; none is asked after one that is not met."""
    for rule in rules:
        below = every((below, rule.state))
        if below == NOT_MET:
            break
    return below


def earned(states: Mapping[str, str]) -> str:
    """The highest level met, else ``no mark`` or ``not assessed``."""
    met = [level for level in LEVELS if states[level] == MET]
    return met[-1] if met else NO_MARK if states[BRONZE] == NOT_MET else NOT_ASSESSED


def _eligibility(case: Case) -> list[Rule]:
    method, facts = case.method, case.facts(case.year)
    wanted = method.names
    years = range(case.year - method.whole("eligibility.years") + 1, case.year + 1)
    asked = [year for year in years if year not in case.without]
    here = len(wanted & facts.published)
    full = sum(wanted <= case.facts(year).published for year in asked)
    return [
        Rule("complete", ELIGIBILITY, MET if here == len(wanted) else MISSING, here, len(wanted)),
        Rule("years", ELIGIBILITY, MET if full == len(asked) and asked else MISSING, full, len(asked)),
        _enough("unknown_percent", facts.unknown_percent, method, at_most=True),
        _enough("bme_staff", facts.bme_staff, method),
        _enough("bme_respondents", facts.bme_respondents, method),
    ]


def _enough(name: str, value: float | None, method: Method, *, at_most: bool = False) -> Rule:
    limit = method[f"eligibility.{name}"]
    if value is None:
        return Rule(name, ELIGIBILITY, MISSING, None, limit)
    return Rule(name, ELIGIBILITY, MET if (value <= limit if at_most else value >= limit) else TOO_FEW, value, limit)


def _bronze(case: Case) -> Iterator[Rule]:
    need = case.method.whole("bronze.each_domain")
    for domain in DOMAINS:
        states = [case.wide(criterion) for criterion in case.method.counted if criterion.domain == domain]
        # A domain of one criterion can give no more than one.
        asked = min(need, len(states))
        yield Rule(f"domain_{domain}", BRONZE, at_least(asked, states), states.count(MET), asked)
    plan = case.facts(case.year).action_plan
    yield Rule("action_plan", BRONZE, MISSING if plan is None else MET if plan else NOT_MET)


def _silver(case: Case) -> Iterator[Rule]:
    wide = [case.wide(criterion) for criterion in case.method.counted]
    need = max(0, len(wide) - case.method.whole("silver.exceptions"))
    yield Rule("wide", SILVER, at_least(need, wide), wide.count(MET), need)
    progress = [
        at_least(1, [_progress(case, criterion) for criterion in case.method.counted if criterion.domain == domain])
        for domain in DOMAINS
    ]
    domains = case.method.whole("silver.progress_domains")
    yield Rule("progress", SILVER, at_least(domains, progress), progress.count(MET), domains)


def _progress(case: Case, criterion: Criterion) -> str:
    close = case.close(criterion)
    if close == MET:
        return MET
    found = case.progress(criterion)
    if found == BETTER:
        return MET
    if not found:
        return MISSING
    return NOT_MET if found == WORSE and close == NOT_MET else TOO_FEW


def _gold_alone(case: Case) -> Iterator[Rule]:
    wide = [case.wide(criterion) for criterion in case.method.counted]
    yield Rule("all_wide", GOLD, every(wide), wide.count(MET), len(wide))
    close = {criterion.id: case.close(criterion) for criterion in case.method.counted}
    need, found = case.method.whole("gold.close"), list(close.values())
    yield Rule("close", GOLD, at_least(need, found), found.count(MET), need)
    key = [close[name] for name in case.method.key]
    yield Rule("key", GOLD, at_least(1, key), key.count(MET), 1)


def _gold(case: Case) -> Iterator[Rule]:
    """All that gold asks for, and whether it held in the years before as well."""
    yield from _gold_alone(case)
    states = []
    for year in range(case.year - case.method.whole("gold.years") + 1, case.year):
        past = Case(case.record, year, case.method, case.without)
        states.append(_with(MET, chain(_bronze(past), _silver(past), _gold_alone(past))))
    yield Rule("held", GOLD, every(states), states.count(MET), len(states))


_RULES = {BRONZE: _bronze, SILVER: _silver, GOLD: _gold}
