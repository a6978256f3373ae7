"""The map's callback against its floors: its queries bare, the same behind a bare Flask route, an idle Dash callback.

All run in this process and take turns, so that their ratios mean something whatever else the machine does.
"""

from __future__ import annotations

import functools
import gc
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import dash
import duckdb
import flask
import orjson
from dash import Input, Output, html
from timing import Row, against, medians

from atlas import config, queries
from atlas.reader import Atlas
from atlas.web.app import create_app

UPDATE = "/_dash-update-component"
Asked = list[tuple[str, dict[str, Any]]]


def rows(home: Path, body: str) -> list[Row]:
    """Time the request ``body``, as a browser sent it when the map's indicator changed."""
    settings = config.load({"ATLAS_HOME": str(home)})
    client = create_app(Atlas(settings), settings).server.test_client()

    def cached() -> None:
        answer = client.post(UPDATE, data=body, content_type="application/json")
        assert answer.status_code == 200, answer.text

    def uncached() -> None:
        _forget()
        cached()

    uncached()  # what is asked once for a whole warehouse is remembered from here on, and no part of an answer
    asked = _recorded(uncached)
    connection = duckdb.connect(str(settings.warehouse), read_only=True)
    connection.execute("set threads = 1")
    times = medians(
        {
            "query": lambda: _answers(connection, asked),
            "route": _route(connection, asked),
            "idle": _idle(),
            "uncached": uncached,
            "cached": cached,
        }
    )
    return [
        Row("bare query of the map, all its statements", f"{times['query']:.2f} ms"),
        Row("bare Flask route, the same as JSON", f"{times['route']:.2f} ms"),
        Row("Dash callback that does nothing", f"{times['idle']:.2f} ms"),
        against("map callback, uncached", times["uncached"], "route", times["route"], 1.5),
        against("map callback, uncached", times["uncached"], "query", times["query"], 3.5),
        against("map callback, cached", times["cached"], "idle callback", times["idle"], 1.3),
    ]


def _forget() -> None:
    """Empty every cache of the atlas that answers a question; what never changes (a query's text) may stay."""
    for cache in _caches():
        cache.cache_clear()


@functools.cache
def _caches() -> list[Any]:
    wrappers = [found for found in gc.get_objects() if isinstance(found, functools._lru_cache_wrapper)]
    return [found for found in wrappers if str(found.__module__).startswith("atlas.") and found.__name__ != "statement"]


def _recorded(call: Callable[[], None]) -> Asked:
    """The statements and parameters that a call asks of the warehouse."""
    asked: Asked = []
    run = queries.run

    def record(cursor: queries.Cursor, question: str, **parameters: Any) -> list[queries.Row]:
        asked.append((queries.statement(question), parameters))
        return run(cursor, question, **parameters)

    queries.run = record
    try:
        call()
    finally:
        queries.run = run
    assert asked, "the map's callback asked nothing: is its answer still cached?"
    return asked


def _answers(connection: duckdb.DuckDBPyConnection, asked: Asked) -> list[list[Any]]:
    cursor = connection.cursor()
    return [cursor.execute(statement, parameters).fetchall() for statement, parameters in asked]


def _route(connection: duckdb.DuckDBPyConnection, asked: Asked) -> Callable[[], None]:
    server = flask.Flask("bare")

    @server.get("/map.json")
    def answer() -> flask.Response:
        return flask.Response(orjson.dumps(_answers(connection, asked)), mimetype="application/json")

    client = server.test_client()
    return lambda: client.get("/map.json").get_data()


def _idle() -> Callable[[], None]:
    app = dash.Dash("idle", use_async=False)
    app.layout = html.Div([html.Button(id="press"), html.P(id="said")])

    @app.callback(Output("said", "children"), Input("press", "n_clicks"))
    def said(clicks: int) -> int:
        return clicks

    client = app.server.test_client()
    client.get("/")
    body = json.dumps(
        {
            "output": "said.children",
            "outputs": {"id": "said", "property": "children"},
            "inputs": [{"id": "press", "property": "n_clicks", "value": 1}],
            "changedPropIds": ["press.n_clicks"],
        }
    )
    return lambda: client.post(UPDATE, data=body, content_type="application/json").get_data()
