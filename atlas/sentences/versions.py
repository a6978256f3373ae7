"""Versions of the data in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from atlas.sentences.words import day, joined


class Release(Protocol):
    """What is said of a version."""

    @property
    def data_version(self) -> str:
        """Its name."""

    @property
    def released(self) -> str:
        """When it was built, ISO 8601."""

    @property
    def method_version(self) -> str:
        """The version of the methods that computed its values."""


def named(release: Release) -> str:
    """A version with its day."""
    return f"{release.data_version}, released on {day(release.released[:10])}"


def notice(version: str, release: Release | None, *, todays: bool) -> str:
    """What every page under a permanent link says about its numbers."""
    called = named(release) if release else version
    now = "It is still the newest." if todays else "There are newer figures."
    return f"A permanent link: version {called}. The numbers here stay as they were then. {now}"


def other_methods(release: Release | None, methods: str) -> str:
    """That the numbers of a version were computed otherwise than ``methods``, today's version, says; '' where not."""
    if release is None or methods in ("", release.method_version):
        return ""
    return (
        f"They were computed by version {release.method_version} of the methods; what pages say of methods is of "
        f"version {methods}."
    )


def lacking(tables: Sequence[str], parts: Sequence[str]) -> str:
    """What a version does not hold: ``tables`` altogether, and details of others (``parts``), both in plain words."""
    parts = [words for words in parts if words not in tables]
    if not tables and not parts:
        return ""
    whole = joined(list(tables))
    some = f"details of {joined(parts)}" if parts else ""
    return (
        f"It is from before the atlas held {'; and '.join(filter(None, (whole, some)))}: where a page shows none of "
        "these, nothing is known of them here."
    )


def not_held(version: str, tables: Sequence[str]) -> str:
    """That a page is about what a version does not hold, in plain words."""
    return (
        f"Version {version} of the data holds no {joined(list(tables), 'or')}: it is from before the atlas had them. "
        "Other pages of that version can be seen."
    )


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
