"""The command line: one function per command, thin over the package. Heavy modules are imported where they are used."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from atlas import config, export_command
from atlas.errors import AtlasError
from atlas.mentoring import command as mentoring

if TYPE_CHECKING:
    from atlas.intake import IngestReport

T = TypeVar("T")

# What becomes of an unpublished return, and how to say that it is published.
KEPT_OUT = (
    "out of ranks, totals and files; if it is published, say where with --source, such as --source wres-trust-workbook"
)
SEED = 1948  # of the specimen, unless another is asked for
MANY = 500  # from this many items on a bar is shown
EXAMPLES = 5  # how many new, changed and gone figures are printed of each


class Form(StrEnum):
    """The two forms of a WRES return."""

    XLSX = "xlsx"
    CSV = "csv"


app = typer.Typer(
    help="Opportunity Atlas: race equality at work in the NHS, from published figures.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.add_typer(mentoring.app, name="mentoring")
app.command()(export_command.export)


@app.command()
def ingest(
    files: Annotated[list[Path], typer.Argument(help="Files as their publishers issued them.", show_default=False)],
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Write without asking.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would change and write nothing.")] = False,
    source: Annotated[
        str,
        typer.Option(
            help="For a WRES return: the publication that it is. Without it the return counts as unpublished."
        ),
    ] = "",
) -> None:
    """Read publications and returns: recognise, compare with what is held, ask, write whole or not at all."""
    from atlas import intake

    settings = config.load()
    faults = 0
    for path in files:
        try:
            prepared = intake.prepare(path, settings, source, _with_bar)
        except AtlasError as error:
            faults += 1
            typer.echo(str(error), err=True)
            continue
        report = prepared.report()
        _describe(report, settings)
        if report.held:
            typer.echo("  Held already; nothing to write.")
        elif dry_run:
            typer.echo("  Nothing was written (--dry-run).")
        elif yes or typer.confirm("  Write this?"):
            prepared.write()
            typer.echo("  Written.")
        else:
            typer.echo("  Nothing was written.")
    if faults:
        raise typer.Exit(1)


@app.command()
def audit(
    files: Annotated[
        list[Path] | None, typer.Argument(help="The publishers' files, or folders that hold them.", show_default=False)
    ] = None,
    check: Annotated[
        bool, typer.Option("--check", help="Only see that the report fits the figures of today; needs no files.")
    ] = False,
) -> None:
    """Re-read every figure from its cell in the publisher's file, and write the report to data/audit.json."""
    from atlas.sources import audit as auditing

    data = config.load().data
    if check:
        auditing.check(data)
        typer.echo("The audit report fits the figures.")
        return
    if not files:
        raise AtlasError("Name the publishers' files to re-read, or say --check to test the report that is there.")
    report = auditing.audit(data, files)
    auditing.write(report, data)
    typer.echo(auditing.table(report))


@app.command()
def build() -> None:
    """Build the warehouse from data/: every table, every check, then swapped in whole."""
    from atlas.warehouse import build as building

    report = building.build(config.load())
    typer.echo(
        f"{report.path}: {len(report.rows)} tables, {sum(report.rows.values()):,} rows, "
        f"{len(report.checks)} checks passed, {report.seconds:.1f} s."
    )


@app.command()
def serve(
    private: Annotated[
        bool, typer.Option("--private", help="Show your own unpublished return with nothing hidden, on this machine.")
    ] = False,
    specimen: Annotated[
        bool, typer.Option("--specimen", help="The invented service, written first if need be.")
    ] = False,
) -> None:
    """Build the warehouse if its inputs changed, then serve the atlas (HOST, PORT, WORKERS and THREADS apply)."""
    from atlas import serve as serving

    settings = config.load()
    settings = replace(settings, private=private or settings.private)
    serving.run(settings.of_specimen() if specimen else settings)


@app.command()
def specimen(
    seed: Annotated[int, typer.Option(help="Equal seeds give equal files.")] = SEED,
    scale: Annotated[int, typer.Option(help="How many times 210 trusts: 1, 10 or 100.")] = 1,
    output: Annotated[
        Path | None, typer.Option(help="Another folder.", show_default="the folder specimen in ATLAS_HOME")
    ] = None,
) -> None:
    """Write an invented health service, all nine indicators with a known truth, and build its own warehouse."""
    from atlas.specimen import writing
    from atlas.specimen.plan import Plan
    from atlas.warehouse import build as building

    settings = config.load().of_specimen(output)
    made = writing.write(Plan.of(seed, scale), settings.authored, settings.specimen)
    typer.echo(f"{made.folder}: {made.trusts:,} invented trusts, {made.returns:,} returns, {made.figures:,} figures.")
    report = building.build(settings)
    typer.echo(f"{report.path}: {len(report.checks)} checks passed, {report.seconds:.1f} s.")
    typer.echo(
        f"What is true of each is in {made.folder / writing.TRUTH}. To see it: ATLAS_SPECIMEN={made.folder} atlas serve"
    )


