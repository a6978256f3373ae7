"""The process that sees to documents: whatever the one that makes them does, each job ends and the next is made."""

from __future__ import annotations

import os
import sys
import threading
import time
from dataclasses import replace

import pytest

from atlas.web import document_worker
from atlas.web.document_queue import Limits, Queue, State, Wanted

WANTED = Wanted("map", "", "pdf", "http://atlas.example/map", "v1", "0.1", "Where?")
# A stand-in for the process that makes documents: what it does, it reads from the name of the view.
MAKER = """
import json, os, pathlib, sys, time
for line in sys.stdin:
    task = json.loads(line)
    def say(**answer):
        print(json.dumps(answer), flush=True)
    say(step="writing the file")
    doing = task["name"]
    if doing == "crash":
        os._exit(3)
    if doing == "hang":
        pathlib.Path(task["path"] + ".pid").write_text(str(os.getpid()))
        time.sleep(1000)
    if doing == "eat":
        held = b"x" * 300_000_000
        time.sleep(1000)
    if doing == "refuse":
        say(failed="There is too much of it.")
        continue
    pathlib.Path(task["path"]).write_text(f"{doing} by {os.getpid()}")
    say(made=1)
"""


@pytest.fixture
def queue(tmp_path) -> Queue:
    return Queue(tmp_path / "documents", Limits(seconds=60, memory=200 << 20, idle=1))


def run(queue: Queue) -> None:
    document_worker.run(queue, [sys.executable, "-c", MAKER])


def ask(queue: Queue, *names: str) -> list[str]:
    return [queue.ask(replace(WANTED, name=name)) for name in names]


def test_documents_are_made_in_order_by_one_process(queue):
    ids = ask(queue, "first", "second")
    run(queue)
    assert [queue.look(one).state for one in ids] == [State.DONE, State.DONE]
    texts = [queue.file(one).read_text() for one in ids]
    assert [text.partition(" by ")[0] for text in texts] == ["first", "second"]
    assert len({text.partition(" by ")[2] for text in texts}) == 1
    assert queue.look(ids[0]).step == "writing the file"


@pytest.mark.parametrize(
    ("doing", "limits", "reason"),
    [
        ("crash", {}, document_worker.STOPPED),
        ("refuse", {}, "There is too much of it."),
        ("hang", {"seconds": 1}, "not ready after 1 seconds"),
        ("eat", {}, "more than 200 MB of memory"),
    ],
)
def test_one_that_comes_to_nothing_says_why_and_the_next_is_made(queue, doing, limits, reason):
    queue.limits = replace(queue.limits, **limits)
    bad, good = ask(queue, doing, "good")
    run(queue)
    assert queue.look(bad).state == State.FAILED
    assert reason in queue.look(bad).reason
    assert not queue.file(bad).exists()
    assert queue.look(good).state == State.DONE


def test_one_that_is_cancelled_while_it_is_made_is_given_up_at_once(queue):
    endless, good = ask(queue, "hang", "good")
    pid_file = queue.folder / f"{queue.unfinished(endless).name}.pid"
    worker = threading.Thread(target=run, args=(queue,))
    worker.start()
    while not (pid_file.exists() and pid_file.read_text()):
        time.sleep(0.05)
    queue.cancel(endless)
    worker.join()
    assert queue.look(endless).state == State.CANCELLED
    assert queue.look(good).state == State.DONE
    with pytest.raises(ProcessLookupError):
        os.kill(int(pid_file.read_text()), 0)


def test_what_an_earlier_worker_left_half_made_has_failed(queue):
    (half,) = ask(queue, "good")
    queue.claim()
    run(queue)
    assert queue.look(half).state == State.FAILED
    assert queue.look(half).reason == document_worker.STOPPED
