"""From a code and a selection to what an organisation's page shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from difflib import get_close_matches
from typing import Any

from atlas.exports.table import Table
from atlas.figures import peer_strips, theme
from atlas.indicators import Indicator
from atlas.reader import Atlas
from atlas.selection import Missed, Selection
from atlas.sentences import employer, employer_finding
from atlas.sentences.words import day, joined
from atlas.web import employer_card, employer_history, employer_peers, employer_rows
from atlas.web.addresses import export_file
from atlas.web.employer_facts import Facts, facts, sectors
from atlas.web.employer_peers import Peers
from atlas.web.tables import Node
from atlas.web.trend_view import Trends

Row = Mapping[str, Any]
Option = tuple[str, str]

# '' for indicator and group: the fullest series.
DEFAULTS = Selection(indicator="", group="")
NO_TREND = theme.empty("Nothing is held over time.")
_CLOSE = 5  # matches named for a code that does not exist


@dataclass(frozen=True)
class Employer:
    """Everything on the page; ``selection`` is what was understood, its ``place`` the organisation shown."""

    selection: Selection
    subject: Row
    kind: str
    nation: Option
    notices: tuple[str, ...]
    finding: str
    good: tuple[str, ...]
    bad: tuple[str, ...]
    unknown: tuple[str, ...]
    peers: Peers
    choices: tuple[Option, ...]
    rows: tuple[Row, ...]
    card: Node
    picture: dict[str, Any]
    file: Table
    facts: Facts
    trend: Trends | None
    trend_options: tuple[Option, ...]
    predecessors: tuple[str, ...]
    together: tuple[Row, ...]
    coverage: str
    source: str
    query: str
    csv: str


def resolve(atlas: Atlas, code: str) -> tuple[Row | None, list[str]]:
    """The organisation of a code, or the successor of a closed one, and what must be said of that."""
    row = atlas.organisation(code.strip().upper()[:10])
    if row is None:
        return None, []
    final = row["final_code"]
    if final and final != row["code"]:
        successor = atlas.organisation(final)
        if successor is not None:
            closed = f" on {day(row['valid_to'])}" if row["valid_to"] else ""
            after = [other["name"] for other in atlas.lineage_of(row["code"]) if other["side"] == "after"]
            heirs = joined(list(dict.fromkeys(after)) or [successor["name"]])
            said = f"{row['name']} ({row['code']}) closed{closed}. What it did is now part of {heirs}."
            return successor, [f"{said} This is the page of {successor['name']} ({successor['code']})."]
    if row["valid_to"]:
        ends = f"{row['name']} ({row['code']}) is recorded as closing on {day(row['valid_to'])}."
        return row, [f"{ends}{_passed_on(atlas, row)}"]
    return row, []


def heading(subject: Row) -> str:
    """The name over the page: figures of an area are of its trusts, not of the board that plans for it."""
    kind = {"icb": " integrated care system", "region": " NHS region"}.get(subject["level"], "")
    return f"{subject['short_name']}{kind}" if kind else str(subject["name"])


def _passed_on(atlas: Atlas, row: Row) -> str:
    successor = atlas.organisation(row["successor"]) if row["successor"] else None
    return "" if successor is None else f" What it does passes to {successor['name']} ({successor['code']})."


def view(atlas: Atlas, code: str, selection: Selection) -> Employer:
    """Answer a selection about an organisation that exists. Raises LookupError for one that does not."""
    subject, notices = resolve(atlas, code)
    if subject is None:
        raise LookupError(f"the warehouse has no organisation {code}")
    choices = employer_peers.options(atlas, subject)
    peers_key = selection.peers if selection.peers in dict(choices) else employer_peers.usual(choices)
    if selection.peers and selection.peers != peers_key:
        notices.append(Missed("These peers cannot be chosen here", ", so the usual ones are shown", "peers"))
    settled = replace(selection, place=subject["code"], peers=peers_key)
    peers = employer_peers.chosen(atlas, subject, settled)
    levels = employer_peers.levels(subject, peers_key)
    every = employer_rows.every(atlas, subject, peers, levels)
    rows = employer_rows.shown_rows(every)
    indicators = atlas.indicators
    units = [unit["short_name"] for unit in sectors(atlas, subject["code"])]
    beside = facts(atlas, subject)
    past = employer_history.history(atlas, subject, settled, every, beside.lineage)
    notices += _missed(atlas, selection, past.options)
    settled = past.selection
    first = past.options[0][0] if past.options else ""
    followed = employer_history.option_of(settled.indicator, settled.part)
    usual = replace(settled, indicator="", part="whole") if followed == first or not first else settled
    usual = replace(
        usual, history=selection.history, peers="" if peers_key == employer_peers.usual(choices) else peers_key
    )
    query = replace(usual, place="").to_query(DEFAULTS)
    source, coverage = _source(atlas, rows), _coverage(atlas, rows, peers)
    title = f"Scorecard of {subject['short_name']}"
    return Employer(
        selection=settled,
        subject=subject,
        kind=employer_finding.kind_of(subject),
        nation=(atlas.nation.code, atlas.nation.name),
        notices=tuple(notices),
        finding=employer_finding.finding(subject, rows, indicators, units, past.names),
        good=tuple(employer_finding.good(every, indicators)),
        bad=tuple(employer_finding.bad(every, indicators)),
        unknown=tuple(employer_finding.unknown(subject, rows, indicators)),
        peers=peers,
        choices=tuple(choices),
        rows=tuple(rows),
        card=employer_card.screen(rows, indicators, title, peers.words if choices else ""),
        picture=_picture(rows, indicators),
        file=employer_card.file(rows, indicators, subject, peers.words if choices else "", source, coverage),
        facts=beside,
        trend=past.trend,
        trend_options=past.options,
        predecessors=past.predecessors,
        together=past.together,
        coverage=coverage,
        source=source,
        query=query,
        csv=export_file("organisation", "csv", replace(usual, place=subject["code"]).to_query(DEFAULTS)),
    )


def nearest_matches(atlas: Atlas, code: str) -> list[Row]:
    """The organisations whose code or name is most like what was asked for."""
    asked = code.strip()[:80]
    found: dict[str, Row] = {row["code"]: row for row in atlas.search(asked)[:_CLOSE]}
    every = {row["code"]: row for row in atlas.organisations()}
    for close in get_close_matches(asked.upper(), list(every), _CLOSE, 0.6):
        found.setdefault(close, every[close])
    return list(found.values())[:_CLOSE]


def _missed(atlas: Atlas, wish: Selection, options: Sequence[Option]) -> list[str]:
    """A sentence where the indicator wished for cannot be followed here."""
    if not wish.indicator or employer_history.option_of(wish.indicator, wish.part) in dict(options):
        return []
    known = atlas.indicators.get(wish.indicator)
    said = (
        f"“{known.short}” cannot be followed over time here" if known else f"There is no indicator “{wish.indicator}”"
    )
    instead = f", so “{options[0][1]}” is shown" if options else ""
    return [Missed(said, instead, "indicator", "part")]


def _picture(rows: Sequence[Row], indicators: Mapping[str, Indicator]) -> dict[str, Any]:
    """All strips of the card as one figure."""
    drawn = [
        {
            "name": employer.narrowed(indicators[row["indicator"]], row["part"])[0],
            "text": f"{employer_card.in_short(row, indicators[row['indicator']])}; {row['place_text'].lower()}",
            "others": row["others"], "own": row["own"], "low": row["own_low"], "high": row["own_high"],
            "parity": employer_rows.PARITY.get(row["metric"]), "yardstick": row["yardstick"],
            "estimated": row["basis"] == "estimated" and row["metric"] != "all",
            "decimals": 2 if row["metric"] == "ratio" else 1,
        }
        for row in rows
        if row["own"] is not None and row["others"]
    ]  # fmt: skip
    return peer_strips.peer_strips(drawn)


def _source(atlas: Atlas, rows: Sequence[Row]) -> str:
    """The publications that the rows on screen come from, and when the next are due."""
    used = {row["source"] for row in rows if row["held"]} | {row["everyone_source"] for row in rows if row["held"]}
    known = [row for row in atlas.sources() if row["source"] in used]
    if not known:
        return "No publication that the atlas holds has figures of this body itself."
    named = [employer_card.cited(row) for row in known]
    periods = list(dict.fromkeys(employer_card.when(row) for row in rows if row["held"]))
    next_release = next((row["next_release"] for row in known if row["next_release"]), "")
    due = f" Next release: {next_release.rstrip('.')}." if next_release else ""
    return f"Source: {joined(named)}. Measured: {joined(periods)}.{due}"


def _coverage(atlas: Atlas, rows: Sequence[Row], peers: Peers) -> str:
    """On how many of the nine indicators the two groups can be compared here, and how many peers have figures."""
    indicators = atlas.indicators
    whole = {row["indicator"] for row in rows if employer.compares(row)}
    said = f"BME and White staff can be compared here on {len(whole)} of the standard’s nine indicators."
    counted = [row["place_found"].count for row in rows if row.get("place_found") and row["metric"] != "all"]
    if not counted:
        counted = [row["place_found"].count for row in rows if row.get("place_found")]
    counted = [count for count in counted if count]
    if counted and peers.codes:
        low, high = min(counted), max(counted)
        span = f"{low}" if low == high else f"{low} to {high}"
        whose = f"{span} of {max(high, _open(atlas, rows, peers))} {peers.words}"
        said += f" {whose} have the same figures; those are the peers of the strips."
    pooled = [row for row in rows if row["pooled"]]
    for population in dict.fromkeys(row["population"] for row in pooled):
        names = [f"“{_short(indicators, row)}”" for row in pooled if row["population"] == population]
        every = len(names) == len([row for row in rows if employer.compares(row)])
        gaps = (
            "The gaps are"
            if every
            else f"The gaps on {joined(names)} are"
            if len(names) > 1
            else f"The gap on {names[0]} is"
        )
        said += f" {gaps} pooled from {population}."
    return said


def _open(atlas: Atlas, rows: Sequence[Row], peers: Peers) -> int:
    """How many of the peers were open in the newest period shown, or in the twelve months before it."""
    ends = [row[key] for row in rows for key in ("period_end", "everyone_period_end") if row[key] is not None]
    since = max(ends) - timedelta(days=365)
    every = (row for row in atlas.organisations() if row["code"] in peers.codes)
    return sum(row["valid_to"] is None or row["valid_to"] > since for row in every)


def _short(indicators: Mapping[str, Indicator], row: Row) -> str:
    return employer.narrowed(indicators[row["indicator"]], row["part"])[0]
