"""The queue of documents to be made: a folder that all processes of a server share.

One small SQLite file holds the jobs, the finished documents lie beside it. Every change of a job is one transaction, so
that it does not matter which process asks, cancels or makes. A document is named by what it is of: asked for twice, it
is made once. Nothing is kept of who asked.
"""

from __future__ import annotations

import hashlib
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass, fields
from enum import StrEnum
from pathlib import Path

from atlas.errors import AtlasError

UNFINISHED = ".unfinished"
STEPS = ("gathering figures and words", "writing the file")  # of every document


class State(StrEnum):
    """Where a job stands. ``waiting`` and ``running`` come to an end by themselves; the others are ends."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


@dataclass(frozen=True)
class Limits:
    """What one server spends on documents: numbers of jobs, seconds, bytes.

    ``waiting`` jobs may stand in the queue, and none of them longer than ``longest_wait``. One document may take
    ``seconds``, its process ``memory`` and its file ``size``. Finished ones are kept for ``kept_seconds`` while all of
    them take less than ``kept_bytes``. The process that makes them ends when there was nothing to do for ``idle``
    seconds.
    """

    waiting: int = 20
    longest_wait: int = 1800
    seconds: int = 120
    memory: int = 1 << 30
    size: int = 25_000_000
    kept_seconds: int = 3600
    kept_bytes: int = 200_000_000
    idle: int = 60


@dataclass(frozen=True)
class Wanted:
    """A document to be made: the view's name and query string, the form, the full address that it names as its own.

    ``version`` is that of the figures, ``program`` that of the atlas, ``title`` what the document is called.
    """

    name: str
    query: str
    form: str
    address: str
    version: str
    program: str
    title: str

    @property
    def id(self) -> str:
        """The same for the same document, and for no other."""
        what = (self.name, self.query, self.form, self.address, self.version, self.program)
        return hashlib.blake2b("\n".join(what).encode(), digest_size=12).hexdigest()


@dataclass(frozen=True)
class Job:
    """A document that was asked for. ``before`` counts those that come first, ``size`` is in bytes when it is done.

    ``step`` is the one of ``STEPS`` that is being done, '' before the first; ``reason`` says why it failed; ``askers``
    counts how often it was asked for and not cancelled.
    """

    id: str
    wanted: Wanted
    state: State
    before: int
    step: str
    reason: str
    askers: int
    size: int


class QueueFullError(AtlasError):
    """No more documents are taken for now."""


class Queue:
    """The jobs in ``folder``. Any number of processes may have one, each with the same ``limits``."""

    def __init__(self, folder: Path, limits: Limits, now: Callable[[], float] = time.time) -> None:
        """``now`` gives the time in seconds."""
        self.folder, self.limits, self._now = folder, limits, now

    def ask(self, wanted: Wanted) -> str:
        """Put a document in the queue, unless it is there or made; its id. Raises QueueFullError."""
        self.folder.mkdir(parents=True, exist_ok=True)
        self.sweep()
        with self._change() as db:
            held = self._row(db, wanted.id)
            if held and held["state"] in (State.WAITING, State.RUNNING):
                db.execute("update job set askers = askers + 1 where id = ?", (wanted.id,))
            elif not held or held["state"] != State.DONE:
                waiting = db.execute("select count(*) from job where state = 'waiting'").fetchone()[0]
                if waiting >= self.limits.waiting:
                    raise QueueFullError(
                        f"{waiting} documents are waiting to be made and no more are taken; ask again in a minute."
                    )
                db.execute("delete from job where id = ?", (wanted.id,))
                names = ("id", *asdict(wanted), "state", "asked")
                values = (wanted.id, *asdict(wanted).values(), State.WAITING, self._now())
                marks = ", ".join("?" * len(names))
                db.execute(f"insert into job ({', '.join(names)}) values ({marks})", values)
        return wanted.id

    def look(self, job_id: str) -> Job | None:
        """How a job stands; None for one that was never asked for, or so long ago that it is forgotten."""
        if not self.folder.is_dir():
            return None
        self.sweep()
        with self._change() as db:
            row = self._row(db, job_id)
            if row is None:
                return None
            before = db.execute(
                "select count(*) from job where state = 'running' or (state = 'waiting' and number < ?)",
                (row["number"],),
            ).fetchone()[0]
            return _job(row, before if row["state"] == State.WAITING else 0)

    def cancel(self, job_id: str) -> None:
        """One of those who asked no longer wants it; when nobody is left, it is not made, or no further."""
        with self._change() as db:
            db.execute("update job set askers = askers - 1 where id = ? and state in ('waiting', 'running')", (job_id,))
            db.execute(
                "update job set state = 'cancelled', ended = ? "
                "where id = ? and state in ('waiting', 'running') and askers < 1",
                (self._now(), job_id),
            )

    def claim(self) -> Job | None:
        """The job that is to be made next, now running; None when none waits. For the one process that makes them."""
        with self._change() as db:
            row = db.execute("select * from job where state = 'waiting' order by number limit 1").fetchone()
            if row is None:
                return None
            db.execute("update job set state = 'running' where id = ?", (row["id"],))
            return _job(self._row(db, row["id"]), 0)

    def step(self, job_id: str, text: str) -> None:
        """Say what is being done for a running job."""
        with self._change() as db:
            db.execute("update job set step = ? where id = ? and state = 'running'", (text, job_id))

    def done(self, job_id: str) -> None:
        """The running job's file is whole: it takes its place; that of a job that was cancelled is thrown away."""
        with self._change() as db:
            row = self._row(db, job_id)
            unfinished = self.unfinished(job_id)
            if row is None or row["state"] != State.RUNNING:
                unfinished.unlink(missing_ok=True)
                return
            size = unfinished.stat().st_size
            unfinished.replace(self.file(job_id))
            db.execute("update job set state = 'done', ended = ?, size = ? where id = ?", (self._now(), size, job_id))

    def fail(self, job_id: str, reason: str) -> None:
        """The running job came to nothing; ``reason`` is a sentence for who asked."""
        self.unfinished(job_id).unlink(missing_ok=True)
        with self._change() as db:
            self._fail(db, "id = ? and state = 'running'", reason, job_id)

    def give_up(self, job_id: str, reason: str) -> None:
        """A job that nobody can make comes to nothing, however far it is."""
        with self._change() as db:
            self._fail(db, "id = ? and state in ('waiting', 'running')", reason, job_id)

    def recover(self, reason: str) -> None:
        """What was running when the process that made it ended has failed. For the one process that makes them."""
        for left in self.folder.glob(f"*{UNFINISHED}"):
            left.unlink()
        with self._change() as db:
            self._fail(db, "state = 'running'", reason)

    def sweep(self) -> None:
        """Forget what ended long ago, and the oldest documents where all take too much room; give up what waits on."""
        now = self._now()
        with self._change() as db:
            waited = now - self.limits.longest_wait
            self._fail(db, "state = 'waiting' and asked < ?", "It waited too long for its turn; ask again.", waited)
            old = db.execute("select id from job where ended < ?", (now - self.limits.kept_seconds,)).fetchall()
            gone = [row["id"] for row in old]
            room = self.limits.kept_bytes
            for row in db.execute("select id, size from job where state = 'done' order by ended desc").fetchall():
                room -= row["size"]
                if room < 0:
                    gone.append(row["id"])
            for job_id in gone:
                db.execute("delete from job where id = ?", (job_id,))
                self.file(job_id).unlink(missing_ok=True)

    def file(self, job_id: str) -> Path:
        """Where the finished document is."""
        return self.folder / job_id

    def unfinished(self, job_id: str) -> Path:
        """Where a document is written until it is whole."""
        return self.folder / f"{job_id}{UNFINISHED}"

    def _fail(self, db: sqlite3.Connection, which: str, reason: str, *values: object) -> None:
        db.execute(
            f"update job set state = 'failed', reason = ?, ended = ? where {which}", (reason, self._now(), *values)
        )

    @contextmanager
    def _change(self) -> Iterator[sqlite3.Connection]:
        """A transaction that no other process's comes between; undone when it raises."""
        with closing(sqlite3.connect(self.folder / "queue.sqlite", timeout=20, isolation_level=None)) as db:
            db.row_factory = sqlite3.Row
            db.execute("begin immediate")
            db.execute(_TABLE)
            try:
                yield db
            except BaseException:
                db.execute("rollback")
                raise
            db.execute("commit")

    @staticmethod
    def _row(db: sqlite3.Connection, job_id: str) -> sqlite3.Row:
        row: sqlite3.Row = db.execute("select * from job where id = ?", (job_id,)).fetchone()
        return row


_TABLE = """
create table if not exists job (
    number integer primary key autoincrement, id text not null unique, name text not null, query text not null,
    form text not null, address text not null, version text not null, program text not null, title text not null,
    state text not null, asked real not null, ended real, step text not null default '',
    reason text not null default '', askers integer not null default 1, size integer not null default 0
)
"""


def _job(row: sqlite3.Row, before: int) -> Job:
    wanted = Wanted(**{field.name: row[field.name] for field in fields(Wanted)})
    return Job(row["id"], wanted, State(row["state"]), before, row["step"], row["reason"], row["askers"], row["size"])
