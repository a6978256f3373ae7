"""The one process that sees to documents: ``python -m atlas.web.document_worker SETTINGS LIMITS``, both as JSON.

It takes the jobs of the queue in their order and has each made by a process of its own (``document_maker``), which is
kept for the next one. So a document that takes too long or too much memory, crashes, or is no longer wanted costs that
process and nothing else. It ends when there was nothing to do for a while, and is started again when needed.
"""

from __future__ import annotations

import fcntl
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import IO, Any

from atlas.config import Settings
from atlas.web.document_hands import NOTHING_YET, Hands
from atlas.web.document_queue import Job, Limits, Queue, State

STOPPED = "The process that made it stopped before it was ready; ask for it again."
_ROOT = Path(__file__).resolve().parents[2]  # where Python finds the package
_LOCK = "worker.lock"
_FOLDERS = ("data", "authored", "assets", "home", "specimen")
_TICK = 0.2  # seconds between looks at the queue, and at a job that is being made


def queue_of(settings: Settings, limits: Limits | None = None) -> Queue:
    """The queue of a server, in the folder of what its machine generates."""
    return Queue(settings.home.resolve() / "documents", limits or Limits())


def ensure(settings: Settings, queue: Queue) -> None:
    """Start the worker unless there is one; on return it has taken its place. Raises when it can't be started."""
    with (queue.folder / _LOCK).open("a") as lock:
        if not _take(lock):
            return
    words = json.dumps(asdict(settings), default=lambda path: str(path.resolve())), json.dumps(asdict(queue.limits))
    command = [sys.executable, "-m", "atlas.web.document_worker", *words]
    subprocess.run(command, cwd=_ROOT, check=True, stdin=subprocess.DEVNULL)


def run(queue: Queue, maker: Sequence[str]) -> None:
    """Have jobs made by the program ``maker`` until there was none for a while."""
    queue.recover(STOPPED)
    hands = Hands(maker, _ROOT)
    idle_since = time.monotonic()
    try:
        while time.monotonic() - idle_since < queue.limits.idle:
            queue.sweep()
            job = queue.claim()
            if job is None:
                time.sleep(_TICK)
                continue
            _see_to(queue, job, hands)
            idle_since = time.monotonic()
    finally:
        hands.let_go()


def settings_from(text: str) -> Settings:
    """The settings that ``ensure`` put into words."""
    values: dict[str, Any] = json.loads(text)
    return Settings(**values | {name: Path(values[name]) for name in _FOLDERS})


def _see_to(queue: Queue, job: Job, hands: Hands) -> None:
    """Have one job made, and put down how it ended."""
    job_id, limits = job.id, queue.limits
    until = time.monotonic() + limits.seconds
    task = asdict(job.wanted) | {"path": str(queue.unfinished(job_id)), "seconds": limits.seconds, "most": limits.size}
    hands.give(task)
    while True:
        answer = hands.answer(_TICK)
        if answer is None:
            return _give_up(queue, job_id, hands, STOPPED)
        if "made" in answer:
            queue.done(job_id)
            break
        if "failed" in answer:
            queue.fail(job_id, answer["failed"])
            break
        if answer != NOTHING_YET:
            queue.step(job_id, answer["step"])
        held = queue.look(job_id)
        if held is None or held.state != State.RUNNING:
            return _give_up(queue, job_id, hands, "")
        if time.monotonic() > until:
            reason = f"It was not ready after {limits.seconds} seconds, so it was given up."
            return _give_up(queue, job_id, hands, reason)
        if hands.memory > limits.memory:
            reason = f"It took more than {limits.memory >> 20} MB of memory, so it was given up."
            return _give_up(queue, job_id, hands, reason)
    if hands.memory > limits.memory / 2:
        hands.let_go()  # what earlier documents left behind must not count against the next
    return None


def _give_up(queue: Queue, job_id: str, hands: Hands, reason: str) -> None:
    """End the process first, so that it writes nothing any more. A job that was cancelled stays so."""
    hands.let_go()
    queue.fail(job_id, reason)


def _take(lock: IO[str]) -> bool:
    """Whether nobody else holds the lock; it is held from now on, until its file is closed by all who share it."""
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def main(settings_text: str, limits_text: str) -> None:
    """Become the worker, unless there is one, in a process that nobody has to wait for."""
    settings, limits = settings_from(settings_text), Limits(**json.loads(limits_text))
    queue = queue_of(settings, limits)
    with (queue.folder / _LOCK).open("a") as lock:
        if not _take(lock):
            time.sleep(_TICK)  # a server that only looks whether there is a worker holds the lock for a moment
            if not _take(lock):
                return
        if os.fork():
            os._exit(0)
        lock.truncate(0)
        lock.write(f"{os.getpid()}\n")  # for whoever looks after the machine
        lock.flush()
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl+C in a terminal ends server and worker, without a word
        run(queue, [sys.executable, "-m", "atlas.web.document_maker", settings_text])


if __name__ == "__main__":
    main(*sys.argv[1:])
