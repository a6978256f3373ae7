"""``atlas serve``: a warehouse that is up to date, then the web server in place of this process."""

from __future__ import annotations

import os
import socket
import subprocess
import sys

import typer

from atlas.config import Settings
from atlas.errors import AtlasError, WarehouseError
from atlas.reader import Atlas
from atlas.warehouse import inputs


def run(settings: Settings) -> None:
    """Build if there is no warehouse or its inputs changed, say the address, and become gunicorn. Does not return.

    Raises AtlasError when the address cannot be listened on, when a build fails and there is no older warehouse, or
    when a private view would be reached from other machines.
    """
    if settings.private:
        refuse_other_machines(settings.host)
    refuse_taken_address(settings.host, settings.port)
    if settings.is_specimen:
        write_specimen(settings)
    make_ready(settings)
    # In a process of its own: the libraries of the web are not needed here.
    subprocess.run([sys.executable, "-m", "atlas.web.beforehand", str(settings.home)], check=True)
    typer.echo(f"Opportunity Atlas is at {address(settings)} (stop it with Ctrl+C)")
    sys.stdout.flush()
    # A new program in this process: the build's libraries and memory are gone before a worker is forked.
    os.execv(sys.executable, command(settings))


def write_specimen(settings: Settings) -> None:
    """Write the invented service where there is none, or one of older definitions: with the same seed and size."""
    from atlas.specimen import writing  # here: mostly nothing is to be written

    if not writing.is_current(settings.authored, settings.specimen):
        typer.echo(f"Writing the invented service to {settings.specimen}")
        writing.write(writing.held_plan(settings.specimen), settings.authored, settings.specimen)


def make_ready(settings: Settings) -> None:
    """Build the warehouse unless it is fresh. When a build fails, say so and let the last good one serve."""
    if is_fresh(settings):
        return
    from atlas.warehouse import build  # here: its libraries take seconds to load, and mostly nothing is to be built

    typer.echo(f"Building the warehouse from {settings.data}")
    try:
        build.build(settings)
    except AtlasError as error:
        if not settings.served_warehouse.is_file():
            raise
        typer.echo(f"{error}\nThe build failed; serving the warehouse built before.", err=True)


def is_fresh(settings: Settings) -> bool:
    """Whether the warehouse was built from exactly what is in ``settings.data`` now."""
    try:
        atlas = Atlas(settings)
        of_data = atlas.data_version == inputs.digest(settings.data)
        return of_data and atlas.supplied.version == inputs.overlay_digest(settings.home)
    except WarehouseError:
        return False


def refuse_taken_address(host: str, port: int) -> None:
    """Raises AtlasError if nothing can listen on ``host`` and ``port``, as the web server would only say at length."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((host, port))
        except OSError as error:
            reason = error.strerror or str(error)
            raise AtlasError(f"Cannot listen on {host} port {port} ({reason}); set HOST or PORT to another.") from error


def refuse_other_machines(host: str) -> None:
    """Raises AtlasError unless ``host`` is one that this machine alone reaches."""
    if host not in ("127.0.0.1", "::1", "localhost"):
        raise AtlasError(
            f"A private view shows counts that must not leave this machine, and HOST is {host}; unset HOST, or serve "
            "without --private."
        )


def address(settings: Settings) -> str:
    """Where a browser finds the atlas."""
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    return f"http://{host}:{settings.port}/"


def command(settings: Settings) -> list[str]:
    """The web server's command line. Each worker imports ``app.py`` itself, so that none shares a connection."""
    return [
        sys.executable, "-m", "gunicorn", "app:server",
        "--pythonpath", str(settings.assets.parent),
        "--bind", f"{settings.host}:{settings.port}",
        "--workers", str(settings.workers),
        "--threads", str(settings.threads),
        "--log-level", "warning",
        "--no-control-socket",
        *(["--env", "ATLAS_PRIVATE=1"] if settings.private else []),
        # Workers read their settings from the environment.
        *(["--env", f"ATLAS_SPECIMEN={settings.specimen}"] if settings.is_specimen else []),
    ]  # fmt: skip
