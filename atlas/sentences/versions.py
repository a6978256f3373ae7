"""Versions of the data in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from atlas.sentences.words import day


class Release(Protocol):
    """What is said of a version."""

    @property
    def data_version(self) -> str:
        """Its name."""

    @property
    def released(self) -> str:
        """When it was built, ISO 8601."""


def named(release: Release) -> str:
    """A version with its day."""
    return f"{release.data_version}, released on {day(release.released[:10])}"


def notice(version: str, release: Release | None, *, todays: bool) -> str:
    """What every page under a permanent link says about its numbers."""
    called = named(release) if release else version
    now = "It is still the newest." if todays else "There are newer figures."
    return f"A permanent link: version {called}. The numbers here stay as they were then. {now}"


def unknown(version: str, held: Sequence[Release]) -> str:
    """That a version is not kept here, and which are."""
    known = "; ".join(named(release) for release in reversed(held)) or "none"
    return f"Version “{version[:40]}” of the data is not kept here. Versions that are: {known}."


def unreadable(version: str) -> str:
    """That the present program cannot make something of an earlier version."""
    return (
        f"The present program cannot make this of version {version}, which was built by an earlier one. Other pages "
        "and files of that version may be shown; the fault was logged."
    )
