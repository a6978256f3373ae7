"""The tables of the mark's pages: on screen with chips, in a file with everything."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from atlas.exports.table import Column, Table, lineage
from atlas.sentences import mark as words
from atlas.sentences.areas import TRUST_TYPES
from atlas.sentences.words import joined
from atlas.web import tables
from atlas.web.tables import Node

Row = Mapping[str, Any]

_SIZES = (
    ("under 2,000", 0, 2_000), ("2,000 to 4,999", 2_000, 5_000), ("5,000 to 9,999", 5_000, 10_000),
    ("10,000 and over", 10_000, float("inf")),
)  # fmt: skip
_STATES = {"met": "met", "not met": "not-met", "too little data": "too-little", "can’t be checked": "unchecked"}


def chip(state: str, kind: str = "state") -> Node:
    """A state or a mark: outline, fill and the word."""
    name = _STATES.get(state, state.replace(" ", "-"))
    return tables.node("Span", state, class_=f"chip {kind}-{name}")


def employers(rows: Sequence[Row], source: str, coverage: str) -> Table:
    """One row a trust, by name so that no order of merit is read into it: the mark and how far the figures reach."""
    columns = [
        Column("name", "Trust"),
        Column("mark", "Mark"),
        Column("checked", "Criteria that can be checked", 0),
        Column("met_words", "Large gap ruled out"),
        Column("little_words", "Too little data to say"),
        Column("not_met_words", "Large gap certain"),
        Column("close_words", "Near equal"),
    ]
    shown = [
        {
            **row,
            "met_words": _listed(row["met"]),
            "little_words": _listed(row["too_little"]),
            "not_met_words": _listed(row["not_met"]),
            "close_words": _listed(row["close"]),
        }
        for row in sorted(rows, key=lambda row: (row["name"].casefold(), row["organisation"]))
    ]
    return Table("Every trust, by name", columns, shown, source, coverage, (), "mark")


def employers_file(rows: Sequence[Row], source: str, coverage: str) -> Table:
    """The same rows with code, places and numbers."""
    table = employers(rows, source, coverage)
    more = [
        Column("organisation", "Code"),
        Column("kind", "Type"),
        Column("icb_name", "System"),
        Column("region_name", "Region"),
        Column("wres_year", "WRES year", 0),
        Column("version", "Version of the method", 0),
        Column("criteria", "Criteria", 0),
        Column("bme_respondents", "BME staff who answered the survey", 0),
        Column("statement", "Statement"),
        lineage("mark", key="value_id"),
    ]
    rows_ = [
        {**row, "kind": TRUST_TYPES.get(row["trust_type"], ""), "statement": words.DISCLAIMER} for row in table.rows
    ]
    return Table(table.title, [*table.columns, *more], rows_, source, coverage, (words.DISCLAIMER,), "mark")


def employers_screen(rows: Sequence[Row]) -> Node:
    """The table on the page."""
    table = employers(rows, "", "")
    rendered = [
        {"name": tables.node("A", row["name"], href=f"/mark/{row['organisation']}"), "mark": chip(row["mark"], "mark"),
         "checked": _reach(row)}
        for row in table.rows
    ]  # fmt: skip
    return tables.table(table, tall=True, row_header="name", rendered=rendered)


def standing(rows: Sequence[Row]) -> Table:
    """One row a criterion: how many trusts stand how."""
    columns = [
        Column("title", "Criterion"),
        Column("met", "Large gap ruled out", 0),
        Column("too_little", "Too little data", 0),
        Column("not_met", "Large gap certain", 0),
        Column("missing", "Can’t be checked", 0),
        Column("close", "Near equal", 0),
        lineage("met", "too_little", "not_met", "missing", "close"),
    ]
    return Table("Trusts by criterion", columns, rows, name="mark-criteria")


def criteria(rows: Sequence[Row], name: str) -> Node:
    """Every criterion of one trust: figure, interval, bands, states, source, what would change it."""
    columns = [
        Column("title", "Criterion"),
        Column("figures", "Figure (95 % interval; 1 is equal, above is worse for BME staff)"),
        Column("wide", "Wide band"),
        Column("close", "Close band"),
        Column("source_words", "Rests on"),
        Column("change_words", "What would change it"),
    ]
    shown = [
        {
            "title": f"{row['title']} · {words.DOMAINS[row['domain']]}",
            "figures": joined([text for text in (words.figure(row), words.figure(row, "_2")) if text]),
            "wide": row["wide"],
            "close": row["close"],
            "source_words": row["source_name"] or "",
            "change_words": row["change"],
        }
        for row in rows
    ]
    table = Table(f"Every criterion for {name}", columns, shown)
    return tables.table(table, row_header="title", rendered=[_criterion(row) for row in rows])


def criteria_file(rows: Sequence[Row], row: Row) -> Table:
    """The criteria of one trust as a file."""
    columns = [
        Column("title", "Criterion"),
        Column("domain", "Domain"),
        Column("value", "Figure", 3),
        Column("low", "95% interval from", 3),
        Column("high", "95% interval to", 3),
        Column("unit", "Unit"),
        Column("value_2", "Second figure", 3),
        Column("low_2", "Second, 95% interval from", 3),
        Column("high_2", "Second, 95% interval to", 3),
        Column("unit_2", "Second, unit"),
        Column("wide_limit", "Wide limit", 2),
        Column("wide", "Wide band"),
        Column("close_limit", "Close limit", 2),
        Column("close", "Close band"),
        Column("level", "Level rule"),
        Column("progress", "Change"),
        Column("years", "WRES years"),
        Column("basis", "Basis"),
        Column("reason", "Reason"),
        Column("completed_by_name", "Would be completed by"),
        Column("change", "What would change it"),
        Column("source_name", "Source"),
        Column("statement", "Statement"),
        lineage("value", key="value_id"),
    ]
    title = f"Race equality mark of {row['name']}, WRES {row['wres_year']}, method version {row['version']}"
    kept = [{**one, "statement": words.DISCLAIMER} for one in rows]
    return Table(title, columns, kept, words.DISCLAIMER, words.checked(row), (), f"mark-{row['organisation']}")


def _criterion(row: Row) -> dict[str, Any]:
    counted = "" if row["counted"] else " (shown, not counted)"
    texts = [text for text in (words.figure(row), words.figure(row, "_2")) if text]
    figures = [tables.traced(text, row["value_id"], row["title"], "figure") for text in texts]
    basis = {"estimated": "numbers of people estimated", "counts": "counts"}.get(row["basis"], "")
    source = [
        row["source_name"] or row["source"] or "–",
        _soft(", ".join(text for text in (row["years"], basis) if text)),
    ]
    if not figures:
        wanted = row["completed_by_name"]
        source = [f"Would be completed by: {wanted}" if wanted else "–"]
    if row["criterion"] == "action_plan" and row["source"]:
        figures = [words.PLAN_FOUND if row["wide"] == "met" else ""]
        source = [tables.node("A", row["source"], href=row["source"]), _soft(row["years"])]
    return {
        "title": [row["title"], _soft(f"{words.DOMAINS[row['domain']]}{counted}")],
        "figures": [*figures, _soft(row["reason"])],
        "wide": [chip(row["wide"]), _soft(words.limits(row, "wide"))],
        "close": [chip(row["close"]), _soft(words.limits(row, "close")), *_level(row)],
        "source_words": source,
        "change_words": row["change"] or "–",
    }


def _level(row: Row) -> list[Node]:
    return [_soft(f"level rule: {row['level']}")] if row["level"] else []


def rules(rows: Sequence[Row], plan: str = "") -> Node:
    """How every rule stands, level by level; ``plan`` is the address of the action plan that is known, or ''."""
    columns = [
        Column("level_name", "For"), Column("text", "Rule"), Column("found", "Found"), Column("state", "State"),
    ]  # fmt: skip
    shown = [
        {
            "level_name": words.LEVEL_NAMES[row["level"]],
            "text": words.rule(row),
            "found": words.rule_count(row, plan),
            "state": row["state"],
        }
        for row in rows
    ]
    rendered = [{"state": chip(row["state"])} for row in rows]
    return tables.table(Table("How each rule stands", columns, shown), row_header="text", rendered=rendered)


def sensitivity(rows: Sequence[Row]) -> Node:
    """The mark with each threshold a step aside and each year left out."""
    columns = [
        Column("text", "Changed"), Column("before", "In force"), Column("tried", "Tried"), Column("mark", "Mark"),
        Column("same", "Compared with now"),
    ]  # fmt: skip
    shown = [
        {
            "text": words.threshold(row["name"]) if row["kind"] == "threshold" else f"WRES {row['name']} left out",
            "before": "" if row["in_force"] is None else f"{row['in_force']:g}",
            "tried": "" if row["value"] is None else f"{row['value']:g}",
            "mark": row["mark"],
            "same": "another mark" if row["changed"] else "the same",
        }
        for row in rows
    ]
    rendered = [{"mark": chip(row["mark"], "mark")} for row in rows]
    table = Table("The mark under every change", columns, shown)
    return tables.table(table, tall=True, row_header="text", rendered=rendered)


def years(rows: Sequence[Row]) -> Node:
    """The marks of one trust by year and version."""
    columns = [
        Column("wres_year", "WRES year"), Column("version", "Method version"), Column("mark", "Mark"),
        Column("earned", "What the year alone gives"), Column("event", "What happened"), Column("reach", "Checked"),
    ]  # fmt: skip
    shown = [
        {**row, "wres_year": str(row["wres_year"]), "version": str(row["version"]), "event": row["event"] or "–"}
        for row in rows
    ]
    rendered = [
        {
            "mark": chip(row["mark"], "mark"), "earned": chip(row["earned"], "mark"),
            "reach": tables.traced(_reach(row), row["value_id"], f"mark, WRES {row['wres_year']}"),
        }
        for row in rows
    ]  # fmt: skip
    return tables.table(Table("Marks of all years", columns, shown), row_header="wres_year", rendered=rendered)


def _reach(row: Row) -> str:
    return f"{row['checked']} of {row['criteria']}"


def by_size(rows: Sequence[Row]) -> Node:
    """How many trusts of each size have each mark."""
    columns = [Column("size", "Staff"), Column("trusts", "Trusts", 0)]
    columns += [Column(mark, words.mark_name(mark), 0) for mark in words.OUTCOMES]
    shown = []
    for label, low, high in _SIZES:
        held = [row["mark"] for row in rows if row["staff"] is not None and low <= row["staff"] < high]
        shown.append({"size": label, "trusts": len(held)} | {mark: held.count(mark) for mark in words.OUTCOMES})
    unknown = [row["mark"] for row in rows if row["staff"] is None]
    if unknown:
        counts = {mark: unknown.count(mark) for mark in words.OUTCOMES}
        shown.append({"size": "not known", "trusts": len(unknown)} | counts)
    return tables.table(Table("Marks by size of the workforce", columns, shown), row_header="size")


def history(rows: Sequence[Row]) -> Table:
    """One row a version and year: how many trusts with each mark."""
    columns = [Column("wres_year", "WRES year"), Column("version", "Method version")]
    columns += [*(Column(mark, words.mark_name(mark), 0) for mark in words.OUTCOMES), lineage(*words.OUTCOMES)]
    found: dict[tuple[int, int], dict[str, Any]] = {}
    for row in rows:
        named = {"wres_year": str(row["wres_year"]), "version": str(row["version"]), "lineage": row["lineage"]}
        blank = dict.fromkeys(words.OUTCOMES, 0) | named
        found.setdefault((row["version"], row["wres_year"]), blank)[row["mark"]] = row["trusts"]
    return Table("Marks by year and version of the method", columns, list(found.values()), name="mark-history")


def awards(rows: Sequence[Row]) -> Table:
    """Every mark that is or was held."""
    columns = [
        Column("wres_year", "WRES year"), Column("version", "Method version"), Column("name", "Trust"),
        Column("organisation", "Code"), Column("mark", "Mark"), Column("event", "What happened"),
    ]  # fmt: skip
    shown = [{**row, "wres_year": str(row["wres_year"]), "version": str(row["version"])} for row in rows]
    return Table("Marks held", columns, shown, name="mark-awards")


def _listed(titles: Sequence[str]) -> str:
    return "; ".join(str(title) for title in titles) or "–"


def _soft(text: str) -> Node:
    return tables.node("Span", text, class_="soft below")
