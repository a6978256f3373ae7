"""Earlier versions of the data: which are kept, and asking any of them in the place of today's."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from atlas import queries
from atlas.config import Settings
from atlas.errors import WarehouseError
from atlas.reader.asking import Asking, Rows
from atlas.warehouse import older, schema, versions
from atlas.warehouse.connection import Version, Warehouse, between, version_of
from atlas.warehouse.older import Lacking
from atlas.warehouse.versions import Release

# Earlier warehouses that one process holds open: the least lately used is let go.
_MOST_OPEN = 2


class UnknownVersionError(LookupError):
    """No warehouse of that version is kept here."""


class OutdatedVersionError(WarehouseError):
    """A version is kept here, and was built by a program whose tables the present one cannot read."""


@dataclass(frozen=True)
class Earlier:
    """An earlier version, opened, and what it lacks."""

    warehouse: Warehouse
    lacks: Lacking


class Versions(Asking):
    """What was released before, and a way back to it."""

    def __init__(self, where: Path | str | Settings | None = None) -> None:
        """As every atlas is opened; earlier versions are opened when they are first asked for."""
        super().__init__(where)
        self._of_thread = threading.local()
        self._lock = threading.Lock()
        self._open: OrderedDict[str, Earlier] = OrderedDict()
        self._refused: dict[Path, tuple[Version, str]] = {}

    @property
    def releases(self) -> list[Release]:
        """The releases whose numbers can still be seen, in order of time; today's is the last."""
        return versions.held(self._home)

    def release(self, version: str) -> Release | None:
        """When and by what method a version of the data was released; None where that is not known."""
        return next((one for one in versions.releases(self._home) if one.data_version == version), None)

    def is_held(self, version: str) -> bool:
        """Whether the numbers of a version can still be seen."""
        return any(one.data_version == version for one in self.releases)

    @property
    def todays_methods(self) -> str:
        """The version of the methods of the newest published warehouse; '' where none was kept."""
        known = versions.releases(self._home)
        return known[-1].method_version if known else ""

    @property
    def todays_version(self) -> str:
        """The version that the newest published warehouse is of, whichever is looked back to."""
        known = versions.releases(self._home)
        return known[-1].data_version if known else self.data_version

    def warehouse_of(self, version: str) -> Path:
        """The file that holds a version. Raises UnknownVersionError where none does."""
        path = versions.place(self._home, version)
        if version.isalnum() and path.is_file():
            return path
        raise UnknownVersionError(version)

    @contextmanager
    def as_of(self, version: str) -> Iterator[None]:
        """Within this block, in this thread, every question is answered from that version of the data.

        What a version lacks that was added since is read as unknown (``lacks`` says what). Raises UnknownVersionError,
        or OutdatedVersionError where it lacks what every page rests on.
        """
        before = self._looked_back_to
        self._of_thread.earlier = self._opened(version)
        try:
            yield
        finally:
            self._of_thread.earlier = before

    @property
    def lacks(self) -> Lacking | None:
        """What the version that this thread looks back to lacks of what is read of it; None where it lacks nothing."""
        earlier = self._looked_back_to
        return earlier.lacks if earlier and earlier.lacks.supplement else None

    def holds(self, table: str) -> bool:
        """Whether the version that is asked holds a table of today's; one from before the table was made does not."""
        return self.lacks is None or table not in self.lacks.tables

    def changed_figures(self, earlier: str, later: str, most: int | None = None) -> Rows:
        """One row per figure or measure that is new, changed or gone in ``later``; the first ``most``, or all.

        Raises UnknownVersionError, or WarehouseError where the two cannot be compared.
        """
        find = _changed_figures if most is None else _first_changed_figures
        return find(self.warehouse_of(earlier), self.warehouse_of(later), most)

    def changed_numbers(self, earlier: str, later: str) -> dict[tuple[str, str], int]:
        """How many rows of ``changed_figures`` there are, by kind (figure, measure) and change (new, changed, gone)."""
        return _changed_numbers(self.warehouse_of(earlier), self.warehouse_of(later))

    def changed_verdicts(self, earlier: str, later: str) -> Rows:
        """One row per organisation and indicator or part whose newest verdict is another in ``later``.

        Raises as ``changed_figures`` does.
        """
        return _changed_verdicts(self.warehouse_of(earlier), self.warehouse_of(later))

    def _opened(self, version: str) -> Earlier:
        path = self.warehouse_of(version)
        refused = self._refused.get(path)
        if refused and refused[0] == version_of(path):
            raise OutdatedVersionError(refused[1])
        with self._lock:
            if version not in self._open:
                self._open[version] = self._readable(path, version)
                while len(self._open) > _MOST_OPEN:
                    _, dropped = self._open.popitem(last=False)
                    self._forget(dropped.warehouse.path)
            self._open.move_to_end(version)
            return self._open[version]

    def _readable(self, path: Path, version: str) -> Earlier:
        """The warehouse, and what it lacks of what today's program reads; that it lacks too much is remembered."""
        file = version_of(path)
        kept = Warehouse(path)
        lacks = older.lacking(schema.of(kept.cursor()))
        if lacks.needed:
            sentence = (
                f"Version {version} was built by an earlier program and lacks what every page rests on "
                f"({', '.join(lacks.needed)}), so it cannot be shown; its file is still here, for the program of that "
                "time."
            )
            self._refused[path] = (file, sentence)
            raise OutdatedVersionError(sentence)
        return Earlier(Warehouse(path, lacks.supplement) if lacks.supplement else kept, lacks)

    @property
    def _warehouse(self) -> Warehouse:
        """Today's, or the one that this thread looks back to."""
        earlier = self._looked_back_to
        return earlier.warehouse if earlier else self._today

    @property
    def _looked_back_to(self) -> Earlier | None:
        found: Earlier | None = getattr(self._of_thread, "earlier", None)
        return found

    @property
    def _home(self) -> Path:
        return self._today.path.parent


def _changed_figures(earlier: Path, later: Path, most: int | None) -> Rows:
    with between(earlier, later) as connection:
        return queries.run(connection, "between/changed_figures", most=most)


# Of what a page shows only: all rows of a file are too many to keep.
_first_changed_figures = lru_cache(maxsize=32)(_changed_figures)


@lru_cache(maxsize=32)
def _changed_verdicts(earlier: Path, later: Path) -> Rows:
    # A version's file never changes, so its name is enough of a key.
    with between(earlier, later) as connection:
        return queries.run(connection, "between/changed_verdicts")


@lru_cache(maxsize=32)
def _changed_numbers(earlier: Path, later: Path) -> dict[tuple[str, str], int]:
    with between(earlier, later) as connection:
        found = queries.tally(connection, "between/changed_figures", "kind", "change", most=None)
    return {(kind, change): number for (kind, change), number in found.items()}
