"""The way in: a publisher's file or a WRES return is recognised, compared with what is held, and kept whole or not."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from atlas import config, whole_files
from atlas.config import Settings
from atlas.errors import AtlasError
from atlas.sources import programme_register, registry, return_store, store, wres_return
from atlas.sources import wres_return_layout as layout
from atlas.sources import wres_return_template as templates
from atlas.sources.organisations import Organisations
from atlas.sources.progress import Follow, quietly
from atlas.sources.store import Plan

FORMS = ("xlsx", "csv")


@dataclass(frozen=True)
class IngestReport:
    """What one file would change, or has changed.

    ``file`` is its name and ``source`` the publication that it is (``supplied-return`` for an unpublished return, whose
    ``published`` is False). ``figures`` counts what was read and ``rejected`` the rows set aside. ``new``, ``changed``
    and ``gone`` hold one figure or line each, in words; ``remarks`` are sentences for whoever gave the file, and
    ``review`` lists what that person should look at, with nothing set aside for it. ``places`` are the files it is kept
    in. ``held`` says that all of it was held before, so that nothing was to be written; ``written`` that it was.
    """

    file: str
    source: str
    published: bool
    figures: int
    rejected: int
    new: tuple[str, ...]
    changed: tuple[str, ...]
    gone: tuple[str, ...]
    remarks: tuple[str, ...]
    review: tuple[str, ...]
    places: tuple[Path, ...]
    held: bool
    written: bool


class Prepared:
    """A file that was read and compared, and not yet written."""

    def __init__(self, path: Path, settings: Settings, planned: Plan) -> None:
        self._path, self._settings, self._planned = path, settings, planned

    def report(self, *, written: bool = False) -> IngestReport:
        """What writing would change, or has changed when ``written``."""
        planned = self._planned
        return IngestReport(
            file=self._path.name,
            source=planned.source,
            published=planned.source != wres_return.SUPPLIED,
            figures=planned.figures,
            rejected=planned.rejected,
            new=planned.change.new,
            changed=planned.change.changed,
            gone=planned.change.gone,
            remarks=planned.remarks,
            review=planned.review,
            places=tuple(planned.files),
            held=not written and planned.is_done(self._settings.data),
            written=written,
        )

    def write(self) -> IngestReport:
        """Write what was prepared, whole or not at all."""
        store.write(self._planned, self._settings.data)
        return self.report(written=True)


def prepare(path: Path, settings: Settings, source: str = "", follow: Follow = quietly) -> Prepared:
    """Read the file at ``path`` and compare it with what is held; nothing is written.

    ``source`` names the publication that a WRES return is; without it a return counts as unpublished. ``follow`` is
    given what a long return goes through. Raises
    AtlasError (UnreadableFileError, ReturnError) in one sentence, or one line a fault for a return.
    """
    whole_files.finish(settings.data)
    whole_files.finish(settings.home)
    return Prepared(path, settings, _plan(path, settings, source, follow))


def ingest(path: Path, settings: Settings | None = None, *, source: str = "", dry_run: bool = False) -> IngestReport:
    """Read, compare and, unless ``dry_run``, write. Raises as ``prepare`` does."""
    prepared = prepare(path, settings or config.load(), source)
    report = prepared.report()
    return report if dry_run or report.held else prepared.write()


def write_template(target: Path, form: str, settings: Settings | None = None, edition: str = layout.CURRENT) -> Path:
    """Write a WRES return to fill in at ``target``, as ``xlsx`` or ``csv``; returns ``target``.

    ``edition`` is one of ``layout.EDITIONS``. Raises AtlasError for another form or edition, and when the file is there
    already or cannot be written.
    """
    if edition not in layout.EDITIONS:
        known = "; ".join(f"{name} ({words})" for name, words in layout.EDITIONS.items())
        raise AtlasError(f"There is no edition {edition!r} of the return; choose one of {known}.")
    if form not in FORMS:
        raise AtlasError(f"A return is written as {' or '.join(FORMS)}, not as {form!r}.")
    if form == "csv":
        content = templates.csv_text(edition).encode("utf-8")
    else:
        newest = dt.datetime.now(tz=dt.UTC).year if edition == layout.CURRENT else layout.LAST_UNSPLIT
        content = templates.workbook((settings or config.load()).data, newest, edition)
    return _write_new(target, content)


def write_register(target: Path) -> Path:
    """Write an empty register of programmes at ``target``; returns it. Raises AtlasError as ``write_template`` does."""
    return _write_new(target, programme_register.template().encode("utf-8"))


def _write_new(target: Path, content: bytes) -> Path:
    if target.exists():
        raise AtlasError(f"{target} is there already; name another file with --output.")
    try:
        target.write_bytes(content)
    except OSError as error:
        raise AtlasError(f"{target} cannot be written ({error.strerror}); name another with --output.") from error
    return target


def _plan(path: Path, settings: Settings, source: str, follow: Follow) -> Plan:
    data = settings.data
    reader = registry.reader_for(path)
    if isinstance(reader, registry.ReturnReader):
        taken = [other.SOURCE for other in registry.readers() if other is not reader]
        belongs = return_store.publication(source, data, taken) if source else wres_return.SUPPLIED
        reading = reader.read_return(path, Organisations.load(data), belongs, follow)
        return return_store.plan(reading, path, data, settings.home)
    if source:
        raise AtlasError(f"{path.name} is {reader.SOURCE} by its layout; --source is for a WRES return only.")
    if isinstance(reader, registry.TableReader):
        return store.plan_tables(reader.SOURCE, reader.contents(path, data), data)
    if isinstance(reader, registry.RegisterReader):
        return reader.plan(path, data)
    if not isinstance(reader, registry.FigureReader):
        raise RuntimeError(f"the reader of {reader.SOURCE} has none of read, contents and plan")
    reading = reader.read(path, Organisations.load(data))
    return store.plan(reading, path, data, getattr(reader, "file_name", None))
