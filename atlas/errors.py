"""Errors that a user can act on. Anything else is a bug and fails loudly."""


class AtlasError(Exception):
    """One clear sentence: what is wrong, where, and what to do. Shown without a traceback."""


class DefinitionError(AtlasError):
    """An authored file in ``data/`` (indicator, source, break) does not say what it must."""


class UnreadableFileError(AtlasError):
    """A file given to ``atlas ingest`` is damaged, truncated, foreign or of an unknown layout."""


class CheckError(AtlasError):
    """A build check failed; the last good warehouse stays in place."""


class WarehouseError(AtlasError):
    """There is no warehouse to open, or the file is not one of ours."""


class ReturnError(AtlasError):
    """A WRES return has faults; all of them are listed, each with its place and what was expected."""


class PeopleError(AtlasError):
    """A file of mentors and mentees has faults; all of them are listed, each with its place and what was expected."""
