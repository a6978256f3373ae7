"""How to cite a view, or all of the data: in the style of the APA (7th edition) and as BibTeX."""

from __future__ import annotations

import re
from dataclasses import dataclass

AUTHOR = "Opportunity Atlas"
# What TeX reads as a command; each is a letter to readers.
_SPECIAL = re.compile(r"[\\{}$&#%_~^]")
_ESCAPED = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}


@dataclass(frozen=True)
class Cited:
    """What is cited. ``key`` names it in a bibliography; ``year`` is that of the release, '' where it is not known.

    ``address`` is a permanent link, which needs no date on which it was looked at. ``remark`` is said beside the title.
    """

    key: str
    title: str
    year: str
    data_version: str
    method_version: str
    address: str
    remark: str = ""

    @property
    def version(self) -> str:
        """Both versions in words."""
        return f"data version {self.data_version}, method version {self.method_version}"


def apa(cited: Cited) -> str:
    """One line. The author is also the publisher, who is then named once."""
    kind = f"Data set; {cited.remark}" if cited.remark else "Data set"
    version = cited.version[0].upper() + cited.version[1:]
    return f"{AUTHOR}. ({cited.year or 'n.d.'}). {cited.title.rstrip('.')} ({version}) [{kind}]. {cited.address}"


def bibtex(cited: Cited) -> str:
    """An entry of several lines; double braces keep an organisation's name and the title's capitals as they are."""
    fields = {
        "author": f"{{{AUTHOR}}}",
        "title": f"{{{_escaped(cited.title)}}}",
        "year": cited.year,
        "version": _escaped(cited.version),
        "url": cited.address,
        "note": _escaped(cited.remark),
    }
    lines = "".join(f"  {name} = {{{text}}},\n" for name, text in fields.items() if text)
    return f"@misc{{{re.sub('[^a-z0-9-]', '-', cited.key.lower())},\n{lines}}}"


def _escaped(text: str) -> str:
    return _SPECIAL.sub(lambda found: _ESCAPED.get(found[0], f"\\{found[0]}"), text)
