"""A process that is given one task after another and answers in lines, and that can be ended at any moment."""

from __future__ import annotations

import json
import os
import subprocess
import threading
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import IO, Any

# What a process says of its task: keys and texts. None when it has ended and nothing more will come.
Answer = dict[str, Any] | None
NOTHING_YET: Answer = {}


class Hands:
    """Runs ``command`` in the folder ``place`` when there is a task. Tasks and answers are JSON, a line each."""

    def __init__(self, command: Sequence[str], place: Path) -> None:
        """Nothing is started yet."""
        self._command, self._place = command, place
        self._process: subprocess.Popen[str] | None = None
        self._answers: SimpleQueue[Answer] = SimpleQueue()

    def give(self, task: Mapping[str, Any]) -> None:
        """Hand over a task, to a new process where the last one has ended."""
        if self._process is None or self._process.poll() is not None:
            self.let_go()
            self._answers = SimpleQueue()
            self._process = subprocess.Popen(
                self._command, cwd=self._place, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
            )
            threading.Thread(target=_listen, args=(self._process.stdout, self._answers), daemon=True).start()
        try:
            assert self._process.stdin is not None
            self._process.stdin.write(json.dumps(task) + "\n")
            self._process.stdin.flush()
        except BrokenPipeError:
            self._answers.put(None)

    def answer(self, seconds: float) -> Answer:
        """The next answer, or ``NOTHING_YET`` after so many seconds without one."""
        try:
            return self._answers.get(timeout=seconds)
        except Empty:
            return NOTHING_YET

    @property
    def memory(self) -> int:
        """Bytes that the process has in memory; 0 where the system does not say."""
        status = Path(f"/proc/{self._process.pid}/statm") if self._process else Path()
        try:
            return int(status.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
        except OSError:
            return 0

    def let_go(self) -> None:
        """End the process, whatever it is doing."""
        if self._process is None:
            return
        self._process.kill()
        self._process.wait()
        if self._process.stdin is not None:
            with suppress(BrokenPipeError):  # what it was not yet given is lost with it
                self._process.stdin.close()
        self._process = None


def _listen(pipe: IO[str], answers: SimpleQueue[Answer]) -> None:
    with pipe:
        for line in pipe:
            answers.put(json.loads(line))
    answers.put(None)
