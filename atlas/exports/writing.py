"""From a document to the file of a form. What writes a form is loaded when the form is asked for."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from atlas.exports.csv_file import document_csv
from atlas.exports.document import Document, Form

MEDIA_TYPES = {
    Form.PDF: "application/pdf",
    Form.PPTX: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    Form.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Form.PNG: "image/png",
    Form.SVG: "image/svg+xml",
    Form.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Form.CSV: "text/csv; charset=utf-8",
    Form.PARQUET: "application/vnd.apache.parquet",
    Form.JSON: "application/json",
}
_WRITERS = {
    Form.PDF: ("pdf", "to_pdf"),
    Form.PPTX: ("slides", "to_pptx"),
    Form.DOCX: ("word_document", "to_docx"),
    Form.XLSX: ("workbook", "to_xlsx"),
    Form.PARQUET: ("parquet_file", "to_parquet"),
    Form.JSON: ("json_file", "to_json"),
    Form.PNG: ("picture", "to_picture_png"),
    Form.SVG: ("picture", "to_picture_svg"),
}


def written(document: Document, form: Form) -> bytes:
    """The bytes of the document in that form. Raises ValueError for an image of what has no chart."""
    if form == Form.CSV:
        return document_csv(document)
    module, name = _WRITERS[form]
    write: Callable[[Document], bytes] = getattr(import_module(f"atlas.exports.{module}"), name)
    return write(document)
