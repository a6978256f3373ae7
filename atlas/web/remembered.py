"""Answers that are worked out once for each version of the data."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import lru_cache, wraps
from typing import TypeVar

from atlas.reader import Atlas

Asked = TypeVar("Asked", bound=Hashable)
Answer = TypeVar("Answer")


def once_a_version(most: int) -> Callable[[Callable[[Atlas, Asked], Answer]], Callable[[Atlas, Asked], Answer]]:
    """For a function of an atlas and what is asked of it: the ``most`` answers last asked for are remembered.

    With a new version of the data each is worked out anew.
    """

    def remembering(answer: Callable[[Atlas, Asked], Answer]) -> Callable[[Atlas, Asked], Answer]:
        @lru_cache(maxsize=most)
        def of_version(atlas: Atlas, version: str, asked: Asked) -> Answer:
            return answer(atlas, asked)

        @wraps(answer)
        def remembered(atlas: Atlas, asked: Asked) -> Answer:
            return of_version(atlas, atlas.version, asked)

        return remembered

    return remembering
