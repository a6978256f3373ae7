"""How a value was computed, step by step, each with the function that did it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from atlas.sentences.words import counted

Row = Mapping[str, Any]

# Where that which is no trust stands on the map.
_STANDS = {
    "outcode": "A first half of a postcode stands at the middle of its postcodes. ",
    "icb": "A system stands at the point where maps print its name. ",
    "region": "A region stands at the point where maps print its name. ",
}


class Step(NamedTuple):
    """What was done, in words, and the full name of the function."""

    text: str
    by: str


def steps(table: str, stored: Row, inputs: Sequence[Row]) -> list[Step]:
    """Every step from the inputs to a value of ``table``, whose columns are ``stored``; none for a published figure."""
    made = {
        "measure": _measure,
        "progression": _band,
        "progression_step": _disparity,
        "parity": _parity,
        "trend": _trend,
        "group_rate": _rate,
        "standing": _standing,
        "pooled_ratio": _within,
        "mark": _mark,
        "mark_criterion": _criterion,
        "coverage": _coverage,
        "programme": _programme,
        "pair": _pair,
        "distance": _distance,
        "checklist": _counted,
        "experts": _counted,
        "criteria": _counted,
        "marks": _counted,
    }
    return list(made[table](stored, Counter(row["role"] for row in inputs))) if table in made else []


def _measure(row: Row, roles: Counter[str]) -> Iterator[Step]:
    yield _taken(row, roles)
    if row["basis_note"]:
        by = "respondents.estimate" if roles["answers"] else "point_estimates.estimate"
        yield Step(f"People that the intervals rest on: {row['basis_note']}", f"atlas.warehouse.{by}")
    if row["value_method"]:
        yield Step(f"{row['value_method']} interval of each value.", "atlas.measures.intervals.wilson")
    if row["difference"] is not None:
        yield Step(_difference(row, roles), "atlas.warehouse.point_estimates.estimate")
    if row["ratio_published"] is not None:
        printed = "as printed" if roles["ratio"] else "from the two values"
        direction = {"bme/white": "BME over White", "white/bme": "White over BME"}[row["ratio_direction"]]
        text = f"Ratio {direction}, {printed}; for the verdict turned so that above 1 is worse for BME staff."
        yield Step(text, "atlas.warehouse.point_estimates.estimate")
    compared = "share_with_whole" if row["indicator"] in ("representation", "board") else "rates"
    for name, method in (("difference", row["difference_method"]), ("ratio", row["ratio_method"])):
        if method:
            yield Step(f"Interval of the {name}: {method}.", f"atlas.measures.compared.{compared}")
    if row["p_gap"] is not None:
        text = f"P-values adjusted for {counted(row['family_size'], 'comparison')} of one family: {row['family']}."
        yield Step(text, "atlas.measures.comparisons.adjusted")
    yield Step(f"Verdict “{row['verdict']}”: {row['verdict_reason']}.", "atlas.measures.verdict.verdict")


def _taken(row: Row, roles: Counter[str]) -> Step:
    if roles["member"] and row.get("members"):
        text = (
            f"Counts of {counted(roles['member'], 'body', 'bodies')} summed: the trust and those that merged into it."
        )
        return Step(text, "atlas.warehouse.predecessors.pairs")
    if roles["member"]:
        trusts = counted(roles["member"], "trust")
        if row["basis"] == "counts":
            return Step(f"Counts and people of {trusts} summed, each apart.", "atlas.warehouse.area_counts.pool")
        text = f"Rates of {trusts}, each counted by its respondents. {row['population']}.".replace("..", ".")
        return Step(text, "atlas.warehouse.areas.pool")
    if roles["headcount"]:
        return Step("Headcounts of each group over those of everybody counted.", "atlas.warehouse.workforce.pairs")
    return Step("The published figures, best-ranked source first.", "atlas.warehouse.pairs.published")


def _difference(row: Row, roles: Counter[str]) -> str:
    if roles["gap"]:
        return "Difference as printed."
    if roles["whole"]:
        return "Difference: the BME share less that of the whole workforce on the same day."
    if row["indicator"] in ("representation", "board"):
        return "Difference: the BME share less that of the whole workforce of the same trusts."
    return "Difference: BME minus White."


def _band(row: Row, roles: Counter[str]) -> Iterator[Step]:
    text = "Headcount as published." if roles["headcount"] == 1 else f"Sum of {roles['headcount']} headcounts."
    yield Step(text, "atlas.warehouse.ladder_rows.fill")
    if row["share_known"] is not None:
        yield Step(
            "Share of staff whose ethnic group is known, and of everybody, with Wilson intervals.",
            "atlas.measures.intervals.wilson",
        )
    if row["representation_index"] is not None:
        yield Step(
            "Representation index: the share of the band over that of the whole ladder, both of known ethnic group.",
            "atlas.measures.progression.representation_index",
        )
    if row["step_known"] is not None:
        yield Step(
            "Step: the share less that of the next band below, with Newcombe’s interval.",
            "atlas.measures.intervals.difference",
        )


def _disparity(row: Row, roles: Counter[str]) -> Iterator[Step]:
    yield Step(
        "White staff in the upper tier per one in the lower, over the same of the group; "
        f"interval: {row['method'] or 'none'}.",
        "atlas.measures.progression.race_disparity_ratio",
    )


def _parity(row: Row, roles: Counter[str]) -> Iterator[Step]:
    yield Step(
        f"{row['whole_bme']:,} of {row['whole_everyone']:,} staff are BME, {row['whole_share']:.2f} per cent; in band "
        f"8a and above {row['upper_bme']:,} of {row['upper_everyone']:,}. Base: {row['base']}.",
        "atlas.measures.progression.staff_to_parity",
    )


def _trend(row: Row, roles: Counter[str]) -> Iterator[Step]:
    yield Step(
        f"{counted(row['points'], 'point')} from {row['first_year']} to {row['last_year']}, with no break and no "
        "missing year between.",
        "atlas.measures.trend.spans",
    )
    if row["change"] is not None:
        how = f"; interval: {row['method']}" if row["method"] else "; its interval is not known"
        by = "change" if row["group"] in ("bme", "white", "all") else "between"
        yield Step(f"Change: last less first{how}. Read as “{row['reading']}”.", f"atlas.measures.trend.{by}")


def _rate(row: Row, roles: Counter[str]) -> Iterator[Step]:
    if row["method"]:
        yield Step(f"{row['method']} interval. {row['basis_note']}", "atlas.measures.intervals.wilson")
    else:
        yield Step(row["basis_note"], "atlas.warehouse.fill_group_rates.fill")
    if roles["british"]:
        apart = f"{row['value'] - row['white_british']:+z.1f}".replace("-", "−")
        text = f"Against White British: {row['value']:.1f} less {row['white_british']:.1f}, {apart} points."
        yield Step(text, "atlas.queries.run")


def _standing(row: Row, roles: Counter[str]) -> Iterator[Step]:
    size = counted(row["family_size"], "trust")
    yield Step(
        f"Place {row['rank']} of {size} by the measured ratio; the place lies between {row['rank_low']} and "
        f"{row['rank_high']} in 95 of 100 draws.",
        "atlas.measures.shrinkage.rank_intervals",
    )
    yield Step(
        f"Drawn towards the mean of the {size} ({row['mean_harm']:.2f}): {row['shrunken']:.2f}.",
        "atlas.measures.shrinkage.shrunken",
    )
    yield Step(
        f"Held against limits around the mean that count the spread between trusts: {row['standing']}. "
        f"Family: {row['family']}.",
        "atlas.measures.funnel.limits",
    )


def _within(row: Row, roles: Counter[str]) -> Iterator[Step]:
    yield Step(
        f"Ratios within {counted(row['trusts'], 'trust')}, weighted as Mantel and Haenszel do; beside the ratio of the "
        f"summed counts: {row['reading']}.",
        "atlas.measures.pooling.mantel_haenszel",
    )


def _mark(row: Row, roles: Counter[str]) -> Iterator[Step]:
    yield Step(
        f"{row['checked']} of {row['criteria']} criteria can be checked; this year alone gives “{row['earned']}”. "
        f"Method version {row['version']}.",
        "atlas.measures.mark.assess",
    )
    yield Step("Held, raised or lowered by the marks of the years before.", "atlas.measures.mark_period.held")


def _criterion(row: Row, roles: Counter[str]) -> Iterator[Step]:
    if roles["headcount"]:
        yield Step(
            "Tiers added up from bands; hidden ones between their least and most.",
            "atlas.warehouse.mark_ladder.ladders",
        )
    elif roles["year"] > 1:
        yield Step(f"Counts of {row['years']} summed.", "atlas.warehouse.mark_evidence.read")
    yield Step(
        f"Wide band: {row['wide']}; close band: {row['close']}. {row['reason']}".rstrip(),
        "atlas.measures.mark_states.inside",
    )


def _coverage(row: Row, roles: Counter[str]) -> Iterator[Step]:
    by = "atlas.warehouse.fill_coverage.fill"
    yield Step(
        f"Organisations of which a figure is held, each once: {row['with_figure']:,}. Further ones of which only a "
        f"trust or the press printed one: {row['printed']:,}.",
        by,
    )
    if roles["surveyed"]:
        yield Step(f"Out of every unit of which that survey gives any figure, hidden ones too: {row['out_of']:,}.", by)
    elif row["level"] == "trust":
        text = f"Out of all {row['out_of']:,} {row['denominator']}, by first and last day in the list of organisations."
        yield Step(text, by)
    elif row["level"] != "england":
        yield Step(f"Out of all {row['out_of']:,} {row['denominator']} of today.", by)


def _programme(row: Row, roles: Counter[str]) -> Iterator[Step]:
    if roles["bme_staff"] and row["bme_staff"]:
        reached = 1000 * row["participants"] / row["bme_staff"]
        text = f"{row['participants']:,} participants of {row['bme_staff']:,} BME staff: {reached:.1f} of every 1,000."
        yield Step(text, "atlas.measures.network_maturity.reach")


def _pair(row: Row, roles: Counter[str]) -> Iterator[Step]:
    how = (
        "over the second, on the log scale" if row["compared_as"] == "ratio of ratios" else "less the second, in points"
    )
    yield Step(
        f"The first gap {how}; its error from the two 95 % intervals, whose variances add: p {row['p_alone']:.4f}.",
        "atlas.measures.contrast.contrast",
    )
    text = f"Allowing for all {counted(row['pairs'], 'pair')} of the question (Holm): p {row['p']:.4f}."
    yield Step(text, "atlas.measures.contrast.holm")


def _distance(row: Row, roles: Counter[str]) -> Iterator[Step]:
    yield Step(
        "The great-circle distance between two points on a sphere, at most half a per cent off. "
        f"{_STANDS.get(row['from_kind'], '')}A trust stands at the postcode of its headquarters: "
        f"{'neither is' if row['from_kind'] in _STANDS else 'that is not'} where you live or would work.",
        "atlas.measures.distance.miles",
    )


def _counted(row: Row, roles: Counter[str]) -> Iterator[Step]:
    by = "atlas.measures.network_maturity.tally" if "item" in row else "atlas.queries.run"
    yield Step(
        f"What is said of each of the {counted(roles.total(), 'value')} below, counted when the page is asked for.", by
    )
