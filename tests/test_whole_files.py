"""Several files are replaced as one: a process killed at any moment leaves none or all of the change."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from atlas import whole_files

OLD = {"a.csv": "old a", "figures/b.csv": "old b", "figures/gone.csv": "old"}
NEW = {"a.csv": "new a", "figures/b.csv": "new b", "figures/c.csv": "new c"}

# Kills its own process at the n-th of the calls that change a file, as a power cut would.
KILLED = """
import os, signal, sys
from pathlib import Path
from atlas import whole_files

left = int(sys.argv[2])
def counting(call):
    def counted(*args, **kwargs):
        global left
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return call(*args, **kwargs)
    return counted

for name in ("write_text", "replace", "unlink"):
    setattr(Path, name, counting(getattr(Path, name)))
folder = Path(sys.argv[1])
new = {"a.csv": "new a", "figures/b.csv": "new b", "figures/c.csv": "new c"}
whole_files.replace({folder / name: text for name, text in new.items()}, [folder / "figures/gone.csv"], folder)
"""
# The same of two new files in a folder of somebody's own.
CREATED = (
    KILLED.partition("new = ")[0].replace('"write_text"', '"write_text", "touch", "write_bytes"')
    + """
whole_files.create({folder / "pairs.csv": b"pairs", folder / "left.csv": b"left"}, folder)
"""
)
STEPS = 10  # four texts, one list put down, three moved, one removed, the list removed


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in OLD.items():
        path = tmp_path / "data" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path / "data"


def _held(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in folder.rglob("*")
        if path.is_file()
    }


def _killed(folder: Path, step: int, root: Path, program: str = KILLED) -> int:
    environment = os.environ | {"PYTHONPATH": str(root)}
    return subprocess.run(
        [sys.executable, "-c", program, str(folder), str(step)], env=environment, check=False
    ).returncode


def test_whatever_the_moment_of_the_kill_none_or_all_is_there(folder: Path, root: Path) -> None:
    seen = []
    for step in range(STEPS):
        for path in folder.rglob("*"):
            if path.is_file():
                path.unlink()
        for name, text in OLD.items():
            (folder / name).write_text(text, encoding="utf-8")
        assert _killed(folder, step, root) == -9
        whole_files.finish(folder)
        held = {name: text for name, text in _held(folder).items() if not name.endswith(".unfinished")}
        assert held in (OLD, NEW), step
        seen.append(held == NEW)
    # Five steps before it is decided, five after; without finishing, the later ones would be halves.
    assert seen == [False] * 5 + [True] * 5
    assert _killed(folder, STEPS, root) == 0


def test_half_moved_files_are_what_finishing_is_for(folder: Path, root: Path) -> None:
    assert _killed(folder, 7, root) == -9
    held = _held(folder)
    assert held["a.csv"] == "new a" and "figures/c.csv" not in held
    whole_files.finish(folder)
    assert _held(folder) == NEW


def test_what_a_kill_left_is_swept_by_the_next_write(folder: Path, root: Path) -> None:
    assert _killed(folder, 2, root) == -9
    assert (folder / ".a.csv.unfinished").is_file()
    whole_files.replace({folder / "a.csv": "newer a"}, [], folder)
    whole_files.replace({folder / "figures/b.csv": "newer b"}, [], folder)
    assert _held(folder) == OLD | {"a.csv": "newer a", "figures/b.csv": "newer b"}


def test_a_file_that_cannot_be_written_changes_nothing(folder: Path) -> None:
    (folder / "blocked").write_text("a file, not a folder", encoding="utf-8")
    before = _held(folder)
    with pytest.raises(OSError):
        whole_files.replace({folder / "a.csv": "new a", folder / "blocked" / "b.csv": "new b"}, [], folder)
    (folder / ".b.csv.unfinished").mkdir()
    with pytest.raises(OSError):
        whole_files.replace({folder / "a.csv": "new a", folder / "b.csv": "new b"}, [], folder)
    (folder / ".b.csv.unfinished").rmdir()
    assert _held(folder) == before


def test_new_files_are_there_together_or_not_at_all_whatever_the_moment_of_the_kill(tmp_path: Path, root: Path) -> None:
    (tmp_path / ".others.unfinished").write_text("of another program", encoding="utf-8")
    wanted = {"pairs.csv": "pairs", "left.csv": "left"}
    seen = []
    for step in range(99):
        code = _killed(tmp_path, step, root, CREATED)
        visible = {name for name in _held(tmp_path) if not name.startswith(".")}
        half = visible == {"pairs.csv"}
        whole_files.finish(tmp_path)
        held = {name: text for name, text in _held(tmp_path).items() if not name.startswith(".")}
        assert held in ({}, wanted), step
        seen.append((half, bool(held)))
        if code == 0:
            break
        for name in held:
            (tmp_path / name).unlink()
    assert [whole for _, whole in seen] == sorted(whole for _, whole in seen)
    assert any(half for half, _ in seen), "else there would be nothing to finish"
    assert _held(tmp_path) == wanted | {".others.unfinished": "of another program"}


def test_new_files_never_take_the_place_of_others_and_are_of_their_owner_alone(tmp_path: Path) -> None:
    whole_files.create({tmp_path / "a.csv": b"a"}, tmp_path)
    assert (tmp_path / "a.csv").stat().st_mode & 0o777 == 0o600
    with pytest.raises(FileExistsError):
        whole_files.create({tmp_path / "b.csv": b"b", tmp_path / "a.csv": b"other"}, tmp_path)
    assert _held(tmp_path) == {"a.csv": "a"}
