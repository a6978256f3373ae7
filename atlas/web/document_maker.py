"""Makes documents for the worker: ``python -m atlas.web.document_maker SETTINGS``.

It reads a task from each line of its input and answers in lines: what it is doing, and how it ended.
"""

from __future__ import annotations

import json
import logging
import os
import signal
import sys
from collections.abc import Callable, Iterable
from contextlib import nullcontext
from pathlib import Path
from typing import IO, Any

from atlas.errors import AtlasError
from atlas.exports.document import Form
from atlas.exports.writing import written
from atlas.reader import Atlas
from atlas.reader.versions import UnknownVersionError
from atlas.web import documents
from atlas.web.document_queue import STEPS
from atlas.web.document_worker import settings_from

log = logging.getLogger(__name__)

Say = Callable[[dict[str, Any]], None]
_GRACE = 5  # seconds after its time is over; mostly the worker has ended the process by then
_NICENESS = 10  # pages come first


def serve(atlas: Atlas, tasks: Iterable[str], say: Say) -> None:
    """Make what each line asks for. A fault of one task is told and logged, and the next one is made."""
    for line in tasks:
        task = json.loads(line)
        # Should the worker be gone, nobody else would end what never ends.
        signal.alarm(task["seconds"] + _GRACE)
        try:
            say(_make(atlas, task, say))
        except AtlasError as error:
            say({"failed": str(error)})
        except Exception:
            log.exception("A document could not be made: %s", line)
            say({"failed": "It could not be made; the fault was logged."})
        signal.alarm(0)


def _make(atlas: Atlas, task: dict[str, Any], say: Say) -> dict[str, Any]:
    """Write the file of a task; how it ended."""
    try:
        # Asked for under a permanent link, or before an update: either way of the figures of that version.
        with atlas.as_of(task["version"]) if atlas.published.version != task["version"] else nullcontext():
            say({"step": STEPS[0]})
            document = documents.document_of(atlas, task["name"], task["query"], task["address"])
    except UnknownVersionError:
        return {"failed": "The figures were updated while it waited; ask for it again."}
    say({"step": STEPS[1]})
    body = written(document, Form(task["form"]))
    if len(body) > task["most"]:
        return {"failed": f"It would be larger than {task['most'] // 1_000_000} MB; choose fewer rows."}
    Path(task["path"]).write_bytes(body)
    return {"made": len(body)}


def _speaker(answers: IO[str]) -> Say:
    def say(answer: dict[str, Any]) -> None:
        answers.write(json.dumps(answer) + "\n")
        answers.flush()

    return say


def main(settings_text: str) -> None:
    """Serve until there is no more input."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # what a library prints must not stand among the answers
    os.nice(_NICENESS)
    with answers:
        serve(Atlas(settings_from(settings_text)), sys.stdin, _speaker(answers))


if __name__ == "__main__":
    main(sys.argv[1])
