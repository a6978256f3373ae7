"""Postcodes, of which the atlas wants the first half only: 'LS9' says where about, 'LS9 7TF' says which few doors.

The page cuts what is typed before anything is sent, and refuses to send what was not cut; a server that is handed a
whole postcode all the same (in a link) answers with the address of the first half and nothing else.
"""

from __future__ import annotations

import re

_OUTWARD = r"[A-Za-z]{1,2}[0-9][A-Za-z0-9]?"
_WHOLE = re.compile(rf"\b({_OUTWARD})\s*[0-9][A-Za-z]{{2}}\b", re.ASCII)
_FIRST_HALF = re.compile(_OUTWARD)

# For the ``pattern`` of a text box: a browser will not send a form whose box holds a whole postcode.
REFUSED_WHOLE = rf"(?!.*\b{_OUTWARD}\s*[0-9][A-Za-z]{{2}}\b).*"
REFUSED_TITLE = "Type the first half of the postcode only, such as LS9"


def cut(text: str) -> str:
    """The text with every whole postcode in it cut to its first half."""
    return _WHOLE.sub(r"\1", text)


def first_half(text: str) -> str:
    """The text as a first half in capitals; '' if it is not of that form."""
    trimmed = text.strip()
    return trimmed.upper() if _FIRST_HALF.fullmatch(trimmed) else ""
