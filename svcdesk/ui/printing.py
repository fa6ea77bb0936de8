"""Sends the pages of a finished PDF to a printer through Qt."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPageLayout, QPainter

from svcdesk.reports.raster import Pages
from svcdesk.ui.pages_view import image

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_FINEST = 300
"""Dots to the inch a page is drawn at: enough for a QR code of 30 mm and for small print, and 35 MB a page."""


def print_pages(pages: Pages, printer: "QPrinter") -> bool:
    """Print the pages the printer was asked for, each to the size of its paper; say whether the printer took them."""
    numbers = wanted(len(pages), printer)
    copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    order = [at for _ in range(copies) for at in numbers]
    if not order:
        return False
    printer.setFullPage(True)
    _turn(pages, order[0], printer)
    painter = QPainter()
    if not painter.begin(printer):
        return False
    painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)  # small print and codes stay crisp
    for place, at in enumerate(order):
        if place:
            _turn(pages, at, printer)
            printer.newPage()
        _draw(pages, at, printer, painter)
    return painter.end()


def wanted(count: int, printer: "QPrinter") -> list[int]:
    """Return the pages to print, from 0, in the order they should come out."""
    first, last = printer.fromPage() or 1, printer.toPage() or count
    numbers = list(range(max(1, first) - 1, min(count, last)))
    return numbers[::-1] if printer.pageOrder() == printer.PageOrder.LastPageFirst else numbers


def _turn(pages: Pages, at: int, printer: "QPrinter") -> None:
    width, height = pages.size(at)
    lying = width > height
    printer.setPageOrientation(QPageLayout.Orientation.Landscape if lying else QPageLayout.Orientation.Portrait)


def _draw(pages: Pages, at: int, printer: "QPrinter", painter: QPainter) -> None:
    width, height = pages.size(at)
    dots = printer.resolution()
    paper = printer.paperRect(printer.Unit.DevicePixel)
    scale = min(dots / 72, paper.width() / width, paper.height() / height)  # never larger than life
    place = QRectF(0, 0, width * scale, height * scale)
    place.moveCenter(QRectF(0, 0, paper.width(), paper.height()).center())
    painter.drawImage(place, image(pages.draw(at, min(_FINEST, dots) / 72)))
