"""Questions and their answers: one SQL file a question, bound parameters, plain rows."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import Any, Protocol

Row = dict[str, Any]
_AT_ONCE = 2000


class Cursor(Protocol):
    """What a question needs of a database cursor."""

    @property
    def description(self) -> Any:
        """Column names first in each entry."""

    def execute(self, query: str, parameters: Any) -> Any:
        """Run one statement."""

    def fetchall(self) -> list[Any]:
        """All rows of the last statement."""

    def fetchmany(self, size: int) -> list[Any]:
        """The next rows of the last statement."""


def run(cursor: Cursor, question: str, **parameters: Any) -> list[Row]:
    """The rows of ``queries/<question>.sql`` as dictionaries in the order of its columns; NULL is None, never NaN.

    ``parameters`` are exactly the ``$names`` in the file. Raises FileNotFoundError for an unknown question.
    """
    cursor.execute(statement(question), parameters)
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def stream(cursor: Cursor, question: str, **parameters: Any) -> Iterator[Row]:
    """The rows of ``run``, fetched some at a time; the cursor is busy until the last of them is taken."""
    cursor.execute(statement(question), parameters)
    names = [column[0] for column in cursor.description]
    while rows := cursor.fetchmany(_AT_ONCE):
        yield from (dict(zip(names, row, strict=True)) for row in rows)


def tally(cursor: Cursor, question: str, *columns: str, **parameters: Any) -> dict[tuple[Any, ...], int]:
    """How many rows of a question have each combination of the values of some of its columns."""
    names = ", ".join(f'"{column}"' for column in columns)
    cursor.execute(f"select {names}, count(*) from ({statement(question)}) group by all", parameters)
    return {tuple(key): number for *key, number in cursor.fetchall()}


def count(cursor: Cursor, question: str, **parameters: Any) -> int:
    """How many rows a question has."""
    cursor.execute(f"select count(*) from ({statement(question)})", parameters)
    return int(cursor.fetchall()[0][0])


@cache
def statement(question: str) -> str:
    """The text of a question's file; its first line states the grain."""
    return (resources.files(__name__) / f"{question}.sql").read_text(encoding="utf-8")


def names() -> list[str]:
    """All questions there are."""
    return sorted(
        entry.name.removesuffix(".sql") for entry in resources.files(__name__).iterdir() if entry.name.endswith(".sql")
    )
