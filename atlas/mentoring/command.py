"""``atlas mentoring``: the two commands, thin over the package."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from atlas import mentoring

if TYPE_CHECKING:
    from atlas.mentoring.matching import Matching

_SHOWN = 10  # people without a pair who are explained on the screen

app = typer.Typer(help="Pair mentors and mentees from a file of your own; nothing of it is kept or served.")
People = Annotated[Path, typer.Argument(help="Workbook or CSV file of mentors and mentees.", show_default=False)]


@app.command()
def match(
    people: People,
    output: Annotated[Path, typer.Option(help="Where to write the pairs: .xlsx, or .csv for two files.")] = Path(
        "pairs.xlsx"
    ),
    kind: Annotated[str, typer.Option(help="executive, reverse or reciprocal.")] = "executive",
    bands_apart: Annotated[
        int, typer.Option(min=0, max=12, help="Steps between the two bands, at least; 8a to 8b is one.")
    ] = 1,
    same_directorate: Annotated[
        bool, typer.Option("--same-directorate", help="Allow pairs within a directorate.")
    ] = False,
    furthest: Annotated[
        float | None, typer.Option(min=0, help="Miles at most, unless both would meet remotely.", show_default="any")
    ] = None,
    place: Annotated[int, typer.Option(min=0, max=10, help="How much nearness counts.")] = 2,
    interests: Annotated[int, typer.Option(min=0, max=10, help="How much interests in common count.")] = 3,
    languages: Annotated[int, typer.Option(min=0, max=10, help="How much a language in common counts.")] = 1,
    spread: Annotated[int, typer.Option(min=0, max=10, help="How much it counts that every mentor has somebody.")] = 2,
    seed: Annotated[int, typer.Option(min=0, help="Chance between equally good pairs.")] = mentoring.SEED,
) -> None:
    """As many pairs as the rules allow, the best of them by what people prefer; who is left without is told why."""
    from atlas.mentoring.preferences import Weights

    found = mentoring.match(
        people,
        kind=kind,
        bands_apart=bands_apart,
        same_directorate=same_directorate,
        furthest=furthest,
        weights=Weights(place, interests, languages, spread),
        seed=seed,
    )
    written = mentoring.write(found, output)
    _summarise(found)
    typer.echo(f"Written to {' and '.join(str(path) for path in written)}; nothing was kept elsewhere.")


@app.command()
def template(
    output: Annotated[Path, typer.Option(help="Where to write it: .xlsx or .csv.")] = Path("people.xlsx"),
    example: Annotated[bool, typer.Option("--example", help="Filled with invented people, to try it out.")] = False,
) -> None:
    """Write a file of mentors and mentees to fill in, with notes on every column."""
    written = mentoring.template(output, example=example)
    typer.echo(f"{written} is written. Give each person a row, then: atlas mentoring match {written}")


def _summarise(found: Matching) -> None:
    busy = len({pair.mentor.reference for pair in found.pairs})
    typer.echo(
        f"{len(found.pairs):,} of {found.mentees:,} mentees have a mentor; {busy:,} of {found.mentors:,} mentors have "
        f"a mentee ({found.places:,} places). {found.points:,} points: as many pairs, and of those as many points, as "
        f"the rules allow. Seed {found.seed}."
    )
    for words, shown in (
        ("at the same site", [pair for pair in found.pairs if pair.meeting == "same site"]),
        ("with an interest in common", [pair for pair in found.pairs if pair.interests]),
        ("with a language in common", [pair for pair in found.pairs if pair.languages]),
    ):
        typer.echo(f"  {len(shown):,} {words}")
    for left in found.unmatched[:_SHOWN]:
        typer.echo(f"  {left.person.reference} ({left.person.role}) has nobody: {left.reason}.")
        for obstacle in left.obstacles:
            typer.echo(f"    With {obstacle.mentor}: {obstacle.fact}; {obstacle.change}.")
        if left.places:
            typer.echo(f"    Or one more place with any of: {', '.join(left.places[:_SHOWN])}.")
    if len(found.unmatched) > _SHOWN:
        typer.echo(f"  … and {len(found.unmatched) - _SHOWN:,} more, all of them in the file.")
