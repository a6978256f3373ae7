"""``atlas export``: a view as files, by the address that a browser shows, or the briefs of all areas in one go."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from atlas import config
from atlas.errors import AtlasError

if TYPE_CHECKING:
    from atlas.exports.document import Form
    from atlas.reader import Atlas
    from atlas.web.views import View

_BRIEF = "organisation"  # the view that a batch is made of


class Level(StrEnum):
    """Of which organisations a batch holds the briefs."""

    REGION = "region"
    ICB = "icb"
    TRUST = "trust"


def export(
    address: Annotated[
        str, typer.Argument(help="A page's address with all after it, such as '/organisation/RR8'.", show_default=False)
    ] = "",
    form: Annotated[
        str,
        typer.Option("--format", help="pdf, pptx, docx, png, svg, xlsx, csv, parquet or json; several with commas."),
    ] = "pdf",
    output: Annotated[
        Path | None, typer.Option(help="A file, or a folder for several.", show_default="here, under its own name")
    ] = None,
    table: Annotated[str, typer.Option(help="Another table of the page, such as trends-breaks.")] = "",
    every: Annotated[
        Level | None, typer.Option("--all", help="The briefs of all regions, systems (icb) or trusts.")
    ] = None,
    site: Annotated[str, typer.Option(help="Where this atlas is on the web, for the link in the files.")] = "",
    replace: Annotated[bool, typer.Option("--replace", help="Write over files that are there.")] = False,
) -> None:
    """Write what a page shows as documents or data: no browser, no server, published figures only."""
    if bool(address) == (every is not None):
        raise AtlasError("Give the address of one page, such as '/organisation/RR8', or --all icb, region or trust.")
    from atlas.reader import Atlas

    atlas = Atlas(config.load())
    forms = _forms(form)
    views = _every(atlas, every) if every is not None else [_view(atlas, address, table)]
    alone = len(views) * len(forms) == 1
    wanted = [(view, one, _target(atlas, view, one, output, alone)) for view in views for one in forms]
    there = [path for _, _, path in wanted if path.exists()]
    if there and not replace:
        raise AtlasError(f"{there[0]} is there already; name another --output, or say --replace.")
    written = _write(atlas, wanted, site.rstrip("/"))
    typer.echo(
        f"{written[0]} is written." if len(written) == 1 else f"{len(written)} files are in {written[0].parent}."
    )


def _forms(text: str) -> list[Form]:
    from atlas.exports.document import Form

    names = [name.strip().lower() for name in text.split(",") if name.strip()]
    unknown = [name for name in names if name not in set(Form)]
    if unknown or not names:
        named = f"“{unknown[0]}” is no format" if unknown else "No format is named"
        raise AtlasError(f"{named}; --format takes {', '.join(Form)}, several with commas between them.")
    return list(dict.fromkeys(Form(name) for name in names))


def _view(atlas: Atlas, address: str, table: str) -> View:
    from atlas.web import documents

    try:
        return documents.view_at(atlas, address, table)
    except LookupError as error:
        raise AtlasError(f"{error.args[0]}.") from error


def _every(atlas: Atlas, level: Level) -> list[View]:
    from atlas.web import views

    codes = [row["code"] for row in atlas.organisations() if row["level"] == level and not row["valid_to"]]
    return [views.of(atlas.published, _BRIEF, f"place={code}") for code in codes]


def _target(atlas: Atlas, view: View, form: Form, output: Path | None, alone: bool) -> Path:
    """The file to write; ``output`` is a folder where it is one, or where several files are asked for."""
    if output is not None and alone and not output.is_dir():
        return output
    from atlas.web.file_names import stem

    return (output or Path()) / f"{stem(view, view.table(atlas), atlas.specimen)}.{form}"


def _write(atlas: Atlas, wanted: Sequence[tuple[View, Form, Path]], site: str) -> list[Path]:
    """Make every file beside its place, and move them there when all are made."""
    from atlas.exports.writing import written
    from atlas.web import documents

    folder = wanted[0][2].parent
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder, prefix=".unfinished-") as beside:
            made: list[tuple[Path, Path]] = []
            with typer.progressbar(
                wanted, label="Writing", file=sys.stderr, hidden=len(wanted) < 2 or not sys.stderr.isatty()
            ) as shown:
                view = None
                for number, (other, form, path) in enumerate(shown):
                    if other is not view:
                        view = other
                        document = documents.document_of(atlas, view.name, view.query, f"{site}{view.address}")
                    part = Path(beside) / str(number)
                    part.write_bytes(written(document, form))
                    made.append((part, path))
            for part, path in made:
                part.replace(path)
    except OSError as error:
        raise AtlasError(f"Nothing was written: {folder} cannot be written to ({error.strerror}).") from error
    except ValueError as error:
        raise AtlasError(f"Nothing was written: {error}.") from error
    return [path for _, path in made]
