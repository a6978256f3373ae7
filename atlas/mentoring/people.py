"""Who takes part: one person a row, known by a reference of the programme's own, never by name."""

from __future__ import annotations

from dataclasses import dataclass

MENTOR, MENTEE = "mentor", "mentee"
ROLES = (MENTOR, MENTEE)
# In order; one step from each to the next. Doctors, dentists and others take the band that they are held equal to.
BANDS = ("1", "2", "3", "4", "5", "6", "7", "8a", "8b", "8c", "8d", "9", "vsm")
# The columns of the file in order, with what a person may write there.
COLUMNS = {
    "person": "A reference of your own, such as M01. No name, no e-mail address, no staff number that others know.",
    "role": "mentor or mentee. A person stands in one row.",
    "directorate": "Nobody is paired within a directorate, unless --same-directorate allows it.",
    "band": "1 to 7, 8a to 8d, 9 or vsm; for doctors and dentists the band that you hold them equal to.",
    "managers": "References of the line managers, the nearest first, with semicolons; further ones are taken from their"
    " own rows. Nobody is paired with someone above or below in their line, nor with a colleague of the same manager.",
    "places": "Of a mentor: how many mentees at most; blank is one. Of a mentee: blank.",
    "site": "Where the person works, by any name that is always written the same.",
    "outcode": "The first half of the postcode of that place, such as LS9. Never a whole one.",
    "remote": "yes if the person would meet by telephone or video; otherwise no or blank.",
    "interests": "What the person would like to talk about, with semicolons: research; nursing leadership.",
    "languages": "Languages the person would like to speak in, with semicolons.",
    "not_with": "References of people of this file that the person asks not to be paired with, with semicolons.",
}
NEEDED = ("person", "role", "directorate", "band")


@dataclass(frozen=True)
class Person:
    """One row. ``managers`` is the line upwards, nearest first; ``places`` is 0 for a mentee.

    ``site``, ``interests`` and ``languages`` are compared without regard to capitals and spacing; ``point`` is the
    longitude and latitude of ``outcode`` in degrees, None where it is blank.
    """

    reference: str
    role: str
    directorate: str
    band: str
    managers: tuple[str, ...] = ()
    places: int = 0
    site: str = ""
    outcode: str = ""
    point: tuple[float, float] | None = None
    remote: bool = False
    interests: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    not_with: tuple[str, ...] = ()

    @property
    def step(self) -> int:
        """The place of the band among all, from 0."""
        return BANDS.index(self.band)


def same(text: str) -> str:
    """A text as it is compared: without regard to capitals and spacing."""
    return " ".join(text.casefold().split())
