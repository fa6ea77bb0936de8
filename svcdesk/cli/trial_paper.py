"""Reads finished sheets back: their words as a reader copies them out, their QR codes as a scanner sees them."""

from collections.abc import Iterator
from typing import NamedTuple

import zxingcpp
from PIL import Image

from svcdesk.reports.raster import Pages

_SCALE = 150 / 72
"""Pixels to the point: what an ordinary office scanner gives."""


class Page(NamedTuple):
    words: str
    code: str


def read_back(pdf: bytes) -> list[Page]:
    """Return every page of a PDF as words and the text of its QR code, empty where none can be read."""
    pages = Pages(pdf)
    try:
        return list(_read(pages))
    finally:
        pages.close()


def _read(pages: Pages) -> Iterator[Page]:
    for at in range(len(pages)):
        drawn = pages.draw(at, _SCALE)
        picture = Image.frombuffer(
            "RGB", (drawn.width, drawn.height), drawn.data, "raw", "BGRX", drawn.stride, 1
        ).convert("L")
        found = zxingcpp.read_barcodes(picture)
        yield Page(pages.text(at), found[0].text if found else "")
