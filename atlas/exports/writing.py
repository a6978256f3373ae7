"""From a document to the file of a form. What writes a form is loaded when the form is asked for."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from atlas.exports.document import Document, Form

MEDIA_TYPES = {
    Form.PDF: "application/pdf",
    Form.PPTX: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    Form.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Form.PARQUET: "application/vnd.apache.parquet",
    Form.JSON: "application/json",
}
_WRITERS = {
    Form.PDF: ("pdf", "to_pdf"),
    Form.PPTX: ("slides", "to_pptx"),
    Form.DOCX: ("word_document", "to_docx"),
    Form.PARQUET: ("parquet_file", "to_parquet"),
    Form.JSON: ("json_file", "to_json"),
}


def written(document: Document, form: Form) -> bytes:
    """The bytes of the document in that form."""
    module, name = _WRITERS[form]
    write: Callable[[Document], bytes] = getattr(import_module(f"atlas.exports.{module}"), name)
    return write(document)
