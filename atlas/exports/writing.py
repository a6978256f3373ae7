"""From a document to the file of a form. What writes a form is loaded when the form is asked for."""

from __future__ import annotations

from atlas.exports.document import Document, Form

MEDIA_TYPES = {
    Form.PDF: "application/pdf",
    Form.PPTX: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    Form.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Form.PARQUET: "application/vnd.apache.parquet",
    Form.JSON: "application/json",
}


def written(document: Document, form: Form) -> bytes:
    """The bytes of the document in that form."""
    from atlas.exports.pdf import to_pdf

    return to_pdf(document)
