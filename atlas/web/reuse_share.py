"""The view as a permanent link, as a citation, and as a frame on one's own page."""

from __future__ import annotations

from urllib.parse import parse_qsl

from dash import html
from dash.development.base_component import Component

from atlas.exports import citation
from atlas.exports.citation import Cited
from atlas.reader import Atlas
from atlas.web import embed, frozen, views
from atlas.web.page_words import words_of
from atlas.web.views import View

_SHORT = 8  # enough of a version to tell entries of one bibliography apart


def section(atlas: Atlas, page_name: str, query: str, host: str) -> Component:
    """Texts to copy: link, citations and frames of the view ``page_name`` for a query string."""
    published = atlas.published
    view = views.of(published, page_name, query)
    held = published.is_held(published.data_version)
    link, whole = (frozen.link(atlas, host, one) if held else host + one for one in (view.address, "/data"))
    return html.Section(
        [
            html.H2("Link, cite, embed"),
            *_link(link, held=held),
            *_citations(published, view, link, whole),
            *_frames(published, view, host),
        ],
        className="card stack", id="share",
    )  # fmt: skip


def cited(atlas: Atlas, view: View, address: str) -> Cited:
    """A view as something to cite: the page's question and the title of its table."""
    title = words_of(atlas, view).title or view.page.TITLE
    joint = " " if title.endswith(("?", ".")) else ": "
    return _cited(atlas, view.name, f"{title}{joint}{view.table(atlas).title}", address)


def cited_whole(atlas: Atlas, address: str) -> Cited:
    """All of the data as something to cite."""
    return _cited(
        atlas, "data", f"Race equality at work in the NHS in {atlas.nation.name}: figures and measures", address
    )


def _cited(atlas: Atlas, name: str, title: str, address: str) -> Cited:
    release = atlas.release(atlas.data_version)
    return Cited(
        key=f"opportunity-atlas-{name}-{atlas.data_version[:_SHORT]}",
        title=title,
        year=release.released[:4] if release else "",
        data_version=atlas.data_version,
        method_version=atlas.method_version,
        address=address,
        remark="invented figures of a health service that does not exist" if atlas.specimen else "",
    )


def _link(link: str, *, held: bool) -> list[Component]:
    if not held:
        return [html.P("This copy of the atlas keeps no earlier versions, so there is no permanent link.")]
    said = "The same view with the numbers of today, however the figures change: kept as long as this atlas keeps them."
    return [_text("permanent-link", "Permanent link", said, link, folded=False)]


def _citations(atlas: Atlas, view: View, link: str, link_of_whole: str) -> list[Component]:
    one, whole = cited(atlas, view, link), cited_whole(atlas, link_of_whole)
    return [
        _text("cite-apa", "Citation (APA)", "This view. The address does not change, so no date of access is needed; "
              "add yours if your style asks for one.", citation.apa(one), folded=False),
        _text("cite-bibtex", "BibTeX", "This view, for a bibliography.", citation.bibtex(one)),
        _text("cite-data-apa", "The whole data set (APA)", "All figures and measures.", citation.apa(whole)),
        _text("cite-data-bibtex", "The whole data set (BibTeX)", "All figures and measures.", citation.bibtex(whole)),
        html.P("Cite the publisher of the figures too: each view names them under its chart.", className="sub"),
    ]  # fmt: skip


def _frames(atlas: Atlas, view: View, host: str) -> list[Component]:
    from atlas.web.pages import PAGES  # here: one of them shows what this module makes

    path, _, query = view.address.partition("?")
    charts = embed.all_of(atlas, PAGES, path, dict(parse_qsl(query)))
    if not charts:
        return []
    script = f'<script src="{frozen.root(host)}{embed.RESIZE}" defer></script>'
    forms = [
        _text(f"embed-{number}", one.exhibit.part or one.exhibit.title,
              f"Fits a column of {embed.WIDTH} pixels.", one.code(host), folded=len(charts) > 1)
        for number, one in enumerate(charts, start=1)
    ]  # fmt: skip
    return [
        html.H3("Put a chart on your own page"),
        html.P(
            "Paste this where the chart is to stand. It shows the chart with its finding, source, table and a link to "
            "the view, always with the newest figures; begin the address with the permanent link to keep it as it is. "
            "It asks no other host for anything and keeps nothing about your readers."
        ),
        *forms,
        _text("embed-script", "Exact height", "Optional, once on your page: each frame takes the height of what is in "
              "it, on a phone too. Without it the height is fixed, and a narrow frame scrolls.", script),
    ]  # fmt: skip


def _text(key: str, title: str, use: str, text: str, *, folded: bool = True) -> Component:
    """A text that can be selected, and a button that copies it."""
    return html.Details(
        [
            html.Summary(title),
            html.P(use),
            html.Pre(html.Code(text, id=key), className="code"),
            html.Button(
                "Copy", type="button", className="button",
                **{"data-action": "copy", "data-copies": key, "aria-label": f"Copy: {title}"},
            ),
        ],
        className="code-form", open=not folded,
    )  # fmt: skip