@app.command()
def check() -> None:
    """Test the authored files and that every figure names a known source, indicator and organisation."""
    from atlas.proof import store as proof
    from atlas.sources import audit as auditing
    from atlas.sources import definitions
    from atlas.warehouse import fill_authored, mark_method

    data = config.load().data
    sources = {str(row["source"]): str(row["series"]) for row in fill_authored.sources(data / "sources.toml")}
    definitions.check(data, sources)
    mark_method.check(data / "mark", sources)
    auditing.check(data)
    proof.check(data)
    typer.echo("Definitions, breaks, figures, the audit report and the proof of the statistics are in order.")


@app.command()
def statistics(
    draws: Annotated[
        int | None, typer.Option(min=100, help="Invented trusts behind each number.", show_default="2000")
    ] = None,
    seed: Annotated[int | None, typer.Option(min=0, help="Where chance begins.", show_default="2028")] = None,
    check: Annotated[
        bool, typer.Option("--check", help="Only see that data/proof.csv is about the methods of today.")
    ] = False,
) -> None:
    """Put intervals, verdicts and limits to the proof on invented trusts, and write data/proof.csv."""
    from dataclasses import asdict

    from atlas.proof import report, run, store
    from atlas.sentences import proof as sentences

    data = config.load().data
    if check:
        store.check(data)
        typer.echo("The proof is about the methods of today.")
        return
    chosen = (run.DRAWS if draws is None else draws, run.SEED if seed is None else seed)
    rows = run.run(data, *chosen)
    said = sentences.findings([asdict(row) | {"result": row.result} for row in rows])
    for section, text in report.table(rows).items():
        typer.echo(f"{sentences.TITLES[section]}\n{said[section]}\n\n{text}\n")
    if chosen == (run.DRAWS, run.SEED):
        typer.echo(f"Written to {store.write(rows, run.SEED, data)}.")
    else:
        typer.echo(f"Nothing was written: {store.NAME} holds {run.DRAWS:,} draws from seed {run.SEED}.")


@app.command()
def template(
    kind: Annotated[Form, typer.Option("--format", help="A workbook to fill in, or the long form.")] = Form.XLSX,
    output: Annotated[
        Path | None, typer.Option(help="Where to write it.", show_default="wres-return.xlsx or .csv; register.csv")
    ] = None,
    edition: Annotated[
        str, typer.Option(help="current; bands or groups for an older return without the split of indicator 1.")
    ] = "current",
    register: Annotated[
        bool, typer.Option("--register", help="An empty register of networks, mentoring and programmes, as CSV.")
    ] = False,
) -> None:
    """Write a WRES return to fill in: the workbook with notes and an invented example, or the example as CSV."""
    from atlas import intake

    if register:
        written = intake.write_register(output or Path("register.csv"))
        typer.echo(f"{written} is written. Add a row for each programme, then: atlas ingest {written}")
        return
    target = intake.write_template(output or Path(f"wres-return.{kind.value}"), kind.value, edition=edition)
    typer.echo(f"{target} is written. Fill it in, then: atlas ingest {target}")


def _with_bar(items: Sequence[T], words: str) -> Iterator[T]:
    """The items, behind a bar on a terminal when there are many."""
    if len(items) < MANY or not sys.stderr.isatty():
        yield from items
        return
    with typer.progressbar(items, label=f"  {words}", file=sys.stderr) as shown:
        yield from shown


def _describe(report: IngestReport, settings: config.Settings) -> None:
    kept_local = (
        "" if report.published else f": not published, so it stays on this machine ({settings.overlay}), {KEPT_OUT}"
    )
    typer.echo(f"{report.file} is {report.source}{kept_local}.")
    if report.figures:
        typer.echo(f"  {report.figures:,} figures, {report.rejected:,} rows set aside.")
    for label, items in (("new", report.new), ("changed", report.changed), ("gone", report.gone)):
        typer.echo(f"  {len(items):,} {label}{_examples(items)}")
    if report.review:
        typer.echo(f"  {len(report.review):,} to look at{_examples(report.review)}")
    for remark in report.remarks:
        typer.echo(f"  Note: {remark}")


def _examples(items: Sequence[str]) -> str:
    more = "\n    …" if len(items) > EXAMPLES else ""
    return "".join(f"\n    {item}" for item in items[:EXAMPLES]) + more


def main() -> None:
    """The ``atlas`` command. What a user can mend is one sentence on standard error and exit code 1."""
    try:
        app()
    except AtlasError as error:
        print(error, file=sys.stderr)
        sys.exit(1)
