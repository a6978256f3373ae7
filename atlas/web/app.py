"""The Dash application: a factory that takes what it needs and registers every page by name."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from types import ModuleType

import dash
from dash import ClientsideFunction, Input, Output, html
from dash.development.base_component import Component
from flask_compress import Compress

from atlas.config import Settings
from atlas.errors import AtlasError
from atlas.reader import Atlas
from atlas.web import (
    api,
    badges,
    compare_add,
    compression,
    described_downloads,
    document_jobs,
    embed,
    feed,
    fingertips,
    frame,
    frozen,
    parts,
    postcode_guard,
    private,
    routes,
    security,
    skeleton,
)
from atlas.web.pages import PAGES

log = logging.getLogger(__name__)

# Dash's own page has no language and wraps its scripts in a footer landmark.
_DOCUMENT = """<!DOCTYPE html>
<html lang="en-GB">
    <head>
        {%metas%}<title>{%title%}</title>
        <link rel="icon" href="/assets/favicon.svg" type="image/svg+xml">{%css%}
    </head>
    <body>{%app_entry%}{%config%}{%scripts%}{%renderer%}</body>
</html>"""


def create_app(atlas: Atlas, settings: Settings) -> dash.Dash:
    """A ready application over an opened atlas. Several can live in one process, one after another."""
    dash.page_registry.clear()  # the registry belongs to the process, and would keep another app's pages
    app = frozen.Dash(
        "atlas",
        title="Opportunity Atlas",
        assets_folder=str(settings.assets),
        assets_path_ignore=["embed", "document"],  # of frames on other sites and of jobs; no Dash page loads them
        use_pages=True,
        pages_folder="",
        update_title="",
        use_async=False,
        on_error=_shown_error,
        index_string=_DOCUMENT,
        meta_tags=[{"name": "viewport", "content": "width=device-width, initial-scale=1"}],
    )
    laid_out = skeleton.held(settings, atlas.version)
    app.interpolate_index = described_downloads.in_page(app.interpolate_index, atlas)  # type: ignore[method-assign]
    for order, page in enumerate(PAGES):
        _register(app, atlas, page, order)
    _register_missing_page(atlas)
    navigation = [(page.PATH, page.NAV) for page in PAGES if page.NAV]

    def layout() -> Component:
        # Made for each visit: a build can bring in other publications, or an unpublished return, while this runs.
        attribution = sorted({row["attribution"] for row in atlas.sources() if row["held"] and row["attribution"]})
        supplied = atlas.supplied
        said = " ".join(text for text in (atlas.specimen, supplied.sentence) if text)
        return frame.shell(
            navigation, attribution, said, private=supplied.private, specimen=bool(atlas.specimen),
            looking_back=frozen.notice(atlas),
        )  # fmt: skip

    app.layout = layout
    app.clientside_callback(
        ClientsideFunction("atlas", "arrived"),
        Output("navigation", "className"),
        Input("_pages_location", "pathname"),
    )
    server = app.server
    if settings.private:
        private.register(server)
    server.config.update(
        COMPRESS_MIMETYPES=[
            "text/html", "text/css", "text/javascript", "application/javascript", "application/json", "text/csv",
            "image/svg+xml", "application/problem+json", "application/atom+xml",
        ],
        COMPRESS_MIN_SIZE=4096,
        COMPRESS_ALGORITHM=["br", "gzip"],
        COMPRESS_BR_LEVEL=6,  # a page of 86 KB: 3 % smaller than the default of 4, for a millisecond
    )  # fmt: skip
    Compress(server)
    compression.register(server, settings)
    postcode_guard.register(server)
    compare_add.register(server, atlas)
    routes.register(server, atlas)
    described_downloads.register(server, atlas)
    fingertips.register(server, atlas)
    api.register(server, atlas)
    badges.register(server, atlas)
    feed.register(server, atlas)
    embed.register(server, atlas, settings, PAGES)
    document_jobs.register(server, atlas, settings, navigation)
    security.register(app, atlas, PAGES)
    frozen.register(server, atlas, settings, PAGES)
    # The first request builds Dash's registry; done here, no visitor's concurrent first requests can meet half of it.
    # It also lays out every page, which is left out where that was done beforehand.
    builders = {name: page["layout"] for name, page in dash.page_registry.items()}
    if laid_out is not None:
        _set_layouts(dict.fromkeys(builders, html.Div()))
    client = server.test_client()
    client.get("/")
    _set_layouts(builders)
    used = skeleton.used_ids(client.get("/_dash-dependencies").get_json())
    app.validation_layout = laid_out or skeleton.of(app.validation_layout, used)
    return app


def _register(app: dash.Dash, atlas: Atlas, page: ModuleType, order: int) -> None:
    template = "<" in page.PATH
    dash.register_page(
        page.__name__,
        **{"path_template" if template else "path": page.PATH},
        title=page.title(atlas) if template else f"{page.TITLE} · Opportunity Atlas",
        name=page.NAV or page.TITLE,
        order=order,
        layout=frozen.readable(atlas, page, PAGES),
    )
    page.register(app, atlas)


def _set_layouts(layouts: Mapping[str, object]) -> None:
    for name, layout in layouts.items():
        dash.page_registry[name]["layout"] = layout


def _register_missing_page(atlas: Atlas) -> None:
    def layout(**_: str) -> object:
        return parts.page(
            "There is no such page",
            html.P("The address may be mistyped or the page may have moved. Search for a trust or area:"),
            frame.search_form("search-missing"),
        )

    dash.register_page("atlas.web.not_found_404", path="/404", title="No such page · Opportunity Atlas", layout=layout)


def _shown_error(error: Exception) -> None:
    """A callback failed: what the user can act on is shown by the page itself; anything else is logged whole."""
    if isinstance(error, AtlasError):
        log.warning("%s", error)
    else:
        log.error("A callback failed", exc_info=error)
    dash.set_props("said", {"children": "Something went wrong here and the view was not changed. It has been logged."})
