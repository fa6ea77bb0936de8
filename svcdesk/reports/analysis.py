"""The charts of the office on paper: the drawings the screen shows, on upright A4 pages."""

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO

import msgspec
from reportlab.graphics import renderPDF
from reportlab.graphics.shapes import Drawing
from reportlab.pdfgen.canvas import Canvas

from svcdesk.domain.measures import Figure
from svcdesk.reports.charts import INK, MUTED, draw
from svcdesk.reports.fonts import bold, regular
from svcdesk.reports.formats import moment
from svcdesk.words import Lang, Message, say

_WIDTH, _HEIGHT, _MARGIN, _GAP = 595.3, 841.9, 42.0, 26.0


class Chartbook(msgspec.Struct, frozen=True, kw_only=True):
    """All charts of some months, and who printed them when."""

    company: str
    figures: Sequence[Figure]
    printed_at: datetime
    printed_by: str


def chartbook(book: Chartbook, lang: Lang) -> bytes:
    """Return the charts as PDF, as many on a page as fit."""
    written = BytesIO()
    canvas = Canvas(written, (_WIDTH, _HEIGHT), pageCompression=1, invariant=1, initialFontName=regular().fontName)
    canvas.setTitle(say(Message("analysis.title"), lang))
    y = _begin(canvas, book, lang)
    for figure in book.figures:
        drawing = draw(figure, _WIDTH - 2 * _MARGIN, lang).drawing
        if y - drawing.height < _MARGIN:
            canvas.showPage()
            y = _begin(canvas, book, lang)
        y -= drawing.height
        renderPDF.draw(drawing, canvas, _MARGIN, y)
        y -= _GAP
    canvas.save()
    return written.getvalue()


def _begin(canvas: Canvas, book: Chartbook, lang: Lang) -> float:
    first, last = book.figures[0].first, book.figures[0].last
    canvas.setFont(bold().fontName, 16)
    canvas.setFillColor(INK)
    canvas.drawString(_MARGIN, _HEIGHT - _MARGIN - 6, say(Message("analysis.title"), lang))
    canvas.setFont(regular().fontName, 9)
    canvas.setFillColor(MUTED)
    span = {"first": f"{first // 100}-{first % 100:02d}", "last": f"{last // 100}-{last % 100:02d}"}
    canvas.drawRightString(_WIDTH - _MARGIN, _HEIGHT - _MARGIN - 6, say(Message("analysis.span", span), lang))
    said = {"company": book.company, "at": moment(book.printed_at), "who": book.printed_by}
    canvas.drawString(_MARGIN, _MARGIN - 16, say(Message("analysis.printed", said), lang))
    canvas.drawRightString(_WIDTH - _MARGIN, _MARGIN - 16, f"{canvas.getPageNumber()}")
    return _HEIGHT - _MARGIN - 34


def single(drawing: Drawing) -> bytes:
    """Return one drawing as a page of just its size, for the screen."""
    written = BytesIO()
    canvas = Canvas(written, (drawing.width, drawing.height), pageCompression=0, initialFontName=regular().fontName)
    renderPDF.draw(drawing, canvas, 0, 0)
    canvas.save()
    return written.getvalue()
