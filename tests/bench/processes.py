"""What a build and a web process cost: seconds and memory, each in a process of its own."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
from timing import Row, held_to

from atlas import config, serve

ROOT = Path(__file__).resolve().parents[2]


def build(home: Path) -> list[Row]:
    """Build the warehouse into ``home`` from nothing: seconds and peak memory of that process."""
    environment = os.environ | {"ATLAS_HOME": str(home), "PYTHONPATH": str(ROOT)}
    started = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "atlas", "build"], env=environment, cwd=ROOT, stdout=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit("The build failed, so there is nothing to measure.")
    return [
        held_to("atlas build from data/", seconds, "s", 10, f"processor {usage.ru_utime + usage.ru_stime:.2f} s"),
        held_to("atlas build, peak memory", usage.ru_maxrss / 1024, "MiB", 1024),
    ]


@contextmanager
def server(home: Path, workers: int = 1) -> Iterator[tuple[str, psutil.Process, Row]]:
    """A web server over ``home``: its address, its process, and how long it took from start to the first 200."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    wanted = {"ATLAS_HOME": str(home), "PORT": str(port), "WORKERS": str(workers)}
    settings = config.load(wanted)
    environment = os.environ | wanted | {"PYTHONPATH": str(ROOT)}
    started = time.perf_counter()
    process = subprocess.Popen(serve.command(settings), env=environment, cwd=home)
    try:
        seconds = _first_answer(process, serve.address(settings), started)
        running = psutil.Process(process.pid)
        spent = f"processor {processor(running):.2f} s"
        yield (
            serve.address(settings).rstrip("/"),
            running,
            held_to("web process, start to first 200", seconds, "s", 0.7, spent),
        )
    finally:
        process.terminate()
        process.wait()


def processor(server: psutil.Process) -> float:
    """Seconds of processor that a server and its children have used."""
    used = [process.cpu_times() for process in [server, *server.children(recursive=True)]]
    return sum(one.user + one.system for one in used)


def worker_memory(parent: psutil.Process) -> float:
    """MiB of the largest worker, memory that it shares with others counted in parts (PSS)."""
    return max(child.memory_full_info().pss for child in parent.children(recursive=True)) / 2**20


def _first_answer(process: subprocess.Popen, address: str, started: float) -> float:
    while process.poll() is None:
        try:
            with urllib.request.urlopen(address) as response:
                response.read()
                return time.perf_counter() - started
        except OSError:
            time.sleep(0.005)
    raise SystemExit("The web server stopped before it answered.")
