"""The routes of documents alone, over a warehouse and a folder of one's own."""

from __future__ import annotations

import fcntl
import re
import time

from flask import Flask

from atlas.web import document_jobs, document_worker
from atlas.web.document_queue import Limits

_PATIENCE = 300  # seconds, after which a test is stuck and not slow


class Site:
    """The routes of documents alone, over the tree's own warehouse, with a folder and limits of their own."""

    def __init__(self, atlas, settings, limits: Limits) -> None:
        self.settings = settings
        self.queue = document_worker.queue_of(settings, limits)
        server = Flask("documents")
        document_jobs.register(server, atlas, settings, [("/map", "Map")], limits)
        self.client = server.test_client()

    def get(self, path: str):
        return self.client.get(path, buffered=True)

    def ask(self, path: str = "/document/map.pdf?level=region") -> str:
        """Ask for a document; the address of its job."""
        answer = self.client.post(path)
        assert answer.status_code == 303, answer.get_data(as_text=True)
        return answer.headers["Location"]

    def state(self, address: str) -> str:
        """The state that the page of a job tells."""
        return re.search(r'data-state="(\w+)"', self.get(address).get_data(as_text=True))[1]

    def wait(self, address: str, *states: str) -> str:
        """Look at the page of a job until it tells one of the states."""
        end = time.monotonic() + _PATIENCE
        while (state := self.state(address)) not in states:
            assert time.monotonic() < end, f"still {state}"
            assert state in ("waiting", "running"), self.get(address).get_data(as_text=True)
            time.sleep(0.1)
        return state


def worker_is_there(site: Site) -> bool:
    if not site.queue.folder.exists():
        return False
    with (site.queue.folder / "worker.lock").open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False


def wait_until_nobody_works(site: Site) -> None:
    end = time.monotonic() + _PATIENCE
    while worker_is_there(site):
        assert time.monotonic() < end, "the worker does not end"
        time.sleep(0.1)
