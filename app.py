"""The WSGI entry, ``app:server``: what each worker process of the web server imports."""

from __future__ import annotations

from atlas import config, reader
from atlas.warehouse.connection import leave_pandas_out
from atlas.web.app import create_app

leave_pandas_out()
settings = config.load()
server = create_app(reader.Atlas(settings), settings).server
