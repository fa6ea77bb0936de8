"""Reading PDFs back with programs that had no hand in writing them: poppler, PDFium, qpdf, zbar."""

import re
import subprocess
from pathlib import Path

import pypdfium2
from PIL import Image

_BLANKS = re.compile(r"\s+")


def poppler_text(pdf: bytes, *options: str) -> str:
    """Return a PDF's text as poppler reads it."""
    command = ["pdftotext", "-enc", "UTF-8", *options, "-", "-"]
    return subprocess.run(command, input=pdf, capture_output=True, check=True).stdout.decode("utf-8")


def pdfium_text(pdf: bytes) -> str:
    """Return a PDF's text as PDFium (and so the preview) reads it."""
    with pypdfium2.PdfDocument(pdf) as document:
        return "\f".join(page.get_textpage().get_text_bounded() for page in document)


def squeezed(text: str) -> str:
    """Return a text without blanks: where a line was broken says nothing about what it says."""
    return _BLANKS.sub("", text)


def pages(pdf: bytes, dpi: int = 100) -> list[Image.Image]:
    """Return the pages as they look, in grey."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.render(scale=dpi / 72).to_pil().convert("L") for page in document]


def zbar(picture: Image.Image, folder: Path) -> str:
    """Return the text of the QR code on a picture as zbar reads it."""
    path = folder / "page.png"
    picture.save(path)
    command = ["zbarimg", "-q", "--raw", str(path)]
    return subprocess.run(command, capture_output=True, check=False).stdout.decode("utf-8").strip()


def qpdf_complaints(pdf: bytes, folder: Path) -> str:
    """Return what qpdf finds wrong with a PDF; nothing where it is sound."""
    path = folder / "checked.pdf"
    path.write_bytes(pdf)
    done = subprocess.run(["qpdf", "--check", str(path)], capture_output=True, check=False)
    return "" if done.returncode == 0 else (done.stdout + done.stderr).decode("utf-8")


def operators(pdf: bytes, folder: Path) -> str:
    """Return what a PDF draws, as qpdf unpacks it."""
    path = folder / "packed.pdf"
    path.write_bytes(pdf)
    command = ["qpdf", "--qdf", "--object-streams=disable", str(path), "-"]
    return subprocess.run(command, capture_output=True, check=True).stdout.decode("latin-1")
