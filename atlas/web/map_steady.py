"""One request is answered from one build of the warehouse, also when a newer one is swapped in while it is answered."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from atlas.reader import Atlas

Answer = TypeVar("Answer")


def steadily(atlas: Atlas, answer: Callable[[str], Answer], forget: Callable[[], None]) -> Answer:
    """What ``answer`` makes of the warehouse's version, asked once again if the warehouse changed meanwhile.

    Rows of two builds do not fit together: the answer would be mixed or end in an error. ``forget`` lets go of what
    was remembered under the old version, for it may be of the new one. An error without a change is raised as it is.
    """
    version = atlas.version
    try:
        found = answer(version)
    except Exception:
        if atlas.version == version:
            raise
    else:
        if atlas.version == version:
            return found
    forget()
    return answer(atlas.version)
