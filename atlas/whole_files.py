"""Replacing several files as if they were one: an interruption leaves all as they were, or all are moved on return.

New contents are written beside their places first. Then a list of what is to be moved is put down in one step, and from
there on the change counts as made: whoever comes next carries out what the list still asks for.
"""

from __future__ import annotations

import errno
import fcntl
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

LIST = ".to-be-moved.json"
_UNFINISHED = ".unfinished"


def replace(contents: Mapping[Path, str], surplus: Iterable[Path], folder: Path) -> None:
    """Write every text of ``contents`` to its path and remove ``surplus``, all or nothing; all lie below ``folder``.

    Raises OSError, and changes nothing, when a file cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with _alone(folder):
        _carry_out(folder)
        for path in contents:
            path.parent.mkdir(parents=True, exist_ok=True)
        _sweep({path.parent for path in contents})
        try:
            for path, text in contents.items():
                _beside(path).write_text(text, encoding="utf-8", newline="")
            _decide(folder, contents, surplus)
        except BaseException:
            if not (folder / LIST).exists():
                _sweep({folder, *(path.parent for path in contents)})
            raise
        _carry_out(folder)


def create(contents: Mapping[Path, bytes], folder: Path) -> None:
    """Write new files directly in ``folder``, all or none, which only their owner may read.

    The folder need not be ours: nothing in it is swept but what an earlier try left of these files. Raises
    FileExistsError when one of them is there already, another OSError when one cannot be written; then none is.
    """
    with _alone(folder):
        _carry_out(folder)
        try:
            for path, content in contents.items():
                if path.exists():
                    raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))
                _beside(path).unlink(missing_ok=True)
                _beside(path).touch(mode=0o600, exist_ok=False)
                _beside(path).write_bytes(content)
            _decide(folder, contents, ())
        except BaseException:
            if not (folder / LIST).exists():
                for path in (*contents, folder / LIST):
                    _beside(path).unlink(missing_ok=True)
            raise
        _carry_out(folder)


def finish(folder: Path) -> None:
    """Carry out what an interrupted ``replace`` had decided to do below ``folder``; nothing if there is nothing."""
    if (folder / LIST).is_file():
        with _alone(folder):
            _carry_out(folder)


def _decide(folder: Path, moved: Iterable[Path], removed: Iterable[Path]) -> None:
    """Put down what is to be moved and removed, in one step."""
    moves = {
        "move": [path.relative_to(folder).as_posix() for path in moved],
        "remove": [path.relative_to(folder).as_posix() for path in removed],
    }
    unfinished = _beside(folder / LIST)
    unfinished.write_text(json.dumps(moves), encoding="utf-8")
    unfinished.replace(folder / LIST)


def _carry_out(folder: Path) -> None:
    if not (folder / LIST).is_file():
        return
    moves = json.loads((folder / LIST).read_text(encoding="utf-8"))
    for name in moves["move"]:
        # One that is not there was moved before the interruption.
        if _beside(folder / name).exists():
            _beside(folder / name).replace(folder / name)
    for name in moves["remove"]:
        (folder / name).unlink(missing_ok=True)
    (folder / LIST).unlink()


def _beside(path: Path) -> Path:
    return path.with_name(f".{path.name}{_UNFINISHED}")


def _sweep(folders: Iterable[Path]) -> None:
    """Remove what an interruption left before anything was decided."""
    for folder in folders:
        for left in folder.glob(f".*{_UNFINISHED}"):
            left.unlink()


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Wait until no other process is at it below ``folder``; the wait ends with the process that it is for."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)
