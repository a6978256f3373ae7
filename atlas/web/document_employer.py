"""The brief of an organisation: one page or five slides of what a board needs to know and where it comes from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from atlas.exports.chart import Chart, Kind, points
from atlas.exports.document import Section
from atlas.exports.printed import Grid, grid
from atlas.indicators import Indicator
from atlas.reader import Atlas
from atlas.selection import Selection
from atlas.sentences.words import joined
from atlas.web import document_trends
from atlas.web.document_parts import Row, Sections, Shown, categories, group, plain, sentences_of, two_groups
from atlas.web.employer_view import Employer

_MOST_SAID = 3  # sentences of each kind that a brief has room for


def brief(draw: Callable[[Atlas, Selection], Employer]) -> Sections:
    """The sections of a page that draws one organisation."""
    return lambda shown: sections(draw(shown.atlas, shown.selection), shown)


def sections(view: Employer, shown: Shown) -> list[Section]:
    """What speaks for and against it, rates, gaps against equality, the trend, and the scorecard."""
    rows = [row for row in shown.table.rows if row["bme"] is not None and row["white"] is not None]
    charts = _compared(rows, shown.atlas.indicators) if rows else _everyone(shown)
    trend = _trend(view)
    in_words = (
        *_weighed("What is good", view.good), *_weighed("What is not good", view.bad),
        *_weighed("What is not known", view.unknown),
    )  # fmt: skip
    keys = ("number", "name", "bme", "white", "difference_harm", "harm_low", "harm_high", "ratio_harm", "verdict",
            "place_text") if rows else ("number", "name", "everyone", "everyone_low", "everyone_high", "verdict",
                                        "place_text", "trend")  # fmt: skip
    exhibits = [*charts, *trend]
    return [
        Section("In short", in_words),
        *exhibits,
        Section("Scorecard", grid=_numbered(grid(shown.table, keys)), paper_only=len(exhibits) > 2),
    ]


def _numbered(scorecard: Grid) -> Grid:
    """The number of each indicator before its name, which leaves room for the rest."""
    rows = tuple((f"{number} · {name}", *rest) for number, name, *rest in scorecard.rows)
    headings, numeric = scorecard.headings[1:], scorecard.numeric[1:]
    return replace(scorecard, headings=headings, numeric=numeric, rows=rows, header=0)


def _weighed(title: str, texts: tuple[str, ...]) -> list[str]:
    return [f"{title}: {' '.join(texts[:_MOST_SAID])}"] if texts else []


def _compared(rows: list[Row], indicators: Mapping[str, Indicator]) -> list[Section]:
    """What of each group says or meets something; who has which share of posts is in the scorecard only."""
    rated = [row for row in rows if indicators[row["indicator"]].kind == "rate"]
    rates = Chart(Kind.DOTS, "Rates of BME and White staff", "Per cent", categories(rated, "name"), two_groups(rated))
    judged = [row for row in rows if row["ratio_harm"] is not None]
    gaps = Chart(
        Kind.DOTS, "Gaps against equality", "Times as likely, above 1 is worse for BME staff",
        categories(judged, "name"), (plain("Gap", points(judged, "ratio_harm", "ratio_harm_low", "ratio_harm_high")),),
        1.0, "equal", decimals=2,
    )  # fmt: skip
    found = [Section(_rates_said(rated), chart=rates)] if rated else []
    return [*found, Section(_gaps_said(judged), chart=gaps)] if judged else found


def _rates_said(rows: list[Row]) -> str:
    wide = max(rows, key=lambda row: row["difference_harm"] or 0.0)
    return f"{wide['name']}: {wide['bme']:.0f} per cent of BME and {wide['white']:.0f} of White staff"


def _gaps_said(rows: list[Row]) -> str:
    """How many of the gaps are more than chance."""
    real = [row for row in rows if row["verdict"] in ("gap", "large gap")]
    if not real:
        return f"None of {len(rows)} gaps is more than chance"
    large = sum(row["verdict"] == "large gap" for row in real)
    more = f", {large} of them large" if large else ""
    return f"{len(real)} of {len(rows)} gaps to the disadvantage of BME staff are more than chance{more}"


def _everyone(shown: Shown) -> list[Section]:
    """Rates of all staff and the yardstick, where the two groups cannot be compared."""
    rows = [row for row in shown.table.rows if row["everyone"] is not None]
    if not rows:
        return []
    yardsticks = sorted({str(row["yardstick_name"]) for row in rows if row["yardstick_name"]})
    series = [group(rows, "everyone", "all")]
    if yardsticks:
        named = "Median of the peers" if yardsticks == ["median"] else joined(yardsticks)
        series.append(plain(named, points(rows, "yardstick"), 5))
    chart = Chart(Kind.DOTS, "Rates of all staff", "Per cent of those who answered", categories(rows, "name"),
                  tuple(series))  # fmt: skip
    return [Section("All staff: BME and White rates are not held here", chart=chart)]


def _trend(view: Employer) -> list[Section]:
    if view.trend is None:
        return []
    drawn = document_trends.chart(view.trend)
    said = sentences_of(view.trend.finding)
    title = (said[0] if said else view.trend.table.title).rstrip(".")
    return [] if drawn.empty else [Section(title, chart=drawn)]
