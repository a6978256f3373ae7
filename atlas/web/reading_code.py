"""Lines that read each whole table into R or Python."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component
from flask import has_request_context, request

from atlas.exports.snippets import Snippet, reading
from atlas.reader import Atlas


def every_table(atlas: Atlas) -> list[Component]:
    """A text for each language with a line for each table, and the way to the guide."""
    host = request.url_root.rstrip("/") if has_request_context() else ""
    texts = reading([str(row["name"]) for row in atlas.tables()], host)
    return [
        html.P(["Each table is one line in R or Python; ", html.A("the guide", href="/guide"), " goes on from there."]),
        *[copied(snippet) for snippet in texts],
    ]


def copied(snippet: Snippet) -> Component:
    """A text that opens, can be selected, and has a button that copies it."""
    text = f"code-{snippet.key}"
    return html.Details(
        [
            html.Summary(snippet.title),
            html.P(snippet.use),
            html.Pre(html.Code(snippet.text, id=text), className="code"),
            html.Button(
                f"Copy {snippet.title}",
                type="button",
                className="button",
                **{"data-action": "copy", "data-copies": text},
            ),
        ],
        className="code-form",
    )
