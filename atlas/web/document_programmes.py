"""The sections of a document of programmes: the map, national programmes over time, and the register."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace

from atlas.exports.chart import Chart, Kind, Point, Series
from atlas.exports.document import Section
from atlas.exports.map_picture import Drawing, to_svg
from atlas.exports.printed import grid
from atlas.exports.table import Table
from atlas.figures import programme_map
from atlas.figures.programme_timeline import LOOKS
from atlas.reader import Atlas
from atlas.selection import Selection
from atlas.sentences import programmes as words
from atlas.sentences.words import day
from atlas.web import programme_tables
from atlas.web.document_map import rings_of
from atlas.web.document_parts import Sections, Shown, as_tables, listed, on_days
from atlas.web.programme_view import View

# Pictures and slides have no open marks: shapes alone tell the two publications apart.
_SHAPES = {("wres", "total"): "square", ("wres", "vsm"): "triangle-up"}


def of(draw: Callable[[Atlas, Selection], View]) -> Sections:
    """The sections of the page that draws the register."""
    return lambda shown: sections(draw(shown.atlas, shown.selection), shown)


def sections(view: View, shown: Shown) -> list[Section]:
    """Where programmes are listed, when national ones ran, and every row of the register."""
    if not shown.table.rows:
        return as_tables(shown)
    drawing = _map(view, shown.atlas)
    national = shown.atlas.programmes_national()
    lines = _over_time(shown.atlas)
    over_time = [Section("When national programmes ran", (words.NO_CAUSE,), lines)] if not lines.empty else []
    listed_national = programme_tables.national_table(national)
    return [
        Section(drawing.title, (view.coverage,), drawing, claim=shown.said),
        *over_time,
        *([Section(listed_national.title, grid=grid(listed_national))] if national else []),
        listed(replace(shown, tables=(_in_words(shown.table),)), "organisation_name", "kind", "name", "year", "value",
               "unit"),
    ]  # fmt: skip


def _in_words(register: Table) -> Table:
    """The register with its kinds as the page names them."""
    return replace(register, rows=[{**row, "kind": words.KINDS[row["kind"]][1]} for row in register.rows])


def _map(view: View, atlas: Atlas) -> Drawing:
    counted = Counter({trace["name"]: len(trace["lon"]) for trace in view.figure["data"] if trace.get("name")})
    said = "; ".join(f"{step}: {counted[step]} trusts" for step in programme_map.STEPS if counted[step])
    title = "Kinds of programme that are listed of each trust"
    svg = to_svg(view.figure, rings_of(atlas, "icb"))
    words_of = f"Map with a mark for each trust open today, at its headquarters. {title}: {said}."
    return Drawing(title, "How many kinds are listed, by trust", svg, words_of)


def _over_time(atlas: Atlas) -> Chart:
    """The two shares of BME staff that programmes are seen beside; the two publications are never joined."""
    context = atlas.programme_context()
    days = tuple(sorted({row["day"] for row in context}))
    series = []
    for key, (name, colour, shape, _) in LOOKS.items():
        held = {row["day"]: row["share"] for row in context if (row["series"], row["line"]) == key}
        if held:
            drawn = on_days([Point(held.get(one)) for one in days], days)
            series.append(Series(name, colour, _SHAPES.get(key, shape), drawn))
    return Chart(Kind.LINES, "Share of BME staff in England", "BME staff, per cent", tuple(map(day, days)),
                 tuple(series), days=days)  # fmt: skip
