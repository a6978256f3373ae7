"""Postcodes, of which the atlas wants the first half only: 'LS9' says where about, 'LS9 7TF' says which few doors.

The page cuts what is typed before anything is sent, and refuses to send what was not cut; a server that is handed a
whole postcode all the same (in a link) answers with the address of the first half and nothing else.
"""

from __future__ import annotations

import re

_OUTWARD = r"[A-Za-z]{1,2}[0-9][A-Za-z0-9]?"
# Whatever is no letter and no digit may stand between the parts: spaces, hyphens, dashes, dots, underscores, commas.
_BETWEEN, _END = "[^A-Za-z0-9]", "(?![A-Za-z0-9])"
_WHOLE = rf"[A-Za-z]{{1,2}}{_BETWEEN}*[0-9][A-Za-z0-9]?{_BETWEEN}*[0-9][A-Za-z]{{2}}{_END}"
# A second half that is begun after a space, as in 'LS9 7', says more than the first half too.
_BEGUN = rf"{_OUTWARD}\s+[0-9][A-Za-z]?{_END}"
_SECOND = re.compile(
    rf"(?<![A-Za-z0-9])(?:([A-Za-z]{{1,2}}){_BETWEEN}*([0-9][A-Za-z0-9]?){_BETWEEN}*[0-9][A-Za-z]{{2}}"
    rf"|({_OUTWARD})\s+[0-9][A-Za-z]?){_END}"
)
_FIRST_HALF = re.compile(_OUTWARD)
_HALVES = re.compile(rf"(?<![A-Za-z0-9]){_OUTWARD}{_END}")
_INCOMPLETE = re.compile(r"[A-Za-z]{1,2}(?:[0-9]{1,2})?")

# For the ``pattern`` of a text box: a browser will not send a form whose box holds a whole postcode. No look-behind,
# which older browsers do not read: they would take no pattern at all, and send what was typed.
REFUSED_WHOLE = rf"(?!(?:.*{_BETWEEN})?(?:{_WHOLE}|{_BEGUN})).*"
REFUSED_TITLE = "Type the first half of the postcode only, such as LS9"


def cut(text: str) -> str:
    """The text with every postcode in it cut to its first half, however its halves are parted."""
    kept = _SECOND.sub(lambda found: found[3] or f"{found[1]}{found[2]}", text)
    return kept if kept == text else cut(kept)


def halves(text: str) -> list[str]:
    """What stands in the text and is of the form of a first half, in capitals and in order."""
    return [found.upper() for found in _HALVES.findall(text)]


def incomplete(text: str) -> str:
    """The beginning of a first half in capitals ('LS', 'EC1'); '' if the text is not of that form."""
    trimmed = text.strip()
    return trimmed.upper() if _INCOMPLETE.fullmatch(trimmed) else ""


def first_half(text: str) -> str:
    """The text as a first half in capitals; '' if it is not of that form."""
    trimmed = text.strip()
    return trimmed.upper() if _FIRST_HALF.fullmatch(trimmed) else ""
