"""A document as a reader gets it: question, finding, exhibits, and all that is needed to trust and cite them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from atlas.exports.chart import Chart
from atlas.exports.map_picture import Drawing
from atlas.exports.printed import Grid
from atlas.exports.table import Table

INDEPENDENT = (
    "Opportunity Atlas is an independent, open-source project, not part of the NHS nor endorsed by NHS England."
)


class Form(StrEnum):
    """The forms in which a view is made: documents, images of its first chart, and its tables."""

    PDF = "pdf"
    PPTX = "pptx"
    DOCX = "docx"
    PNG = "png"
    SVG = "svg"
    XLSX = "xlsx"
    CSV = "csv"
    PARQUET = "parquet"
    JSON = "json"


@dataclass(frozen=True)
class Section:
    """One exhibit under a heading that states what it shows: words, a chart, a table, any of them.

    ``claim`` is the title of its slide, where the finding at the head is not in sight ('' for the same title).
    ``paper_only``: not on slides, whose charts hold the same figures.
    """

    title: str
    text: tuple[str, ...] = ()
    chart: Chart | Drawing | None = None
    grid: Grid | None = None
    claim: str = ""
    paper_only: bool = False


@dataclass(frozen=True)
class Document:
    """What every form is written from.

    ``tables`` are the tables of the view with all their columns, as in its CSV; ``sections`` what is printed of them.
    ``coverage``, ``source``, ``limits`` and ``finding`` are the page's own words. ``licences`` are those of the
    publications used. ``specimen`` says that all is invented ('' of real figures). ``brief``: made to fit one page
    and five slides. ``name`` is the name of its file, without the ending.
    """

    name: str
    title: str
    finding: tuple[str, ...]
    sections: tuple[Section, ...]
    tables: tuple[Table, ...]
    source: str
    coverage: str
    period: str
    licences: tuple[str, ...]
    limits: tuple[str, ...]
    method_version: str
    data_version: str
    link: str
    specimen: str = ""
    brief: bool = False

    @property
    def facts(self) -> tuple[tuple[str, str], ...]:
        """What every form states about the whole, as pairs of label and text; none is empty."""
        every = (
            ("Invented", self.specimen),
            ("Source", self.source.removeprefix("Source: ")),
            ("Period", self.period),
            ("Coverage", self.coverage.removeprefix("Coverage. ")),
            ("Licence", " ".join(self.licences)),
            ("Version", f"data {self.data_version}, method {self.method_version}"),
            ("This view", self.link),
            ("Who we are", INDEPENDENT),
        )
        return tuple((label, text) for label, text in every if text)

    @property
    def foot(self) -> str:
        """One line for the foot of a page or slide."""
        said = f"Opportunity Atlas · data {self.data_version} · method {self.method_version}"
        return f"{said} · {self.link}" if self.link else said
