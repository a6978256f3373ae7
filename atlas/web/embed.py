"""A chart of any page as a document of its own, for a frame on somebody else's page: ``/embed/<page>?<its query>``.

A frame is drawn from the page itself, so it says what the page says; always from what is published. It may stand on
any site, and is otherwise as strict as every page: nothing from an outside host, no script in the text, no form.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from html import escape
from pathlib import Path
from types import ModuleType

import plotly
from dash.fingerprint import build_fingerprint
from flask import Flask, Response, abort, request

from atlas.config import Settings
from atlas.figures import theme
from atlas.reader import Atlas
from atlas.selection import Selection
from atlas.web import addresses, bare, exhibits
from atlas.web.exhibits import Exhibit
from atlas.web.markup import data_script

# Which chart of a page: the id of its component. Every other part of the query is the page's own.
CHART = "figure"
POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'none'; frame-ancestors *"
)
# The column of text that the height in the offered code is made for, in pixels.
WIDTH = 640
_SCRIPT = "embed/frame.js"
RESIZE = "/assets/embed/resize.js"


def register(server: Flask, atlas: Atlas, settings: Settings, pages: Sequence[ModuleType]) -> None:
    """Add the route. A page that does not exist, or has no such chart, is 404."""

    @server.get("/embed/<path:address>")
    def embed(address: str) -> Response:
        found = of(atlas.published, pages, f"/{address}", request.args.to_dict())
        if found is None:
            abort(404)
        response = Response(_document(atlas, settings, found, request.url_root.rstrip("/")), mimetype="text/html")
        response.headers["Content-Security-Policy"] = POLICY
        response.headers["X-Robots-Tag"] = "noindex"
        return response


class Embedded:
    """One chart with the address of the page that it is from."""

    def __init__(self, exhibit: Exhibit, view: str) -> None:
        """``view`` is the page's address with its query, from the first slash on."""
        self.exhibit, self.view = exhibit, view

    @property
    def address(self) -> str:
        """The address of the frame."""
        path, _, query = self.view.partition("?")
        return addresses.with_query(f"/embed{path}", "&".join(filter(None, (query, f"{CHART}={self.exhibit.key}"))))

    @property
    def title(self) -> str:
        """What the frame shows, for who does not see it."""
        part = self.exhibit.part
        return f"{self.exhibit.title}: {part}" if part else self.exhibit.title

    def code(self, host: str) -> str:
        """The element to paste into a page: it fits a column of ``WIDTH`` pixels, with or without the script."""
        return (
            f'<iframe src="{escape(host + self.address)}" title="{escape(self.title)} (Opportunity Atlas)" '
            f'width="100%" height="{height(self.exhibit)}" style="border:0" loading="lazy" data-opportunity-atlas>'
            "</iframe>"
        )


def of(atlas: Atlas, pages: Sequence[ModuleType], path: str, query: dict[str, str]) -> Embedded | None:
    """The chart that ``query`` names, or the page's first; None where the page or the chart does not exist."""
    charts = all_of(atlas, pages, path, {name: text for name, text in query.items() if name != CHART})
    wanted = query.get(CHART) or (charts[0].exhibit.key if charts else "")
    return next((one for one in charts if one.exhibit.key == wanted), None)


def all_of(atlas: Atlas, pages: Sequence[ModuleType], path: str, query: dict[str, str]) -> list[Embedded]:
    """Every chart of the view at ``path``; none where there is no such page."""
    found = addresses.page_at(atlas, pages, path)
    if found is None:
        return []
    page, named = found
    selection, _ = Selection.from_query(query, page.DEFAULTS)
    kept = selection.to_query(page.DEFAULTS)
    view = addresses.with_query(path, kept)
    return [Embedded(one, view) for one in exhibits.of(page.layout(atlas)(**{**query, **named}))]


def height(exhibit: Exhibit) -> int:
    """Pixels that the whole frame takes in a column of ``WIDTH``, its table folded; rounded up to the next twenty."""
    texts = (
        (exhibit.title, 46, 30), (exhibit.part, 60, 26), (exhibit.finding, 76, 25), (exhibit.caption, 92, 20),
        (exhibit.coverage, 92, 20), (exhibit.source, 92, 20),
    )  # fmt: skip
    lines = sum(math.ceil(len(text) / across) * tall for text, across, tall in texts)
    return math.ceil((exhibit.height + lines + 60 * len(exhibit.legends) + 210) / 20) * 20


def _document(atlas: Atlas, settings: Settings, found: Embedded, host: str) -> str:
    exhibit, said = found.exhibit, atlas.specimen
    figure = {"data": exhibit.figure["data"], "layout": exhibit.figure["layout"], "config": theme.CONFIG}
    version = f"Version of the data: {escape(atlas.published.version)}."
    areas = ' class="areas"' if "geo" in exhibit.figure["layout"] else ""
    tables = "".join(exhibits.outward(one, host) for one in exhibit.tables)
    legends = "".join(exhibit.legends)
    caption = exhibit.caption if exhibit.caption != exhibit.finding else ""
    body = "".join(
        [
            f'<aside class="banner specimen" aria-label="About this copy">{escape(said)}</aside>' if said else "",
            "<main>",
            f"<h1>{escape(exhibit.title)}</h1>",
            f'<p class="part">{escape(exhibit.part)}</p>' if exhibit.part else "",
            f'<p class="finding">{escape(exhibit.finding)}</p>' if exhibit.finding else "",
            f'{legends}<figure><div id="chart"{areas} style="height:{exhibit.height}px"></div>',
            f"<figcaption>{escape(caption)}</figcaption></figure>" if caption else "</figure>",
            "<noscript><p>The chart is drawn by a script; the table says the same.</p></noscript>",
            data_script("application/json", figure, "figure"),
            f"<details><summary>The same as a table</summary>{tables}</details>" if tables else "",
            *(f"<p>{escape(text)}</p>" for text in (exhibit.coverage, exhibit.source) if text),
            f'<p><a href="{escape(host + found.view)}">The full view in the Opportunity Atlas</a>. {version}</p>',
            "</main>",
            '<div class="watermark" aria-hidden="true"></div>' if said else "",
        ]
    )
    scripts = [_plotly(settings.assets), *bare.stamped(settings.assets, _SCRIPT)]
    head = '<base target="_blank">' + "".join(f'<script src="{escape(one)}" defer></script>' for one in scripts)
    sheets = sorted(path.name for path in settings.assets.glob("*.css"))
    styles = bare.stamped(settings.assets, *sheets, "embed/frame.css")
    return bare.document(f"{found.title} · Opportunity Atlas", body, styles=styles, head=head, css="embed")


def _plotly(assets: Path) -> str:
    """The drawing library: the small bundle where it was built, or the full file that pages load."""
    bundle = next(iter(sorted(assets.glob("plotly-*.min.js"))), None)
    if bundle is not None:
        return bare.stamped(assets, bundle.name)[0]
    name = "package_data/plotly.min.js"
    changed = int((Path(plotly.__file__).parent / name).stat().st_mtime)
    return f"/_dash-component-suites/plotly/{build_fingerprint(name, plotly.__version__, changed)}"
