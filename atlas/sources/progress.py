"""How a long reading tells how far it is: each reader passes what it goes through, and whoever waits may follow."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

T = TypeVar("T")


class Follow(Protocol):
    """Hands on every item, and may show on the way how many are done; ``words`` say of what."""

    def __call__(self, items: Sequence[T], words: str, /) -> Iterable[T]:
        """The same items in the same order."""


def quietly(items: Sequence[T], words: str, /) -> Iterable[T]:
    """Nobody follows."""
    return items
