"""A sheet in the making: pages filled from top to bottom, finished once their number is known."""

from io import BytesIO

import msgspec
from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from svcdesk.domain.masters import Company
from svcdesk.domain.sheets import Image, SheetLanguage, Stamp
from svcdesk.domain.times import SHANGHAI
from svcdesk.reports.fonts import bold, regular
from svcdesk.reports.frame import BOTTOM, LOGO, TOP, Frame, Head, draw
from svcdesk.reports.pen import PAGE_HEIGHT, Pen
from svcdesk.reports.pictures import embed
from svcdesk.reports.texts import texts

rl_config.useA85 = 0  # binary streams are a quarter smaller than armoured ones, and faster


class RenderedSheet(msgspec.Struct, frozen=True):
    """A finished PDF, and the characters in it that no font of ours can show (they stand as boxes)."""

    pdf: bytes
    pages: int
    missing: tuple[str, ...]


class Sheet:
    """Pages being filled; ``y`` is where the next thing goes, in points from the top of the page.

    ``blank`` is a form for pen and paper: room instead of bars. ``draft`` marks what nobody has signed yet.
    """

    def __init__(
        self,
        company: Company,
        stamp: Stamp,
        language: SheetLanguage,
        logo: Image | None = None,
        *,
        blank: bool = False,
        draft: bool = False,
    ) -> None:
        self.t = texts(language)
        self.blank = blank
        self._buffer = BytesIO()
        self._canvas = Canvas(
            self._buffer,
            initialFontName=regular().fontName,
            pageCompression=1,
            invariant=1,
            lang="en" if language == "en" else "zh-CN",
        )
        self._document = self._canvas._doc  # noqa: SLF001 - ReportLab offers no other way to add font and picture objects
        self._used = {font.fontName: font.used(self._document) for font in (regular(), bold())}
        self._pages: list[tuple[Pen, Head]] = []
        self._sizes: dict[str, tuple[int, int] | None] = {}
        size = self.picture(LOGO, logo) if logo else None
        self._frame = Frame(company, stamp, self.t, size, blank, draft)
        self.section = 0
        self.y = TOP

    @property
    def pen(self) -> Pen:
        return self._pages[-1][0]

    @property
    def room(self) -> float:
        """Height left on this page in points."""
        return BOTTOM - self.y

    @property
    def full(self) -> float:
        """Height of an empty page's body in points."""
        return BOTTOM - TOP

    def begin(self, head: Head) -> None:
        """Start a form on a new page; its sections count from one."""
        self._pages.append((Pen(self._used), head))
        self.section = 0
        self.y = TOP

    def turn(self) -> None:
        """Go on with the same form on a new page."""
        self._pages.append((Pen(self._used), self._pages[-1][1]))
        self.y = TOP

    def need(self, height: float) -> None:
        """Turn the page unless this height is left on it."""
        if height > self.room and self.y > TOP:
            self.turn()

    def picture(self, key: str, image: Image) -> tuple[int, int] | None:
        """Embed a picture once; return its size in pixels, none if it cannot be read."""
        if key not in self._sizes:
            self._sizes[key] = embed(self._document, key, image)
        return self._sizes[key]

    def finish(self) -> RenderedSheet:
        """Draw what surrounds the pages, now that their number is known, and write the PDF."""
        for number, (pen, head) in enumerate(self._pages, 1):
            draw(pen, self._frame, head, number, len(self._pages))
            self._write(pen)
        stamp, title = self._frame.stamp, self._pages[0][1].title
        self._canvas.setTitle(f"{stamp.number} {title.inline}".strip())
        self._canvas.setAuthor(self._frame.company.name)
        self._canvas.setSubject(stamp.rev)
        self._canvas.setCreator("svcdesk")
        self._canvas.setDateFormatter(self._pdf_date)
        missing = dict.fromkeys(char for used in self._used.values() for char in used.missing)
        self._canvas.save()
        return RenderedSheet(self._buffer.getvalue(), len(self._pages), tuple(missing))

    def _pdf_date(self, *_now: int) -> str:
        """Return the printing time as PDF writes times, so that the same record at the same time is the same file."""
        printed = self._frame.stamp.printed_at.astimezone(SHANGHAI)
        return printed.strftime("D:%Y%m%d%H%M%S+08'00'")

    def _write(self, pen: Pen) -> None:
        under, over = pen.streams()
        self._canvas.addLiteral(under)
        for picture in pen.pictures:
            bottom = PAGE_HEIGHT - picture.y - picture.height
            place = f"{picture.width:.2f} 0 0 {picture.height:.2f} {picture.x:.2f} {bottom:.2f} cm"
            self._canvas.addLiteral(f"q {place}")
            self._canvas.doForm(picture.name)
            self._canvas.addLiteral("Q")
        self._canvas.addLiteral(over)
        self._canvas.showPage()
