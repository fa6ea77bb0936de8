"""Several finished sheets as one document, for one file and one go at the printer."""

from collections.abc import Iterable
from io import BytesIO


def bundle(sheets: Iterable[bytes]) -> bytes:
    """Return the pages of several PDFs one after the other; each sheet keeps its own page numbers."""
    from pypdfium2 import PdfDocument  # noqa: PLC0415

    whole = PdfDocument.new()
    for pdf in sheets:
        part = PdfDocument(pdf)
        whole.import_pages(part)
        part.close()
    written = BytesIO()
    whole.save(written)
    whole.close()
    return written.getvalue()
